import { describe, expect, it } from 'vitest';
import { answer, refusal } from '../support/answering.ts';

describe('a date', () => {
  it.each([
    ['11月10日', '2026-11-10'],
    ['11月10号', '2026-11-10'],
    ['10 Nov', '2026-11-10'],
    ['Nov 10', '2026-11-10'],
    ['November 10th, 2025', '2025-11-10'],
    ['10 Nov 2025', '2025-11-10'],
    ['2026-11-10', '2026-11-10'],
    ['2026/11/9', '2026-11-09'],
    ['2026年3月5日', '2026-03-05'],
    ['20261110', '2026-11-10'],
    ['11.10', '2026-11-10'],
    ['１１月１０日', '2026-11-10'],
    ['10号', '2026-11-10'],
    ['今天', '2026-11-19'],
    ['昨天', '2026-11-18'],
    ['前天', '2026-11-17'],
    ['yesterday', '2026-11-18'],
    ['三天前', '2026-11-16'],
    ['10 days ago', '2026-11-09'],
    ['3月1日', '2026-03-01'],
    ['12月31日', ['err.date.future', { date: '12月31日' }]],
    ['2026-11-20', ['err.date.future', { date: '11月20日' }]],
    ['2027-01-02', ['err.date.future', { date: '2027年1月2日' }]],
    ['2月30日', 'err.date.format'],
    ['2026-13-01', 'err.date.format'],
    ['很久了', 'err.date.format'],
    ['12345', 'err.date.format'],
    ['constructor', 'err.date.format'],
    ['toString', 'err.date.format'],
  ])('of the past, written %s', (text, expected) => {
    const read = refusal('PWR.since', text);
    expect(read).toEqual(
      typeof expected === 'string' && /^\d/.test(expected) ? { answered: expected } : expected,
    );
  });

  it.each([
    ['12月1日', '2026-12-01'],
    ['1月5日', '2027-01-05'],
    ['明天', '2026-11-20'],
    ['今天', '2026-11-19'],
    ['11月10日', ['err.date.past', { date: '11月10日', example: '11月26日' }]],
    ['2026-01-05', ['err.date.past', { date: '1月5日', example: '11月26日' }]],
  ])('of the future, written %s', (text, expected) => {
    expect(refusal('PWR.deadline', text)).toEqual(
      typeof expected === 'string' ? { answered: expected } : expected,
    );
  });

  it('of last December is meant in January', () => {
    expect(answer('PWR.since', '12月20日', { now: new Date('2027-01-05T09:00+08:00') })).toBe('2026-12-20');
  });

  it('is kept as a day when the option means one day, for 今天 is another one tomorrow', () => {
    expect(answer('PWR.since', { option: 'today' })).toBe('2026-11-19');
    expect(answer('PWR.since', { option: 'yesterday' })).toBe('2026-11-18');
    expect(answer('PWR.since', { option: 'last_week' })).toBe('last_week');
    expect(answer('PWR.deadline', { option: 'this_friday' })).toBe('2026-11-20');
    expect(answer('PWR.deadline', { option: 'month_end' })).toBe('2026-11-30');
    expect(answer('PWR.deadline', { option: 'month_end' }, { now: new Date('2026-12-31T23:00+08:00') })).toBe(
      '2026-12-31',
    );
    expect(answer('PWR.deadline', { option: 'none' })).toBe('none');
  });

  it('follows the clock of the town', () => {
    expect(answer('PWR.since', '今天', { now: new Date('2026-11-19T16:30Z') })).toBe('2026-11-20');
  });

  it('is written in the language of the person', () => {
    expect(refusal('PWR.since', '20 Nov', { locale: 'en' })).toEqual(['err.date.future', { date: '20 Nov' }]);
  });
});
