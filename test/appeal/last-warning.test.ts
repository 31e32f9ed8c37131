import { expect, it } from 'vitest';
import { lastWarning } from '../../src/appeal/last-warning.ts';
import { rules } from '../support/walk.ts';
import { policyWith } from '../support/policies.ts';

const at = (text: string): Date => new Date(`2026-${text.replace(' ', 'T')}:00+08:00`);
const shown = (ms: number): string =>
  new Date(ms + 8 * 3_600_000).toISOString().slice(5, 16).replace('T', ' ');
const warned = (from: string, due: string, over = rules): string =>
  shown(lastWarning(over, over.calendar, at(from), at(due)));

it('is read on the working day before, not on the morning of the last day', () => {
  // Filed on Monday the 2nd: of five working days a fifth is left on Friday afternoon.
  expect(warned('03-02 09:00', '03-09 17:30')).toBe('03-06 16:12');
  // Of fifteen it is left long before: then the whole day before is the cadre's.
  expect(warned('03-02 09:00', '03-23 17:30')).toBe('03-20 08:30');
  expect(warned('03-02 09:00', '03-13 10:20')).toBe('03-12 10:20');
});

it('does not come when the work has hardly begun', () => {
  expect(warned('03-02 09:00', '03-03 17:30')).toBe('03-03 14:48');
});

it('knows no closing time where limits run day and night', () => {
  const policy = policyWith({ ladder: { warn: { before: '1m', share: 0.2 } } });
  const from = at('03-02 23:00');
  const due = new Date(from.getTime() + 300_000);
  expect(lastWarning({ ...rules, policy }, rules.always, from, due)).toBe(due.getTime() - 60_000);
});
