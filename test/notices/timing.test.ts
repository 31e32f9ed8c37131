import { describe, expect, it } from 'vitest';
import { makeCalendar, withHours } from '../../src/calendar/calendar.ts';
import type { Manner, Side } from '../../src/notices/notice.ts';
import { admittedAt, type Hours, midnight, notBefore, type Sent } from '../../src/notices/timing.ts';
import { loadPolicy } from '../../src/policy/load.ts';

const policy = loadPolicy('digest: "08:45"');
const hours: [string, string][] = [
  ['08:30', '12:00'],
  ['14:00', '17:30'],
];
const calendar = makeCalendar({ zone: 'Asia/Shanghai', kind: 'china', hours });
const staff: Hours = { policy, calendar, quiet: calendar };
const enterprise: Hours = { policy, calendar, quiet: withHours(calendar, [['08:30', '18:00']]) };

const at = (local: string) => new Date(`${local}:00+08:00`);
const sending = (audience: Side, manner: Manner, more = {}) => ({
  kind: 'x',
  audience,
  manner,
  urgent: false,
  ...more,
});
/** Thursday 5 March 2026 and what follows, as Shanghai reads them. */
const local = (date: Date) => new Date(date.getTime() + 8 * 3_600_000).toISOString().slice(0, 16);

describe('a ring', () => {
  it.each([
    ['staff', '2026-03-05T09:00', '2026-03-05T09:00'],
    ['staff', '2026-03-05T12:30', '2026-03-05T14:00'],
    ['staff', '2026-03-05T20:00', '2026-03-06T08:30'],
    ['staff', '2026-03-06T18:00', '2026-03-09T08:30'],
    ['enterprise', '2026-03-05T12:30', '2026-03-05T12:30'],
    ['enterprise', '2026-03-05T18:00', '2026-03-06T08:30'],
    ['enterprise', '2026-02-14T10:00', '2026-02-14T10:00'],
    ['enterprise', '2026-02-15T10:00', '2026-02-24T08:30'],
  ] as const)('for %s born at %s goes at %s', (side, born, goes) => {
    const rules = side === 'staff' ? staff : enterprise;

    expect(local(notBefore(rules, sending(side, 'ring'), at(born)))).toBe(goes);
  });
});

it('lets urgent notices and redraws go at any hour', () => {
  const night = at('2026-03-07T03:00');

  expect(notBefore(staff, sending('staff', 'ring', { urgent: true }), night)).toEqual(night);
  expect(notBefore(staff, sending('staff', 'remind', { urgent: true }), night)).toEqual(night);
  expect(notBefore(enterprise, sending('enterprise', 'card'), night)).toEqual(night);
  expect(notBefore({ ...enterprise, quiet: null }, sending('enterprise', 'ring'), night)).toEqual(night);
});

it('tells staff of a limit at its hour, and after hours at the next opening', () => {
  const goes = (born: string) => local(notBefore(staff, sending('staff', 'remind'), at(born)));

  expect(goes('2026-03-05T15:00')).toBe('2026-03-05T15:00');
  expect(goes('2026-03-05T17:30')).toBe('2026-03-06T08:30');
  expect(goes('2026-03-06T19:00')).toBe('2026-03-09T08:30');
});

it('reminds an enterprise once a day, and tells it of progress once a day', () => {
  const now = at('2026-03-05T10:00');
  const goes = (kind: string, manner: Manner, sent: Sent) =>
    local(notBefore(enterprise, sending('enterprise', manner, { kind }), now, sent));

  expect(goes('x', 'remind', { reminds: 0, progress: 1, outside: 0 })).toBe('2026-03-05T10:00');
  expect(goes('x', 'remind', { reminds: 1, progress: 0, outside: 0 })).toBe('2026-03-06T08:30');
  expect(goes('progress.enterprise', 'ring', { reminds: 1, progress: 0, outside: 0 })).toBe(
    '2026-03-05T10:00',
  );
  expect(goes('progress.enterprise', 'ring', { reminds: 0, progress: 1, outside: 0 })).toBe(
    '2026-03-06T08:30',
  );
  expect(goes('x', 'ring', { reminds: 5, progress: 5, outside: 0 })).toBe('2026-03-05T10:00');
});

it('does not hold back at sending what was let go at birth, unless it comes much too late', () => {
  const evening = at('2026-03-05T20:00');
  const answer = { ...sending('enterprise', 'ring'), notBefore: evening };

  expect(
    admittedAt(enterprise, answer, at('2026-03-05T20:05'), { reminds: 0, progress: 0, outside: 0 }),
  ).toEqual(at('2026-03-05T20:05'));
  expect(
    local(admittedAt(enterprise, answer, at('2026-03-05T23:00'), { reminds: 0, progress: 0, outside: 0 })),
  ).toBe('2026-03-06T08:30');
});

it('counts a day from local midnight', () => {
  expect(local(midnight(calendar, at('2026-03-05T00:10')))).toBe('2026-03-05T00:00');
});

it('writes outside open cases so many times a week, and then waits for Monday', () => {
  const goes = (kind: string, outside: number, now: string) =>
    local(
      notBefore(enterprise, sending('enterprise', 'remind', { kind }), at(now), {
        reminds: 0,
        progress: 0,
        outside,
      }),
    );

  expect(goes('draft.remind', 2, '2026-03-05T10:00')).toBe('2026-03-05T10:00');
  expect(goes('draft.remind', 3, '2026-03-05T10:00')).toBe('2026-03-09T08:30');
  expect(goes('draft.remind', 3, '2026-03-08T10:00')).toBe('2026-03-09T08:30');
  expect(goes('confirm.remind.1', 3, '2026-03-05T10:00')).toBe('2026-03-05T10:00');
});
