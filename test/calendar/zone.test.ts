import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  instantOf,
  isZone,
  localTime,
  offsetAt,
  readDay,
  weekdayOf,
  writeDay,
} from '../../src/calendar/zone.ts';

const HOUR = 3_600_000;
const ZONES = [
  'Asia/Shanghai',
  'America/Los_Angeles',
  'Europe/Berlin',
  'Asia/Kathmandu',
  'Australia/Lord_Howe',
  'UTC',
];

/** What Intl itself says, the slow way. */
function byIntl(zone: string, at: Date): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' }).format(
    at,
  );
}

describe('zones', () => {
  it('shows the wall clock of the town', () => {
    expect(localTime('Asia/Shanghai', new Date('2026-11-19T16:30:05Z'))).toEqual({
      y: 2026,
      m: 11,
      d: 20,
      weekday: 5,
      hm: '00:30',
      date: '2026-11-20',
      day: readDay('2026-11-20'),
      msOfDay: 30 * 60_000 + 5000,
    });
  });

  it('agrees with Intl at any instant of any zone, around changes of the clocks too', () => {
    const instants = fc.date({
      min: new Date('1995-01-01'),
      max: new Date('2045-01-01'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(fc.constantFrom(...ZONES), instants, (zone, at) => {
        const { date, hm } = localTime(zone, at);
        expect(`${date} ${hm}`).toBe(byIntl(zone, at));
      }),
    );
    for (let at = Date.parse('2026-03-08T00:00Z'); at < Date.parse('2026-03-09T00:00Z'); at += HOUR / 12) {
      const { date, hm } = localTime('America/Los_Angeles', new Date(at));
      expect(`${date} ${hm}`).toBe(byIntl('America/Los_Angeles', new Date(at)));
    }
  });

  it('finds the instant that a wall clock shows', () => {
    const day = fc.integer({ min: readDay('2000-01-01'), max: readDay('2040-01-01') });
    const minute = fc.integer({ min: 0, max: 1439 });
    fc.assert(
      fc.property(
        fc.constantFrom('Asia/Shanghai', 'Asia/Kathmandu', 'UTC'),
        day,
        minute,
        (zone, on, minutes) => {
          const shown = localTime(zone, new Date(instantOf(zone, on, minutes * 60_000)));
          expect([shown.day, shown.msOfDay]).toEqual([on, minutes * 60_000]);
        },
      ),
    );
  });

  it('reads a skipped hour by the offset before, and takes the first of a doubled one', () => {
    const zone = 'America/Los_Angeles';
    expect(new Date(instantOf(zone, readDay('2026-03-08'), 2.5 * HOUR))).toEqual(
      new Date('2026-03-08T10:30Z'),
    );
    expect(new Date(instantOf(zone, readDay('2026-11-01'), 1.5 * HOUR))).toEqual(
      new Date('2026-11-01T08:30Z'),
    );
  });

  it('knows days by number, before 1970 too', () => {
    expect(writeDay(readDay('1969-12-28'))).toBe('1969-12-28');
    expect(weekdayOf(readDay('1969-12-28'))).toBe(0);
    expect(readDay('2026-02-30')).toBeNaN();
    expect(readDay('2026-2-3')).toBeNaN();
  });

  it('tells a zone from a slip', () => {
    expect(isZone('Asia/Urumqi')).toBe(true);
    expect(isZone('Asia/Kunming')).toBe(false);
  });

  it('asks Intl once a day, not once a call', () => {
    const from = Date.parse('2031-05-05T00:00Z');
    offsetAt('Asia/Shanghai', from);
    const start = performance.now();
    for (let i = 0; i < 100_000; i++) offsetAt('Asia/Shanghai', from + i * 800);
    expect(performance.now() - start).toBeLessThan(500);
  });
});
