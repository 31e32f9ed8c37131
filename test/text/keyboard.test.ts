import { expect, it } from 'vitest';
import { reflow } from '../../src/text/keyboard.ts';

const rows = (...labels: string[][]) => labels.map((row) => row.map((label) => ({ label })));
const shown = (...labels: string[][]) => reflow(rows(...labels)).map((row) => row.map(({ label }) => label));

it('keeps three short labels in a row', () => {
  expect(shown(['已解决', '部分解决', '未解决'])).toEqual([['已解决', '部分解决', '未解决']]);
});

it('breaks three into two and one where a label has more than 8 characters', () => {
  expect(shown(['Resolved', 'Partly resolved', 'Not resolved'])).toEqual([
    ['Resolved', 'Partly resolved'],
    ['Not resolved'],
  ]);
});

it('gives a label of more than 18 characters a row of its own', () => {
  expect(shown(['Message enterprise', 'Progress'], ['A label of nineteen', 'Progress'])).toEqual([
    ['Message enterprise', 'Progress'],
    ['A label of nineteen'],
    ['Progress'],
  ]);
});

it('spreads a long row evenly', () => {
  expect(shown(['1', '2', '3', '4'], ['1', '2', '3', '4', '5'])).toEqual([
    ['1', '2'],
    ['3', '4'],
    ['1', '2', '3'],
    ['4', '5'],
  ]);
});

it('counts a character as one, whatever it takes to write it', () => {
  expect(shown(['🚨🚨🚨🚨🚨🚨🚨🚨', '一二三四五六七八', '𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷'])).toHaveLength(1);
});

it('leaves an empty keyboard empty', () => {
  expect(shown()).toEqual([]);
  expect(shown([])).toEqual([]);
});
