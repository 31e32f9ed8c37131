import { localTime } from '../calendar/zone.ts';
import type { Deps } from '../deps.ts';
import { checkpointHash } from './entry.ts';
import {
  addConductCheckpoint,
  conductHashesSince,
  holdConductLog,
  lastConductCheckpoint,
} from './store-log.ts';

/** Seals what was logged since the last time, once a day at most, and on no day on which nothing was. */
export async function sealConduct({ sql, now, policies }: Pick<Deps, 'sql' | 'now' | 'policies'>) {
  const { zone } = policies.calendar(policies.current());
  await sql.begin(async (tx) => {
    await holdConductLog(tx);
    const last = await lastConductCheckpoint(tx);
    const day = localTime(zone, now()).date;
    const since = await conductHashesSince(tx, last?.upto ?? 0);
    if (since.events === 0 || (last !== null && last.day >= day)) return;
    const unhashed = { no: (last?.no ?? 0) + 1, day, ...since, previous: last?.hash ?? '' };
    await addConductCheckpoint(tx, { ...unhashed, hash: checkpointHash(unhashed) }, now());
  });
}
