import { describe, expect, it } from 'vitest';
import { isDuration, parseDuration, realMs } from '../../src/calendar/duration.ts';

describe('durations', () => {
  it.each([
    ['5wd', { amount: 5, unit: 'wd' }],
    ['4wh', { amount: 4, unit: 'wh' }],
    ['30d', { amount: 30, unit: 'd' }],
    ['24h', { amount: 24, unit: 'h' }],
    ['30m', { amount: 30, unit: 'm' }],
    ['90s', { amount: 90, unit: 's' }],
    ['0s', { amount: 0, unit: 's' }],
  ])('reads %s', (text, duration) => {
    expect(parseDuration(text)).toEqual(duration);
  });

  it.each(['', '5', 'wd', '5 wd', '-1d', '1.5h', '05m', '5WD', '5w', '1h30m', '9999999s'])(
    'refuses %j',
    (text) => {
      expect(isDuration(text)).toBe(false);
      expect(() => parseDuration(text)).toThrow('not a duration');
    },
  );

  it('counts a working day as 24 hours where every hour counts', () => {
    expect(realMs(parseDuration('1wd'))).toBe(24 * 3_600_000);
    expect(realMs(parseDuration('2wh'))).toBe(realMs(parseDuration('120m')));
  });
});
