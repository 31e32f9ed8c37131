import type { Sql } from '../db/client.ts';

export type Arrival = {
  updateId: number;
  lane: number;
  payload: object;
  trace?: string | undefined;
  /** What is kept in its place where it is the first that is not taken; nothing where nobody is to be told. */
  instead?: object | undefined;
};

/** What one lane may send at once, and how much of it comes back in a minute; `atOnce` 0: no limit. */
export type Budget = { atOnce: number; perMinute: number };
const NO_LIMIT: Budget = { atOnce: 0, perMinute: 1 };

/** How many were new and are kept, and how many were not taken because their lane had spent its budget. */
export type Keeping = { kept: number; refused: number };

/**
 * Keeps updates before anybody is told that we have them; what was kept before stays as it is. A lane that spends its
 * whole budget is closed until the budget is full again: then nothing of it is taken, and of the first that is not
 * `instead` is kept, in a lane of its own so that it does not wait behind the flood. Counted by the database's clock,
 * over all processes.
 */
export async function keepUpdates(
  sql: Sql,
  botId: number,
  arrivals: Arrival[],
  now: Date,
  { atOnce, perMinute }: Budget = NO_LIMIT,
): Promise<Keeping> {
  const rows = arrivals.map((a) => ({
    update_id: a.updateId,
    lane: a.lane,
    payload: storable(a.payload),
    trace: a.trace ?? null,
    instead: a.instead === undefined ? null : storable(a.instead),
  }));
  const seconds = 60 / perMinute;
  const [row] = await sql<Keeping[]>`
    with fresh as materialized (
      select r.*, row_number() over (partition by lane order by update_id) as place
      from jsonb_to_recordset(${sql.json(rows as never)})
        as r(update_id bigint, lane bigint, payload jsonb, trace text, instead jsonb)
      where not exists (select from inbox i where i.bot_id = ${botId} and i.update_id = r.update_id)
    ), asked as (
      select lane, count(*)::int as n from fresh where ${atOnce} > 0 group by lane order by lane
    ), held as (
      select lane, full_at, closed and full_at > now() as closed from senders
      where bot_id = ${botId} and lane in (select lane from asked) order by lane for update
    ), budget as materialized (
      select lane, n, coalesce(closed, false) as closed, greatest(full_at, now()) as full_at, case when closed then 0
        else greatest(0, least(n, floor(${atOnce} - extract(epoch from greatest(full_at, now()) - now()) / ${seconds})))::int
        end as room
      from asked left join held using (lane)
    ), spent as (
      insert into senders (bot_id, lane, full_at, closed)
      select ${botId}, lane, case when closed then full_at when room < n then now() + ${atOnce * seconds} * interval '1 s'
        else full_at + n * ${seconds} * interval '1 s' end, closed or room < n
      from budget
      on conflict (bot_id, lane) do update set full_at = excluded.full_at, closed = excluded.closed
    ), kept as (
      insert into inbox (bot_id, update_id, lane, payload, received_at, traceparent)
      select ${botId}, update_id, case when isOver then update_id else lane end,
        case when isOver then instead else payload end, ${now}, trace
      from (select *, place > coalesce(room, place) as isOver from fresh left join budget using (lane)) as placed
      where not isOver or not closed and place = room + 1 and instead is not null
      on conflict do nothing returning 1
    )
    select (select count(*) from kept)::int as kept, coalesce((select sum(n - room) from budget), 0)::int as refused,
      pg_notify('inbox', '')`;
  return { kept: row?.kept ?? 0, refused: row?.refused ?? 0 };
}

/**
 * What jsonb refuses, a NUL or half of a surrogate pair, is left out: one such update, of whoever changed their client,
 * would otherwise keep every later one from being kept.
 */
function storable(payload: object): object {
  return JSON.parse(JSON.stringify(payload), (_, value: unknown) =>
    typeof value === 'string' ? value.replace(/[\0\p{Surrogate}]/gu, '') : value,
  );
}

/** How long a lane is closed yet, in ms; 0 where it is open. */
export async function closedFor(sql: Sql, botId: number, lane: number): Promise<number> {
  const [row] = await sql<{ ms: number }[]>`
    select extract(epoch from full_at - now())::float8 * 1000 as ms from senders
    where bot_id = ${botId} and lane = ${lane} and closed`;
  return Math.max(0, row?.ms ?? 0);
}

/** Forgets who has sent nothing for so long that the budget is full again. */
export async function forgetSenders(sql: Sql): Promise<void> {
  await sql`delete from senders where full_at < now()`;
}
