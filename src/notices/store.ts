import type { Sql } from '../db/client.ts';
import type { Notice } from './notice.ts';

/**
 * Who has a claim must settle it within this time, else it is taken for lost in a crash and taken over. Longer than any
 * call of the Bot API may last. Leases are counted by the clock of the database: ours may be set, or jump in a demo.
 */
export const LEASE_S = 60;

/** The notices of one message for one chat, held by us alone. */
export type Claim = {
  accountId: string;
  personId: string;
  chatId: number;
  /** Told apart from any later claim of the same lane by this. */
  at: Date;
  notices: Notice[];
};

/** What became of one notice. `cost`: tries to add. */
export type Settlement = {
  id: string;
  state: 'sent' | 'dropped' | 'failed' | 'waiting';
  why?: string | null;
  notBefore?: Date;
  cost?: number;
};

type Whose = { botId: number; personId: string; now: Date };

const TAKEN = Symbol('taken');

/**
 * Claims what the chat of a person is to be sent next: urgent before others, then in order of birth. Reminders that are
 * due come together, as do all that became late while the system stood still, and redraws of one card.
 * What went out in a chat that the person has left meanwhile goes out anew: its message is not to be found in this one.
 * Null when there is nothing, the chat is held, another sender has it, or the person cannot be reached.
 */
export async function claimNext(sql: Sql, whose: Whose): Promise<Claim | null> {
  for (;;) {
    const claim = await tryClaim(sql, whose);
    if (claim !== TAKEN) return claim;
  }
}

async function tryClaim(sql: Sql, { botId, personId, now }: Whose): Promise<Claim | null | typeof TAKEN> {
  const rows = await sql<(Notice & { accountId: string; chatId: number; at: Date })[]>`
    with lane as (
      update accounts set busy_until = date_trunc('milliseconds', clock_timestamp()) + ${LEASE_S} * interval '1 s'
      where bot_id = ${botId} and person_id = ${personId} and ended_at is null and unreachable_at is null
        and (busy_until is null or busy_until <= clock_timestamp())
        and (hold_until is null or hold_until <= clock_timestamp())
        and exists (select from notices n where n.person_id = ${personId} and n.not_before <= ${now}
          and (n.state = 'waiting' or n.state = 'sending' and n.claimed_at <= clock_timestamp() - ${LEASE_S} * interval '1 s'))
      returning id, chat_id, busy_until - ${LEASE_S} * interval '1 s' as at
    ), open as (
      select n.id, n.seq, n.manner, n.urgent, n.appeal_id, n.message_id,
        n.state = 'waiting' and n.attempts = 0 as fresh,
        (n.manner = 'remind' or n.data ? 'late') and n.manner <> 'card' and not n.urgent as bundles
      from notices n, lane
      where n.person_id = ${personId} and n.not_before <= ${now}
        and (n.state = 'waiting' or n.state = 'sending' and n.claimed_at <= lane.at - ${LEASE_S} * interval '1 s')
    ), head as (
      select * from open order by urgent desc, seq limit 1
    ), picked as (
      select o.id from open o, head h
      where o.id = h.id or o.message_id = h.message_id or o.fresh and h.fresh and (o.bundles and h.bundles
        or h.manner = 'card' and o.manner = 'card' and o.appeal_id = h.appeal_id)
      order by o.seq limit 50
    ), taken as (
      update notices n set state = 'sending', claimed_at = lane.at,
        attempts = n.attempts + (n.state = 'sending')::int,
        why = case when n.state = 'sending' and n.manner <> 'card' and n.message_id is null then coalesce(n.why, 'unsure') else n.why end
      from picked, lane
      where n.id = picked.id and n.state in ('waiting', 'sending') and n.not_before <= ${now}
        and (n.claimed_at is null or n.state = 'waiting' or n.claimed_at <= lane.at - ${LEASE_S} * interval '1 s')
      returning n.*
    )
    select lane.id as "accountId", lane.chat_id as "chatId", lane.at, ${columns(sql, 'n')},
      case when n.chat_id = lane.chat_id then n.message_id end as "messageId"
    from lane left join taken n on true order by n.seq`;
  const [first] = rows;
  if (!first) return null;
  const { accountId, chatId, at } = first;
  const notices = rows.filter((row) => row.id !== null).map(noticeOf);
  const claim = { accountId, personId, chatId, at, notices };
  if (notices.length > 0) return claim;
  // Another sender was just settling what we saw: let go and look again.
  await settle(sql, claim, [], { now });
  return TAKEN;
}

