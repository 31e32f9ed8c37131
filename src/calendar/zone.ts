import { DAY_MS } from './duration.ts';

/** An instant as the wall clock of a zone shows it. `weekday` 0 is Sunday; `day` counts days from 1970-01-01. */
export type LocalTime = {
  y: number;
  m: number;
  d: number;
  weekday: number;
  /** `HH:MM` */
  hm: string;
  /** `YYYY-MM-DD` */
  date: string;
  day: number;
  /** Milliseconds since local midnight, by the wall clock. */
  msOfDay: number;
};

type Offsets = { format: Intl.DateTimeFormat; byDay: Map<number, number>; byQuarter: Map<number, number> };

const QUARTER_MS = 15 * 60 * 1000;
/** A day on which the clocks change: ask by the quarter of an hour instead. */
const CHANGES = Number.NaN;
const offsets = new Map<string, Offsets>();

function offsetsOf(zone: string): Offsets {
  const known = offsets.get(zone);
  if (known) return known;
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  const made = { format, byDay: new Map<number, number>(), byQuarter: new Map<number, number>() };
  offsets.set(zone, made);
  return made;
}

function askIntl(format: Intl.DateTimeFormat, ms: number): number {
  const part: Record<string, number> = {};
  for (const { type, value } of format.formatToParts(ms)) part[type] = Number(value);
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = part;
  return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(ms / 1000) * 1000;
}

/** What to add to UTC to get the wall clock, in ms. Asks Intl once a day and zone; clocks change on quarter hours. */
export function offsetAt(zone: string, ms: number): number {
  const { format, byDay, byQuarter } = offsetsOf(zone);
  const day = Math.floor(ms / DAY_MS);
  let offset = byDay.get(day);
  if (offset === undefined) {
    offset = askIntl(format, day * DAY_MS);
    if (askIntl(format, (day + 1) * DAY_MS) !== offset) offset = CHANGES;
    byDay.set(day, offset);
  }
  if (!Number.isNaN(offset)) return offset;
  const quarter = Math.floor(ms / QUARTER_MS);
  let exact = byQuarter.get(quarter);
  if (exact === undefined) {
    exact = askIntl(format, quarter * QUARTER_MS);
    byQuarter.set(quarter, exact);
  }
  return exact;
}

const two = (n: number) => (n < 10 ? `0${n}` : `${n}`);

/** `YYYY-MM-DD` of a day counted from 1970-01-01. */
export function writeDay(day: number): string {
  return new Date(day * DAY_MS).toISOString().slice(0, 10);
}

/** Days from 1970-01-01 of a `YYYY-MM-DD`; NaN where there is no such day. */
export function readDay(date: string): number {
  const ms = Date.parse(`${date}T00:00:00Z`);
  if (!/^\d{4}-\d{2}-\d{2}$/.test(date) || Number.isNaN(ms)) return Number.NaN;
  return writeDay(ms / DAY_MS) === date ? ms / DAY_MS : Number.NaN;
}

/** Sunday is 0. 1970-01-01 was a Thursday. */
export function weekdayOf(day: number): number {
  return (((day + 4) % 7) + 7) % 7;
}

/** The local day an instant falls on, counted from 1970-01-01. */
export function dayAt(zone: string, ms: number): number {
  return Math.floor((ms + offsetAt(zone, ms)) / DAY_MS);
}

export function localTime(zone: string, at: Date): LocalTime {
  const local = at.getTime() + offsetAt(zone, at.getTime());
  const day = Math.floor(local / DAY_MS);
  const shown = new Date(local);
  return {
    y: shown.getUTCFullYear(),
    m: shown.getUTCMonth() + 1,
    d: shown.getUTCDate(),
    weekday: weekdayOf(day),
    hm: `${two(shown.getUTCHours())}:${two(shown.getUTCMinutes())}`,
    date: writeDay(day),
    day,
    msOfDay: local - day * DAY_MS,
  };
}

/**
 * The instant at which the wall clock of a zone shows `msOfDay` on a day. A time that the clocks skip is
 * read by the offset before the change; of a time shown twice the first is taken.
 */
export function instantOf(zone: string, day: number, msOfDay: number): number {
  const wall = day * DAY_MS + msOfDay;
  const before = offsetAt(zone, wall - DAY_MS);
  const after = offsetAt(zone, wall + DAY_MS);
  if (before === after || offsetAt(zone, wall - before) === before) return wall - before;
  return offsetAt(zone, wall - after) === after ? wall - after : wall - before;
}

export function isZone(zone: string): boolean {
  try {
    offsetsOf(zone);
    return true;
  } catch {
    return false;
  }
}
