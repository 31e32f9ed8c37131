import { type Calendar, nextOpening } from '../calendar/calendar.ts';
import { instantOf, localTime } from '../calendar/zone.ts';
import type { Policy } from '../policy/policy.ts';
import { type Notice, PROGRESS } from './notice.ts';

/** The rules about when people may be written to. */
export type Hours = {
  policy: Pick<Policy, 'caps'>;
  /** Business hours. */
  calendar: Calendar;
  /** When messages may go out; null where quiet hours are off. */
  quiet: Calendar | null;
};
/** What one person was sent unasked since local midnight. */
export type SentToday = { reminds: number; progress: number };
type Sending = Pick<Notice, 'kind' | 'manner' | 'audience' | 'urgent'>;

const GRACE_MS = 15 * 60_000;
const NOTHING: SentToday = { reminds: 0, progress: 0 };

/**
 * When a notice born now may go out: at once when urgent or silent; else inside the hours of its audience; reminders
 * for an enterprise on a day that still has room for one. A limit that passes is told at that hour, not the next
 * morning: the morning list is another thing. Pure.
 */
export function notBefore(hours: Hours, sending: Sending, now: Date, sent: SentToday = NOTHING): Date {
  if (isFree(sending)) return now;
  return opening(hours, isCapped(hours, sending, sent) ? tomorrow(hours.calendar, now) : now);
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
  sent: SentToday,
): Date {
  if (isFree(sending)) return now;
  if (isCapped(hours, sending, sent)) return opening(hours, tomorrow(hours.calendar, now));
  return now.getTime() - sending.notBefore.getTime() > GRACE_MS ? opening(hours, now) : now;
}

/** Local midnight: since when `SentToday` counts. */
export function midnight(calendar: Calendar, now: Date): Date {
  return new Date(instantOf(calendar.zone, localTime(calendar.zone, now).day, 0));
}

const isFree = ({ urgent, manner }: Sending) => urgent || manner === 'card';

/** A cap of 0 is no cap. */
function isCapped(
  { policy: { caps } }: Hours,
  { kind, manner, audience }: Sending,
  sent: SentToday,
): boolean {
  if (audience !== 'enterprise' || (manner !== 'remind' && kind !== PROGRESS)) return false;
  const [count, cap] =
    kind === PROGRESS ? [sent.progress, caps.progress_per_day] : [sent.reminds, caps.enterprise_per_day];
  return cap > 0 && count >= cap;
}

const opening = ({ quiet }: Hours, at: Date) => (quiet === null ? at : nextOpening(quiet, at));

function tomorrow(calendar: Calendar, now: Date): Date {
  return new Date(instantOf(calendar.zone, localTime(calendar.zone, now).day + 1, 0));
}
