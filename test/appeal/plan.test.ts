import { expect, it } from 'vitest';
import { alarmsOf, isOvertaken } from '../../src/appeal/alarms.ts';
import { type Appeal, newAppeal, type Relation } from '../../src/appeal/appeal.ts';
import type { PlanStep } from '../../src/appeal/facts.ts';
import type { AppealEvent } from '../../src/appeal/events.ts';
import { doneDue, stageDue } from '../../src/appeal/limits.ts';
import { allMilestones } from '../../src/appeal/plan.ts';
import { openEvents, step } from '../../src/appeal/step.ts';
import { timersOf } from '../../src/appeal/timers.ts';
import { turnOf, waitsOn } from '../../src/appeal/turn.ts';
import { office, policy, rules } from '../support/walk.ts';

/** Shanghai time in 2026; 2 March is a Monday. */
const at = (text: string) => Date.parse(`2026-${text.replace(' ', 'T')}:00+08:00`);
const shown = (ms: number | null | undefined) =>
  ms === null || ms === undefined
    ? null
    : new Date(ms + 8 * 3_600_000).toISOString().slice(5, 16).replace('T', ' ');

const filed: Appeal = {
  ...newAppeal('a', 'e', 'person-enterprise', policy.version, at('03-02 09:00')),
  no: '杨企诉-2026-0001',
  status: 'in_progress',
  ownerId: 'person-owner',
  submittedAt: at('03-02 09:00'),
  roundAt: at('03-02 09:00'),
  ownedAt: at('03-02 09:00'),
  acknowledgedAt: at('03-02 09:30'),
  contactFrom: at('03-02 09:00'),
  contact: {
    at: 0,
    how: 'phone',
    note: '',
    by: 'person-owner',
    loggedAt: at('03-02 10:00'),
    confirmed: true,
  },
};

const settingFor = (who: Relation, now: number, id = `person-${who}`) => ({
  ...rules,
  now,
  actorId: who === 'clock' ? null : id,
  relations: [who],
  ownerAway: false,
  office: { ...office, leader: ['person-leader', 'person-leader-2'] },
});

type Move = [when: string, who: Relation, event: AppealEvent];
const play = (a: Appeal, moves: Move[]): Appeal =>
  moves.reduce((so, [when, who, event]) => step(so, event, settingFor(who, at(when))).appeal, a);

const steps: PlanStep[] = [
  { due: at('03-20 17:30'), who: '经发办', what: '征迁完成' },
  { due: at('06-30 17:30'), who: '供电公司', what: '投运' },
];
const propose = {
  type: 'propose_plan',
  text: '要建变电站',
  steps,
  relief: '错峰',
  body: '供电公司',
} as const;
const ring = (kind: string) => ({ type: 'ring', kind }) as const;
const planned: Move[] = [
  ['03-03 09:00', 'owner', propose],
  ['03-04 09:00', 'leader', { type: 'go_long_term' }],
];
const kindsAt = (a: Appeal, when: string) =>
  timersOf(rules, a, at(when)).map(({ kind, dueAt }) => `${kind} ${shown(dueAt)}`);

it('takes no plan without two steps to come, in their order', () => {
  const [first, second] = steps as [PlanStep, PlanStep];
  const proposing = (given: PlanStep[]) => () =>
    play(filed, [['03-03 09:00', 'owner', { ...propose, steps: given }]]);

  for (const given of [[], [first], [second, first], [{ ...first, due: at('03-02 17:30') }, second]])
    expect(proposing(given)).toThrow('refuse.long_plan');
  expect(proposing(steps)).not.toThrow();
});

it('lets all limits run until the leader has decided, and then none but those of the plan', () => {
  const asked = play(filed, planned.slice(0, 1));
  expect(asked.status).toBe('in_progress');
  expect(shown(doneDue(rules, asked, at('03-03 09:00')))).toBe('03-09 17:30');
  expect(waitsOn(asked)).toEqual(['leader']);
  expect(turnOf(rules, asked, at('03-03 09:00'))).toMatchObject({ who: 'leader', what: 'approve' });
  expect(kindsAt(asked, '03-03 09:00')).toEqual(
    expect.arrayContaining(['late.2 03-09 17:30', 'decide.1 03-04 08:30', 'decide.2 03-05 08:30']),
  );

  const going = play(filed, planned);
  expect(going.status).toBe('long_term');
  const kinds = kindsAt(going, '03-04 09:00');
  expect(kinds.filter((kind) => /^(?:late|half|warn|notice|decide)/.test(kind))).toEqual([]);
  expect(kinds).toEqual(
    expect.arrayContaining([
      'milestone.1.warn 03-19 08:30',
      'milestone.1.2 03-20 17:30',
      'milestone.1.3 03-23 17:30',
      'milestone.2.warn 06-29 08:30',
      'stage.1 03-18 17:30',
      'stage.2 04-01 17:30',
    ]),
  );
  expect(waitsOn(going)).toEqual(['owner']);
});

