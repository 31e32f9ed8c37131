import type { Sql, SqlTx } from '../db/client.ts';
import type { ChatEvent } from './api.ts';
import type { ChatContext } from './context.ts';
import { topic, wake } from './hub.ts';
import type { ReplyKeyboard, UpdateBody } from './message.ts';

export type Dialog = {
  botId: number;
  userId: number;
  lastMessageId: number;
  readUpTo: number;
  replyKeyboard: ReplyKeyboard | null;
  startedAt: Date | null;
  blocked: boolean;
};

export type Side = { botId: number; userId: number };

/**
 * Does something in one person's chat, alone: events and message ids become visible in the order of their
 * numbers, which is what lets a reader ask for "all after N". In a demo one page reads several people's events
 * under one number, so there everybody waits for everybody.
 */
export function alone<T>(ctx: ChatContext, userId: number, work: (tx: SqlTx) => Promise<T>): Promise<T> {
  const key = `chat ${ctx.demo ? 'demo' : userId}`;
  const run = ctx.sql.begin(async (tx) => {
    await tx`select pg_advisory_xact_lock(hashtextextended(${key}, 0))`;
    return work(tx);
  });
  return run as Promise<T>;
}

/** The dialog of a known person with a bot; null when there is no such person. */
export async function readDialog(tx: Sql | SqlTx, { botId, userId }: Side): Promise<Dialog | null> {
  const [row] = await tx<Dialog[]>`
    select ${botId}::bigint as "botId", u.id as "userId", coalesce(d.last_message_id, 0) as "lastMessageId",
      coalesce(d.read_up_to, 0) as "readUpTo", d.reply_keyboard as "replyKeyboard",
      d.started_at as "startedAt", coalesce(d.blocked, false) as blocked
    from chat.users u left join chat.dialogs d on d.user_id = u.id and d.bot_id = ${botId}
    where u.id = ${userId}`;
  return row ?? null;
}

/** Takes the next `count` message ids of a chat and answers the first. */
export async function takeMessageIds(tx: SqlTx, { botId, userId }: Side, count: number): Promise<number> {
  const [row] = await tx<{ last: number }[]>`
    insert into chat.dialogs as d (bot_id, user_id, last_message_id) values (${botId}, ${userId}, ${count})
    on conflict (bot_id, user_id) do update set last_message_id = d.last_message_id + ${count}
    returning last_message_id as last`;
  return (row?.last ?? count) - count + 1;
}

export async function saveKeyboard(tx: SqlTx, { botId, userId }: Side, keyboard: ReplyKeyboard | null) {
  await tx`
    update chat.dialogs set reply_keyboard = ${keyboard ? tx.json(keyboard) : null}
    where bot_id = ${botId} and user_id = ${userId}`;
}

/** Writing to a bot for the first time starts the dialog: from then on the bot may write. */
export async function startDialog(tx: SqlTx, { botId, userId }: Side, at: Date): Promise<void> {
  await tx`
    insert into chat.dialogs as d (bot_id, user_id, started_at) values (${botId}, ${userId}, ${at})
    on conflict (bot_id, user_id) do update set started_at = coalesce(d.started_at, excluded.started_at)`;
}

export async function saveBlocked(tx: SqlTx, { botId, userId }: Side, blocked: boolean): Promise<void> {
  await tx`update chat.dialogs set blocked = ${blocked} where bot_id = ${botId} and user_id = ${userId}`;
}

export async function saveRead(tx: SqlTx, { botId, userId }: Side, upTo: number): Promise<void> {
  await tx`
    update chat.dialogs set read_up_to = least(greatest(read_up_to, ${upTo}), last_message_id)
    where bot_id = ${botId} and user_id = ${userId}`;
}

export async function countUnread(tx: Sql | SqlTx, { botId, userId }: Side): Promise<number> {
  const [row] = await tx<{ unread: number }[]>`
    select count(*) as unread from chat.messages m
      join chat.dialogs d on d.bot_id = m.bot_id and d.user_id = m.user_id
    where m.bot_id = ${botId} and m.user_id = ${userId} and m.from_bot and m.deleted_at is null
      and m.message_id > d.read_up_to`;
  return row?.unread ?? 0;
}

/** Tells the person's pages. */
export async function addEvent(tx: SqlTx, event: ChatEvent, at: Date): Promise<void> {
  const { user } = event;
  await tx`insert into chat.events (user_id, event, created_at) values (${user}, ${tx.json(event)}, ${at})`;
  await wake(tx, topic.person(user));
}

/**
 * Gives the bot an update, unless it does not want this kind. The last thing a transaction does: it holds the
 * bot's counter until the commit.
 */
export async function addUpdate(tx: SqlTx, { botId, userId }: Side, body: UpdateBody, at: Date) {
  const [kind = ''] = Object.keys(body);
  await tx`
    with next as (
      update chat.bots set last_update_id = last_update_id + 1
      where id = ${botId} and (allowed_updates is null or ${kind} = any (allowed_updates))
      returning last_update_id
    )
    insert into chat.updates (bot_id, update_id, user_id, kind, update, created_at)
    select ${botId}, last_update_id, ${userId}, ${kind}, ${tx.json(body)}, ${at} from next`;
  await wake(tx, topic.bot(botId));
  await wake(tx, topic.webhooks);
}
