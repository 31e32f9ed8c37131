import { type Calendar, nextOpening } from '../calendar/calendar.ts';
import { instantOf, localTime, weekdayOf } from '../calendar/zone.ts';
import type { Policy } from '../policy/policy.ts';
import { type Notice, OUTSIDE_CASES, PROGRESS } from './notice.ts';

/** The rules about when people may be written to. */
export type Hours = {
  policy: Pick<Policy, 'caps'>;
  /** Business hours. */
  calendar: Calendar;
  /** When messages may go out; null where quiet hours are off. */
  quiet: Calendar | null;
};
/**
 * How many messages one enterprise was sent unasked, all its contacts together: since local midnight, and (`outside`: of
 * what no open case of its brings) since Monday.
 */
export type Sent = { reminds: number; progress: number; outside: number };
type Sending = Pick<Notice, 'kind' | 'manner' | 'audience' | 'urgent'>;

const GRACE_MS = 15 * 60_000;
const NOTHING: Sent = { reminds: 0, progress: 0, outside: 0 };

/**
 * When a notice born now may go out: at once when urgent or silent; else inside the hours of its audience; reminders
 * for an enterprise on a day, and a week, that still has room for one. A limit that passes is told at that hour, not the next
 * morning: the morning list is another thing. Pure.
 */
export function notBefore(hours: Hours, sending: Sending, now: Date, sent: Sent = NOTHING): Date {
  if (isFree(sending)) return now;
  return opening(hours, freeFrom(hours, sending, now, sent) ?? now);
}

/**
 * Asked once more at the moment of sending; later than now means "not yet". A day that has had its reminders moves the
 * next one on. Hours were looked at when the notice was born, and some may go at any hour (an answer to what the
 * person just did); only one that comes much later than it should have is held to them again. Pure.
 */
export function admittedAt(
  hours: Hours,
  sending: Sending & Pick<Notice, 'notBefore'>,
  now: Date,
  sent: Sent,
): Date {
  if (isFree(sending)) return now;
  const free = freeFrom(hours, sending, now, sent);
  if (free !== null) return opening(hours, free);
  return now.getTime() - sending.notBefore.getTime() > GRACE_MS ? opening(hours, now) : now;
}

/** Monday, at local midnight: since when the week counts. */
export function weekStart(calendar: Calendar, now: Date): Date {
  const { day } = localTime(calendar.zone, now);
  return new Date(instantOf(calendar.zone, day - ((weekdayOf(day) + 6) % 7), 0));
}

/** Local midnight: since when the day counts. */
export function midnight(calendar: Calendar, now: Date): Date {
  return new Date(instantOf(calendar.zone, localTime(calendar.zone, now).day, 0));
}

const isFree = ({ urgent, manner }: Sending) => urgent || manner === 'card';

/** When there is room again under the caps; null where there is room now. A cap of 0 is no cap. */
function freeFrom(
  { policy: { caps }, calendar }: Hours,
  sending: Sending,
  now: Date,
  sent: Sent,
): Date | null {
  const { kind, manner, audience } = sending;
  if (audience !== 'enterprise' || (manner !== 'remind' && kind !== PROGRESS)) return null;
  const isFull = (count: number, cap: number): boolean => cap > 0 && count >= cap;
  if (OUTSIDE_CASES.includes(kind) && isFull(sent.outside, caps.enterprise_per_week))
    return daysOn(calendar, weekStart(calendar, now), 7);
  const [count, cap] =
    kind === PROGRESS ? [sent.progress, caps.progress_per_day] : [sent.reminds, caps.enterprise_per_day];
  return isFull(count, cap) ? daysOn(calendar, now, 1) : null;
}

const opening = ({ quiet }: Hours, at: Date) => (quiet === null ? at : nextOpening(quiet, at));

/** Local midnight so many days after that of a moment. */
function daysOn(calendar: Calendar, from: Date, days: number): Date {
  return new Date(instantOf(calendar.zone, localTime(calendar.zone, from).day + days, 0));
}
