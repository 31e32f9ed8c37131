import type { Sql } from '../db/client.ts';

type Side = { botId: number; userId: number };

/** The newest update that this person made, waiting or taken; 0 when there is none. */
export async function newestUpdate(sql: Sql, { botId, userId }: Side): Promise<number> {
  const [row] = await sql<{ id: number | null }[]>`
    select greatest(
      (select max(update_id) from chat.updates where bot_id = ${botId} and user_id = ${userId}),
      (select max(update_id) from inbox where bot_id = ${botId} and lane = ${userId})) as id`;
  return row?.id ?? 0;
}

export async function isHandled(sql: Sql, botId: number, updateId: number): Promise<boolean> {
  const rows = await sql`
    select 1 from inbox where bot_id = ${botId} and update_id = ${updateId} and done_at is not null`;
  return rows.length > 0;
}
