import type { Sql } from '../db/client.ts';

/**
 * Lets go of what a process that died was just doing, so that nobody waits for its leases to run out.
 * Only for whoever has the database to itself: elsewhere another process may be at work on it.
 */
export async function releaseLeases(sql: Sql): Promise<void> {
  await sql`
    with lanes as (
      update accounts set busy_until = null where busy_until is not null
    ), sends as (
      update notices set claimed_at = 'epoch' where state = 'sending'
    ), due as (
      update timers set claimed_until = null where claimed_until is not null
    )
    update inbox set claimed_until = null where done_at is null and claimed_until is not null`;
}