it('puts one request at a time before the leader', () => {
  const asked = play(filed, planned.slice(0, 1));
  const done = { type: 'report_done', outcome: 'resolved', text: '好了', left: '' } as const;
  const partly = { ...done, type: 'propose_done', outcome: 'partly', left: '还差一处' } as const;
  const ask: AppealEvent = { type: 'ask_info', items: ['电费单'] };
  for (const event of [propose, partly, ask])
    expect(() => play(asked, [['03-03 10:00', 'owner', event]])).toThrow('refuse.plan_wait');
  // What is done needs no plan any more.
  const reported = play(asked, [['03-03 10:00', 'owner', done]]);
  expect(reported).toMatchObject({ status: 'pending_confirm', planned: null });
  expect(waitsOn(reported)).toEqual(['enterprise']);
  const again = play(asked, [
    ['03-04 09:00', 'leader', { type: 'decline_plan', text: '太晚' }],
    ['03-04 10:00', 'owner', propose],
  ]);
  expect(again.planned?.at).toBe(at('03-04 10:00'));
  expect(play(again, [['03-05 09:00', 'head', { type: 'go_long_term' }]]).status).toBe('long_term');
});

it('lets nobody approve a plan of their own, or one for a case of their own', () => {
  const own = { ...play(filed, planned.slice(0, 1)), ownerId: 'person-leader' };
  const leader = settingFor('leader', at('03-04 09:00'));
  expect(() => step(own, { type: 'go_long_term' }, leader)).toThrow('refuse.own_request');
  expect(openEvents(own, leader)).not.toContain('go_long_term');
  expect(openEvents(own, settingFor('head', at('03-04 09:00')))).toContain('go_long_term');
  const another = settingFor('leader', at('03-04 09:00'), 'person-leader-2');
  expect(step(own, { type: 'go_long_term' }, another).appeal.status).toBe('long_term');
});

it('climbs with a late milestone as with a limit, each by itself, and is quiet once it is reached', () => {
  const late = play(filed, [
    ...planned,
    ['03-18 17:30', 'clock', ring('stage.1')],
    ['03-20 17:30', 'clock', ring('milestone.1.2')],
    ['03-23 17:30', 'clock', ring('milestone.1.3')],
  ]);
  expect(late.level).toBe(3);
  expect(alarmsOf(rules, late, 'milestone.1.2').map(({ to, what }) => `${to} ${what}`)).toEqual([
    'owner milestone.late.cadre',
    'leader milestone.late.office',
  ]);
  expect(alarmsOf(rules, late, 'milestone.1.warn').map(({ what }) => what)).toContain('milestone.soon');
  expect(kindsAt(late, '03-23 17:30').filter((kind) => /milestone\.1\.[23]/.test(kind))).toEqual([]);
  expect(kindsAt(late, '03-23 17:30')).toContain('milestone.1.4 03-25 17:30');
  expect(turnOf(rules, late, at('03-23 17:30'))).toMatchObject({ what: 'update' });

  const reached = play(late, [
    ['03-24 09:00', 'owner', { type: 'reach_milestone', key: '1', text: '三户都签了' }],
  ]);
  expect(kindsAt(reached, '03-24 09:00').filter((kind) => kind.startsWith('milestone.1'))).toEqual([]);
  expect(reached.progress?.text).toBe('三户都签了');
  expect(shown(stageDue(rules, reached))).toBe('04-08 17:30');
  expect(turnOf(rules, reached, at('03-24 09:00'))).toMatchObject({ who: 'owner', what: 'update' });
});

it('says only the strongest of what is due about one milestone, and leaves the others alone', () => {
  const timers = [
    { kind: 'milestone.1.3', dueAt: 5 },
    { kind: 'milestone.2.2', dueAt: 5 },
  ];
  expect(isOvertaken('milestone.1.2', timers, 10)).toBe(true);
  expect(isOvertaken('milestone.1.warn', timers, 10)).toBe(true);
  expect(isOvertaken('milestone.1.3', timers, 10)).toBe(false);
  expect(isOvertaken('milestone.2.2', timers, 10)).toBe(false);
  expect(isOvertaken('milestone.1.notice', timers, 10)).toBe(false);
});

