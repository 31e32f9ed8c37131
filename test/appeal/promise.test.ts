import { expect, it } from 'vitest';
import type { Appeal, Relation } from '../../src/appeal/appeal.ts';
import type { AppealEvent, Recorded } from '../../src/appeal/events.ts';
import { openEvents, step } from '../../src/appeal/step.ts';
import { timersOf } from '../../src/appeal/timers.ts';
import { keptByResult } from '../../src/text/timeline-promise.ts';
import { rules } from '../support/walk.ts';
import { at, settingOf, shown, workingCase } from '../support/working-case.ts';

const filed = (change: Partial<Appeal> = {}): Appeal =>
  workingCase({ acknowledgedAt: at('02 09:10'), ...change });
const as = (who: Relation, when: string) => settingOf(who, at(when));
const take = (a: Appeal, who: Relation, when: string, event: AppealEvent): Appeal =>
  step(a, event, as(who, when)).appeal;
const give = (a: Appeal, due: string, when = '03 10:00', reason = ''): Appeal =>
  take(a, 'owner', when, { type: 'make_promise', text: '把电压调上来', dueAt: at(due), reason });
const agree = (a: Appeal, when = '03 11:00'): Appeal =>
  take(a, 'enterprise', when, { type: 'accept_promise' });
const timers = (a: Appeal, when: string): [string, string | null][] =>
  timersOf(rules, a, at(when))
    .filter(({ kind }) => kind.startsWith('promise'))
    .map(({ kind, dueAt }) => [kind, shown(dueAt)]);
const due = (a: Appeal): Appeal => take(a, 'clock', '05 17:30', { type: 'ring', kind: 'promise.due' });

it('stands only once the enterprise agrees; silence is neither yes nor no', () => {
  const given = give(filed(), '05 17:30');

  expect([given.promise, given.offer?.dueAt, timers(given, '03 10:00')]).toEqual([null, at('05 17:30'), []]);
  expect(openEvents(given, as('enterprise', '05 17:30'))).not.toContain('accept_promise');
  expect(agree(given)).toMatchObject({ offer: null, promise: { dueAt: at('05 17:30'), slippedAt: null } });
});

it('cannot pass the limit, or lie in the past', () => {
  expect(give(filed(), '09 17:30').offer).not.toBeNull();
  expect(() => give(filed(), '09 17:31')).toThrow('refuse.promise_late');
  expect(() => give(filed(), '03 10:00')).toThrow('refuse.promise_past');
});

it('is remembered the working morning before, half-way where that is too soon, and when it is due', () => {
  expect(timers(agree(give(filed(), '05 17:30')), '03 11:00')).toEqual([
    ['promise.soon', '04 08:30'],
    ['promise.due', '05 17:30'],
  ]);
  expect(timers(agree(give(filed(), '03 17:30')), '03 11:00')).toEqual([
    ['promise.soon', '03 15:15'],
    ['promise.due', '03 17:30'],
  ]);
});

it('leaves the earlier one standing until a change, with its reason, is agreed to', () => {
  const agreed = agree(give(filed(), '05 17:30'));
  expect(() => give(agreed, '06 17:30', '04 10:00')).toThrow('refuse.stale_button');

  const changed = give(agreed, '06 17:30', '04 10:00', '窗口改期');
  expect([changed.promise?.dueAt, changed.offer?.dueAt]).toEqual([at('05 17:30'), at('06 17:30')]);
  const declined = take(changed, 'enterprise', '04 11:00', { type: 'decline_promise', text: '太晚' });
  expect([declined.promise?.dueAt, declined.offer]).toEqual([at('05 17:30'), null]);
  expect(agree(changed, '04 11:00').promise?.dueAt).toBe(at('06 17:30'));
});

it('is kept by a word on it or by a result, whichever comes first', () => {
  const agreed = agree(give(filed(), '05 17:30'));
  const kept = take(agreed, 'owner', '04 10:00', { type: 'keep_promise', text: '调好了，381 伏' });
  const done = { type: 'report_done', outcome: 'resolved', text: '调好了', left: '' } as const;

  expect(kept).toMatchObject({ promise: null, progress: { text: '调好了，381 伏' } });
  expect(take(agreed, 'owner', '04 10:00', done)).toMatchObject({ promise: null, offer: null });
});

