import type { Calendar } from '../calendar/calendar.ts';
import { addDuration, addWorkingMs, workingMs } from '../calendar/calendar.ts';
import { parseDuration } from '../calendar/duration.ts';
import type { Policy } from '../policy/policy.ts';
import type { Appeal, Grade, Instant } from './appeal.ts';
import { isRelieved, isToRegrade } from './relief.ts';

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

/** The case as its grade was until it was changed the last time in this round. */
const beforeRaise = (a: Appeal): Appeal =>
  a.raised === null ? a : { ...a, grade: a.raised.from, raised: a.raised.before };

/** The grade whose limits held until then. */
const gradeBefore = (a: Appeal): Grade => gradeNow(beforeRaise(a));

/** A limit that gives more time than another; none at all gives most. */
const isMore = (due: Instant | null, before: Instant | null): boolean =>
  before !== null && (due === null || due >= before);

/**
 * A limit of the owner that `count` gives from some moment on. Once the grade is raised it runs anew from there, but
 * ends no later than before; one that had passed already was told of, and gets the new time. Where the dispatcher gives a
 * grade with more time, that is counted from the same moment as before.
 */
function ownLimit(
  a: Appeal,
  from: Instant | null,
  count: (grade: Grade, from: Instant) => Instant | null,
): Instant | null {
  const { raised } = a;
  if (from === null) return null;
  if (raised === null || from >= raised.at) return count(gradeNow(a), from);
  const anew = count(gradeNow(a), raised.at);
  const before = ownLimit(beforeRaise(a), from, count);
  const whole = count(gradeNow(a), from);
  if (raised.more && isMore(whole, before)) return whole;
  return anew === null || before === null || before <= raised.at ? anew : Math.min(before, anew);
}

/** When the owner got it; where the enterprise had the word meanwhile, when it came back. */
function gotAt({ ownedAt, roundAt, pauses }: Appeal): Instant | null {
  return ownedAt === null ? null : Math.max(ownedAt, roundAt ?? 0, pauses.at(-1)?.[1] ?? 0);
}

/** By when the owner must acknowledge; null where the grade has no such limit. */
export function signDue(rules: Rules, a: Appeal): Instant | null {
  const { grades } = rules.policy;
  return ownLimit(a, gotAt(a), (grade, from) =>
    limitFrom(rules, grades[grade].sign === undefined ? a.grade : grade, 'sign', from),
  );
}

/** By when a dispute must be ruled on: as the policy says; an emergency cannot wait longer than for a signature. */
export function ruleDue(rules: Rules, a: Appeal): Instant | null {
  if (a.dispute === null) return null;
  const { grades } = rules.policy;
  return a.grade === 'top' && grades.top.sign !== undefined
    ? after(rules, 'top', a.dispute.at, grades.top.sign)
    : rulingDue(rules, a.dispute.at);
}

/** A ruling is due the same day; where every hour counts and no day closes, that is 24 hours, or it were late at once. */
export function rulingDue(rules: Rules, from: Instant): Instant {
  const { rule } = rules.policy.periods;
  const isSameDay = rule === '0wd' && rules.calendar.kind === 'always';
  return after(rules, 'normal', from, isSameDay ? '1wd' : rule);
}

/** By when the dispatcher answers what an enterprise says about its grade. */
export function gradeAnswerDue(rules: Rules, objectedAt: Instant): Instant {
  return after(rules, 'normal', objectedAt, rules.policy.periods.grade_answer);
}

/** By when the dispatcher gives an emergency that is over for now another grade; null where there is none. */
export function regradeDue(rules: Rules, a: Appeal): Instant | null {
  if (!isToRegrade(a) || a.relief === null) return null;
  return after(rules, 'normal', a.relief.at, rules.policy.periods.grade_answer);
}

/** By when the owner must reach the enterprise; null once it is done and not denied. */
export function contactDue(rules: Rules, a: Appeal): Instant | null {
  if (a.contact !== null && a.contact.confirmed !== false) return null;
  return ownLimit(a, a.contactFrom, (grade, from) => limitFrom(rules, grade, 'contact', from));
}

/** When the work of this round began; nobody worked while a rejection stood. */
const takenUpAt = ({ roundAt, rejection }: Appeal): Instant | null => {
  const review = rejection?.review;
  const at = review?.accepted ? review.answer?.at : undefined;
  return roundAt === null || at === undefined ? roundAt : Math.max(roundAt, at);
};

/**
 * By when the next word on progress is due: first `stage`, then every `stage_every` after a note. Long-term work has
 * the rhythm of 疑难, whatever the grade.
 */
export function stageDue(rules: Rules, a: Appeal): Instant | null {
  if (a.status === 'long_term' && a.plan !== null)
    return limitFrom(rules, 'hard', 'stage_every', Math.max(a.plan.at, a.progress?.at ?? 0));
  // Once an emergency is over for now, nobody is asked for news by the hour.
  if (isRelieved(a))
    return limitFrom(rules, 'urgent', 'stage', Math.max(a.relief?.at ?? 0, a.progress?.at ?? 0));
  const noted = a.notes > 0 ? a.progress : null;
  if (noted === null)
    return ownLimit(a, takenUpAt(a), (grade, from) => limitFrom(rules, grade, 'stage', from));
  return ownLimit(a, noted.at, (grade, from) => {
    const every = rules.policy.grades[grade].stage_every ?? rules.policy.grades[grade].stage;
    return every === undefined ? null : after(rules, grade, from, every);
  });
}

type Span = { grade: Grade; since: Instant; now: Instant };

