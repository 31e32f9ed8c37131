import { expect, it } from 'vitest';
import { type Appeal, newAppeal, type Relation } from '../../src/appeal/appeal.ts';
import type { AppealEvent } from '../../src/appeal/events.ts';
import { cadreClock } from '../../src/appeal/limits.ts';
import { deskOf } from '../../src/appeal/pending.ts';
import { openEvents, step } from '../../src/appeal/step.ts';
import { attemptsOf, countsAsAttempt } from '../../src/appeal/steps/silence.ts';
import { timersOf } from '../../src/appeal/timers.ts';
import { turnOf } from '../../src/appeal/turn.ts';
import { policyWith } from '../support/policies.ts';
import { office, policy, rules } from '../support/walk.ts';

/** Monday 2 March 2026 in Shanghai. */
const at = (text: string): number => Date.parse(`2026-${text.replace(' ', 'T')}:00+08:00`);
const start = at('03-02 09:00');
const number = '13800000001';

const result = { outcome: 'resolved', text: '调了档', left: '', by: 'person-owner', at: start } as const;
const called = (about: 'result' | 'info' = 'result'): Appeal => ({
  ...newAppeal('a', 'e', 'person-enterprise', policy.version, start),
  status: 'callback',
  ownerId: 'person-owner',
  submittedAt: start,
  roundAt: start,
  ownedAt: start,
  contactFrom: start,
  info: about === 'info' ? { items: ['电费单'], at: start, asked: 1 } : null,
  result: about === 'result' ? result : null,
  pauses: [[start, null]],
  callback: { about, at: start, calls: [] },
});

type Who = { relations?: Relation[]; actorId?: string; rules?: typeof rules };

function take(a: Appeal, event: AppealEvent, now: number, who: Who = {}): Appeal {
  const setting = {
    ...(who.rules ?? rules),
    now,
    actorId: who.actorId ?? 'person-dispatcher',
    relations: who.relations ?? ['dispatcher'],
    ownerAway: false,
    office,
  };
  return step(a, event, setting).appeal;
}
const enterprise = { relations: ['enterprise'] as Relation[], actorId: 'person-enterprise' };

const rings = (a: Appeal, now: number): Appeal =>
  take(
    a,
    { type: 'log_call', at: now, number, outcome: 'no_answer', counts: countsAsAttempt(rules, a, now) },
    now,
  );
const opinion = (solved: 'resolved' | 'partly' | 'unresolved', rating: 'satisfied' | 'fairly', now: number) =>
  ({ type: 'record_opinion', solved, rating, text: '好了', at: now, number }) as const;
const refusal = (now: number) =>
  ({ type: 'record_refusal', solved: 'partly', rating: 'fairly', text: '门没装', at: now, number }) as const;

it('counts one call a working day, three in all', () => {
  const monday = rings(called(), at('03-02 10:00'));
  const again = rings(monday, at('03-02 16:00'));
  const late = rings(again, at('03-02 19:00'));
  const tuesday = rings(late, at('03-03 08:00'));
  expect([monday, again, late, tuesday].map(attemptsOf)).toEqual([1, 1, 1, 2]);
  const thursday = rings(tuesday, at('03-05 09:00'));
  const friday = rings(thursday, at('03-06 09:00'));
  expect([thursday, friday].map(attemptsOf)).toEqual([3, 3]);
  expect(friday.callback?.calls).toHaveLength(6);
});

it('counts no call on a day off', () => {
  expect(attemptsOf(rings(called(), at('03-07 10:00')))).toBe(0);
});

it('wants the next call on the next working day, and climbs when it does not come', () => {
  const a = rings(called(), at('03-06 10:00'));
  expect(turnOf(rules, a, at('03-06 10:00'))).toEqual({
    who: 'dispatcher',
    what: 'callback',
    due: at('03-09 17:30'),
  });
  expect(timersOf(rules, a, at('03-06 10:00'))).toEqual([
    { kind: 'callback', dueAt: at('03-09 17:30') },
    { kind: 'callback.2', dueAt: at('03-10 17:30') },
    { kind: 'callback.3', dueAt: at('03-12 17:30') },
  ]);
});

it('rings anew about the next call, but not because of one that does not count', () => {
  const rung = { ...called(), rung: { callback: start } };
  const counted = rings(rung, at('03-02 10:00'));
  expect(counted.rung).toEqual({});
  expect(rings({ ...counted, rung: { callback: 1 } }, at('03-02 11:00')).rung).toEqual({ callback: 1 });
});

