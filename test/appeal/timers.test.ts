import { expect, it } from 'vitest';
import { alarmsOf, isOvertaken } from '../../src/appeal/alarms.ts';
import type { Appeal } from '../../src/appeal/appeal.ts';
import { evolve } from '../../src/appeal/evolve.ts';
import { timersOf } from '../../src/appeal/timers.ts';
import { rules } from '../support/walk.ts';
import { at, workingCase } from '../support/working-case.ts';

/** Filed on the 2nd, due on the 9th at 17:30. */
const late = (over: Partial<Appeal> = {}): Appeal => workingCase({ acknowledgedAt: null, ...over });

const dueOf = (a: Appeal, kind: string, now: number) =>
  timersOf(rules, a, now).find((t) => t.kind === kind)?.dueAt;

it('goes to the discipline office only after the cadre had the notice and a working day', () => {
  const stoodStill = late();
  expect(dueOf(stoodStill, 'notice', at('20 09:00'))).toBe(at('13 17:30'));
  expect(dueOf(stoodStill, 'late.5', at('20 09:00'))).toBeUndefined();

  const inTime = late({ rung: { notice: at('13 17:30') } });
  expect(dueOf(inTime, 'late.5', at('13 17:31'))).toBe(at('16 17:30'));
  const tooLate = late({ rung: { notice: at('20 09:00') } });
  expect(dueOf(tooLate, 'late.5', at('20 09:01'))).toBe(at('23 09:00'));
});

it('tells the head of the fourth level though the notice to the cadre is due too', () => {
  const timers = timersOf(rules, late(), at('20 09:00'));
  expect(isOvertaken('late.4', timers, at('20 09:00'))).toBe(false);
  expect(isOvertaken('notice', timers, at('20 09:00'))).toBe(false);
  expect(isOvertaken('late.3', timers, at('20 09:00'))).toBe(true);
  expect(alarmsOf(rules, late(), 'late.4').map(({ to }) => to)).toEqual(['head', 'supervisor']);
});

it('rings once about an order, though a new round begins or the case becomes more pressing', () => {
  const order = {
    ...{ id: 'o', no: '督-2026-0001', text: '请说明', by: 's', toId: 'person-owner', dueAt: at('04 17:30') },
    ...{ issuedAt: at('02 10:00'), ackedAt: null, answer: null, answeredAt: null, closedAt: null },
  };
  const rung = { 'order.unacked.o': at('02 16:00'), 'order.due.o': at('04 17:30'), stage: at('05 17:30') };
  const a = late({ orders: [order], rung });
  const by = { at: at('06 09:00'), actorId: 'person-enterprise', relation: 'enterprise' } as const;
  const no = { solved: 'unresolved', rating: 'dissatisfied', reason: 'not_done', text: '又坏了' } as const;
  const nextRound = evolve(
    { ...a, status: 'pending_confirm' },
    { event: { type: 'refuse_result', ...no }, ...by },
  );
  const pressing = evolve(a, { event: { type: 'worsen', urgency: 'stopped', grade: 'urgent' }, ...by });

  for (const next of [nextRound, pressing]) {
    const kinds = timersOf(rules, next, by.at).map(({ kind }) => kind);
    expect(kinds.filter((kind) => kind.startsWith('order.'))).toEqual([]);
    expect(next.rung.stage).toBeUndefined();
  }
});