it('hears of one missed update from the cadre alone, of two from the leader as well', () => {
  const quiet = play(filed, [...planned, ['03-18 17:30', 'clock', ring('stage.1')]]);
  expect(quiet.level).toBe(0);
  expect(alarmsOf(rules, quiet, 'stage.1').map(({ to }) => to)).toEqual(['owner']);
  const twice = play(quiet, [['04-01 17:30', 'clock', ring('stage.2')]]);
  expect(twice.level).toBe(2);
  expect(alarmsOf(rules, quiet, 'stage.2').map(({ to }) => to)).toEqual(['owner', 'leader']);
  const noted = play(quiet, [['03-19 09:00', 'owner', { type: 'progress', text: '谈了两户' }]]);
  expect(kindsAt(noted, '03-19 09:00')).toContain('stage.1 04-02 17:30');
});

const moved: PlanStep[] = [
  { due: at('04-20 17:30'), who: '经发办', what: '征迁完成' },
  { due: at('06-30 17:30'), who: '供电公司', what: '投运' },
  { due: at('07-31 17:30'), who: '供电公司', what: '验收' },
];

it('rings anew for a day that was moved, not again for one that stayed, and keeps what was promised first', () => {
  const late = play(filed, [
    ...planned,
    ['03-20 17:30', 'clock', ring('milestone.1.2')],
    ['03-24 09:00', 'owner', { type: 'propose_change', text: '多了两户', steps: moved }],
  ]);
  expect(waitsOn(late)).toEqual(['owner', 'leader']);
  expect(kindsAt(late, '03-24 09:00')).toContain('milestone.1.3 03-23 17:30');
  const told = { ...late, rung: { ...late.rung, 'milestone.2.warn': 1 } };
  const changed = play(told, [['03-25 09:00', 'leader', { type: 'change_plan' }]]);

  expect(kindsAt(changed, '03-25 09:00')).toEqual(
    expect.arrayContaining([
      'milestone.1.2 04-20 17:30',
      'milestone.2.2 06-30 17:30',
      'milestone.3.2 07-31 17:30',
    ]),
  );
  expect(kindsAt(changed, '03-25 09:00').join()).not.toContain('milestone.2.warn');
  expect(changed.plans).toHaveLength(1);
  expect(allMilestones(changed).map(({ key, first }) => `${key} ${shown(first)}`)).toEqual([
    '1 03-20 17:30',
    '2 06-30 17:30',
    '3 07-31 17:30',
  ]);
});

it('keeps a step on record that a change has dropped', () => {
  const dropped = play(filed, [
    ...planned,
    ['03-05 09:00', 'head', { type: 'set_plan', text: '不用征迁了', steps: moved.slice(1) }],
  ]);
  expect(dropped.plan?.milestones.map(({ key }) => key)).toEqual(['2', '3']);
  expect(allMilestones(dropped).map(({ key, what, doneAt }) => [key, what, doneAt])).toContainEqual([
    '1',
    '征迁完成',
    null,
  ]);
  expect(kindsAt(dropped, '03-05 09:00').join()).not.toContain('milestone.1');
});

it('goes back with a limit of its own once the last milestone is reached, in whatever order', () => {
  const one = play(filed, [
    ...planned,
    ['03-05 09:00', 'owner', { type: 'reach_milestone', key: '2', text: '提前投运' }],
  ]);
  expect(openEvents(one, settingFor('owner', at('03-05 10:00')))).toContain('reach_last');
  expect(openEvents(one, settingFor('owner', at('03-05 10:00')))).not.toContain('reach_milestone');
  const back = play(one, [['03-16 09:00', 'owner', { type: 'reach_last', key: '1', text: '征迁完成' }]]);
  expect(back).toMatchObject({ status: 'in_progress', plan: null, backAt: at('03-16 09:00') });
  expect(back.plans[0]?.milestones.map(({ doneAt }) => doneAt !== null)).toEqual([true, true]);
  expect(shown(doneDue(rules, back, at('03-16 09:00')))).toBe('03-23 17:30');
  expect(kindsAt(back, '03-16 09:00')).toEqual(expect.arrayContaining(['late.2 03-23 17:30']));
  expect(kindsAt(back, '03-16 09:00').join()).not.toContain('milestone');
});

it('does not end a plan with a step that is not the last, nor answer what nobody asked', () => {
  const going = play(filed, planned);
  const last = { type: 'reach_last', key: '1', text: '征迁完成' } as const;
  expect(() => play(going, [['03-05 09:00', 'owner', last]])).toThrow('refuse.stale_button');
  const unknown = { type: 'reach_milestone', key: '9', text: '征迁完成' } as const;
  expect(() => play(going, [['03-05 09:00', 'owner', unknown]])).toThrow('refuse.stale_button');
  const answer = { type: 'answer_plan', text: '先给临时变压器' } as const;
  expect(() => play(going, [['03-05 09:00', 'leader', answer]])).toThrow('refuse.stale_button');
});

