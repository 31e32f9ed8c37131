import type { Sql } from '../db/client.ts';

/** What went wrong for good and waits for somebody to look: by why, the most frequent first. */
export type Dead = { kind: 'in' | 'out'; why: string; n: number };

export async function readDead(sql: Sql): Promise<Dead[]> {
  return await sql<Dead[]>`
    select 'in' as kind, error as why, count(*)::int as n from inbox where error is not null group by error
    union all
    select 'out', coalesce(why, ''), count(*)::int from notices
    where state = 'failed' and why is distinct from 'unreachable' group by why
    order by n desc limit 20`;
}

/**
 * Lets everything that went wrong be tried again. What went another way, because a person could not be
 * reached, is let be.
 * @returns how many there were
 */
export async function retryDead(sql: Sql, now: Date): Promise<number> {
  const [row] = await sql<{ n: number }[]>`
    with again as (
      update inbox set done_at = null, error = null, attempts = 0, claimed_until = null
      where error is not null returning pg_notify('inbox', '')
    ), told as (
      update notices set state = 'waiting', attempts = 0, why = null, not_before = ${now}
      where state = 'failed' and why is distinct from 'unreachable' returning pg_notify('outbox', '')
    ) select ((select count(*) from again) + (select count(*) from told))::int as n`;
  return row?.n ?? 0;
}

/** Notices that should have gone out; and when the workers were last alive. */
export async function readOutbox(sql: Sql, now: Date): Promise<{ waiting: number; beat: Date | null }> {
  const [row] = await sql<{ waiting: number; beat: string | null }[]>`
    select (select count(*)::int from notices where state in ('waiting', 'sending') and not_before <= ${now}) as waiting,
      (select value #>> '{}' from settings where key = 'heartbeat') as beat`;
  return { waiting: row?.waiting ?? 0, beat: row?.beat ? new Date(row.beat) : null };
}
