import type { Sql, SqlTx } from '../db/client.ts';
import type { Side } from './store-dialogs.ts';
import type { Message } from './message.ts';

export type StoredMessage = {
  message: Message;
  fromBot: boolean;
  sealed: boolean;
  sentAt: Date;
};

export type NewMessage = Side & {
  message: Message;
  fromBot: boolean;
  sentAt: Date;
  sealed?: boolean;
  clientId?: string | undefined;
  fileId?: string | undefined;
};

export async function insertMessage(tx: SqlTx, row: NewMessage): Promise<void> {
  await tx`
    insert into chat.messages (bot_id, user_id, message_id, from_bot, message, sealed, file_id, sent_at, client_id)
    values (${row.botId}, ${row.userId}, ${row.message.message_id}, ${row.fromBot}, ${tx.json(row.message)},
      ${row.sealed ?? false}, ${row.fileId ?? null}, ${row.sentAt}, ${row.clientId ?? null})`;
}

/** A message of the chat that is still there. */
export async function findMessage(tx: SqlTx, side: Side, messageId: number): Promise<StoredMessage | null> {
  const [row] = await tx<StoredMessage[]>`
    select message, from_bot as "fromBot", sealed, sent_at as "sentAt" from chat.messages
    where bot_id = ${side.botId} and user_id = ${side.userId} and message_id = ${messageId}
      and deleted_at is null`;
  return row ?? null;
}

/** What was sent under a client's id before: the first under the id itself, further parts under `id#1`, `id#2` … */
export async function findSent(tx: SqlTx, side: Side, clientId: string): Promise<Message[]> {
  const rows = await tx<{ message: Message }[]>`
    select message from chat.messages
    where bot_id = ${side.botId} and user_id = ${side.userId}
      and client_id in ${tx([clientId, ...Array.from({ length: 20 }, (_, i) => `${clientId}#${i + 1}`)])}
    order by message_id`;
  return rows.map(({ message }) => message);
}

export async function updateMessage(tx: SqlTx, side: Side, message: Message): Promise<void> {
  await tx`
    update chat.messages set message = ${tx.json(message)}
    where bot_id = ${side.botId} and user_id = ${side.userId} and message_id = ${message.message_id}`;
}

/**
 * Marks messages deleted, and keeps nothing of what they said: neither here nor in what the pages still have to hear.
 * @returns the ids of those that were still there
 */
export async function markDeleted(tx: SqlTx, side: Side, ids: number[], at: Date): Promise<number[]> {
  const rows = await tx<{ id: number }[]>`
    with emptied as (
      update chat.events e set event = jsonb_build_object('type', 'delete', 'user', e.event -> 'user',
        'bot', e.event -> 'bot', 'messageIds', jsonb_build_array(e.event -> 'message' -> 'message_id'))
      where e.user_id = ${side.userId} and e.event ->> 'bot' = ${String(side.botId)}
        and (e.event -> 'message' ->> 'message_id')::bigint in ${tx(ids)}
    )
    update chat.messages set deleted_at = ${at}, message = jsonb_build_object('message_id', message_id)
    where bot_id = ${side.botId} and user_id = ${side.userId} and message_id in ${tx(ids)}
      and deleted_at is null
    returning message_id as id`;
  return rows.map(({ id }) => id);
}

/** Up to `limit` messages before an id, newest first. */
export async function listMessages(sql: Sql, side: Side, before: number, limit: number): Promise<Message[]> {
  const rows = await sql<{ message: Message }[]>`
    select message from chat.messages
    where bot_id = ${side.botId} and user_id = ${side.userId} and message_id < ${before}
      and deleted_at is null
    order by message_id desc limit ${limit}`;
  return rows.map(({ message }) => message);
}
