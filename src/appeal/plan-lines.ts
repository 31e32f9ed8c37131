import { after, type Rules } from './limits.ts';
import { instantOf, localTime, readDay, writeDay } from '../calendar/zone.ts';
import { Refusal } from '../refusal.ts';
import { readDate } from './answer-date.ts';
import type { Instant } from './appeal.ts';
import type { PlanStep } from './facts.ts';

/** One line of a plan as people write it: `12月31日，经发办，征迁完成`. */
export type PlanLine = {
  /** Counted from 1970-01-01. */
  day: number;
  /** `HH:MM`; '' for the close of business. */
  time: string;
  who: string;
  what: string;
};

/** More is a project of its own. */
const MOST = 20;
const LEAST = 2;
const MOST_WHO = 40;
const MOST_WHAT = 120;
/** The longest way to write a day. */
const LONGEST_DATE = 24;
const NUMBERED = /^\s*(?:[（(]?\d{1,2}[.．、)）](?!\d)|[-–•·*]|[①-⑳])\s*/u;
const SEPARATORS = /^[\s，,、;；:：]+/u;

/** Reads one line; undefined where it does not say when, who and what. */
export function readLine(text: string, today: number): PlanLine | undefined {
  const line = text.replace(NUMBERED, '').trim();
  for (let end = Math.min(LONGEST_DATE, line.length); end > 0; end -= 1) {
    const day = readDate(line.slice(0, end), today, 'future');
    if (day !== undefined) return restOf(line.slice(end), day);
  }
  return undefined;
}

function restOf(text: string, day: number): PlanLine | undefined {
  const [, hours, minutes] = /^\s*([01]?\d|2[0-3])[:：]([0-5]\d)(?!\d)/.exec(text) ?? [];
  const behind = hours === undefined ? text : text.replace(/^\s*\d{1,2}[:：]\d{2}/, '');
  const rest = behind.replace(/^\s*(?:之前|以前|前)(?=[\s，,、;；:：])/u, '').replace(SEPARATORS, '');
  const [, who = '', what = ''] =
    /^([^，,、;；]+)[，,、;；]\s*(.+)$/u.exec(rest) ?? /^(\S+)\s+(.+)$/u.exec(rest) ?? [];
  const isShort = [...who].length <= MOST_WHO && [...what].length <= MOST_WHAT;
  if (who.trim() === '' || what.trim() === '' || !isShort) return undefined;
  const time = hours === undefined ? '' : `${hours.padStart(2, '0')}:${minutes}`;
  return { day, time, who: who.trim(), what: what.trim() };
}

/** A line as `readLine` reads it. */
export function writeLine({ day, time, who, what }: PlanLine): string {
  return `${writeDay(day)}${time === '' ? '' : ` ${time}`}，${who}，${what}`;
}

/** The line that a step was written as, so that it can be copied, changed and sent again. */
export function lineOf({ calendar }: Rules, { due, who, what }: PlanStep): PlanLine {
  const { day, msOfDay, hm } = localTime(calendar.zone, new Date(due));
  const closes = calendar.kind !== 'always' && msOfDay === calendar.hours.at(-1)?.[1];
  return { day, time: closes ? '' : hm, who, what };
}

/** When a line is due: the close of that day's business, the next working day's where it is a day off; or its time. */
export function dueOf(rules: Rules, { day, time }: PlanLine): Instant {
  const { zone, kind } = rules.calendar;
  const [h = 0, m = 0] = time.split(':').map(Number);
  if (time !== '') return instantOf(zone, day, (h * 60 + m) * 60_000);
  return after(rules, 'normal', instantOf(zone, day, 0), kind === 'always' ? '1wd' : '0wd');
}

type Reading = {
  rules: Rules;
  now: Instant;
  /** Milestones reached before, which count among the two. */
  done?: number;
};

/**
 * Reads the steps of a plan, a line each.
 * @throws Refusal that names the line and shows how to write it: not understood, past, before the line above; or that
 *   there are too few or too many
 */
export function readPlan(lines: readonly string[], { rules, now, done = 0 }: Reading): PlanStep[] {
  const today = readDay(localTime(rules.calendar.zone, new Date(now)).date);
  const steps = lines.map((text, at) => {
    const line = readLine(text, today);
    if (line === undefined) throw new Refusal('err.plan.lines', { i: at + 1, text });
    const due = dueOf(rules, line);
    if (due <= now) throw new Refusal('err.plan.past', { i: at + 1, date: text });
    return { due, who: line.who, what: line.what };
  });
  const early = steps.findIndex(({ due }, at) => due < (steps[at - 1]?.due ?? 0));
  if (early >= 0) throw new Refusal('err.plan.order', { i: early + 1 });
  if (steps.length + done < LEAST) throw new Refusal('err.plan.two', { n: steps.length + done });
  if (steps.length > MOST) throw new Refusal('err.plan.many', { n: steps.length, max: MOST });
  return steps;
}
