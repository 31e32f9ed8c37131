import { localTime, readDay } from '../calendar/zone.ts';
import type { Deps } from '../deps.ts';
import { isAnythingErased, type Retained, retain, retainDry } from './retain.ts';
import { type Held, type Looked, sweepAlone } from './store-day.ts';

/**
 * A house that nobody swept for longer may have slept for a season, or its clock is years ahead: from here they look the
 * same, and what is erased cannot be had back. An administrator can tell.
 */
const MAX_GAP_DAYS = 40;

/**
 * Erases what had its time, once on each day of the town; to be called often, by any number of processes. Where the clock
 * may be wrong, or nobody has looked at this database before and something is old already, nothing is erased until
 * somebody says so: what would go is kept for the administrators to read.
 */
export function createDailySweep(deps: Deps): () => Promise<void> {
  /** The day on which this process did its part, or said why not. */
  let seen = '';
  return async () => {
    const { zone } = deps.policies.calendar(deps.policies.current());
    const today = localTime(zone, deps.now()).date;
    if (seen === today) return;
    await sweepAlone(deps.sql, async (last) => {
      const looked = await look(deps, today, last);
      seen = today;
      return looked;
    });
  };
}

async function look(deps: Deps, today: string, last: string | null): Promise<Looked> {
  const gap = last === null ? null : readDay(today) - readDay(last);
  // A clock that was set back over midnight makes no second one.
  if (gap === 0 || gap === -1) return { day: null, held: null };
  const doubt = doubtOf(gap);
  if (doubt === null) {
    await erase(deps);
    return { day: today, held: null };
  }
  const counts = await retainDry(deps);
  const isAnything = isAnythingErased(counts);
  // On a first look at a database in which nothing is old there is nothing to doubt.
  if (!isAnything) return { day: doubt === 'first' ? today : null, held: null };
  const held: Held = { why: doubt, day: today, last, counts };
  deps.log.error({ today, last, ...counts }, words[doubt]);
  return { day: null, held };
}

function doubtOf(gap: number | null): Held['why'] | null {
  if (gap === null) return 'first';
  if (gap < 0) return 'ahead';
  return gap > MAX_GAP_DAYS ? 'long' : null;
}

const words: Record<Held['why'], string> = {
  first: 'nothing is erased on a first look: if the clock is right, retain --apply',
  long: 'nothing is erased after so long a time: if the clock is right, retain --apply',
  ahead:
    'the day of the last erasure lies ahead, and nothing is erased: if the clock is right, retain --apply',
};

async function erase(deps: Deps): Promise<void> {
  const counts: Retained = await retain(deps);
  if (isAnythingErased(counts)) deps.log.info(counts, 'what had its time is erased');
  if (counts.altered > 0) deps.log.error('cases whose log was altered are not erased: see audit verify');
}
