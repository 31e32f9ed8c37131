import type { Sql } from '../db/client.ts';
import type { Notice, Unreachable } from './notice.ts';
import { LEASE_S } from './store.ts';

/** Telegram refused this account: nothing more is sent to it until the person comes back. */
export async function markUnreachable(
  sql: Sql,
  accountId: string,
  why: 'blocked' | 'no_chat',
  now: Date,
): Promise<void> {
  await sql`
    update accounts set unreachable_at = ${now}, unreachable_why = ${why}
    where id = ${accountId} and unreachable_at is null`;
}

export type Undeliverable = { who: Unreachable; notices: Notice[] };

/** Takes what is due for somebody who has no account or whose account refuses us; null when there is no such thing. */
export async function claimUndeliverable(
  sql: Sql,
  { botId, personId, now }: { botId: number; personId: string; now: Date },
): Promise<Undeliverable | null> {
  const rows = await sql<
    (Notice & { unreachableAt: Date | null; unreachableWhy: Unreachable['why'] | null })[]
  >`
    with account as (
      select unreachable_at, unreachable_why from accounts
      where bot_id = ${botId} and person_id = ${personId} and ended_at is null
    ), picked as (
      select id from notices
      where person_id = ${personId} and not_before <= ${now}
        and (state = 'waiting' or state = 'sending' and claimed_at <= clock_timestamp() - ${LEASE_S} * interval '1 s')
        and not exists (select from account where unreachable_at is null)
      order by seq limit 100 for update skip locked
    )
    update notices n
    set state = case when n.manner = 'card' then 'dropped' else 'sending' end, why = 'unreachable',
      claimed_at = clock_timestamp()
    from picked left join account on true
    where n.id = picked.id
    returning n.id, n.seq, n.appeal_id as "appealId", n.event_id as "eventId", n.person_id as "personId", n.kind,
      n.manner, n.audience, n.urgent, n.data, n.created_at as "createdAt", n.not_before as "notBefore", n.attempts,
      n.why, account.unreachable_at as "unreachableAt", account.unreachable_why as "unreachableWhy"`;
  const [first] = rows;
  if (!first) return null;
  const who = { personId, why: first.unreachableWhy ?? 'no_account', since: first.unreachableAt } as const;
  const notices = rows
    .filter((row) => row.manner !== 'card')
    .map(({ unreachableAt: _, unreachableWhy: __, ...notice }) => notice)
    .toSorted((a, b) => a.seq - b.seq);
  return { who, notices };
}

/** They were sent another way, or cannot be sent at all. */
export async function failUndeliverable(sql: Sql, notices: Notice[]): Promise<void> {
  const ids = notices.map((notice) => notice.id);
  await sql`update notices set state = 'failed' where id = any(${ids}) and state = 'sending'`;
}
