import type { Deps } from '../src/deps.ts';
import { databaseTime, pullForward, releaseFuture } from '../src/notices/store-future.ts';
import { LEASE_S } from '../src/notices/store.ts';

/** Clocks that are corrected by less than this do no harm. */
const TOLERANCE_MS = 5000;

/**
 * Sees to it that a clock that was set back holds up nothing by as much. Each `look` compares the database's clock and
 * ours with one that only runs forward; to be called every few seconds.
 */
export function createClockWatch(
  { sql, now, log }: Pick<Deps, 'sql' | 'now' | 'log'>,
  steady: () => number = () => performance.now(),
): { look: () => Promise<void> } {
  let last: { at: number; database: number; own: number } | undefined;
  let releaseAt = Number.POSITIVE_INFINITY;

  async function look(): Promise<void> {
    const at = steady();
    const seen = { at, database: await databaseTime(sql), own: now().getTime() };
    const backBy = (clock: 'database' | 'own') =>
      last === undefined ? 0 : at - last.at - (seen[clock] - last[clock]);
    if (backBy('own') > TOLERANCE_MS) await mendOwn();
    // Whoever holds a lease from before is given its full time, by the clock that can be trusted.
    if (backBy('database') > TOLERANCE_MS) releaseAt = Math.min(releaseAt, at + LEASE_S * 1000);
    if (at >= releaseAt) await mendLeases();
    last = seen;
  }
  async function mendOwn(): Promise<void> {
    const n = await pullForward(sql, now());
    log.warn({ notices: n }, 'the clock was set back; what was due goes out all the same');
  }
  async function mendLeases(): Promise<void> {
    await releaseFuture(sql);
    releaseAt = Number.POSITIVE_INFINITY;
    log.warn('the clock of the database was set back; leases and rests from before were ended');
  }
  return { look };
}
