import { readDay, weekdayOf, writeDay } from '../calendar/zone.ts';
import { chineseNumber, plain } from './answer-text.ts';

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const MONTH = `(${MONTHS.join('|')})[a-z]*\\.?`;
const NEAR = new Map(
  Object.entries({
    ...{ 大前天: -3, 前天: -2, 昨天: -1, 昨日: -1, 今天: 0, 今日: 0, 明天: 1, 明日: 1, 后天: 2, 大后天: 3 },
    ...{ yesterday: -1, today: 0, tomorrow: 1 },
  }),
);

const YEAR_LESS = 300;
const SOON = 60;

/** Which way a date without a year points. */
export type Direction = 'past' | 'future' | 'any';

/** The days that options stand for at the moment they are tapped; other options stay what they are. */
export function dayOfOption(key: string, today: number): number | undefined {
  const weekday = (weekdayOf(today) + 6) % 7;
  switch (key) {
    case 'today':
      return today;
    case 'yesterday':
      return today - 1;
    case 'this_friday':
      return today + ((4 - weekday + 7) % 7);
    case 'month_end':
      return lastOfMonth(today);
    default:
      return undefined;
  }
}

function lastOfMonth(today: number): number {
  const [y = 0, m = 1] = writeDay(today).split('-').map(Number);
  return readDay(m === 12 ? dateOf(y + 1, 1, 1) : dateOf(y, m + 1, 1)) - 1;
}

const dateOf = (y: number, m: number, d: number) =>
  `${String(y).padStart(4, '0')}-${String(m).padStart(2, '0')}-${String(d).padStart(2, '0')}`;

/**
 * Reads a day as people write it: 11月10日, 10号, 2026-11-10, 11/10, 10 Nov, 昨天, 三天前.
 * @param today counted from 1970-01-01
 * @returns the day counted likewise, or undefined
 */
export function readDate(text: string, today: number, direction: Direction): number | undefined {
  const said = plain(text).trim().toLowerCase();
  const near = NEAR.get(said);
  if (near !== undefined) return today + near;
  const found = agoOrAhead(said, today) ?? withYear(said) ?? withoutYear(said, today, direction);
  return found === undefined || Number.isNaN(found) ? undefined : found;
}

function agoOrAhead(said: string, today: number): number | undefined {
  const [, count, , way] =
    /^(\d+|[一二两三四五六七八九十]+)\s*(天|days?)\s*(以?前|ago|以?后)$/.exec(said) ?? [];
  if (count === undefined) return undefined;
  const days = /^\d/.test(count) ? Number(count) : (chineseNumber(count) ?? Number.NaN);
  return today + (way?.endsWith('后') ? days : -days);
}

function withYear(said: string): number | undefined {
  const digits = /^(\d{4})\s*[-/.年]?\s*(\d{1,2})\s*[-/.月]?\s*(\d{1,2})\s*[日号]?$/.exec(said);
  const compact = /^(\d{4})(\d{2})(\d{2})$/.exec(said);
  const [, y, m, d] = compact ?? (/[-/.年]/.test(said) ? digits : null) ?? [];
  if (y !== undefined) return readDay(dateOf(Number(y), Number(m), Number(d)));
  const [, day, name, year] =
    new RegExp(`^(\\d{1,2})(?:st|nd|rd|th)?\\s+${MONTH},?\\s+(\\d{4})$`).exec(said) ?? [];
  if (year !== undefined) return readDay(dateOf(Number(year), monthOf(name), Number(day)));
  const [, first, second, third] =
    new RegExp(`^${MONTH}\\s+(\\d{1,2})(?:st|nd|rd|th)?,?\\s+(\\d{4})$`).exec(said) ?? [];
  return third === undefined ? undefined : readDay(dateOf(Number(third), monthOf(first), Number(second)));
}

const monthOf = (name = '') => MONTHS.indexOf(name) + 1;

function monthAndDay(said: string, today: number): [month: number, day: number] | undefined {
  const [, m, d] = /^(\d{1,2})\s*(?:月|[-/.])\s*(\d{1,2})\s*[日号]?$/.exec(said) ?? [];
  if (m !== undefined) return [Number(m), Number(d)];
  const [, day, name] = new RegExp(`^(\\d{1,2})(?:st|nd|rd|th)?\\s+${MONTH}$`).exec(said) ?? [];
  if (day !== undefined) return [monthOf(name), Number(day)];
  const [, first, second] = new RegExp(`^${MONTH}\\s+(\\d{1,2})(?:st|nd|rd|th)?$`).exec(said) ?? [];
  if (second !== undefined) return [monthOf(first), Number(second)];
  const [, only] = /^(\d{1,2})\s*[日号]$/.exec(said) ?? [];
  return only === undefined ? undefined : [Number(writeDay(today).slice(5, 7)), Number(only)];
}

/** The year that was meant: the one on the right side of today, unless the other is near and this one far. */
function withoutYear(said: string, today: number, direction: Direction): number | undefined {
  const parts = monthAndDay(said, today);
  if (!parts) return undefined;
  const year = Number(writeDay(today).slice(0, 4));
  const days = [year - 1, year, year + 1]
    .map((y) => readDay(dateOf(y, ...parts)))
    .filter((day) => !Number.isNaN(day));
  const nearest = days.toSorted((a, b) => Math.abs(a - today) - Math.abs(b - today))[0];
  const fitting = direction === 'any' ? nearest : sided(days, today, direction);
  if (nearest === undefined || fitting === undefined) return nearest;
  const slip = Math.abs(fitting - today) > YEAR_LESS && Math.abs(nearest - today) <= SOON;
  return slip ? nearest : fitting;
}

function sided(days: readonly number[], today: number, direction: 'past' | 'future'): number | undefined {
  return direction === 'past' ? days.findLast((day) => day <= today) : days.find((day) => day >= today);
}
