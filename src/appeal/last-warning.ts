import {
  addWorkingMs,
  beforeDue,
  type Calendar,
  morningOf,
  nextOpening,
  workingMs,
} from '../calendar/calendar.ts';
import { parseDuration } from '../calendar/duration.ts';
import { dayAt } from '../calendar/zone.ts';
import type { Instant } from './appeal.ts';
import type { Rules } from './limits.ts';

/**
 * When the last warning before a limit rings: as long before it as the policy says, or once only the policy's share of
 * its time is left, whichever is later. One that would ring as a day closes is read on the day of the limit alone: it
 * rings on that day while people are at work, where its share allows it, else in its morning.
 */
export function lastWarning({ policy }: Rules, calendar: Calendar, from: Date, due: Date): Instant {
  const { before, share } = policy.ladder.warn;
  const length = workingMs(calendar, from, due);
  const part = addWorkingMs(calendar, from, Math.round(length * (1 - share))).getTime();
  const at = Math.max(part, beforeDue(calendar, due, parseDuration(before)).getTime());
  if (isReadThatDay(calendar, at)) return at;
  const morning = morningOf(calendar, new Date(at), { amount: 0, unit: 'wd' }).getTime();
  return part > morning && isReadThatDay(calendar, part) ? part : morning;
}

function isReadThatDay(calendar: Calendar, at: Instant): boolean {
  const opening = nextOpening(calendar, new Date(at)).getTime();
  return dayAt(calendar.zone, opening) === dayAt(calendar.zone, at);
}
