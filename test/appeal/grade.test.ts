import { expect, it } from 'vitest';
import type { Appeal, Grade, Relation } from '../../src/appeal/appeal.ts';
import { alarmsOf } from '../../src/appeal/alarms.ts';
import type { AppealEvent } from '../../src/appeal/events.ts';
import { contactDue, doneDue, firstDue, signDue } from '../../src/appeal/limits.ts';
import { openEvents, step } from '../../src/appeal/step.ts';
import { isPassedUnder } from '../../src/appeal/steps/grade.ts';
import { timersOf } from '../../src/appeal/timers.ts';
import { waitsOn } from '../../src/appeal/turn.ts';
import { rules } from '../support/walk.ts';
import { at, settingOf, shown, workingCase } from '../support/working-case.ts';

const filed = (over: Partial<Appeal> = {}): Appeal =>
  workingCase({ acknowledgedAt: at('02 10:00'), ...over });
const does = (a: Appeal, who: Relation, event: AppealEvent, when = '04 10:00') =>
  step(a, event, settingOf(who, at(when)));
const raise = (grade: Grade) => ({ type: 'raise_grade', grade, text: '全厂停了' }) as const;
const set = (grade: Grade) => ({ type: 'set_grade', grade, text: '要两家单位' }) as const;
const due = (a: Appeal) => shown(doneDue(rules, a, at('04 10:00')));

it('lets the cadre raise a grade and never lower it, and the dispatcher set any', () => {
  expect(does(filed(), 'owner', raise('urgent')).appeal.grade).toBe('urgent');
  expect(() => does(filed(), 'owner', raise('ask'))).toThrow('refuse.grade_down');
  expect(() => does(filed(), 'owner', raise('normal'))).toThrow('refuse.grade_down');
  expect(() => does(filed(), 'owner', set('ask'))).toThrow('refuse.not_yours');
  expect(() => does(filed(), 'enterprise', set('top'))).toThrow('refuse.not_yours');
  expect(() => does(filed(), 'leader', set('top'))).toThrow('refuse.not_allowed');
  expect(() => does(filed(), 'dispatcher', set('rework'))).toThrow('refuse.stale_button');
  expect(does(filed(), 'dispatcher', set('ask')).appeal.grade).toBe('ask');
  expect(openEvents(filed({ grade: 'top' }), settingOf('owner', at('04 10:00')))).not.toContain(
    'raise_grade',
  );
});

it('never gives more time for a raise, whatever grade it is to', () => {
  expect(due(filed())).toBe('09 17:30');
  expect(due(does(filed(), 'owner', raise('urgent')).appeal)).toBe('09 17:30');
  expect(due(does(filed(), 'owner', raise('urgent'), '03 10:00').appeal)).toBe('06 17:30');
  expect(due(does(filed(), 'owner', raise('complex')).appeal)).toBe('09 17:30');
  expect(due(does(filed(), 'owner', raise('hard')).appeal)).toBe('09 17:30');
  expect(due(does(filed(), 'owner', raise('top')).appeal)).toBe('05 10:00');
});

it('does not ring again for a limit that had passed before the raise', () => {
  const rung = { half: 1, warn: 1, 'late.2': 1, 'late.3': 1, notice: 1, 'late.5': 1, contact: 1 };
  const late = filed({ rung });
  for (const [who, event] of [
    ['owner', raise('urgent')],
    ['enterprise', { type: 'worsen', urgency: 'stopped', grade: 'top' }],
  ] as const) {
    const kinds = Object.keys(does(late, who, event, '23 10:00').appeal.rung);
    expect(kinds).toEqual(['late.2', 'late.3', 'notice', 'late.5']);
  }
  expect(does(late, 'dispatcher', set('complex'), '10 10:00').appeal.rung).toEqual({});
});

it('rings no rung twice where the dispatcher gives too little time for the limit to lie ahead', () => {
  const late = filed({ rung: { half: 1, warn: 1, 'late.2': 1 } });
  expect(isPassedUnder(rules, late, 'urgent', at('10 10:00'))).toBe(true);
  expect(isPassedUnder(rules, late, 'complex', at('10 10:00'))).toBe(false);
  expect(isPassedUnder(rules, late, 'hard', at('10 10:00'))).toBe(false);
  const shorter = does(late, 'dispatcher', { ...set('urgent'), passed: true }, '10 10:00').appeal;
  expect(shorter.rung).toEqual({ 'late.2': 1 });
  const next = timersOf(rules, shorter, at('10 10:00')).filter(({ kind }) => /^late|notice/.test(kind));
  expect(next.map(({ kind, dueAt }) => [kind, shown(dueAt)])).toEqual([
    ['late.3', '10 17:30'],
    ['late.4', '12 17:30'],
    ['notice', '13 17:30'],
  ]);
});

it('gives no more time for two raises than for one', () => {
  const once = (grade: Grade, over: Partial<Appeal> = {}) =>
    does(filed(over), 'owner', raise(grade), '02 10:00').appeal;
  const twice = (a: Appeal, grade: Grade) => does(a, 'owner', raise(grade), '02 11:00').appeal;
  expect(due(once('complex', { grade: 'ask' }))).toBe('03 17:30');
  expect(due(twice(once('complex', { grade: 'ask' }), 'hard'))).toBe('03 17:30');
  expect(due(twice(once('complex'), 'hard'))).toBe('09 17:30');
  expect(shown(firstDue(rules, twice(once('complex'), 'hard')))).toBe('09 17:30');
});

