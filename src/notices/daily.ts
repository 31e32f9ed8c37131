import { workdayFrom } from '../calendar/calendar.ts';
import { instantOf, localTime, readDay, writeDay } from '../calendar/zone.ts';
import type { Deps } from '../deps.ts';
import { makeCheckpoint } from '../record/checkpoint.ts';
import { raiseFlags } from '../supervision/flags-daily.ts';
import { addDigests, moveDaily } from './store-daily.ts';

/** The town's own timer: of the morning lists, or, where the policy has none, of the look at the town alone. */
const LISTS = 'digest';
const LOOK = 'flags';
/** When the town is looked at where no list is sent. */
const MORNING = '08:45';

/** When the town is looked at next, after `at`, and the morning lists go out, if the policy has any. */
export function nextMorning(deps: Pick<Deps, 'policies'>, at: Date): Date {
  const policy = deps.policies.current();
  const calendar = deps.policies.calendar(policy);
  const time = policy.digest === 'off' ? MORNING : policy.digest;
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  const onDay = (date: string): Date =>
    new Date(instantOf(calendar.zone, readDay(date), (hours * 60 + minutes) * 60_000));
  const today = localTime(calendar.zone, at);
  const first = onDay(workdayFrom(calendar, today.date));
  return first > at ? first : onDay(workdayFrom(calendar, writeDay(today.day + 1)));
}

/**
 * Sees to it that the morning has its timer, at the time that today's policy gives.
 * @param done the morning that was just told; one that is due and was not is left to be fired
 */
export async function planDigests(deps: Deps, done: Date | null = null): Promise<void> {
  const now = deps.now();
  const kind = hasLists(deps) ? LISTS : LOOK;
  await moveDaily(deps.sql, kind, { now, done, next: nextMorning(deps, now) });
}

const hasLists = ({ policies }: Pick<Deps, 'policies'>): boolean => policies.current().digest !== 'off';

/**
 * Looks at the town, tells everybody on the staff the day's list where the policy has one, and plans the next morning.
 * A list that was missed is told on its own day only.
 */
export async function fireDigests(deps: Deps, dueAt: Date): Promise<void> {
  const now = deps.now();
  const { zone } = deps.policies.calendar(deps.policies.current());
  const dayOf = (at: Date): string => localTime(zone, at).date;
  await raiseFlags(deps);
  // The lists name its fingerprint.
  await makeCheckpoint(deps);
  if (hasLists(deps) && dayOf(now) === dayOf(dueAt))
    await addDigests(deps.sql, { now, newId: deps.newId, dueAt });
  await planDigests(deps, dueAt);
}
