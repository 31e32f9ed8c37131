import { FIXED, PUBLISHED, STATUTORY } from './china.ts';
import { DAY_MS, type Duration, HOUR_MS, realMs } from './duration.ts';
import { dayAt, instantOf, localTime, readDay, weekdayOf, writeDay } from './zone.ts';

/** From opening to closing of one stretch of business, in ms since 1970 or, in `hours`, since midnight. */
type Span = readonly [open: number, close: number];

/** Working days of China; every hour of every day; every day, within the hours. */
type Kind = 'china' | 'always' | 'daily';

/** When a town works. Made by `makeCalendar`; what is inside is for this folder only. */
export type Calendar = {
  readonly zone: string;
  readonly kind: Kind;
  readonly hours: readonly Span[];
  /** Days that differ from plain weekdays and weekends: true = worked. */
  readonly marks: Map<number, boolean>;
  /** Years already entered in `marks`. */
  readonly years: Set<number>;
  readonly overrides: Overrides;
  readonly spans: Map<number, readonly Span[]>;
};

/** Local deviations, as `YYYY-MM-DD`. `complete`: years that these lists give in full, so no longer provisional. */
export type Overrides = {
  workdays?: readonly string[];
  holidays?: readonly string[];
  complete?: readonly number[];
};

export type CalendarOptions = {
  zone: string;
  kind: Kind;
  /** Pairs of `HH:MM`, ascending, without overlap; `24:00` may close a day. */
  hours: readonly (readonly [string, string])[];
  overrides?: Overrides;
};

const NO_SPANS: readonly Span[] = [];

function readHm(hm: string): number {
  const [hours, minutes] = hm.split(':');
  return (Number(hours) * 60 + Number(minutes)) * 60_000;
}

export function makeCalendar({ zone, kind, hours, overrides = {} }: CalendarOptions): Calendar {
  const spans = hours.map(([open, close]): Span => [readHm(open), readHm(close)]);
  if (kind !== 'always' && spans.length === 0) throw new Error('a calendar needs business hours');
  return { zone, kind, hours: spans, marks: new Map(), years: new Set(), overrides, spans: new Map() };
}

/** The same working days with other hours, for quiet hours: a calendar that is always open gets them every day. */
export function withHours(cal: Calendar, hours: CalendarOptions['hours']): Calendar {
  const kind = cal.kind === 'always' ? 'daily' : cal.kind;
  return makeCalendar({ zone: cal.zone, kind, hours, overrides: cal.overrides });
}

function mark(cal: Calendar, year: number, days: string, worked: boolean): void {
  for (const range of days.split(' ')) {
    const [first = '', last = first] = range.split('/');
    const end = readDay(`${year}-${last}`);
    for (let day = readDay(`${year}-${first}`); day <= end; day++) cal.marks.set(day, worked);
  }
}

function enterYear(cal: Calendar, year: number): void {
  cal.years.add(year);
  const published = PUBLISHED[year];
  mark(cal, year, published?.off ?? STATUTORY[year] ?? FIXED, false);
  if (published) mark(cal, year, published.work, true);
  for (const date of cal.overrides.holidays ?? []) cal.marks.set(readDay(date), false);
  for (const date of cal.overrides.workdays ?? []) cal.marks.set(readDay(date), true);
}

function yearOf(day: number): number {
  return new Date(day * DAY_MS).getUTCFullYear();
}

function isWorked(cal: Calendar, day: number): boolean {
  if (cal.kind !== 'china') return true;
  const year = yearOf(day);
  if (!cal.years.has(year)) enterYear(cal, year);
  const weekday = weekdayOf(day);
  return cal.marks.get(day) ?? (weekday !== 0 && weekday !== 6);
}

/** The business of one day, as instants; nothing on a day off. */
function spansOf(cal: Calendar, day: number): readonly Span[] {
  const known = cal.spans.get(day);
  if (known) return known;
  const made = isWorked(cal, day)
    ? cal.hours.map(
        ([open, close]): Span => [instantOf(cal.zone, day, open), instantOf(cal.zone, day, close)],
      )
    : NO_SPANS;
  cal.spans.set(day, made);
  return made;
}

const openingOf = (spans: readonly Span[]) => spans[0]?.[0] ?? Number.NaN;
const closingOf = (spans: readonly Span[]) => spans.at(-1)?.[1] ?? Number.NaN;

/** The nth working day after (n < 0: before) a day; the day itself for 0. */
function stepDays(cal: Calendar, from: number, n: number): number {
  const step = n < 0 ? -1 : 1;
  let day = from;
  for (let left = Math.abs(n); left > 0; ) {
    day += step;
    if (isWorked(cal, day)) left -= 1;
  }
  return day;
}

/**
 * The working day on which something that came in at `ms` counts as received: that day until its close,
 * the closing moment included (so that limits can follow one another), else the next working day.
 */
function receiptDay(cal: Calendar, ms: number): number {
  // One millisecond back, for a day that closes at 24:00 ends with the moment the next one begins.
  const day = dayAt(cal.zone, ms - 1);
  return isWorked(cal, day) && ms <= closingOf(spansOf(cal, day)) ? day : stepDays(cal, day, 1);
}

/**
 * The limit that `d` from `from` gives. `wd`: close of business of the nth working day after the day of receipt
 * (received outside hours = at the next opening, 民法典 201 and 203); `wh`: counted inside business hours only;
 * other units: real time. Zero of a unit ends at receipt, but `0wd` at that day's close.
 */
