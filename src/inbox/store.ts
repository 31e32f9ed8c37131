import type { Sql } from '../db/client.ts';
import { sealedForms } from '../forms/sealed.ts';

/** An update as it came, to be handled after those before it in its lane. */
export type Stored = {
  botId: number;
  updateId: number;
  lane: number;
  payload: object;
  /** How often it was begun, this time included. */
  attempts: number;
  /** Tries that a fault of ours ended. */
  faults: number;
  /** Processes that died over it, one after the other. */
  crashes: number;
  /** It was under way already: whoever had it is dead, or stands still and may yet go on. */
  isTakenOver: boolean;
  receivedAt: Date;
  trace: string | null;
};

/** The newest update kept of a bot; the next poll begins behind it. */
export async function lastUpdateId(sql: Sql, botId: number): Promise<number | null> {
  const [row] = await sql<
    { id: number | null }[]
  >`select max(update_id) as id from inbox where bot_id = ${botId}`;
  return row?.id ?? null;
}

/** How many to take, and for how long. */
export type Claiming = {
  limit: number;
  /** Also one that is under way for too long: it is taken alone of its like, those with the fewest deaths first. */
  suspect: boolean;
  /** Afterwards somebody else may take the update; by the clock of the database, as ours may be set. */
  holdMs: number;
  /** The server process of a connection that is there for as long as our own process is. */
  backend: number;
};

/** Names a connection: another run of the database has other processes by the same numbers. */
const holderOf = (sql: Sql, backend: number) =>
  sql`concat_ws(' ', ${backend}::int, extract(epoch from pg_postmaster_start_time()))`;

/**
 * Takes the first open update of each free lane. A lane is free when nobody holds any update of it, and none of them
 * rests: so a chat's updates are handled one after another, whatever the number of processes, and one that is replayed
 * waits for the one under way.
 * A claim that has run out is a death if the connection of its holder is gone too. Whoever merely stands still, stopped or
 * starved of time, has it yet; and of a time before the database was started anew nobody can tell.
 */
export async function claimUpdates(
  sql: Sql,
  botId: number,
  { limit, suspect, holdMs, backend }: Claiming,
): Promise<Stored[]> {
  return await sql<Stored[]>`
    with heads as (
      select min(update_id) as update_id from inbox where bot_id = ${botId} and done_at is null
      group by lane having bool_and(claimed_until is null or claimed_until < clock_timestamp())
    ), fresh as (
      select i.update_id, false as is_taken_over, 0 as deaths from inbox i join heads h on h.update_id = i.update_id
      where i.bot_id = ${botId} and not i.begun and i.crashes = 0
      order by i.update_id limit ${limit} for update of i skip locked
    ), suspects as (
      select i.update_id, i.begun as is_taken_over, case when not i.begun then 0 when i.holder is null then 1
          else (split_part(i.holder, ' ', 2) = extract(epoch from pg_postmaster_start_time())::text
            and not exists (select from pg_stat_activity where pid = split_part(i.holder, ' ', 1)::int))::int end as deaths
      from inbox i join heads h on h.update_id = i.update_id
      where i.bot_id = ${botId} and (i.begun or i.crashes > 0)
      order by i.crashes, i.update_id limit ${suspect && limit > 0 ? 1 : 0} for update of i skip locked
    )
    update inbox i set claimed_until = clock_timestamp() + ${holdMs} * interval '1 ms', attempts = i.attempts + 1,
      crashes = i.crashes + free.deaths, begun = true, holder = ${holderOf(sql, backend)}
    from (select * from fresh union all select * from suspects) free
    where i.bot_id = ${botId} and i.update_id = free.update_id and i.done_at is null
      and (i.claimed_until is null or i.claimed_until < clock_timestamp())
    returning i.bot_id as "botId", i.update_id as "updateId", i.lane, i.payload, i.attempts, i.faults, i.crashes,
      free.is_taken_over as "isTakenOver", i.received_at as "receivedAt", i.traceparent as trace`;
}

/** Keeps updates that take long for whoever handles them, so that nobody else begins them too. */
export async function holdUpdates(
  sql: Sql,
  botId: number,
  ids: number[],
  { holdMs, backend }: Pick<Claiming, 'holdMs' | 'backend'>,
): Promise<void> {
  await sql`
    update inbox set claimed_until = clock_timestamp() + ${holdMs} * interval '1 ms', holder = ${holderOf(sql, backend)}
    where bot_id = ${botId} and update_id = any(${ids}::bigint[]) and done_at is null and begun`;
}

/**
 * Marks updates as handled; the next of their lanes become free. What people wrote is not kept here: an invitation
 * that somebody would not use, or the words of a stranger, are nobody's business any more.
 */
export async function settleUpdates(sql: Sql, botId: number, ids: number[], now: Date): Promise<void> {
  await sql`update inbox set done_at = ${now}, claimed_until = null, begun = false, payload = '{}'
    where bot_id = ${botId} and update_id = any(${ids}::bigint[])`;
}

/** Lets an update rest before the next try; its lane waits with it, so that order is kept. */
export async function restUpdate(
  sql: Sql,
  botId: number,
  id: number,
  { ms, isFault }: { ms: number; isFault: boolean },
): Promise<void> {
  await sql`
    update inbox set claimed_until = clock_timestamp() + ${ms} * interval '1 ms', begun = false, crashes = 0,
      faults = faults + ${isFault ? 1 : 0}
    where bot_id = ${botId} and update_id = ${id}`;
}

/**
 * Sets an update aside for good, so that its lane goes on; `doctor` and /health count these. What was said in a sealed
 * conversation is not kept even then.
 */
export async function buryUpdate(sql: Sql, botId: number, id: number, why: string, now: Date): Promise<void> {
  await sql`update inbox i set done_at = ${now}, claimed_until = null, begun = false, error = ${why},
      payload = case when exists (
        select 1 from accounts a join dialogs d on d.person_id = a.person_id
        where a.bot_id = i.bot_id and a.chat_id = i.lane and a.ended_at is null and d.form = any(${[...sealedForms]})
      ) then '{}'::jsonb else payload end
    where bot_id = ${botId} and update_id = ${id}`;
}

/** In how many ms the next resting update may be tried again; null if none rests. */
export async function nextWakeMs(sql: Sql, botId: number): Promise<number | null> {
  const [row] = await sql<{ ms: number | null }[]>`
    select (extract(epoch from min(claimed_until) - clock_timestamp()) * 1000)::float8 as ms
    from inbox where bot_id = ${botId} and done_at is null and claimed_until is not null`;
  return row?.ms ?? null;
}

/** Forgets handled updates older than this; dead ones stay until somebody looked at them. */
export async function forgetUpdates(sql: Sql, before: Date): Promise<void> {
  await sql`delete from inbox where done_at < ${before} and error is null`;
}
