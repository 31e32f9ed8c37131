import type { Sql } from '../db/client.ts';

/** Whether more parts of an album wait in a chat behind the update that is being handled. */
export async function moreOfAlbum(
  sql: Sql,
  { botId, chatId, cause }: { botId: number; chatId: number; cause: string },
  albumId: string,
): Promise<boolean> {
  const updateId = Number(cause.split('-').at(-1));
  const rows = await sql`
    select 1 from inbox where bot_id = ${botId} and lane = ${chatId} and done_at is null and update_id > ${updateId}
      and payload -> 'message' ->> 'media_group_id' = ${albumId} limit 1`;
  return rows.length > 0;
}
