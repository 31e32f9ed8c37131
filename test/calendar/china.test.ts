import chineseDays from 'chinese-days';
import { describe, expect, it } from 'vitest';
import { isMakeupDay, isProvisional, isWorkday, makeCalendar } from '../../src/calendar/calendar.ts';
import { readDay, writeDay } from '../../src/calendar/zone.ts';

const hours = [
  ['08:30', '12:00'],
  ['14:00', '17:30'],
] as const;
const china = makeCalendar({ zone: 'Asia/Shanghai', kind: 'china', hours });

function daysOf(year: number): string[] {
  const days: string[] = [];
  for (let day = readDay(`${year}-01-01`); day < readDay(`${year + 1}-01-01`); day++)
    days.push(writeDay(day));
  return days;
}

describe('the calendar of China', () => {
  it.each([
    [2024, 251],
    [2025, 248],
    [2026, 248],
  ])('has in %d working days: %d', (year, count) => {
    expect(daysOf(year).filter((day) => isWorkday(china, day))).toHaveLength(count);
  });

  it.each([2024, 2025, 2026])('agrees on every day of %d with the published data', (year) => {
    for (const day of daysOf(year))
      expect([day, isWorkday(china, day)]).toEqual([day, chineseDays.isWorkday(day)]);
  });

  it('takes for a year not yet published the statutory days, by the lunar calendar', () => {
    const lunar = (date: string) => chineseDays.getLunarDate(date);
    expect(lunar('2027-02-06')).toMatchObject({ lunarMon: 1, lunarDay: 1 });
    expect(lunar('2027-06-09')).toMatchObject({ lunarMon: 5, lunarDay: 5 });
    expect(lunar('2027-09-15')).toMatchObject({ lunarMon: 8, lunarDay: 15 });
    const off = daysOf(2027).filter(
      (day) => ![0, 6].includes(new Date(day).getUTCDay()) && !isWorkday(china, day),
    );
    expect(off).toEqual([
      ...['2027-01-01', '2027-02-05', '2027-02-08', '2027-04-05', '2027-06-09', '2027-09-15', '2027-10-01'],
    ]);
  });

  it('keeps the fixed days free in years it knows nothing of', () => {
    expect(isWorkday(china, '2029-10-02')).toBe(false);
    expect(isWorkday(china, '2029-10-04')).toBe(true);
  });

  it('is provisional where the holidays are not published', () => {
    expect(isProvisional(china, new Date('2026-12-31T15:59Z'))).toBe(false);
    expect(isProvisional(china, new Date('2026-12-31T16:00Z'))).toBe(true);
    expect(isProvisional(china, new Date('2023-06-01T00:00Z'))).toBe(true);
  });

  it('knows a working Saturday', () => {
    expect(isMakeupDay(china, '2026-02-14')).toBe(true);
    expect(isMakeupDay(china, '2026-02-13')).toBe(false);
    expect(isMakeupDay(china, '2026-02-21')).toBe(false);
  });

  it('follows the local list before its own, and takes a year given in full as settled', () => {
    const local = makeCalendar({
      zone: 'Asia/Shanghai',
      kind: 'china',
      hours,
      overrides: {
        holidays: ['2026-11-20', '2027-02-09'],
        workdays: ['2026-11-22', '2027-02-20'],
        complete: [2027],
      },
    });
    expect(isWorkday(local, '2026-11-20')).toBe(false);
    expect(isWorkday(local, '2026-11-22')).toBe(true);
    expect(isWorkday(local, '2027-02-09')).toBe(false);
    expect(isWorkday(local, '2027-02-08')).toBe(false);
    expect(isWorkday(local, '2027-02-20')).toBe(true);
    expect(isProvisional(local, new Date('2027-03-01T00:00Z'))).toBe(false);
    expect(isProvisional(local, new Date('2028-03-01T00:00Z'))).toBe(true);
  });
});
