import { expect, it } from 'vitest';
import {
  gradeMark,
  gradeName,
  gradeTail,
  inLocale,
  levelMark,
  roleName,
  stateName,
} from '../../src/text/names.ts';

it('names a state in the words of the side that reads it', () => {
  expect(stateName('zh', 'enterprise', 'need_info')).toBe('待您补充');
  expect(stateName('zh', 'staff', 'need_info')).toBe('待企业补充');
  expect(stateName('zh', 'enterprise', 'phone_closed')).toBe('回访销号');
  expect(stateName('en', 'staff', 'phone_closed')).toBe('Closed: noted by phone');
});

it('says the grade once on a card: before the number where it presses, else behind', () => {
  expect([gradeMark('zh', 'top'), gradeTail('zh', 'top')]).toEqual(['🚨 特急 ·', '']);
  expect([gradeMark('en', 'complex'), gradeTail('en', 'complex')]).toEqual(['', 'Complex']);
});

it('gives a colour and its word to the levels that have one', () => {
  expect([0, 1, 2, 3, 4, 5].map((level) => levelMark('zh', level))).toEqual([
    '',
    '🔵 蓝 ·',
    '🟡 黄 ·',
    '🟠 橙 ·',
    '🔴 红 ·',
    '🔴 红 ·',
  ]);
});

it('names roles and grades, and takes the policy’s words for the rest', () => {
  expect(roleName('zh', 'head')).toBe('党政主要领导');
  expect(gradeName('en', 'top')).toBe('Emergency');
  expect(inLocale('en', { zh: '用电', en: 'Power' })).toBe('Power');
});
