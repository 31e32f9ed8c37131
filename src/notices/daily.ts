import { workdayFrom } from '../calendar/calendar.ts';
import { instantOf, localTime, readDay, writeDay } from '../calendar/zone.ts';
import type { Deps } from '../deps.ts';
import { raiseFlags } from '../supervision/flags-daily.ts';
import { addDigests, moveDaily } from './store-daily.ts';

/** The timer of the morning lists; one for the town. */
export const DAILY = 'digest';

/**
 * When the next morning lists go out, after `at`; null where the policy has none.
 */
export function nextDigest(deps: Pick<Deps, 'policies'>, at: Date): Date | null {
  const policy = deps.policies.current();
  if (policy.digest === 'off') return null;
  const calendar = deps.policies.calendar(policy);
  const [hours = 0, minutes = 0] = policy.digest.split(':').map(Number);
  const onDay = (date: string): Date =>
    new Date(instantOf(calendar.zone, readDay(date), (hours * 60 + minutes) * 60_000));
  const today = localTime(calendar.zone, at);
  const first = onDay(workdayFrom(calendar, today.date));
  return first > at ? first : onDay(workdayFrom(calendar, writeDay(today.day + 1)));
}

/**
 * Sees to it that the morning lists have their timer, at the time that today's policy gives.
 * @param done the morning that was just told; one that is due and was not is left to be fired
 */
export async function planDigests(deps: Deps, done: Date | null = null): Promise<void> {
  const now = deps.now();
  await moveDaily(deps.sql, DAILY, { now, done, next: nextDigest(deps, now) });
}

/** Tells everybody on the staff the day's list, and plans the next. One that was missed is told on its own day only. */
export async function fireDigests(deps: Deps, dueAt: Date): Promise<void> {
  const now = deps.now();
  const { zone } = deps.policies.calendar(deps.policies.current());
  const dayOf = (at: Date): string => localTime(zone, at).date;
  await raiseFlags(deps);
  if (dayOf(now) === dayOf(dueAt)) await addDigests(deps.sql, { now, newId: deps.newId, dueAt });
  await planDigests(deps, dueAt);
}