export function addDuration(cal: Calendar, from: Date, d: Duration): Date {
  if (cal.kind === 'always') return new Date(from.getTime() + realMs(d));
  if (d.unit === 'wd')
    return new Date(closingOf(spansOf(cal, stepDays(cal, receiptDay(cal, from.getTime()), d.amount))));
  if (d.unit === 'wh') return addWorkingMs(cal, from, d.amount * HOUR_MS);
  return new Date(from.getTime() + realMs(d));
}

/** Like `addDuration`, but `wd` gives the opening of that day: when to remind, not when time is up. */
export function morningOf(cal: Calendar, from: Date, d: Duration): Date {
  if (cal.kind === 'always' || d.unit !== 'wd') return addDuration(cal, from, d);
  return new Date(openingOf(spansOf(cal, stepDays(cal, receiptDay(cal, from.getTime()), d.amount))));
}

/** The moment `d` before a limit; `wd`: the same time of day, n working days earlier. */
export function beforeDue(cal: Calendar, due: Date, d: Duration): Date {
  if (cal.kind === 'always' || (d.unit !== 'wd' && d.unit !== 'wh'))
    return new Date(due.getTime() - realMs(d));
  if (d.unit === 'wh') return addWorkingMs(cal, due, -d.amount * HOUR_MS);
  const { day, msOfDay } = localTime(cal.zone, due);
  return new Date(instantOf(cal.zone, stepDays(cal, day, -d.amount), msOfDay));
}

/** Working time from one instant to another, in ms; negative when `to` is the earlier. */
export function workingMs(cal: Calendar, from: Date, to: Date): number {
  const [a, b] = [from.getTime(), to.getTime()];
  if (cal.kind === 'always') return b - a;
  if (b < a) return 0 - workingMs(cal, to, from);
  let sum = 0;
  const last = dayAt(cal.zone, b);
  for (let day = dayAt(cal.zone, a); day <= last; day++) {
    for (const [open, close] of spansOf(cal, day)) sum += Math.max(0, Math.min(b, close) - Math.max(a, open));
  }
  return sum;
}

/** The instant at which `ms` of working time have gone by since `from`; a negative `ms` counts back. */
export function addWorkingMs(cal: Calendar, from: Date, ms: number): Date {
  const at = from.getTime();
  if (cal.kind === 'always') return new Date(at + ms);
  return new Date(ms < 0 ? countBack(cal, at, -ms) : countOn(cal, at, ms));
}

function countOn(cal: Calendar, from: number, ms: number): number {
  let left = ms;
  for (let day = dayAt(cal.zone, from); ; day++) {
    for (const [open, close] of spansOf(cal, day)) {
      if (close < from) continue;
      const start = Math.max(open, from);
      if (left <= close - start) return start + left;
      left -= close - start;
    }
  }
}

function countBack(cal: Calendar, from: number, ms: number): number {
  let left = ms;
  for (let day = dayAt(cal.zone, from); ; day--) {
    for (const [open, close] of spansOf(cal, day).toReversed()) {
      if (open > from) continue;
      const end = Math.min(close, from);
      if (left <= end - open) return end - left;
      left -= end - open;
    }
  }
}

/** `at` itself while open, else the next opening. */
export function nextOpening(cal: Calendar, at: Date): Date {
  const ms = at.getTime();
  if (cal.kind === 'always') return new Date(ms);
  for (let day = dayAt(cal.zone, ms); ; day++) {
    const span = spansOf(cal, day).find(([, close]) => ms < close);
    if (span) return new Date(Math.max(ms, span[0]));
  }
}

/** The last closing before `at`; `at` itself where the calendar never closes. */
export function closingBefore(cal: Calendar, at: Date): Date {
  const ms = at.getTime();
  if (cal.kind === 'always') return new Date(ms);
  for (let day = dayAt(cal.zone, ms); ; day--) {
    const span = spansOf(cal, day).findLast(([, close]) => close < ms);
    if (span) return new Date(span[1]);
  }
}

/** Open from the opening moment until just before the closing one. */
export function isOpen(cal: Calendar, at: Date): boolean {
  const ms = at.getTime();
  if (cal.kind === 'always') return true;
  return spansOf(cal, dayAt(cal.zone, ms)).some(([open, close]) => open <= ms && ms < close);
}

/** @param date `YYYY-MM-DD` */
export function isWorkday(cal: Calendar, date: string): boolean {
  return isWorked(cal, readDay(date));
}

/** Whether a working day falls on a weekend, which people like to be told. */
export function isMakeupDay(cal: Calendar, date: string): boolean {
  const day = readDay(date);
  return cal.kind === 'china' && weekdayOf(day) % 6 === 0 && isWorked(cal, day);
}

/** Whether the holidays of that year are not published yet, so that a limit there may still move. */
export function isProvisional(cal: Calendar, at: Date): boolean {
  if (cal.kind !== 'china') return false;
  const year = yearOf(dayAt(cal.zone, at.getTime()));
  return !(year in PUBLISHED) && !cal.overrides.complete?.includes(year);
}

/** Working time of one full working day, in ms: 24 h on a calendar that is always open. */
export function workdayMs(cal: Calendar): number {
  if (cal.kind === 'always') return DAY_MS;
  return cal.hours.reduce((sum, [open, close]) => sum + close - open, 0);
}

/** The first working day from a date on, that date included. */
export function workdayFrom(cal: Calendar, date: string): string {
  const day = readDay(date);
  return writeDay(isWorked(cal, day) ? day : stepDays(cal, day, 1));
}
