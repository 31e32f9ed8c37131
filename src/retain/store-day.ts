import type { Sql, SqlTx } from '../db/client.ts';
import type { Retained } from './retain.ts';

const KEY = 'retained';
const HELD = 'retain_held';
/** Any number: held by whoever sweeps. */
const SWEEP_LOCK = 723_020;

/** What is not erased though its time is over, until an administrator says that the clock is right. */
export type Held = {
  /** first: nobody looked before · long: nobody has for too long · ahead: the last day lies in the future. */
  why: 'first' | 'long' | 'ahead';
  /** `2026-03-02`: on which day of the town it was found, and when something was erased the last time. */
  day: string;
  last: string | null;
  counts: Retained;
};

/** `day`: everything that had its time by then is erased; null leaves the last one. `held`: what waits for a word. */
export type Looked = { day: string | null; held: Held | null };

/**
 * Runs `work` with the last day that was noted, while no other process does; not at all where one is at it. Its day is
 * noted when it is done: whoever dies or fails in the middle leaves it to the next.
 */
export async function sweepAlone(sql: Sql, work: (last: string | null) => Promise<Looked>): Promise<void> {
  await sql.begin(async (tx) => {
    const [lock] = await tx<{ mine: boolean }[]>`select pg_try_advisory_xact_lock(${SWEEP_LOCK}) as mine`;
    if (!lock?.mine) return;
    const [row] = await tx<{ day: string }[]>`select value #>> '{}' as day from settings where key = ${KEY}`;
    const { day, held } = await work(row?.day ?? null);
    await tx`delete from settings where key = ${HELD}`;
    if (held !== null) await keep(tx, HELD, held);
    if (day !== null) await keep(tx, KEY, day);
  });
}

/** Everything that had its time by that day (`2026-03-02`) is erased; whoever says so vouches for the clock. */
export async function noteSweep(sql: Sql | SqlTx, day: string): Promise<void> {
  await keep(sql, KEY, day);
  await sql`delete from settings where key = ${HELD}`;
}

/** Null where nothing waits for a word. */
export async function readHeld(sql: Sql): Promise<Held | null> {
  const [row] = await sql<{ value: Held }[]>`select value from settings where key = ${HELD}`;
  return row?.value ?? null;
}

async function keep(sql: Sql | SqlTx, key: string, value: string | object): Promise<void> {
  await sql`
    insert into settings (key, value) values (${key}, ${sql.json(value as never)})
    on conflict (key) do update set value = excluded.value`;
}
