import { isDatabaseAway } from './away.ts';

const PAUSES_MS = [200, 1000, 5000];
const AWAY_PAUSE_MS = 500;
/** Longer than any restart of a database, and than most moves of it. */
const PATIENCE_MS = 10 * 60_000;

/**
 * What was done must be noted, else it is done again: a database that is away is waited for, ten minutes at most.
 * @param isOver asked before each new try: true gives it up
 */
export async function insist<T>(work: () => Promise<T>, isOver: () => boolean = () => false): Promise<T> {
  const end = performance.now() + PATIENCE_MS;
  for (let n = 0; ; ) {
    try {
      return await work();
    } catch (error) {
      const isAway = isDatabaseAway(error) && performance.now() < end;
      const pause = isAway ? AWAY_PAUSE_MS : PAUSES_MS[n++];
      if (pause === undefined || isOver()) throw error;
      await new Promise((resolve) => setTimeout(resolve, pause));
    }
  }
}
