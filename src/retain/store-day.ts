import type { Sql, SqlTx } from '../db/client.ts';

const KEY = 'retained';
/** Any number: held by whoever sweeps. */
const SWEEP_LOCK = 723_020;

/**
 * Runs `work` with the last day that was noted, while no other process does; not at all where one is at it. Its day is
 * noted when it is done: whoever dies or fails in the middle leaves it to the next.
 */
export async function sweepAlone(sql: Sql, work: (last: string | null) => Promise<string | null>) {
  await sql.begin(async (tx) => {
    const [lock] = await tx<{ mine: boolean }[]>`select pg_try_advisory_xact_lock(${SWEEP_LOCK}) as mine`;
    if (!lock?.mine) return;
    const [row] = await tx<{ day: string }[]>`select value #>> '{}' as day from settings where key = ${KEY}`;
    const day = await work(row?.day ?? null);
    if (day !== null) await noteSweep(tx, day);
  });
}

/** Everything that had its time by that day (`2026-03-02`) is erased. */
export async function noteSweep(sql: Sql | SqlTx, day: string): Promise<void> {
  await sql`
    insert into settings (key, value) values (${KEY}, ${sql.json(day)})
    on conflict (key) do update set value = excluded.value`;
}
