import { expect, it } from 'vitest';
import { isAlike } from '../../src/appeal/likeness.ts';

const told = (category: string | null, answers: Record<string, string> = {}) => ({ category, answers });
const other = (description: string, location = 'outside') => told('OTH', { description, location });

it.each([
  ['厂门口的公交站撤了，工人上下班要走 3 公里', '公交站撤了，工人上下班没有车'],
  ['The street lamps at the east gate are broken', 'Street lamps near our gate are dark'],
  ['路灯', '路灯'],
])('takes words in common for one matter: %s', (one, two) => {
  expect(isAlike(other(one), other(two))).toBe(true);
});

it.each([
  ['厂门口的公交站撤了，工人上下班要走 3 公里', '东门的路灯坏了三盏，晚上看不见'],
  ['厂门口的路坑洼不平，货车进不来', '厂门口的公交站撤了，工人上下班要走 3 公里'],
  ['The bus stop was moved away', 'The trees in our yard have a disease'],
  ['', ''],
])('takes a category alone for nothing: %s', (one, two) => {
  expect(isAlike(other(one), other(two))).toBe(false);
  expect(isAlike(told(null), told(null))).toBe(false);
});

it('takes a written place or the same kind for one matter, no button for a place, no category for another', () => {
  expect(isAlike(other('路灯坏了', '东门 2 号路'), other('井盖丢了', '东门2号路'))).toBe(true);
  expect(isAlike(other('路灯坏了'), other('井盖丢了'))).toBe(false);
  const [low, off] = [told('PWR', { kind: 'low_voltage' }), told('PWR', { kind: 'outage' })];
  expect(isAlike(low, low)).toBe(true);
  expect(isAlike(low, off)).toBe(false);
  expect(isAlike(low, told('WAT', { kind: 'low_voltage' }))).toBe(false);
  expect(isAlike(told('PWR', { kind: 'other' }), told('PWR', { kind: 'other' }))).toBe(false);
});
