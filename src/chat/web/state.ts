import type { ChatSummary, MessagesPage, State } from '../api.ts';
import { commandsFor } from '../bot-api/commands.ts';
import type { ChatContext } from '../context.ts';
import { type Bot, listBots, readCommands } from '../store-bots.ts';
import { countUnread, readDialog } from '../store-dialogs.ts';
import { lastSeq } from '../store-events.ts';
import { listMessages } from '../store-messages.ts';
import { type ChatUser, findUser } from '../store-users.ts';
import { problem } from './problem.ts';

/** Everything a page shows first. The sequence number is read before the rest: hearing something twice is harmless. */
export async function readState(ctx: ChatContext, userId: number, users: number[]): Promise<State> {
  const seq = await lastSeq(ctx.sql, users);
  const me = await findUser(ctx.sql, userId);
  if (!me) throw problem({ error: 'login' });
  const bots = await listBots(ctx.sql);
  const chats = await Promise.all(bots.map((bot) => summary(ctx, me, bot)));
  return { me: { id: me.id, name: me.name, language: me.languageCode }, chats, seq };
}

async function summary(ctx: ChatContext, me: ChatUser, bot: Bot): Promise<ChatSummary> {
  const side = { botId: bot.id, userId: me.id };
  const [dialog, unread, [last], lists] = await Promise.all([
    readDialog(ctx.sql, side),
    countUnread(ctx.sql, side),
    listMessages(ctx.sql, side, Number.MAX_SAFE_INTEGER, 1),
    readCommands(ctx.sql, bot.id),
  ]);
  return {
    bot: { id: bot.id, name: bot.name, username: bot.username },
    unread,
    readUpTo: dialog?.readUpTo ?? 0,
    lastMessage: last ?? null,
    commands: commandsFor(lists, me.id, me.languageCode),
    replyKeyboard: dialog?.replyKeyboard ?? null,
    started: Boolean(dialog?.startedAt),
    blocked: dialog?.blocked ?? false,
  };
}

export type PageAsked = { botId: number; userId: number; before: number; limit: number };

export async function readMessages(ctx: ChatContext, asked: PageAsked): Promise<MessagesPage> {
  const { before, limit, ...side } = asked;
  const newestFirst = await listMessages(ctx.sql, side, before, limit + 1);
  return { messages: newestFirst.slice(0, limit).reverse(), more: newestFirst.length > limit };
}
