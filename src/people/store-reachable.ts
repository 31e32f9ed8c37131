import type { Sql } from '../db/client.ts';

/** The account can be written to again: what waits for it goes out. */
export async function welcomeBack(sql: Sql, accountId: string): Promise<void> {
  await sql`
    with back as (
      update accounts set unreachable_at = null, unreachable_why = null
      where id = ${accountId} and unreachable_at is not null returning id
    ) select pg_notify('outbox', '') from back`;
}
