import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addDuration,
  addWorkingMs,
  beforeDue,
  type Calendar,
  makeCalendar,
  morningOf,
  nextOpening,
  workingMs,
} from '../../src/calendar/calendar.ts';
import { type Duration, parseDuration } from '../../src/calendar/duration.ts';

const hours = [
  ['08:30', '12:00'],
  ['14:00', '17:30'],
] as const;
const CALENDARS = {
  china: makeCalendar({ zone: 'Asia/Shanghai', kind: 'china', hours }),
  berlin: makeCalendar({ zone: 'Europe/Berlin', kind: 'china', hours: [['09:00', '18:00']] }),
  night: makeCalendar({
    zone: 'America/Los_Angeles',
    kind: 'china',
    hours: [
      ['00:00', '03:00'],
      ['20:00', '24:00'],
    ],
  }),
  always: makeCalendar({ zone: 'Asia/Shanghai', kind: 'always', hours }),
} satisfies Record<string, Calendar>;

// By name, so that a failure prints a word and not a calendar with its caches.
const anyCalendar = fc.constantFrom(...(Object.keys(CALENDARS) as (keyof typeof CALENDARS)[]));
const anyInstant = fc.date({ min: new Date('2023-06-01'), max: new Date('2028-06-01'), noInvalidDate: true });
const anyDuration: fc.Arbitrary<Duration> = fc.record({
  amount: fc.integer({ min: 0, max: 40 }),
  unit: fc.constantFrom('wd', 'wh', 'd', 'h', 'm', 's'),
});
const workUnit: fc.Arbitrary<Duration> = fc.record({
  amount: fc.integer({ min: 0, max: 40 }),
  unit: fc.constantFrom('wd', 'wh'),
});
const anyWork = fc.integer({ min: 0, max: 60 * 24 * 3_600_000 });
const STEP = 1000;

describe('any limit', () => {
  it('is never before its start', () => {
    fc.assert(
      fc.property(anyCalendar, anyInstant, anyDuration, (name, from, d) => {
        const cal = CALENDARS[name];
        expect(addDuration(cal, from, d).getTime()).toBeGreaterThanOrEqual(from.getTime());
      }),
    );
  });

  it('is not earlier for what came later, nor for a longer duration', () => {
    fc.assert(
      fc.property(
        anyCalendar,
        anyInstant,
        fc.integer({ min: 0, max: 9e8 }),
        anyDuration,
        (name, from, gap, d) => {
          const cal = CALENDARS[name];
          const later = new Date(from.getTime() + gap);
          const end = addDuration(cal, from, d).getTime();
          expect(addDuration(cal, later, d).getTime()).toBeGreaterThanOrEqual(end);
          expect(addDuration(cal, from, { ...d, amount: d.amount + 1 }).getTime()).toBeGreaterThan(end);
        },
      ),
    );
  });

  it('of working time ends in business time, its closing moment included', () => {
    fc.assert(
      fc.property(anyCalendar, anyInstant, workUnit, (name, from, d) => {
        const cal = CALENDARS[name];
        const end = addDuration(cal, from, d);
        const justBefore = new Date(end.getTime() - STEP);
        const inside = nextOpening(cal, end).getTime() === end.getTime();
        expect(inside || workingMs(cal, justBefore, end) === STEP).toBe(true);
      }),
    );
  });

  it('of working days is the same for all that comes in on one day, and the morning is on that day', () => {
    fc.assert(
      fc.property(anyInstant, fc.integer({ min: 0, max: 40 }), (from, amount) => {
        const cal = CALENDARS.china;
        const d: Duration = { amount, unit: 'wd' };
        const end = addDuration(cal, from, d).getTime();
        expect(addDuration(cal, nextOpening(cal, from), d).getTime()).toBe(end);
        expect(end - morningOf(cal, from, d).getTime()).toBe(9 * 3_600_000);
      }),
    );
  });

  it('of working days can be counted on one by one', () => {
    fc.assert(
      fc.property(
        anyCalendar,
        anyInstant,
        fc.integer({ min: 0, max: 20 }),
        fc.integer({ min: 0, max: 20 }),
        (name, from, a, b) => {
          const cal = CALENDARS[name];
          const [first, second] = [a, b].map((amount): Duration => ({ amount, unit: 'wd' }));
          const inTwo = addDuration(cal, addDuration(cal, from, first as Duration), second as Duration);
          expect(inTwo).toEqual(addDuration(cal, from, { amount: a + b, unit: 'wd' }));
        },
      ),
    );
  });

  it('warned of in time gives that time back', () => {
    fc.assert(
      fc.property(anyInstant, fc.integer({ min: 1, max: 20 }), (from, amount) => {
        const cal = CALENDARS.china;
        const end = addDuration(cal, from, { amount, unit: 'wd' });
        const back = beforeDue(cal, end, { amount, unit: 'wd' });
        expect(addDuration(cal, back, { amount, unit: 'wd' })).toEqual(end);
      }),
    );
  });
});

describe('working time', () => {
  it('adds up', () => {
    fc.assert(
      fc.property(anyCalendar, anyInstant, anyInstant, anyInstant, (name, a, b, c) => {
        const cal = CALENDARS[name];
        expect(workingMs(cal, a, b) + workingMs(cal, b, c)).toBe(workingMs(cal, a, c));
      }),
    );
  });

  it('is never more than real time', () => {
    fc.assert(
      fc.property(anyCalendar, anyInstant, anyWork, (name, from, ms) => {
        const cal = CALENDARS[name];
        expect(workingMs(cal, from, new Date(from.getTime() + ms))).toBeLessThanOrEqual(ms);
      }),
    );
  });

  it('that was added is the time between, forwards and back', () => {
    fc.assert(
      fc.property(anyCalendar, anyInstant, anyWork, (name, from, ms) => {
        const cal = CALENDARS[name];
        expect(workingMs(cal, from, addWorkingMs(cal, from, ms))).toBe(ms);
        expect(workingMs(cal, addWorkingMs(cal, from, -ms), from)).toBe(ms);
      }),
    );
  });
});

describe('speed', () => {
  it('counts a limit in under 20 µs', () => {
    const cal = CALENDARS.china;
    const d = parseDuration('5wd');
    const start = Date.parse('2026-01-05T01:00Z');
    const count = (i: number) => addDuration(cal, new Date(start + i * 3_000_000), d);
    const rounds = [1, 2, 3, 4, 5].map(() => {
      const before = performance.now();
      for (let i = 0; i < 2000; i++) count(i);
      return ((performance.now() - before) / 2000) * 1000;
    });
    expect(Math.min(...rounds)).toBeLessThan(20);
  });
});
