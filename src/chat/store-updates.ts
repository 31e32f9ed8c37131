import type { Sql, SqlTx } from '../db/client.ts';
import type { UpdateBody } from './message.ts';

export type Update = { update_id: number } & UpdateBody;

type Row = { updateId: number; update: UpdateBody };

/** How long an update waits for its bot; a press is of no use after 150 s. */
export const KEPT_MS = 24 * 3_600_000;
const PRESS_KEPT_MS = 150_000;

export type Wanted = { botId: number; offset: number; limit: number; now: Date };

/** Forgets what the offset confirms and answers the oldest that remain. A negative offset keeps the last ones only. */
export async function readUpdates(
  sql: Sql | SqlTx,
  { botId, offset, limit, now }: Wanted,
): Promise<Update[]> {
  if (offset > 0) await sql`delete from chat.updates where bot_id = ${botId} and update_id < ${offset}`;
  if (offset < 0) {
    await sql`
      delete from chat.updates where bot_id = ${botId} and update_id not in (
        select update_id from chat.updates where bot_id = ${botId} order by update_id desc limit ${-offset})`;
  }
  const rows = await sql<Row[]>`
    select update_id as "updateId", update from chat.updates
    where bot_id = ${botId} and created_at > ${new Date(now.getTime() - KEPT_MS)}
      and (kind <> 'callback_query' or created_at > ${new Date(now.getTime() - PRESS_KEPT_MS)})
    order by update_id limit ${limit}`;
  return rows.map(asUpdate);
}

function asUpdate({ updateId, update }: Row): Update {
  return { update_id: updateId, ...update };
}

export async function countPending(sql: Sql, botId: number): Promise<number> {
  const [row] = await sql<{ pending: number }[]>`
    select count(*) as pending from chat.updates where bot_id = ${botId}`;
  return row?.pending ?? 0;
}

export async function dropUpdates(sql: Sql, botId: number): Promise<void> {
  await sql`delete from chat.updates where bot_id = ${botId}`;
}

/** Forgets what nobody will ask for any more; events are kept for pages that were away over a weekend. */
export async function prune(sql: Sql, now: Date): Promise<void> {
  const days = (count: number) => new Date(now.getTime() - count * 24 * 3_600_000);
  await sql`delete from chat.updates where created_at <= ${new Date(now.getTime() - KEPT_MS)}`;
  await sql`
    delete from chat.updates where kind = 'callback_query' and next_try_at is null
      and created_at <= ${new Date(now.getTime() - PRESS_KEPT_MS)}`;
  await sql`delete from chat.events where created_at <= ${days(4)}`;
  await sql`delete from chat.presses where pressed_at <= ${days(1)}`;
  await sql`delete from chat.sessions where expires_at <= ${now}`;
}

export type Delivery = {
  botId: number;
  updateId: number;
  update: UpdateBody;
  tries: number;
  createdAt: Date;
};

/** While a delivery runs, its row is set this far ahead: if the process dies, another one takes it up then. */
const LEASE_MS = 65_000;

/**
 * Claims updates that are due for a webhook: of each chat only the oldest, so that one chat's updates go one
 * after another, and never more at a time than the webhook takes.
 */
export async function claimDeliveries(sql: Sql, botId: number, now: Date, most: number): Promise<Delivery[]> {
  const rows = await sql<(Row & { tries: number; createdAt: Date })[]>`
    update chat.updates u set next_try_at = ${new Date(now.getTime() + LEASE_MS)}, tries = u.tries + 1
    from (
      select h.bot_id, h.update_id from chat.updates h
      where h.bot_id = ${botId} and (h.next_try_at is null or h.next_try_at <= ${now})
        and not exists (
          select 1 from chat.updates e
          where e.bot_id = h.bot_id and e.user_id = h.user_id and e.update_id < h.update_id)
      order by h.update_id limit ${most} for update of h skip locked
    ) due
    where u.bot_id = due.bot_id and u.update_id = due.update_id
    returning u.update_id as "updateId", u.update, u.tries, u.created_at as "createdAt"`;
  return rows.map((row) => ({ botId, ...row })).sort((a, b) => a.updateId - b.updateId);
}

export async function dropUpdate(sql: Sql, botId: number, updateId: number): Promise<void> {
  await sql`delete from chat.updates where bot_id = ${botId} and update_id = ${updateId}`;
}

export async function retryAt(sql: Sql, { botId, updateId }: Delivery, at: Date): Promise<void> {
  await sql`
    update chat.updates set next_try_at = ${at} where bot_id = ${botId} and update_id = ${updateId}`;
}
