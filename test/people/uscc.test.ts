import fc from 'fast-check';
import { expect, it } from 'vitest';
import { checkCharacter, normaliseUscc, parseUscc, usccFault } from '../../src/people/uscc.ts';
import { Refusal } from '../../src/refusal.ts';

const GOOD = '91530127MA00DEMA82';
const ALPHABET = [...'0123456789ABCDEFGHJKLMNPQRTUWXY'];

it('accepts the made-up code, and real ones', () => {
  for (const uscc of [GOOD, '91350100M000100Y43', '91110000802100433B']) expect(usccFault(uscc)).toBeNull();
});

it('takes small letters, spaces, dashes and full-width characters', () => {
  expect(parseUscc(' 9153 0127-ma00dema82 ')).toBe(GOOD);
  expect(normaliseUscc('９１５３０１２７ＭＡ００ＤＥＭＡ８２')).toBe(GOOD);
});

it('says how many characters there are', () => {
  expect(usccFault(GOOD.slice(1))).toEqual({ code: 'err.uscc.length', params: { n: 17 } });
  expect(usccFault('')).toEqual({ code: 'err.uscc.length', params: { n: 0 } });
});

it('names the first letter that cannot be, and its place', () => {
  expect(usccFault('9153O127MA00DEMA82')).toEqual({ code: 'err.uscc.letter', params: { pos: 5, char: 'O' } });
  for (const char of 'IOSVZ') expect(usccFault(GOOD.replace('M', char))?.code).toBe('err.uscc.letter');
});

it('refuses a wrong last character', () => {
  expect(() => parseUscc('91530127MA00DEMA83')).toThrow(Refusal);
  expect(usccFault('91530127MA00DEMA83')).toEqual({
    code: 'err.uscc.checksum',
    params: { uscc: '91530127MA00DEMA83' },
  });
});

it('notices every single mistyped character and every swap of two neighbours', () => {
  const codes = fc
    .array(fc.constantFrom(...ALPHABET), { minLength: 17, maxLength: 17 })
    .map((chars) => chars.join('') + checkCharacter(chars.join('')));
  fc.assert(
    fc.property(codes, fc.nat(17), fc.constantFrom(...ALPHABET), (uscc, at, char) => {
      const typo = uscc.slice(0, at) + char + uscc.slice(at + 1);
      expect(usccFault(typo) === null).toBe(typo === uscc);
      const swapped =
        uscc.slice(0, at) +
        uscc
          .slice(at, at + 2)
          .split('')
          .reverse()
          .join('') +
        uscc.slice(at + 2);
      expect(usccFault(swapped) === null).toBe(swapped === uscc);
    }),
  );
});