it('asks for the reason once its time has come, and only then', () => {
  const agreed = agree(give(filed(), '05 17:30'));
  const slip = { type: 'slip_promise', reason: 'wait_other', text: '', dueAt: at('06 17:30') } as const;
  expect(() => take(agreed, 'owner', '05 17:00', slip)).toThrow('refuse.stale_button');

  const slipped = due(agreed);
  expect(slipped).toMatchObject({ promise: { slippedAt: at('05 17:30') } });
  expect(timers(slipped, '05 17:30')).toEqual([]);
  expect(() => give(slipped, '09 17:30', '05 17:31', '改期')).toThrow('refuse.stale_button');

  const anew = take(slipped, 'owner', '05 17:40', slip);
  expect(anew).toMatchObject({ promise: null, offer: { text: '把电压调上来', dueAt: at('06 17:30') } });
  expect(take(slipped, 'owner', '05 17:40', { ...slip, dueAt: null })).toMatchObject({
    promise: null,
    offer: null,
  });
  expect(() => take(slipped, 'owner', '05 17:40', { ...slip, dueAt: at('10 17:30') })).toThrow(
    'refuse.promise_late',
  );
});

it('waits while a result is with the leader, and ends with the round', () => {
  const agreed = agree(give(filed(), '05 17:30'));
  const partly = { type: 'propose_done', outcome: 'partly', text: '先调了档', left: '' } as const;
  const proposed = take(agreed, 'owner', '04 10:00', partly);
  expect(timers(proposed, '04 10:00')).toEqual([]);

  const reported = take(proposed, 'leader', '04 11:00', { type: 'countersign' });
  expect(reported.promise).toBeNull();
});

it('outlives a change of owner, while what was only offered does not', () => {
  const agreed = agree(give(filed(), '05 17:30'));
  const moved = { type: 'reassign', toId: 'someone', text: '换人' } as const;

  expect(take(agreed, 'dispatcher', '04 10:00', moved).promise?.by).toBe('person-owner');
  expect(take(give(filed(), '05 17:30'), 'dispatcher', '04 10:00', moved).offer).toBeNull();
});

it('cannot be kept where none was agreed to', () => {
  const kept = { type: 'keep_promise', text: '调好了，381 伏' } as const;

  expect(() => take(filed(), 'owner', '04 10:00', kept)).toThrow('refuse.stale_button');
  expect(() => take(give(filed(), '05 17:30'), 'owner', '04 10:00', kept)).toThrow('refuse.stale_button');
});

it('is given by the cadre and answered by the enterprise, by nobody else', () => {
  const given = give(filed(), '05 17:30');

  for (const who of ['leader', 'supervisor', 'dispatcher', 'enterprise'] as const)
    expect(openEvents(filed(), as(who, '03 10:00'))).not.toContain('make_promise');
  for (const who of ['owner', 'leader', 'dispatcher'] as const)
    expect(openEvents(given, as(who, '03 11:00'))).not.toContain('accept_promise');
});

it('finds in the log which result kept a promise', () => {
  const entry = (event: AppealEvent, when: string): Recorded => ({
    event,
    at: at(when),
    actorId: 'x',
    relation: 'owner',
  });
  const given = entry({ type: 'make_promise', text: '调压', dueAt: at('05 17:30'), reason: '' }, '03 10:00');
  const agreed = entry({ type: 'accept_promise' }, '03 11:00');
  const done = (when: string) =>
    entry({ type: 'report_done', outcome: 'resolved', text: '好了', left: '' }, when);
  const early = done('05 10:00');

  expect([...keptByResult([given, agreed, early])]).toEqual([early]);
  expect(keptByResult([given, agreed, done('06 10:00')]).size).toBe(0);
  expect(keptByResult([given, early]).size).toBe(0);
});
