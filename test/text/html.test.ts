import { expect, it } from 'vitest';
import { cut, escapeHtml, plain, tame, tameLine, toast } from '../../src/text/html.ts';

it.each([
  ['字'.repeat(5), 5, '字'.repeat(5)],
  ['字'.repeat(6), 5, '字字字字…'],
  ['😀😀😀', 3, '😀😀😀'],
  ['😀😀😀', 2, '😀…'],
  ['𠮷野家𠮷野家', 2, '𠮷…'],
  ['a b c', 3, 'a…'],
  ['👨‍👩‍👧', 3, '👨…'],
])('cuts %j to %i', (text, max, short) => {
  expect(cut(text, max)).toBe(short);
});

it.each([
  ['\u202egnp.exe\u202c', 'gnp.exe', 'direction overrides'],
  ['a\u2066b\u2069c\u200f', 'abc', 'isolates and marks'],
  ['李\u200b示\u2060范\ufeff', '李示范', 'zero-width characters'],
  ['a\u0000b\u0007c\u009fd', 'abcd', 'control characters'],
  ['\u3164\u115f', '', 'letters that show as blanks'],
  ['a\u200db', 'ab', 'a joiner that joins nothing'],
  ['👨‍👩‍👧 ❤️', '👨‍👩‍👧 ❤️', 'nothing from an emoji'],
  ['e\u0301\u0301\u0301\u0301\u0301\u0301', 'e\u0301\u0301\u0301', 'marks piled on a letter'],
  ['a \r\nb\u2028c\n\n\n\nd  ', 'a\nb\nc\n\nd', 'odd line ends and gaps'],
])('takes from %j what disturbs: %j (%s)', (text, tamed) => {
  expect(tame(text)).toBe(tamed);
});

it('puts people’s text on one line', () => {
  expect(tameLine(' a\n\n b\t c ')).toBe('a b c');
});

it('gives back in plain what was escaped', () => {
  const text = 'a < b && c > &lt;';

  expect(plain(`<b>${escapeHtml(text)}</b>`)).toBe(text);
});

it('keeps a toast within what Telegram shows', () => {
  expect(toast(`<b>${'字'.repeat(300)}</b>`)).toBe(`${'字'.repeat(199)}…`);
});
