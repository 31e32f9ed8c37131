import type { Sql } from '../db/client.ts';

/**
 * Lets go of what a process that died was just doing, so that nobody waits for its leases to run out.
 * Only for whoever has the database to itself: elsewhere another process may be at work on it.
 * @returns a mark of this start for the ids of its jobs: those that died with the last one cannot stand in their way
 */
export async function releaseLeases(sql: Sql): Promise<string> {
  const [row] = await sql<{ starts: number }[]>`
    with lanes as (
      update accounts set busy_until = null where busy_until is not null
    ), sends as (
      update notices set claimed_at = 'epoch' where state = 'sending'
    ), due as (
      update timers set claimed_until = null where claimed_until is not null
    ), updates as (
      update inbox set claimed_until = null, holder = null where done_at is null and claimed_until is not null
    )
    insert into settings (key, value) values ('starts', '1')
    on conflict (key) do update set value = to_jsonb(settings.value::int + 1)
    returning value::int as starts`;
  return `-${row?.starts ?? 0}`;
}