it('takes down calls of this call-back alone, none of later and none of long ago', () => {
  const log = (when: number, now: number) =>
    take(called(), { type: 'log_call', at: when, number, outcome: 'no_answer' }, now);
  expect(() => log(at('03-02 08:00'), at('03-02 10:00'))).toThrow('err.call.when');
  expect(() => log(at('03-02 11:00'), at('03-02 10:00'))).toThrow('err.call.when');
  expect(() => log(at('03-02 10:00'), at('03-04 09:00'))).toThrow('err.call.late');
  expect(attemptsOf(log(at('03-02 16:50'), at('03-03 09:00')))).toBe(1);
  const two = rings(called(), at('03-03 10:00'));
  const earlier = { type: 'log_call', at: at('03-02 10:00'), number, outcome: 'no_answer' } as const;
  expect(() => take(two, earlier, at('03-03 11:00'))).toThrow('err.call.when');
});

it('keeps everybody from the telephone who has a hand in the case', () => {
  const now = at('03-02 10:00');
  const log = { type: 'log_call', at: now, number, outcome: 'no_answer' } as const;
  const tries =
    (relations: Relation[], actorId = 'somebody') =>
    () =>
      take(called(), log, now, { relations, actorId });
  expect(tries(['owner'])).toThrow('refuse.callback_not_cadre');
  expect(tries(['deputy'])).toThrow('refuse.callback_not_cadre');
  expect(tries(['owner', 'dispatcher'])).toThrow('refuse.conflict');
  expect(tries(['deputy', 'leader'])).toThrow('refuse.conflict');
  expect(tries(['dispatcher'], 'person-owner')).toThrow('refuse.conflict');
  expect(tries(['supervisor'])).toThrow('refuse.not_yours');
  expect(tries(['enterprise'])).toThrow('refuse.not_yours');
  expect(tries(['leader'])).not.toThrow();
  const open = (relations: Relation[]) =>
    openEvents(called(), { ...rules, now, actorId: 'x', relations, ownerAway: false, office });
  expect(open(['owner', 'dispatcher'])).not.toContain('record_opinion');
  expect(open(['dispatcher'])).toContain('record_opinion');
});

const days = ['03-02 10:00', '03-03 10:00', '03-04 10:00'].map(at);

it('asks whoever comes next to call where the only dispatcher reported the result', () => {
  const own = { ...called(), result: { ...result, by: 'person-dispatcher' } };
  const [head, nobody] = [
    { ...office, leader: [] },
    { ...office, leader: [], head: [], supervisor: [] },
  ];
  expect(deskOf(called(), office)).toEqual(['person-dispatcher']);
  expect(deskOf(called(), office, 'person-dispatcher')).toEqual(['person-leader']);
  expect([office, head, nobody].map((some) => deskOf(own, some))).toEqual([
    ['person-leader'],
    ['person-head'],
    [],
  ]);
  const now = at('03-02 10:00');
  const calls = (a: Appeal, some: typeof office) =>
    openEvents(a, {
      ...rules,
      now,
      actorId: 'person-head',
      relations: ['head'],
      ownerAway: false,
      office: some,
    });
  const steps = ['log_call', 'record_opinion', 'record_refusal'];
  expect(calls(own, head)).toEqual(expect.arrayContaining(steps));
  const used = { ...days.reduce(rings, called()), result: own.result };
  expect(calls(used, head)).toContain('file_unconfirmed');
  const about: Appeal = { ...own, callback: { about: 'info', at: now, calls: [] } };
  expect(calls(about, head)).toContain('record_info');
  for (const one of [own, used, about])
    for (const event of [...steps, 'record_info', 'file_unconfirmed'])
      expect(calls(one, office)).not.toContain(event);
});

it('files only after the last attempt, and not at all where the policy has no such end', () => {
  const file = { type: 'file_unconfirmed' } as const;
  const two = rings(rings(called(), at('03-02 10:00')), at('03-03 10:00'));
  expect(() => take(two, file, at('03-03 11:00'))).toThrow('refuse.calls_left');
  const three = rings(two, at('03-04 10:00'));
  expect(take(three, file, at('03-04 10:00')).status).toBe('unconfirmed');
  const off = { ...rules, policy: policyWith({ ends: { unconfirmed: false } }) };
  expect(() => take(three, file, at('03-04 10:00'), { rules: off })).toThrow('refuse.unconfirmed_off');
  expect(timersOf(off, three, at('03-04 10:00')).map((t) => t.kind)).toEqual([
    'callback',
    'callback.2',
    'callback.3',
  ]);
});