function columns(sql: Sql, alias: string) {
  const n = sql(alias);
  return sql`${n}.id, ${n}.seq, ${n}.appeal_id as "appealId", ${n}.event_id as "eventId", ${n}.person_id as "personId",
    ${n}.kind, ${n}.manner, ${n}.audience, ${n}.urgent, ${n}.data, ${n}.created_at as "createdAt",
    ${n}.not_before as "notBefore", ${n}.attempts, ${n}.why, ${n}.traceparent as trace`;
}

function noticeOf(row: Notice & { accountId?: unknown; chatId?: unknown; at?: unknown }): Notice {
  const { accountId: _, chatId: __, at: ___, ...notice } = row;
  return notice;
}

export type Settling = {
  now: Date;
  /** The message they became. */
  messageId?: number | undefined;
  /** Nothing goes to this chat for so long, in real time. */
  holdMs?: number | undefined;
};

/**
 * Ends a claim: notes what became of its notices and frees the chat. Does nothing to notices that were taken over.
 * @returns whether more is due for this person, and whether some of it is urgent
 */
export async function settle(
  sql: Sql,
  claim: Claim,
  settlements: Settlement[],
  { now, messageId, holdMs }: Settling,
): Promise<{ more: boolean; urgent: boolean }> {
  const rows = settlements.map(({ notBefore, cost = 0, why = null, ...rest }) => ({
    ...rest,
    why,
    cost,
    not_before: notBefore?.toISOString() ?? null,
  }));
  const [rest] = await sql<{ urgent: boolean | null }[]>`
    with outcome as (
      select * from jsonb_to_recordset(${sql.json(rows)})
        as o(id uuid, state text, why text, cost int, not_before timestamptz)
    ), settled as (
      update notices n set state = o.state, why = coalesce(o.why, n.why), attempts = n.attempts + o.cost,
        not_before = coalesce(o.not_before, n.not_before),
        sent_at = case when o.state = 'sent' then ${now}::timestamptz end,
        chat_id = case when o.state = 'sent' then ${claim.chatId}::bigint else n.chat_id end,
        message_id = case when o.state = 'sent' then ${messageId ?? null}::bigint else n.message_id end
      from outcome o
      where n.id = o.id and n.state = 'sending' and n.claimed_at = ${claim.at}
    ), freed as (
      update accounts set busy_until = null,
        hold_until = clock_timestamp() + ${holdMs ?? null}::float8 * interval '1 ms'
      where id = ${claim.accountId} and busy_until = ${claim.at}::timestamptz + ${LEASE_S} * interval '1 s'
    )
    select bool_or(urgent) as urgent from notices
    where person_id = ${claim.personId} and state = 'waiting' and not_before <= ${now}`;
  return { more: rest?.urgent !== null && rest !== undefined, urgent: rest?.urgent === true };
}

/**
 * Notes that the message itself went out, before all that goes with it: whoever takes the claim over, because that takes
 * too long or is cut off, does not send the message again.
 */
export async function noteOut(sql: Sql, claim: Claim, messageId: number): Promise<void> {
  await sql`
    update notices set message_id = ${messageId}, chat_id = ${claim.chatId}
    where id = any(${claim.notices.map(({ id }) => id)}) and state = 'sending' and claimed_at = ${claim.at}`;
}

/** A message that says nothing any more; what is older than Telegram's 48 h can only lose its buttons. */
export type Superseded = { messageId: number; removable: boolean };

/**
 * Takes the messages of this chat that say nothing but what these reminders say again: each is given once. The steps of
 * one series (`confirm.remind.1`, `.2` …) speak of the same.
 */
export async function takeSuperseded(sql: Sql, claim: Claim, now: Date): Promise<Superseded[]> {
  const ids = claim.notices.map((notice) => notice.id);
  const since = (hours: number) => new Date(now.getTime() - hours * 3_600_000);
  const series = (alias: string) => sql`regexp_replace(${sql(alias)}.kind, '[.][0-9]+$', '')`;
  const rows = await sql<Superseded[]>`
    with over as (
      select o.message_id as id, min(o.sent_at) as sent_at from notices o
      where o.person_id = ${claim.personId} and o.state = 'sent' and o.manner = 'remind'
        and o.chat_id = ${claim.chatId} and o.id <> all(${ids}) and o.sent_at >= ${since(31 * 24)}
      group by o.message_id
      having bool_and(o.why is distinct from 'replaced' and exists (
        select from notices n where n.id = any(${ids}) and n.appeal_id = o.appeal_id and ${series('n')} = ${series('o')}))
    ), noted as (
      update notices o set why = 'replaced' from over
      where o.person_id = ${claim.personId} and o.chat_id = ${claim.chatId} and o.message_id = over.id
    )
    select id as "messageId", sent_at >= ${since(47)} as removable from over`;
  return [...rows];
}
