import { expect, it } from 'vitest';
import { isOvertaken } from '../../src/appeal/alarms.ts';

it('does not say a step of a series when a later one is due as well, or was said already', () => {
  expect(isOvertaken('late.2', [{ kind: 'late.4', dueAt: 5 }], 10)).toBe(true);
  expect(isOvertaken('late.2', [{ kind: 'late.4', dueAt: 15 }], 10)).toBe(false);
  expect(isOvertaken('late.2', [], 10, { 'late.4': 9 })).toBe(true);
  expect(isOvertaken('confirm.2', [], 10, { 'confirm.1': 9, 'late.4': 9 })).toBe(false);
});
