import type { Calendar } from '../calendar/calendar.ts';
import { addDuration, addWorkingMs, workingMs } from '../calendar/calendar.ts';
import { parseDuration } from '../calendar/duration.ts';
import type { Policy } from '../policy/policy.ts';
import type { Appeal, Grade, Instant } from './appeal.ts';

/** The rules an appeal is measured by: the policy it began with, and that policy's calendars. */
export type Rules = {
  policy: Policy;
  calendar: Calendar;
  /** Real time round the clock, for grades that ignore the calendar. */
  always: Calendar;
};

type Limit = 'sign' | 'contact' | 'stage' | 'stage_every' | 'done';

/** The calendar a grade is counted on: emergencies know no closing time. */
export function calendarOf(rules: Rules, grade: Grade): Calendar {
  return rules.policy.grades[grade].always ? rules.always : rules.calendar;
}

/** `from` plus a duration of the policy, counted as the grade counts. */
export function after(rules: Rules, grade: Grade, from: Instant, duration: string): Instant {
  return addDuration(calendarOf(rules, grade), new Date(from), parseDuration(duration)).getTime();
}

/** The grade whose limits hold now: later rounds run on those of rework. */
export function gradeNow(a: Appeal): Grade {
  return a.round > 1 && a.grade !== 'top' ? 'rework' : a.grade;
}

function limitFrom(rules: Rules, grade: Grade, name: Limit, from: Instant | null): Instant | null {
  const duration = rules.policy.grades[grade][name];
  return duration === undefined || from === null ? null : after(rules, grade, from, duration);
}

/** By when the owner must acknowledge; null where the grade has no such limit. */
export function signDue(rules: Rules, a: Appeal): Instant | null {
  const grade = rules.policy.grades[gradeNow(a)].sign === undefined ? a.grade : gradeNow(a);
  return limitFrom(rules, grade, 'sign', a.ownedAt);
}

/** By when the owner must reach the enterprise; null once it is done and not denied. */
export function contactDue(rules: Rules, a: Appeal): Instant | null {
  if (a.contact !== null && a.contact.confirmed !== false) return null;
  return limitFrom(rules, gradeNow(a), 'contact', a.contactFrom);
}

/** By when the next word on progress is due: first `stage`, then every `stage_every` after a note. */
export function stageDue(rules: Rules, a: Appeal): Instant | null {
  const grade = gradeNow(a);
  const noted = a.notes > 0 && a.progress !== null;
  if (!noted) return limitFrom(rules, grade, 'stage', a.roundAt);
  const every = rules.policy.grades[grade].stage_every ?? rules.policy.grades[grade].stage;
  return every === undefined ? null : after(rules, grade, a.progress?.at ?? 0, every);
}

/** Working time the cadre's clock stood still since the limit was set, in ms. */
function waited(rules: Rules, a: Appeal, now: Instant): number {
  const calendar = calendarOf(rules, gradeNow(a));
  const since = a.extension?.at ?? 0;
  return a.pauses
    .filter(([from]) => from >= since)
    .reduce((sum, [from, to]) => sum + workingMs(calendar, new Date(from), new Date(to ?? now)), 0);
}

/** The limit as first set for this round, before any waiting or extension. */
export function firstDue(rules: Rules, a: Appeal): Instant | null {
  const due = limitFrom(rules, gradeNow(a), 'done', a.raised?.at ?? a.roundAt);
  if (due === null || a.raised === null || a.round > 1) return due;
  const before = limitFrom(rules, a.raised.from, 'done', a.roundAt);
  return before === null ? due : Math.min(before, due);
}

/**
 * By when it must be done: the limit as first set or extended, moved by exactly the working time waited on the
 * enterprise. While the enterprise has the word the limit moves with `now`.
 */
export function doneDue(rules: Rules, a: Appeal, now: Instant): Instant | null {
  const first = a.extension?.to ?? firstDue(rules, a);
  if (first === null) return null;
  const ms = waited(rules, a, now);
  return ms === 0 ? first : addWorkingMs(calendarOf(rules, gradeNow(a)), new Date(first), ms).getTime();
}

/** Working time left until the limit, in ms; negative when overdue, measured the same way. */
export function leftUntil(rules: Rules, a: Appeal, due: Instant, now: Instant): number {
  const calendar = calendarOf(rules, gradeNow(a));
  return due >= now
    ? workingMs(calendar, new Date(now), new Date(due))
    : -workingMs(calendar, new Date(due), new Date(now));
}

/** The cadre's clock over all rounds: working time less the waiting, in ms. */
export function cadreClock(rules: Rules, a: Appeal, now: Instant): number {
  const calendar = calendarOf(rules, a.grade);
  const spent = (from: Instant, to: Instant, pauses: Appeal['pauses']): number =>
    workingMs(calendar, new Date(from), new Date(to)) -
    pauses.reduce(
      (sum, [f, t]) => sum + workingMs(calendar, new Date(f), new Date(Math.min(t ?? to, to))),
      0,
    );
  const past = a.past.reduce((sum, p) => sum + spent(p.from, p.to, p.pauses), 0);
  return a.roundAt === null ? past : past + spent(a.roundAt, a.ending?.at ?? now, a.pauses);
}

/** The enterprise's clock: calendar time from submission to the end, never paused or reset, in ms. */
export function enterpriseClock(a: Appeal, now: Instant): number {
  return a.submittedAt === null ? 0 : (a.ending?.at ?? now) - a.submittedAt;
}
