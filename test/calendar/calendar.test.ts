import { describe, expect, it } from 'vitest';
import {
  addDuration,
  addWorkingMs,
  beforeDue,
  isOpen,
  makeCalendar,
  morningOf,
  nextOpening,
  withHours,
  workdayFrom,
  workdayMs,
  workingMs,
} from '../../src/calendar/calendar.ts';
import { parseDuration } from '../../src/calendar/duration.ts';
import { localTime } from '../../src/calendar/zone.ts';

const hours = [
  ['08:30', '12:00'],
  ['14:00', '17:30'],
] as const;
const china = makeCalendar({ zone: 'Asia/Shanghai', kind: 'china', hours });
const always = makeCalendar({ zone: 'Asia/Shanghai', kind: 'always', hours });
const HOUR = 3_600_000;

/** Shanghai time in, Shanghai time out, as `YYYY-MM-DD HH:MM`. */
const at = (text: string) => new Date(`${text.replace(' ', 'T')}:00+08:00`);
function written(date: Date): string {
  const { date: day, hm } = localTime('Asia/Shanghai', date);
  return `${day} ${hm}`;
}
const due = (from: string, duration: string) =>
  written(addDuration(china, at(from), parseDuration(duration)));

describe('working days', () => {
  it.each([
    ['2026-02-12', 5, '2026-02-26'],
    ['2026-02-13', 1, '2026-02-14'],
    ['2026-04-30', 5, '2026-05-11'],
    ['2026-09-18', 5, '2026-09-24'],
    ['2026-09-30', 1, '2026-10-08'],
    ['2026-09-30', 5, '2026-10-13'],
    ['2025-12-31', 1, '2026-01-04'],
  ])('%s and %d working days give the close of %s', (from, days, to) => {
    for (const time of ['08:30', '11:59', '12:30', '17:30'])
      expect(due(`${from} ${time}`, `${days}wd`)).toBe(`${to} 17:30`);
  });

  it('takes what comes after hours as received the next morning', () => {
    expect(due('2026-11-19 17:31', '1wd')).toBe('2026-11-23 17:30');
    expect(due('2026-11-19 17:31', '2wh')).toBe('2026-11-20 10:30');
  });

  it('takes what comes before opening as received that day', () => {
    expect(due('2026-11-19 06:00', '1wd')).toBe('2026-11-20 17:30');
  });

  it('takes what comes on a day off as received on the next working day', () => {
    expect(due('2026-11-21 10:00', '1wd')).toBe('2026-11-24 17:30');
    expect(due('2026-10-03 10:00', '1wd')).toBe('2026-10-09 17:30');
  });

  it('works on a make-up Saturday, from receipt and as the last day', () => {
    expect(due('2026-02-14 09:00', '1wd')).toBe('2026-02-24 17:30');
    expect(due('2026-02-13 18:00', '4wh')).toBe('2026-02-14 14:30');
  });

  it('counts a limit on from a limit that ended at close', () => {
    expect(due('2026-11-19 17:30', '1wd')).toBe('2026-11-20 17:30');
    expect(due('2026-11-19 17:30', '5wd')).toBe('2026-11-26 17:30');
  });

  it('follows a town that does not close at noon, in another zone', () => {
    const cal = makeCalendar({ zone: 'Europe/Berlin', kind: 'china', hours: [['09:00', '18:00']] });
    const end = addDuration(cal, new Date('2026-03-27T12:00+01:00'), parseDuration('1wd'));
    expect(end).toEqual(new Date('2026-03-30T18:00+02:00'));
    expect(workingMs(cal, new Date('2026-03-27T12:00+01:00'), end)).toBe(15 * HOUR);
  });
});

describe('working hours', () => {
  it.each([
    ['2026-11-19 09:12', '2wh', '2026-11-19 11:12'],
    ['2026-11-19 09:12', '4wh', '2026-11-19 15:12'],
    ['2026-11-19 10:00', '2wh', '2026-11-19 12:00'],
    ['2026-11-19 12:30', '1wh', '2026-11-19 15:00'],
    ['2026-11-19 17:00', '1wh', '2026-11-20 09:00'],
    ['2026-11-20 17:00', '1wh', '2026-11-23 09:00'],
    ['2026-11-21 03:00', '4wh', '2026-11-23 14:30'],
  ])('from %s, %s end at %s', (from, duration, to) => {
    expect(due(from, duration)).toBe(to);
  });

  it('leaves real time alone', () => {
    expect(due('2026-11-21 03:00', '30m')).toBe('2026-11-21 03:30');
    expect(due('2026-11-21 03:00', '30d')).toBe('2026-12-21 03:00');
  });

  it('counts back as it counts on', () => {
    expect(written(addWorkingMs(china, at('2026-11-23 09:00'), -HOUR))).toBe('2026-11-20 17:00');
    expect(written(addWorkingMs(china, at('2026-11-19 14:30'), -HOUR))).toBe('2026-11-19 11:30');
    expect(written(addWorkingMs(china, at('2026-11-22 10:00'), 0))).toBe('2026-11-23 08:30');
  });

  it('ends at the close where nothing is left to count', () => {
    expect(due('2026-11-19 17:30', '0wh')).toBe('2026-11-19 17:30');
    expect(due('2026-11-19 12:00', '0wh')).toBe('2026-11-19 12:00');
  });

  it('measures the time between two moments, backwards as a negative', () => {
    expect(workingMs(china, at('2026-11-19 11:00'), at('2026-11-19 15:00'))).toBe(2 * HOUR);
    expect(workingMs(china, at('2026-11-20 17:00'), at('2026-11-23 09:00'))).toBe(HOUR);
    expect(workingMs(china, at('2026-11-23 09:00'), at('2026-11-20 17:00'))).toBe(-HOUR);
    expect(workingMs(china, at('2026-10-01 00:00'), at('2026-10-08 00:00'))).toBe(0);
  });

  it('has seven of them a day', () => {
    expect(workdayMs(china)).toBe(7 * HOUR);
    expect(workdayMs(always)).toBe(24 * HOUR);
  });
});

