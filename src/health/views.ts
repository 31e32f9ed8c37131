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

/** How many are due and wait, and how long the oldest of them has. */
export type Backlog = { n: number; lagMs: number };
export type Load = {
  /** Received and not handled. */
  inbox: Backlog;
  /** To be sent. */
  outbox: Backlog;
  timers: Backlog;
  /** What failed for good. */
  dead: { in: number; out: number };
  /** People whose account refuses us. */
  unreachable: number;
  /** Timers that could not fire, and rest. */
  failing: number;
  /** When the workers were last alive. */
  beat: Date | null;
};

type Row = Record<'inbox' | 'outbox' | 'timers', Date | null> &
  Record<'inboxN' | 'outboxN' | 'timersN' | 'deadIn' | 'deadOut' | 'unreachable' | 'failing', number> & {
    beat: string | null;
  };

/** How the installation bears what it has to do. By partial indexes: it costs as much as there is to do. */
export async function readLoad(sql: Sql, now: Date): Promise<Load> {
  const [row] = await sql<Row[]>`
    select i.*, o.*, t.*,
      (select count(*)::int from inbox where error is not null) as "deadIn",
      (select count(*)::int from notices where state = 'failed' and why is distinct from 'unreachable') as "deadOut",
      (select count(*)::int from accounts where unreachable_at is not null and ended_at is null) as unreachable,
      (select value #>> '{}' from settings where key = 'heartbeat') as beat
    from (select min(received_at) as inbox, count(*)::int as "inboxN" from inbox where done_at is null) as i,
      (select min(not_before) as outbox, count(*)::int as "outboxN" from notices
        where state in ('waiting', 'sending') and not_before <= ${now}) as o,
      (select min(due_at) as timers, count(*)::int as "timersN", count(*) filter (where failures > 0)::int as failing
        from timers where due_at <= ${now}) as t`;
  if (!row) throw new Error('the database answered nothing');
  const since = (n: number, at: Date | null) => ({
    n,
    lagMs: at ? Math.max(0, now.getTime() - at.getTime()) : 0,
  });
  return {
    inbox: since(row.inboxN, row.inbox),
    outbox: since(row.outboxN, row.outbox),
    timers: since(row.timersN, row.timers),
    dead: { in: row.deadIn, out: row.deadOut },
    unreachable: row.unreachable,
    failing: row.failing,
    beat: row.beat === null ? null : new Date(row.beat),
  };
}

/** Of the worst of the three, in ms: minutes mean that something is stuck. */
export const worstLag = ({ inbox, outbox, timers }: Load): number =>
  Math.max(inbox.lagMs, outbox.lagMs, timers.lagMs);
