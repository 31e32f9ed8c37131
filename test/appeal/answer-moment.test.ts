import { expect, it } from 'vitest';
import { readMoment } from '../../src/appeal/answer-moment.ts';
import { readDay, writeDay } from '../../src/calendar/zone.ts';

/** A Thursday. */
const today = readDay('2026-11-19');
const read = (text: string): string => {
  const moment = readMoment(text, today);
  if (moment === undefined) return '?';
  const minutes = moment.ms === null ? null : moment.ms / 60_000;
  const hm = minutes === null ? '' : ` ${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`;
  return `${writeDay(moment.day)}${hm}`;
};

it.each([
  ['周四 17:30', '2026-11-19 17:30'],
  ['周五', '2026-11-20'],
  ['周三 9:00', '2026-11-25 9:00'],
  ['下周一上午9点', '2026-11-23 9:00'],
  ['明天下午3点半', '2026-11-20 15:30'],
  ['明天下午3点半之前', '2026-11-20 15:30'],
  ['11月26日', '2026-11-26'],
  ['11月26日 17：30', '2026-11-26 17:30'],
  ['中午12点', '2026-11-19 12:00'],
  ['17:30', '2026-11-19 17:30'],
  ['26 Nov, 17:30', '2026-11-26 17:30'],
  ['by 26 Nov 5 pm', '2026-11-26 17:00'],
  ['Fri 9:15', '2026-11-20 9:15'],
  ['tomorrow 5 pm', '2026-11-20 17:00'],
])('reads %s', (text, expected) => {
  expect(read(text)).toBe(expected);
});

it.each(['尽快', '25:00', '17:75', 'soon', '周八', '340 伏'])('does not take %s for a moment', (text) => {
  expect(read(text)).toBe('?');
});
