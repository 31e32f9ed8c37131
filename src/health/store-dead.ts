import type { Sql } from '../db/client.ts';
import { recordAct } from '../record/acts.ts';
import type { DeadId } from './dead.ts';

/** One line of the list: nothing of who it is from or for, and nothing of what was said. */
export type DeadLetter = {
  id: string;
  /** The kind of update, or of notice. */
  what: string;
  /** The number of the case, where there is one. */
  no: string | null;
  why: string;
  tries: number;
  /** When it came in, or was born. */
  since: Date;
  /** Its chat has gone on since: replayed, it is handled after what came later. */
  isPassed: boolean;
};

/** Oldest first. */
export async function listDead(sql: Sql, limit: number): Promise<DeadLetter[]> {
  return await sql<DeadLetter[]>`
    with newest as materialized (
      select bot_id, lane, max(update_id) as id from inbox where done_at is not null group by bot_id, lane
    )
    select * from (
      select 'in-' || i.bot_id || '-' || i.update_id as id,
        coalesce((select key from jsonb_object_keys(payload) as key where key <> 'update_id' limit 1), 'nothing kept') as what,
        null as no, error as why, attempts as tries, received_at as since,
        newest.id > i.update_id as "isPassed"
      from inbox i join newest using (bot_id, lane) where i.error is not null
      union all
      select 'out-' || n.seq, n.kind, a.no, coalesce(n.why, ''), n.attempts, n.created_at,
        exists (select from notices l where l.person_id = n.person_id and l.state = 'sent' and l.sent_at > n.created_at)
      from notices n left join appeals a on a.id = n.appeal_id
      where n.state = 'failed' and n.why is distinct from 'unreachable'
    ) as dead order by since limit ${limit}`;
}

/** All that is kept of one: names and words of people in it. */
export type DeadWhole = { person: string | null; phone: string | null; content: unknown };

export async function showDead(sql: Sql, id: DeadId): Promise<DeadWhole | null> {
  const [row] =
    id.kind === 'in'
      ? await sql<DeadWhole[]>`
          select p.name as person, p.phone, i.payload as content from inbox i
            left join accounts a on a.bot_id = i.bot_id and a.chat_id = i.lane and a.ended_at is null
              and i.payload <> '{}'
            left join people p on p.id = a.person_id
          where i.bot_id = ${id.botId} and i.update_id = ${id.updateId} and i.error is not null limit 1`
      : await sql<DeadWhole[]>`
          select p.name as person, p.phone,
            jsonb_build_object('kind', n.kind, 'manner', n.manner, 'appeal', n.appeal_id, 'data', n.data) as content
          from notices n join people p on p.id = n.person_id
          where n.seq = ${id.seq} and n.state = 'failed' and n.why is distinct from 'unreachable'`;
  return row ?? null;
}

type Which = 'all' | readonly DeadId[];

/** Both kinds as arrays for the statements below. */
function idsOf(which: Which) {
  const ids = which === 'all' ? [] : which;
  const ins = ids.filter((id) => id.kind === 'in');
  return {
    all: which === 'all',
    bots: ins.map(({ botId }) => botId),
    updates: ins.map(({ updateId }) => updateId),
    seqs: ids.filter((id) => id.kind === 'out').map(({ seq }) => seq),
  };
}

/**
 * Lets what failed be tried again, each in the order of its chat: before what waits there, after what is under way.
 * Once: what was replayed is in the list no more. An update of which nothing is kept only leaves the list; what went
 * another way, because a person could not be reached, is let be.
 * @param by whoever has it tried again; null is the command line
 * @returns how many are tried again
 */
export async function replayDead(
  sql: Sql,
  now: Date,
  which: Which,
  by: string | null = null,
): Promise<number> {
  const { all, bots, updates, seqs } = idsOf(which);
  return await sql.begin(async (tx) => {
    // A claim that began before would not see that an older update of its chat is open again, and handle both at once.
    await tx`lock table inbox in share row exclusive mode`;
    const [row] = await tx<{ n: number }[]>`
      with again as (
        update inbox set error = null, attempts = 0, faults = 0, crashes = 0, claimed_until = null,
          done_at = case when payload = '{}' then done_at end
        where error is not null and (${all} or (bot_id, update_id) in
          (select * from unnest(${bots}::bigint[], ${updates}::bigint[])))
        returning done_at, pg_notify('inbox', '')
      ), told as (
        update notices set state = 'waiting', attempts = 0, why = null, not_before = ${now}
        where state = 'failed' and why is distinct from 'unreachable' and (${all} or seq = any(${seqs}::bigint[]))
        returning pg_notify('outbox', '')
      ) select ((select count(*) from again where done_at is null) + (select count(*) from told))::int as n`;
    const n = row?.n ?? 0;
    if (n > 0) await recordAct({ now: () => now }, tx, { type: 'replay', data: { n }, actorId: by });
    return n;
  });
}

/** Gives these up: of an update nothing is kept, a notice stays unsent. @returns how many there were */
export async function dropDead(sql: Sql, now: Date, ids: readonly DeadId[]): Promise<number> {
  const { bots, updates, seqs } = idsOf(ids);
  return await sql.begin(async (tx) => {
    const [row] = await tx<{ n: number }[]>`
    with gone as (
      update inbox set error = null, payload = '{}'
      where error is not null and (bot_id, update_id) in (select * from unnest(${bots}::bigint[], ${updates}::bigint[]))
      returning 1
    ), untold as (
      update notices set state = 'dropped', why = 'given up'
      where state = 'failed' and why is distinct from 'unreachable' and seq = any(${seqs}::bigint[])
      returning 1
    ) select ((select count(*) from gone) + (select count(*) from untold))::int as n`;
    const n = row?.n ?? 0;
    if (n > 0) await recordAct({ now: () => now }, tx, { type: 'drop', data: { n }, actorId: null });
    return n;
  });
}
