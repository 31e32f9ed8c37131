import type { Sql } from '../db/client.ts';

export type NextTimer = { id: string; kind: string; dueAt: Date; no: string | null };

/**
 * The timer that rings next, and the number of its case; null when none is set. The look at the town as a whole is
 * nothing to wait for in a demo.
 */
export async function nextTimer(sql: Sql): Promise<NextTimer | null> {
  const [row] = await sql<NextTimer[]>`
    select t.id, t.kind, t.due_at as "dueAt", a.no from timers t left join appeals a on a.id = t.appeal_id
    where t.kind <> 'flags' order by t.due_at, t.kind limit 1`;
  return row ?? null;
}

/** Something that was due by then has not rung yet. */
export async function isAnyDue(sql: Sql, by: Date): Promise<boolean> {
  const rows = await sql`select 1 from timers where due_at <= ${by} limit 1`;
  return rows.length > 0;
}

/** The clock was moved: whoever waits for time to pass looks again. */
export async function wakeClock(sql: Sql): Promise<void> {
  await sql`select pg_notify('timers', ''), pg_notify('outbox', '')`;
}
