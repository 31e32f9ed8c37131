import type { Sql } from '../db/client.ts';
import { LEASE_S } from './store.ts';

/** The database's clock, in ms since 1970. */
export async function databaseTime(sql: Sql): Promise<number> {
  const [row] = await sql<{ ms: number }[]>`
    select (extract(epoch from clock_timestamp()) * 1000)::float8 as ms`;
  return row?.ms ?? 0;
}

/**
 * Lets notices go that were to go out at once when they were born, by a clock that has been set back since. What was put
 * off to a certain hour keeps it. @returns how many
 */
export async function pullForward(sql: Sql, now: Date): Promise<number> {
  const [row] = await sql<{ n: number }[]>`
    with pulled as (
      update notices set not_before = ${now} where state = 'waiting' and not_before > ${now} and not_before <= created_at
      returning 1
    ) select count(*)::int as n, pg_notify('outbox', '') from pulled`;
  return row?.n ?? 0;
}

/**
 * Ends every lease, hold and rest that lasts longer from now than a lease may: it was counted by a clock that has been
 * set back since. Ending one too early costs a try, no more.
 */
export async function releaseFuture(sql: Sql): Promise<void> {
  const latest = sql`clock_timestamp() + ${LEASE_S} * interval '1 s'`;
  await sql`
    with lanes as (
      update accounts set busy_until = case when busy_until <= ${latest} then busy_until end,
        hold_until = case when hold_until <= ${latest} then hold_until end
      where busy_until > ${latest} or hold_until > ${latest}
    ), sends as (
      update notices set claimed_at = 'epoch' where state = 'sending' and claimed_at > clock_timestamp()
    ), fires as (
      update timers set claimed_until = null where claimed_until > ${latest}
    ), reports as (
      update conduct_reports set claimed_until = null where claimed_until > ${latest}
    ), messages as (
      update conduct_notices set claimed_until = clock_timestamp() where claimed_until > ${latest}
    ), updates as (
      update inbox set claimed_until = null where done_at is null and claimed_until > ${latest}
    ) select pg_notify('outbox', ''), pg_notify('timers', ''), pg_notify('inbox', '')`;
}
