import { expect, it } from 'vitest';
import { normalisePhone, parsePhone } from '../../src/people/phone.ts';

it.each([
  '13900000001',
  '+86 139 0000 0001',
  '0086-139-0000-0001',
  '8613900000001',
  '１３９００００００１１',
  '(139)00000001',
])('reads %s', (text) =>
  expect(normalisePhone(text)).toBe(text.startsWith('１') ? '13900000011' : '13900000001'),
);

it.each(['1390000000', '139000000012', '23900000001', '0871-0000-0001', 'abc', ''])(
  'does not take %s',
  (text) => {
    expect(normalisePhone(text)).toBeNull();
  },
);

it('counts the digits for the reply', () => {
  expect(() => parsePhone('139 000')).toThrow(
    expect.objectContaining({ code: 'err.phone', params: { n: 6 } }),
  );
});