/** A limit moved by the working time that the cadre's clock stood still since it was set. */
function moved(rules: Rules, a: Appeal, first: Instant | null, { grade, since, now }: Span): Instant | null {
  const calendar = calendarOf(rules, grade);
  const ms = a.pauses
    .filter(([from]) => from >= since)
    .reduce((sum, [from, to]) => sum + workingMs(calendar, new Date(from), new Date(to ?? now)), 0);
  return first === null || ms === 0 ? first : addWorkingMs(calendar, new Date(first), ms).getTime();
}

/** The sooner of two limits; a raise to a grade without one takes no limit away. */
const sooner = (due: Instant | null, before: Instant | null): Instant | null =>
  due === null || before === null ? (due ?? before) : Math.min(due, before);

/** The dispatcher gave a grade with more time to get it done. */
function isEased(rules: Rules, a: Appeal): boolean {
  const of = (grade: Grade): Instant | null => limitFrom(rules, grade, 'done', a.roundAt);
  return a.raised?.more === true && isMore(of(gradeNow(a)), of(gradeBefore(a)));
}

/** The new grade's own time, counted from the round; never less than the leader had given. */
function easedDue(rules: Rules, a: Appeal, now: Instant): Instant | null {
  const grade = gradeNow(a);
  const due = moved(rules, a, limitFrom(rules, grade, 'done', a.roundAt), { grade, since: 0, now });
  if (due === null || a.extension === null) return due;
  return Math.max(due, moved(rules, a, a.extension.to, { grade, since: a.extension.at, now }) ?? due);
}

/** The limit as first set for this round, before any waiting or extension. */
export function firstDue(rules: Rules, a: Appeal): Instant | null {
  if (isEased(rules, a)) return firstDue(rules, beforeRaise(a));
  const due = limitFrom(rules, gradeNow(a), 'done', a.raised?.at ?? a.roundAt);
  return a.raised === null ? due : sooner(due, firstDue(rules, beforeRaise(a)));
}

type SetLimit = { due: Instant; since: Instant };

/** The limit as it was set after the first one, the last time: by an extension, after long-term work, or at a split. */
function setLater(rules: Rules, { extension, backAt, anew }: Appeal): SetLimit | null {
  const set: SetLimit[] = [
    ...(extension === null ? [] : [{ due: extension.to, since: extension.at }]),
    ...(backAt === null
      ? []
      : [{ due: after(rules, 'normal', backAt, rules.policy.periods.plan_done), since: backAt }]),
    ...(anew === null ? [] : [{ due: anew.due, since: anew.at }]),
  ];
  return set.reduce<SetLimit | null>(
    (last, one) => (last === null || one.since > last.since ? one : last),
    null,
  );
}

/**
 * By when it must be done: the limit as first set, extended, set anew after long-term work, or shortened by a raise,
 * moved by exactly the working time waited on the enterprise since. While the enterprise has the word the limit moves
 * with `now`. None while a plan has its place, and none for an emergency that is over for now: what it had to be done by
 * was that, and the grade that follows brings a limit of its own.
 */
export function doneDue(rules: Rules, a: Appeal, now: Instant): Instant | null {
  if (a.status === 'long_term' || isRelieved(a)) return null;
  const { raised } = a;
  const extended = setLater(rules, a);
  if (raised === null || (extended !== null && extended.since > raised.at)) {
    const { due, since } = extended ?? { due: firstDue(rules, a), since: 0 };
    return moved(rules, a, due, { grade: gradeNow(a), since, now });
  }
  if (isEased(rules, a)) return easedDue(rules, a, now);
  const grade = gradeNow(a);
  const anew = limitFrom(rules, grade, 'done', raised.at);
  return sooner(moved(rules, a, anew, { grade, since: raised.at, now }), doneDue(rules, beforeRaise(a), now));
}

/**
 * The latest day to which the limit may be extended: the grade's extension after the limit as first set, moved like that by
 * what was waited on the enterprise. Null where the grade has none.
 */
export function latestExtension(rules: Rules, a: Appeal, now: Instant): Instant | null {
  const grade = gradeNow(a);
  const longest = rules.policy.grades[grade].extension;
  const due = longest === undefined ? null : doneDue(rules, { ...a, extension: null }, now);
  return due === null || longest === undefined ? null : after(rules, grade, due, longest);
}

/** By when the dispatcher must call: the limit of the call-back, then a while after the last attempt that counts. */
export function callbackDue(rules: Rules, { callback }: Pick<Appeal, 'callback'>): Instant | null {
  if (callback === null) return null;
  const { caps, reminders } = rules.policy;
  const last = callback.calls.findLast(({ counts }) => counts);
  return last === undefined
    ? after(rules, 'normal', callback.at, reminders.callback)
    : after(rules, 'normal', last.at, caps.callback_every);
}

/** By when the supervisor must have looked again at an end by law; null while nobody objects. */
export function objectionDue(rules: Rules, { bylaw }: Pick<Appeal, 'bylaw'>): Instant | null {
  const objection = bylaw?.objection ?? null;
  if (objection === null || objection.answer !== null) return null;
  return after(rules, 'normal', objection.at, rules.policy.periods.answer_review);
}

/** By when the review of a rejection is to be decided; null while there is none to decide. */
export function reviewDue(rules: Rules, { rejection }: Pick<Appeal, 'rejection'>): Instant | null {
  const review = rejection?.review ?? null;
  if (review === null || review.answer !== null) return null;
  return after(rules, 'normal', review.at, rules.policy.periods.answer_review);
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
