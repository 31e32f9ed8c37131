import { localTime, readDay } from '../calendar/zone.ts';
import type { Deps } from '../deps.ts';
import { isAnythingErased, retain } from './retain.ts';
import { sweepAlone } from './store-day.ts';

/**
 * A house that nobody swept for longer may have slept for a season, or its clock is years ahead: from here they look the
 * same, and what is erased cannot be had back. An administrator can tell.
 */
const MAX_GAP_DAYS = 40;

/**
 * Erases what had its time, once on each day of the town; to be called often, by any number of processes. Where the last
 * day lies ahead, our clock is behind or that one was wrong: by the earlier of the two nothing goes too soon, so we go on
 * by ours and leave that day as it is.
 */
export function createDailySweep(deps: Deps): () => Promise<void> {
  /** The day on which this process did its part, or said why not. */
  let seen = '';

  async function sweep(today: string, last: string | null): Promise<string | null> {
    const gap = last === null ? 1 : readDay(today) - readDay(last);
    const isDue = isToBeSwept(deps, gap, { today, last });
    if (isDue) await erase(deps);
    seen = today;
    return isDue && gap > 0 ? today : null;
  }
  return async () => {
    const { zone } = deps.policies.calendar(deps.policies.current());
    const today = localTime(zone, deps.now()).date;
    if (seen !== today) await sweepAlone(deps.sql, (last) => sweep(today, last));
  };
}

function isToBeSwept({ log }: Deps, gap: number, days: { today: string; last: string | null }): boolean {
  // A clock that was set back over midnight makes no second one.
  if (gap === 0 || gap === -1) return false;
  if (gap > MAX_GAP_DAYS)
    log.error(days, 'nothing is erased after so long a time: if the clock is right, retain --apply');
  else if (gap < 0)
    log.warn(days, 'the day of the last erasure lies ahead: if the clock is right, retain --apply');
  return gap <= MAX_GAP_DAYS;
}

async function erase(deps: Deps): Promise<void> {
  const counts = await retain(deps);
  if (isAnythingErased(counts)) deps.log.info(counts, 'what had its time is erased');
  if (counts.altered > 0) deps.log.error('cases whose log was altered are not erased: see audit verify');
}
