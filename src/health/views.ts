import type { Sql } from '../db/client.ts';

/** How many there are, of both kinds. */
export async function countDead(sql: Sql): Promise<{ in: number; out: number }> {
  const [row] = await sql<{ in: number; out: number }[]>`
    select (select count(*)::int from inbox where error is not null) as in,
      (select count(*)::int from notices where state = 'failed' and why is distinct from 'unreachable') as out`;
  return row ?? { in: 0, out: 0 };
}

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

/** Notices that should have gone out; and when the workers were last alive. */
export async function readOutbox(sql: Sql, now: Date): Promise<{ waiting: number; beat: Date | null }> {
  const [row] = await sql<{ waiting: number; beat: string | null }[]>`
    select (select count(*)::int from notices where state in ('waiting', 'sending') and not_before <= ${now}) as waiting,
      (select value #>> '{}' from settings where key = 'heartbeat') as beat`;
  return { waiting: row?.waiting ?? 0, beat: row?.beat ? new Date(row.beat) : null };
}
