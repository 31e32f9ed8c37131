import type { Sql, SqlTx } from '../db/client.ts';
import type { ChatEvent } from './api.ts';

/** Events of these people after a number, oldest first, each with its own. */
export async function readEvents(
  sql: Sql,
  users: number[],
  after: number,
  limit = 200,
): Promise<ChatEvent[]> {
  if (users.length === 0) return [];
  const rows = await sql<{ seq: number; event: ChatEvent }[]>`
    select seq, event from chat.events where user_id in ${sql(users)} and seq > ${after}
    order by seq limit ${limit}`;
  return rows.map(({ seq, event }) => ({ ...event, seq }));
}

/** The newest number given to any event. */
export async function lastSeq(sql: Sql, users: number[]): Promise<number> {
  if (users.length === 0) return 0;
  const [row] = await sql<{ seq: number }[]>`
    select coalesce(max(seq), 0) as seq from chat.events where user_id in ${sql(users)}`;
  return row?.seq ?? 0;
}

/** True when events after that number may have been pruned already: the page must load anew. */
export async function isTooOld(sql: Sql, after: number): Promise<boolean> {
  const [row] = await sql<{ oldest: number | null; last: number }[]>`
    select (select min(seq) from chat.events) as oldest,
      (select case when is_called then last_value else 0 end from chat.events_seq_seq) as last`;
  if (!row) return false;
  return (after > 0 && after < (row.oldest ?? row.last + 1) - 1) || after > row.last;
}

export type Press = { id: string; botId: number; userId: number; at: Date };

export async function insertPress(sql: Sql | SqlTx, { id, botId, userId, at }: Press): Promise<void> {
  await sql`insert into chat.presses (id, bot_id, user_id, pressed_at) values (${id}, ${botId}, ${userId}, ${at})`;
}

/** Takes the press for answering: once, and only if it was made after `since`. Answers who pressed, or null. */
export async function takePress(
  sql: Sql,
  id: string,
  botId: number,
  since: Date,
  now: Date,
): Promise<number | null> {
  const [row] = await sql<{ userId: number }[]>`
    update chat.presses set answered_at = ${now}
    where id = ${id} and bot_id = ${botId} and answered_at is null and pressed_at > ${since}
    returning user_id as "userId"`;
  return row?.userId ?? null;
}