it('gives the time of a grade that the dispatcher sets, counted from the round, and keeps the first limit on record', () => {
  const complex = does(filed(), 'dispatcher', set('complex')).appeal;
  expect([due(complex), shown(firstDue(rules, complex))]).toEqual(['23 17:30', '09 17:30']);
  expect(due(does(filed({ grade: 'urgent' }), 'dispatcher', set('normal')).appeal)).toBe('09 17:30');
  expect(due(does(filed({ grade: 'top' }), 'dispatcher', set('normal')).appeal)).toBe('09 17:30');
  expect(due(does(filed(), 'dispatcher', set('hard')).appeal)).toBeNull();
  expect(due(does(filed({ grade: 'top', round: 2 }), 'dispatcher', set('normal')).appeal)).toBe('09 17:30');
});

it('lets a shorter grade of the dispatcher run from that moment, not from long ago', () => {
  expect(due(does(filed(), 'dispatcher', set('ask')).appeal)).toBe('05 17:30');
  expect(due(does(filed(), 'dispatcher', set('top')).appeal)).toBe('05 10:00');
  expect(due(does(filed({ grade: 'hard' }), 'dispatcher', set('normal')).appeal)).toBe('11 17:30');
});

it('adds what was waited to a limit that was eased, and never takes back what a leader gave', () => {
  const waited = filed({ pauses: [[at('03 10:00'), at('04 10:00')]] });
  expect(due(does(waited, 'dispatcher', set('complex')).appeal)).toBe('24 17:30');
  const extension = { to: at('27 17:30'), at: at('03 10:00'), reason: '等材料', objected: false };
  expect(due(does(filed({ extension }), 'dispatcher', set('complex')).appeal)).toBe('27 17:30');
});

it('moves contact and signature with the grade in the same way', () => {
  const fresh = filed({ status: 'submitted', acknowledgedAt: null, grade: 'urgent' });
  expect(shown(signDue(rules, fresh))).toBe('02 11:00');
  const eased = does(fresh, 'dispatcher', set('normal'), '02 10:00').appeal;
  expect(shown(signDue(rules, eased))).toBe('02 15:00');
  expect(shown(contactDue(rules, eased))).toBe('03 17:30');
  expect(does({ ...fresh, rung: { sign: 1, 'rule.1': 1 } }, 'dispatcher', set('normal')).appeal.rung).toEqual(
    {
      'rule.1': 1,
    },
  );
});

it('rings deputy and leader at once when a case in hand becomes an emergency, and only then', () => {
  const told = (event: AppealEvent, who: Relation) =>
    does(filed(), who, event)
      .tells.filter(({ what }) => what === 'grade.top')
      .map(({ to }) => to);

  expect(told(raise('top'), 'owner')).toEqual(['deputy', 'leader']);
  expect(told(set('top'), 'dispatcher')).toEqual(['deputy', 'leader']);
  expect(told({ type: 'worsen', urgency: 'stopped', grade: 'top' }, 'enterprise')).toEqual([
    'deputy',
    'leader',
  ]);
  expect(told(raise('urgent'), 'owner')).toEqual([]);
});

it('lets the enterprise object once to each change, and puts that on the desk of the dispatcher', () => {
  const object = { type: 'object_grade', text: '生产线全停' } as const;
  expect(() => does(filed(), 'enterprise', object)).toThrow('refuse.stale_button');
  const lowered = does(filed(), 'dispatcher', set('ask')).appeal;
  expect(() => does(lowered, 'owner', object)).toThrow('refuse.not_yours');
  const objected = does(lowered, 'enterprise', object).appeal;

  expect(waitsOn(objected)).toEqual(['owner', 'dispatcher']);
  expect(() => does(objected, 'enterprise', object)).toThrow('refuse.stale_button');
  const kinds = timersOf(rules, objected, at('04 10:00')).filter(({ kind }) => kind.startsWith('grade'));
  expect(kinds.map(({ kind, dueAt }) => [kind, shown(dueAt)])).toEqual([
    ['grade.1', '05 17:30'],
    ['grade.2', '06 17:30'],
  ]);
  expect(alarmsOf(rules, objected, 'grade.1').map(({ to }) => to)).toEqual(['dispatcher', 'leader']);
  expect(alarmsOf(rules, objected, 'grade.2').map(({ to }) => to)).toEqual(['supervisor']);
  for (const answer of [{ type: 'keep_grade', text: '只停一条线' } as const, set('urgent')]) {
    const answered = does(objected, 'dispatcher', answer).appeal;
    expect(waitsOn(answered)).toEqual(['owner']);
    const keep = { type: 'keep_grade', text: '再答一次' } as const;
    expect(() => does(answered, 'dispatcher', keep)).toThrow('refuse.stale_button');
    expect(() => does(answered, 'enterprise', object)).toThrow('refuse.stale_button');
  }
  expect(() => does(objected, 'leader', { type: 'keep_grade', text: '' })).toThrow('refuse.not_allowed');
});

it('lets the dispatcher alone change the category, to one that the policy has', () => {
  const change = (category: string) => ({ type: 'recategorise', category }) as const;
  expect(does(filed({ category: 'OTH' }), 'dispatcher', change('PWR'))).toMatchObject({
    appeal: { category: 'PWR' },
    tells: [],
  });
  expect(() => does(filed(), 'dispatcher', change('XXX'))).toThrow('refuse.stale_button');
  expect(() => does(filed(), 'owner', change('PWR'))).toThrow('refuse.not_yours');
});