describe('mornings and warnings', () => {
  it.each([
    ['2026-12-03 15:00', '1wd', '2026-12-04 08:30'],
    ['2026-12-03 15:00', '3wd', '2026-12-08 08:30'],
    ['2026-12-03 15:00', '5wd', '2026-12-10 08:30'],
    ['2026-12-03 15:00', '2wh', '2026-12-03 17:00'],
  ])('reminds of %s after %s at %s', (from, duration, to) => {
    expect(written(morningOf(china, at(from), parseDuration(duration)))).toBe(to);
  });

  it.each([
    ['2026-11-24 17:30', '1wd', '2026-11-23 17:30'],
    ['2026-11-23 17:30', '1wd', '2026-11-20 17:30'],
    ['2026-10-08 17:30', '1wd', '2026-09-30 17:30'],
    ['2026-11-24 11:12', '1wd', '2026-11-23 11:12'],
    ['2026-11-24 09:00', '1wh', '2026-11-23 17:00'],
    ['2026-11-24 09:00', '30m', '2026-11-24 08:30'],
  ])('before %s, %s earlier is %s', (limit, duration, to) => {
    expect(written(beforeDue(china, at(limit), parseDuration(duration)))).toBe(to);
  });
});

describe('opening', () => {
  it.each([
    ['2026-11-19 08:30', true, '2026-11-19 08:30'],
    ['2026-11-19 12:00', false, '2026-11-19 14:00'],
    ['2026-11-19 17:29', true, '2026-11-19 17:29'],
    ['2026-11-19 17:30', false, '2026-11-20 08:30'],
    ['2026-11-21 10:00', false, '2026-11-23 08:30'],
    ['2026-02-14 10:00', true, '2026-02-14 10:00'],
    ['2026-02-14 20:00', false, '2026-02-24 08:30'],
  ])('at %s open is %s, the next opening %s', (moment, open, next) => {
    expect(isOpen(china, at(moment))).toBe(open);
    expect(written(nextOpening(china, at(moment)))).toBe(next);
  });

  it('has quiet hours of its own for enterprises', () => {
    const quiet = withHours(china, [['08:30', '18:00']]);
    expect(isOpen(quiet, at('2026-11-19 12:30'))).toBe(true);
    expect(written(nextOpening(quiet, at('2026-11-20 18:00')))).toBe('2026-11-23 08:30');
  });

  it('finds the first working day from a date', () => {
    expect(workdayFrom(china, '2026-10-01')).toBe('2026-10-08');
    expect(workdayFrom(china, '2026-10-08')).toBe('2026-10-08');
  });

  it('refuses hours that never open', () => {
    expect(() => makeCalendar({ zone: 'UTC', kind: 'china', hours: [] })).toThrow('business hours');
  });
});

describe('a calendar that is always open', () => {
  const night = at('2026-10-03 02:00');
  it('counts a working day as 24 hours and a working hour as one', () => {
    expect(addDuration(always, night, parseDuration('2wd'))).toEqual(at('2026-10-05 02:00'));
    expect(addDuration(always, night, parseDuration('3wh'))).toEqual(at('2026-10-03 05:00'));
    expect(morningOf(always, night, parseDuration('1wd'))).toEqual(at('2026-10-04 02:00'));
    expect(beforeDue(always, night, parseDuration('1wd'))).toEqual(at('2026-10-02 02:00'));
    expect(addWorkingMs(always, night, -HOUR)).toEqual(at('2026-10-03 01:00'));
    expect(workingMs(always, night, at('2026-10-04 02:00'))).toBe(24 * HOUR);
  });

  it('is never closed, but can have quiet hours every day', () => {
    expect(isOpen(always, night)).toBe(true);
    expect(nextOpening(always, night)).toEqual(night);
    const quiet = withHours(always, [['09:00', '21:00']]);
    expect(nextOpening(quiet, night)).toEqual(at('2026-10-03 09:00'));
  });
});