it('keeps plan and timers when somebody else is given the case', () => {
  const going = play(filed, planned);
  const given = play(going, [
    ['03-05 09:00', 'dispatcher', { type: 'reassign', toId: 'person-other', text: '熟悉' }],
  ]);
  expect(given.plan).toEqual(going.plan);
  expect(kindsAt(given, '03-05 09:00').filter((kind) => /^(?:milestone|stage)/.test(kind))).toEqual(
    kindsAt(going, '03-05 09:00').filter((kind) => /^(?:milestone|stage)/.test(kind)),
  );
});

it('warns of the new limit though the old one had been told of', () => {
  const overdue = play(filed, [
    ['03-06 17:30', 'clock', ring('warn')],
    ['03-09 17:30', 'clock', ring('late.2')],
    ['03-10 09:00', 'owner', propose],
    ['03-11 09:00', 'leader', { type: 'go_long_term' }],
    ['03-12 09:00', 'leader', { type: 'end_long_term', text: '临时变压器到了' }],
  ]);
  expect(overdue.rung).toEqual({});
  expect(kindsAt(overdue, '03-12 09:00')).toEqual(
    expect.arrayContaining(['warn 03-18 16:12', 'late.2 03-19 17:30', 'late.3 03-20 17:30']),
  );
});

it('does not pause the limit after long-term work for what was waited before it', () => {
  const waited = { ...filed, pauses: [[at('03-02 10:00'), at('03-03 08:00')]] as Appeal['pauses'] };
  const back = play(waited, [
    ...planned,
    ['03-16 09:00', 'owner', { type: 'end_long_term', text: '不用了' }],
  ]);
  expect(shown(doneDue(rules, back, at('03-16 09:00')))).toBe('03-23 17:30');
});

it('lets the enterprise object, once until it is answered', () => {
  const objected = play(filed, [
    ...planned,
    ['03-05 09:00', 'enterprise', { type: 'object_plan', text: '太久' }],
  ]);
  expect(waitsOn(objected)).toEqual(['owner', 'leader']);
  expect(kindsAt(objected, '03-05 09:00')).toEqual(
    expect.arrayContaining(['objection.1 03-09 17:30', 'objection.2 03-11 17:30']),
  );
  expect(() =>
    play(objected, [['03-05 10:00', 'enterprise', { type: 'object_plan', text: '太久' }]]),
  ).toThrow('refuse.plan_objected');
  const answers: AppealEvent[] = [
    { type: 'answer_plan', text: '先给临时变压器' },
    { type: 'set_plan', text: '提前一个月', steps: moved },
  ];
  for (const event of answers)
    expect(play(objected, [['03-06 09:00', 'leader', event]])).toMatchObject({ objection: null });
  expect(() => play(objected, [['03-06 09:00', 'owner', answers[0] as AppealEvent]])).toThrow(
    'refuse.not_yours',
  );
});

it('asks for a plan where a case is hard, until there is one', () => {
  const hard: Appeal = { ...filed, grade: 'hard' };
  expect(kindsAt(hard, '03-03 09:00')).toEqual(
    expect.arrayContaining(['plan.soon 03-13 08:30', 'plan.missing 03-16 17:30']),
  );
  expect(kindsAt(filed, '03-03 09:00').join()).not.toContain('plan.');
  const back = play(hard, [...planned, ['03-05 09:00', 'leader', { type: 'end_long_term', text: '不用了' }]]);
  for (const a of [play(hard, planned.slice(0, 1)), play(hard, planned), back])
    expect(kindsAt(a, '03-05 09:00').join()).not.toContain('plan.');
  expect(play(hard, [['03-16 17:30', 'clock', ring('plan.missing')]]).level).toBe(2);
});

it('begins another round without the plan, and may have one again', () => {
  const done = { type: 'report_done', outcome: 'resolved', text: '投运了', left: '' } as const;
  const no = { solved: 'unresolved', rating: 'dissatisfied', reason: 'not_done', text: '又低了' } as const;
  const second = play(filed, [
    ...planned,
    ['03-16 09:00', 'owner', { type: 'end_long_term', text: '不用了' }],
    ['03-17 09:00', 'owner', done],
    ['03-18 09:00', 'enterprise', { type: 'refuse_result', ...no }],
  ]);
  expect(second).toMatchObject({ round: 2, plan: null, backAt: null, planned: null });
  expect(second.plans).toHaveLength(1);
  expect(shown(doneDue(rules, second, at('03-18 09:00')))).toBe('03-25 17:30');
  const again = play(second, [
    ['03-18 10:00', 'owner', propose],
    ['03-19 09:00', 'leader', { type: 'go_long_term' }],
  ]);
  expect(again.plan?.milestones.map(({ key }) => key)).toEqual(['3', '4']);
});
