import type { Sql } from '../db/client.ts';

/** The newest of what is handled, by which what waits behind it is found. */
type At = { botId: number; chatId: number; cause: string };

/**
 * What waits in a chat behind the update that is being handled: the text of the next message, or `tap`; null where
 * nothing waits, or neither of these.
 */
export async function nextBehind(
  sql: Sql,
  { botId, chatId, cause }: At,
): Promise<{ text: string } | 'tap' | null> {
  const updateId = Number(cause.split('-').at(-1));
  const [row] = await sql<{ text: string | null; isTap: boolean; isReply: boolean }[]>`
    select payload -> 'message' ->> 'text' as text, payload ? 'callback_query' as "isTap",
      coalesce(payload -> 'message' ? 'reply_to_message', false) as "isReply"
    from inbox where bot_id = ${botId} and lane = ${chatId} and done_at is null and update_id > ${updateId}
    order by update_id limit 1`;
  if (row === undefined) return null;
  if (row.isTap) return 'tap';
  return row.text === null || row.isReply ? null : { text: row.text };
}
