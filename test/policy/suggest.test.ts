import { expect, it } from 'vitest';
import { suggestCategories } from '../../src/policy/suggest.ts';
import { policy } from '../support/answering.ts';

const codes = (text: string) => suggestCategories(policy, text).map(({ code }) => code);

it.each([
  ['我们这两个工人小孩要上一年级，不知道找谁', 'EDU'],
  ['下午电压只有 340 伏', 'PWR'],
  ['想招 8 个操作工', 'JOB'],
  ['老是停水', 'WAT'],
  ['银行不给贷款', 'FIN'],
  ['The power cuts out every afternoon', 'PWR'],
  ['we want to hire 8 operators', 'JOB'],
])('knows what “%s” may be about', (text, code) => {
  expect(codes(text)[0]).toBe(code);
});

it('offers nothing rather than something far-fetched, and at most three', () => {
  expect(codes('今天天气不错')).toEqual([]);
  expect(codes('thank you')).toEqual([]);
  expect(codes('停水停电又停气，路也坏了，孩子上学、招工、贷款都难').length).toBeLessThanOrEqual(3);
});

it('never offers the confidential category', () => {
  expect(codes('干部作风问题，态度很差')).not.toContain('COND');
});