it('brings a filed case back where it stood, its rest being nobody’s working time', () => {
  const file = { type: 'file_unconfirmed' } as const;
  const filed = (about: 'result' | 'info') =>
    take(days.reduce(rings, called(about)), file, at('03-04 11:00'));
  const later = at('04-20 09:00');
  const back = take(filed('result'), { type: 'revive' }, later, enterprise);
  expect(back).toMatchObject({ status: 'pending_confirm', ending: null, callback: null });
  expect(timersOf(rules, back, later)[0]?.dueAt).toBeGreaterThan(later);
  expect(cadreClock(rules, back, later)).toBe(0);
  expect(() => take(filed('info'), { type: 'revive' }, later, enterprise)).toThrow('refuse.stale_button');
  const answers: AppealEvent = { type: 'answer_info', answers: [] };
  const goesOn = take(filed('info'), answers, later, enterprise);
  expect(goesOn).toMatchObject({ status: 'in_progress', ending: null, callback: null });
  expect(cadreClock(rules, goesOn, later)).toBe(0);
  expect(() => take(filed('result'), answers, later, enterprise)).toThrow('refuse.stale_button');
});

it('closes on words that close, and begins a round on all others', () => {
  const now = at('03-02 10:00');
  expect(take(called(), opinion('partly', 'satisfied', now), now).status).toBe('phone_closed');
  for (const no of [opinion('unresolved', 'satisfied', now), opinion('resolved', 'fairly', now)])
    expect(() => take(called(), no, now)).toThrow('refuse.not_allowed');
  expect(take(called(), refusal(now), now)).toMatchObject({ status: 'in_progress', round: 2, level: 2 });
  const fine = { ...refusal(now), solved: 'resolved', rating: 'satisfied' } as const;
  expect(() => take(called(), fine, now)).toThrow('refuse.stale_button');
});

it('undoes a round that the enterprise never asked for, as if it had not been', () => {
  const now = at('03-02 10:00');
  const round = take(called(), refusal(now), now);
  const cadre = { relations: ['owner'] as Relation[], actorId: 'person-owner' };
  const contacted = take(
    round,
    { type: 'log_contact', at: now, how: 'phone', note: '来看看' },
    at('03-03 10:00'),
    cadre,
  );
  const back = take(contacted, { type: 'revert_opinion' }, at('03-04 10:00'), enterprise);
  expect(back).toMatchObject({ status: 'pending_confirm', round: 1, level: 0, opinion: null, phoned: null });
  expect(back).toMatchObject({ past: [], contact: null, callback: null, result: { text: '调了档' } });
  expect(cadreClock(rules, back, at('03-05 10:00'))).toBe(0);
  expect(timersOf(rules, back, at('03-04 10:00'))[0]).toMatchObject({ kind: 'confirm.1' });
});

it('lets the enterprise answer the new report instead, once there is one', () => {
  const now = at('03-02 10:00');
  const done = { type: 'report_done', outcome: 'resolved', text: '门装好了，锁也换了', left: '' } as const;
  const cadre = { relations: ['owner'] as Relation[], actorId: 'person-owner' };
  const reported = take(take(called(), refusal(now), now), done, at('03-03 10:00'), cadre);
  const open = { ...rules, now: at('03-03 11:00'), actorId: 'person-enterprise', ownerAway: false, office };
  expect(openEvents(reported, { ...open, relations: ['enterprise'] })).not.toContain('revert_opinion');
  const partly = { ...done, type: 'propose_done', outcome: 'partly' } as const;
  const proposed = take(take(called(), refusal(now), now), partly, at('03-03 10:00'), cadre);
  expect(() => take(proposed, { type: 'revert_opinion' }, at('03-03 11:00'), enterprise)).toThrow(
    'refuse.stale_button',
  );
});

it('lets what was noted stand after 72 hours', () => {
  const now = at('03-02 10:00');
  const closed = take(called(), opinion('resolved', 'satisfied', now), now);
  expect(timersOf(rules, closed, now)).toEqual([{ kind: 'stands', dueAt: at('03-05 10:00') + 1 }]);
  const revert = { type: 'revert_opinion' } as const;
  expect(take(closed, revert, at('03-05 10:00'), enterprise).status).toBe('pending_confirm');
  expect(() => take(closed, revert, at('03-05 10:01'), enterprise)).toThrow('refuse.revert_late');
  expect(() => take(closed, revert, at('03-03 10:00'))).toThrow('refuse.not_yours');
  const clock = { relations: ['clock'] as Relation[], actorId: '' };
  const stood = take(closed, { type: 'ring', kind: 'stands' }, at('03-05 10:01'), clock);
  expect(timersOf(rules, stood, at('03-05 10:01'))).toEqual([]);
});
