import type { Sql } from '../db/client.ts';
import type { Late } from './notice.ts';
import { LEASE_S } from './store.ts';

export type DuePerson = {
  personId: string;
  urgent: boolean;
  /** The youngest notice due. */
  seq: number;
  /** Changes whenever something new is due for this person, or the same again, or they can be written to again. */
  mark: string;
  /** Of the youngest notice due. */
  trace: string | null;
};

/** People for whom something is due and could be sent now, urgent first. */
export async function duePeople(sql: Sql, botId: number, now: Date): Promise<DuePerson[]> {
  return await sql<DuePerson[]>`
    select n.person_id as "personId", bool_or(n.urgent) as urgent, max(n.seq) as seq,
      concat_ws('/', max(n.seq), max(greatest(n.not_before, n.claimed_at, a.hold_until)),
        bool_or(a.unreachable_at is null)) as mark,
      (array_agg(n.traceparent order by n.seq desc))[1] as trace
    from notices n
      left join accounts a on a.bot_id = ${botId} and a.person_id = n.person_id and a.ended_at is null
    where n.state in ('waiting', 'sending') and n.not_before <= ${now}
      and (n.state = 'waiting' or n.claimed_at <= clock_timestamp() - ${LEASE_S} * interval '1 s')
      and (a.busy_until is null or a.busy_until <= clock_timestamp())
      and (a.hold_until is null or a.hold_until <= clock_timestamp())
    group by n.person_id
    order by bool_or(n.urgent) desc, min(n.seq)
    limit 5000`;
}

/** In how many ms something that cannot be sent now will be due, or free to go; null when nothing waits. */
export async function nextDueMs(sql: Sql, botId: number, now: Date): Promise<number | null> {
  const [row] = await sql<{ later: Date | null; blockedMs: number | null }[]>`
    select
      (select n.not_before from notices n where n.state in ('waiting', 'sending') and n.not_before > ${now}
        order by n.not_before limit 1) as later,
      (select extract(epoch from min(greatest(a.busy_until, a.hold_until,
          case when n.state = 'sending' then n.claimed_at + ${LEASE_S} * interval '1 s' end)) - clock_timestamp()) * 1000
        from notices n
          left join accounts a on a.bot_id = ${botId} and a.person_id = n.person_id and a.ended_at is null
        where n.state in ('waiting', 'sending') and n.not_before <= ${now}
          and (a.busy_until > clock_timestamp() or a.hold_until > clock_timestamp() or n.state = 'sending')
      )::float8 as "blockedMs"`;
  const waits = [row?.later && row.later.getTime() - now.getTime(), row?.blockedMs];
  const known = waits.filter((ms): ms is number => typeof ms === 'number').map((ms) => Math.max(1, ms));
  return known.length === 0 ? null : Math.min(...known);
}

/** Marks what should have gone out while the system stood still, so that it is told as one, honestly. */
export async function markLate(sql: Sql, late: Late): Promise<void> {
  await sql`
    update notices set data = data || ${sql.json({ late })}
    where state = 'waiting' and manner <> 'card' and not urgent and appeal_id is not null
      and not_before > ${new Date(late.from)} and not_before <= ${new Date(late.until)}`;
}
