import type { Sql } from '../db/client.ts';
import type { DueTimer } from './notice.ts';

const LEASE_S = 60;
/** A timer that failed rests 30 s, then twice as long each time, up to an hour. */
const REST_S = 30;
const REST_MAX_S = 3600;

/** Takes timers that are due, oldest first; those that other sweeps have, or that rest, are passed over. */
export async function claimTimers(sql: Sql, now: Date, limit: number): Promise<DueTimer[]> {
  return await sql<DueTimer[]>`
    with due as (
      select id from timers
      where due_at <= ${now} and (claimed_until is null or claimed_until <= clock_timestamp())
      order by due_at limit ${limit} for update skip locked
    )
    update timers t set claimed_until = clock_timestamp() + ${LEASE_S} * interval '1 s'
    from due where t.id = due.id
    returning t.id, t.appeal_id as "appealId", t.kind, t.due_at as "dueAt"`;
}

/**
 * Lets go of a timer after it fired or failed. One that is still due rests, longer each time, so that it does not
 * hold up the others; nothing is ever deleted here.
 * @returns whether it is still due
 */
export async function releaseTimer(sql: Sql, id: string, now: Date): Promise<boolean> {
  const [row] = await sql<{ still: boolean }[]>`
    update timers
    set failures = case when due_at > ${now} then 0 else failures + 1 end,
      claimed_until = case when due_at > ${now} then null
        else clock_timestamp() + least(${REST_MAX_S}, ${REST_S} * 2 ^ least(failures, 10)) * interval '1 s' end
    where id = ${id}
    returning due_at <= ${now} as still`;
  return row?.still ?? false;
}

/** Whether somebody is firing timers that were due by then; those that failed and rest do not count. */
export async function areFiring(sql: Sql, until: Date): Promise<boolean> {
  const rows = await sql`
    select 1 from timers where due_at <= ${until} and failures = 0 and claimed_until > clock_timestamp() limit 1`;
  return rows.length > 0;
}

/** When a sweep has something to do: in `ms` (0: now). `mark` is the same for the same occasion. */
export type NextSweep = { ms: number; mark: number };

/** Null when there are no timers. */
export async function nextSweep(sql: Sql, now: Date): Promise<NextSweep | null> {
  const [row] = await sql<
    { due: Date | null; rests: Date | null; restMs: number | null; later: Date | null }[]
  >`
    with resting as (
      select min(claimed_until) as until from timers where due_at <= ${now} and claimed_until > clock_timestamp()
    )
    select (select min(due_at) from timers
        where due_at <= ${now} and (claimed_until is null or claimed_until <= clock_timestamp())) as due,
      (select min(due_at) from timers where due_at > ${now}) as later,
      until as rests, (extract(epoch from until - clock_timestamp()) * 1000)::float8 as "restMs"
    from resting`;
  if (!row) return null;
  if (row.due) return { ms: 0, mark: row.due.getTime() };
  const later = row.later && { ms: row.later.getTime() - now.getTime(), mark: row.later.getTime() };
  const rests = row.rests && { ms: Math.max(0, row.restMs ?? 0), mark: row.rests.getTime() };
  if (later && rests) return later.ms < rests.ms ? later : rests;
  return later ?? rests;
}
