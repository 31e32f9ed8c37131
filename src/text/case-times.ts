import type { Appeal, Instant } from '../appeal/appeal.ts';
import {
  after,
  cadreClock,
  calendarOf,
  callbackDue,
  contactDue,
  doneDue,
  enterpriseClock,
  firstDue,
  gradeNow,
  objectionDue,
  regradeDue,
  reviewDue,
  leftUntil,
  type Rules,
  ruleDue,
  signDue,
  stageDue,
} from '../appeal/limits.ts';
import { type Calendar, workdayMs } from '../calendar/calendar.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../calendar/duration.ts';
import { piece, type Value } from './say.ts';
import { type Clock, writeDate, writeDue, writeDuration, writeTime, writeWorking } from './when.ts';

/** One appeal, the rules it is measured by, and the clock it is read with. */
export type Timed = { appeal: Appeal; rules: Rules };

export function writeAt(clock: Clock, at: Instant | null | undefined): string {
  return at === null || at === undefined ? '' : writeTime(clock, new Date(at));
}

/** Working time on the calendar the case is measured by. */
export function writeSpan({ appeal, rules }: Timed, clock: Clock, ms: number): string {
  return writeWorking(clock.locale, Math.max(0, ms), hoursOf(calendarOf(rules, gradeNow(appeal))));
}

/** By how much a limit is over: from the first moment on it is a minute, and so it is all night after closing time. */
export function writeOver(timed: Timed, clock: Clock, due: Instant): string {
  const late = -leftUntil(timed.rules, timed.appeal, due, clock.now.getTime());
  return writeSpan(timed, clock, Math.max(late, MINUTE_MS));
}

const hoursOf = (calendar: Calendar): number => workdayMs(calendar) / HOUR_MS;

/** Every limit of a case, what is left of it and what was used, as texts name them; '' where there is none. */
export function timeParams({ appeal: a, rules }: Timed, clock: Clock): Record<string, Value> {
  const now = clock.now.getTime();
  const calendar = calendarOf(rules, gradeNow(a));
  const due = (at: Instant | null): string => (at === null ? '' : writeDue(clock, calendar, new Date(at)));
  const done = doneDue(rules, a, now);
  const first = firstDue(rules, a);
  return {
    sign_due: due(signDue(rules, a)),
    contact_due: due(contactDue(rules, a)),
    update_due: due(stageDue(rules, a)),
    done_due: due(done),
    orig_due: due(first),
    orig_part:
      first === null || first === done ? '' : piece(clock.locale, 'card.orig_part', { orig_due: due(first) }),
    ext_part: a.extension === null ? '' : piece(clock.locale, 'card.orig_part', { orig_due: due(first) }),
    ext_reason: a.extension?.reason ?? '',
    new_due: due(a.extensionAsked?.to ?? a.extension?.to ?? null),
    ask_reason: a.extensionAsked?.reason ?? '',
    ...doneSpans({ appeal: a, rules }, clock, done),
    regrade_due: writeAt(clock, regradeDue(rules, a)),
    rule_due: due(ruleDue(rules, a)),
    callback_due: due(callbackDue(rules, a)),
    answer_due: due(objectionDue(rules, a) ?? reviewDue(rules, a)),
    ...endParams({ appeal: a, rules }, clock),
    ...clockParams({ appeal: a, rules }, clock),
  };
}

/** What is left until the end of the work, or by how much that is over. */
function doneSpans(timed: Timed, clock: Clock, done: Instant | null) {
  const now = clock.now.getTime();
  if (done === null) return { left: '', c_left: '', over: '' };
  if (done <= now) return { left: '', c_left: '', over: writeOver(timed, clock, done) };
  const left = writeSpan(timed, clock, leftUntil(timed.rules, timed.appeal, done, now));
  // Within the hour the limit itself says the minutes left.
  return { left: done - now > HOUR_MS ? left : '', c_left: left, over: '' };
}

const periodFrom = (rules: Rules, from: Instant, period: string): Instant =>
  after(rules, 'normal', from, period);

/** Until when an end may still be undone. */
function endParams({ appeal, rules }: Timed, clock: Clock): Record<string, Value> {
  const { periods } = rules.policy;
  const until = (period: string, from = appeal.ending?.at): string => {
    if (from === undefined) return '';
    const end = periodFrom(rules, from, period);
    // The hour matters only where the period is shorter than a week.
    return end - from < 7 * DAY_MS ? writeAt(clock, end) : writeDate(clock, new Date(end));
  };
  return {
    reopen_until: until(periods.reopen),
    revert_until: until(periods.revert, appeal.phoned?.at),
    appeal_until: until(periods.reject_review),
    object_until: until(periods.object),
  };
}

function clockParams({ appeal, rules }: Timed, clock: Clock): Record<string, Value> {
  const now = clock.now.getTime();
  const calendar = calendarOf(rules, appeal.grade);
  const [from, to] = appeal.pauses.at(-1) ?? [now, now];
  const waited = (to ?? now) - from;
  const spent = enterpriseClock(appeal, now);
  // A clock that has just begun to run says nothing yet.
  const isFresh = spent < MINUTE_MS && appeal.ending === null;
  return {
    e_clock: isFresh ? '' : writeDuration(clock.locale, spent),
    c_clock: isFresh ? '' : writeWorking(clock.locale, cadreClock(rules, appeal, now), hoursOf(calendar)),
    waited: waited < MINUTE_MS ? '' : writeDuration(clock.locale, waited),
  };
}
