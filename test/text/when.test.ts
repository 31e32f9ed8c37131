import { describe, expect, it } from 'vitest';
import { makeCalendar } from '../../src/calendar/calendar.ts';
import { writeStepDue } from '../../src/text/case-plan.ts';
import type { Locale } from '../../src/text/locale.ts';
import {
  type Clock,
  writeDate,
  writeDue,
  writeDuration,
  writeMoment,
  writeTime,
  writeWorking,
} from '../../src/text/when.ts';

const zone = 'Asia/Shanghai';
const at = (local: string) => new Date(`${local}+08:00`);
const clock = (locale: Locale, now = '2026-11-19T09:12'): Clock => ({ locale, zone, now: at(now) });
const hour = 3_600_000;

describe('a moment', () => {
  it.each([
    ['2026-11-19T11:12', '今天 11:12', 'today 11:12'],
    ['2026-11-19T00:00', '今天 00:00', 'today 00:00'],
    ['2026-11-20T17:30', '明天（周五）17:30', 'tomorrow (Fri) 17:30'],
    ['2026-11-26T17:30', '周四 11月26日 17:30', 'Thu 26 Nov, 17:30'],
    ['2026-11-18T08:05', '周三 11月18日 08:05', 'Wed 18 Nov, 08:05'],
    ['2027-01-03T09:00', '2027年1月3日 周日 09:00', 'Sun 3 Jan 2027, 09:00'],
    ['2026-11-19T10:12', '今天 10:12（还有 60 分钟）', 'today 10:12 (60 min left)'],
    ['2026-11-19T09:13', '今天 09:13（还有 1 分钟）', 'today 09:13 (1 min left)'],
    ['2026-11-19T09:12', '今天 09:12', 'today 09:12'],
  ])('%s is %s, %s', (local, zh, en) => {
    expect(writeTime(clock('zh'), at(local))).toBe(zh);
    expect(writeTime(clock('en'), at(local))).toBe(en);
  });

  it('is told by the clock of the township, wherever the computer stands', () => {
    const now = new Date('2026-11-19T16:30:00Z');

    expect(writeTime({ locale: 'zh', zone, now }, new Date('2026-11-20T01:30:00Z'))).toBe('今天 09:30');
    expect(writeTime({ locale: 'zh', zone: 'UTC', now }, new Date('2026-11-20T01:30:00Z'))).toBe(
      '明天（周五）01:30',
    );
  });

  it('is as many minutes away as its limit has, though told a moment before it was reckoned', () => {
    expect(writeTime(clock('zh'), new Date(at('2026-11-19T09:14').getTime() + 40))).toContain('还有 2 分钟');
    expect(writeTime(clock('zh'), new Date(at('2026-11-19T09:12').getTime() + 40))).toContain('还有 1 分钟');
  });

  it('is tomorrow across the turn of the year', () => {
    expect(writeTime(clock('zh', '2026-12-31T12:00'), at('2027-01-01T09:00'))).toBe('明天（周五）09:00');
  });

  it('has no minutes where the message stays as it is', () => {
    expect(writeMoment(clock('zh'), at('2026-11-19T09:30'))).toBe('今天 09:30');
  });
});

describe('a limit', () => {
  const hours: [string, string][] = [
    ['08:30', '12:00'],
    ['14:00', '17:30'],
  ];

  it('says that it may still move, or that its day is a make-up day', () => {
    const china = makeCalendar({ zone, kind: 'china', hours, overrides: { workdays: ['2026-11-21'] } });

    expect(writeDue(clock('zh'), china, at('2026-11-20T17:30'))).toBe('明天（周五）17:30');
    expect(writeDue(clock('zh'), china, at('2026-11-21T17:30'))).toBe('周六 11月21日 17:30（调休上班日）');
    expect(writeDue(clock('en'), china, at('2029-01-05T17:30'))).toBe(
      'Fri 5 Jan 2029, 17:30 (provisional until the holiday calendar is out)',
    );
  });

  it('is the closing that was promised, where a wait of seconds has moved it past the night', () => {
    const china = makeCalendar({ zone, kind: 'china', hours });

    expect(writeDue(clock('zh'), china, at('2026-11-23T08:30:40'))).toBe('明天（周五）17:30');
    expect(writeDue(clock('zh'), china, at('2026-11-23T08:32'))).toBe('周一 11月23日 08:32');
    expect(writeDue(clock('zh'), china, at('2026-11-20T21:00'))).toBe('明天（周五）21:00');
  });

  it('is plain on a calendar that is always open', () => {
    const always = makeCalendar({ zone, kind: 'always', hours });

    expect(writeDue(clock('zh'), always, at('2029-01-06T17:30'))).toBe('2029年1月6日 周六 17:30');
  });
});

it('writes a day alone', () => {
  expect(writeDate(clock('zh'), at('2026-11-26T17:30'))).toBe('周四 11月26日');
  expect(writeDate(clock('en'), at('2026-11-26T17:30'))).toBe('Thu 26 Nov');
  expect(writeDate(clock('zh'), at('2027-01-03T00:00'))).toBe('2027年1月3日 周日');
  expect(writeDate(clock('en'), at('2027-01-03T00:00'))).toBe('Sun 3 Jan 2027');
});

it.each([
  [-5, '0 秒', '0 s'],
  [45_900, '45 秒', '45 s'],
  [60_000, '1 分', '1 min'],
  [hour, '1 小时', '1 h'],
  [3 * hour + 10 * 60_000, '3 小时 10 分', '3 h 10 min'],
  [24 * hour, '1 天', '1 day'],
  [48 * hour, '2 天', '2 days'],
  [26 * hour + 59 * 60_000, '1 天 2 小时', '1 day 2 h'],
])('writes %i ms as %s, %s', (ms, zh, en) => {
  expect(writeDuration('zh', ms)).toBe(zh);
  expect(writeDuration('en', ms)).toBe(en);
});

it.each([
  [10 * hour, 7, '1 个工作日 3 小时', '1 working day 3 h'],
  [25 * hour, 7, '3 个工作日 4 小时', '3 working days 4 h'],
  [14.5 * hour, 7, '2 个工作日', '2 working days'],
  [3.5 * hour, 7, '3 小时 30 分', '3 h 30 min'],
  [26 * hour, 24, '1 天 2 小时', '1 day 2 h'],
])('writes %i ms of work, %i h a day, as %s, %s', (ms, hoursPerDay, zh, en) => {
  expect(writeWorking('zh', ms, hoursPerDay)).toBe(zh);
  expect(writeWorking('en', ms, hoursPerDay)).toBe(en);
});

describe('the day of a milestone', () => {
  it.each([
    ['2026-12-01T00:00', '周一 11月30日', 'Mon 30 Nov'],
    ['2026-11-30T17:30', '周一 11月30日 17:30', 'Mon 30 Nov, 17:30'],
  ])('that ends %s where every hour counts is %s, %s', (end, zh, en) => {
    const calendar = makeCalendar({ zone, kind: 'always', hours: [] });
    expect(writeStepDue(clock('zh'), { calendar }, at(end).getTime())).toBe(zh);
    expect(writeStepDue(clock('en'), { calendar }, at(end).getTime())).toBe(en);
  });
});
