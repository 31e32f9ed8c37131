import type { SqlTx } from '../../db/client.ts';
import { findEntities } from '../bot-api/links.ts';
import { type Content, withoutReply } from '../bot-api/send.ts';
import type { ChatContext } from '../context.ts';
import type { Message } from '../message.ts';
import { type Bot, botUser, listBots } from '../store-bots.ts';
import * as dialogs from '../store-dialogs.ts';
import { insertPress } from '../store-events.ts';
import { findMessage, findSent, insertMessage, updateMessage } from '../store-messages.ts';
import { asChat, asUser, type ChatUser, findUser } from '../store-users.ts';
import { badField, problem } from './problem.ts';

/** One person in the chat with one bot. */
export type Seat = { bot: Bot; user: ChatUser };

export async function takeSeat(ctx: ChatContext, userId: number, botId: number): Promise<Seat> {
  const [bots, user] = await Promise.all([listBots(ctx.sql), findUser(ctx.sql, userId)]);
  const bot = bots.find(({ id }) => id === botId);
  if (!bot || !user) throw problem({ error: 'not_found' });
  return { bot, user };
}

export const sideOf = ({ bot, user }: Seat): dialogs.Side => ({ botId: bot.id, userId: user.id });

export type Part = { content: Content; fileId?: string };
export type Letter = {
  clientId?: string | undefined;
  replyTo?: number | undefined;
  /** Makes the messages; called only if this client id was not sent before. */
  parts: (tx: SqlTx) => Promise<Part[]> | Part[];
};

/** A person writes to a bot. Sending the same client id again answers with what it made the first time. */
export function write(
  ctx: ChatContext,
  seat: Seat,
  { clientId, replyTo, parts }: Letter,
): Promise<Message[]> {
  const side = sideOf(seat);
  const at = ctx.now();
  return dialogs.alone(ctx, side.userId, async (tx) => {
    const before = clientId ? await findSent(tx, side, clientId) : [];
    if (before.length > 0) return before;
    const dialog = await openDialog(tx, seat);
    await dialogs.startDialog(tx, side, at);
    const made = await parts(tx);
    const frame = { ...frameOf(seat, at), ...(await repliedTo(tx, side, replyTo)) };
    const messages = await put(tx, side, made, { frame, clientId, at });
    await hideOneTimeKeyboard(tx, dialog, at);
    for (const message of messages) await dialogs.addUpdate(tx, side, { message }, at);
    return messages;
  });
}

type Putting = { frame: Pick<Message, 'from' | 'chat' | 'date'>; clientId: string | undefined; at: Date };

async function put(tx: SqlTx, side: dialogs.Side, parts: Part[], { frame, clientId, at }: Putting) {
  const first = await dialogs.takeMessageIds(tx, side, parts.length);
  const messages: Message[] = [];
  for (const [index, { content, fileId }] of parts.entries()) {
    const message: Message = { message_id: first + index, ...frame, ...content };
    const mark = clientId && index > 0 ? `${clientId}#${index}` : clientId;
    await insertMessage(tx, { ...side, message, fromBot: false, sentAt: at, clientId: mark, fileId });
    const event = { type: 'message' as const, user: side.userId, bot: side.botId, message };
    await dialogs.addEvent(tx, mark ? { ...event, clientId: mark } : event, at);
    messages.push(message);
  }
  return messages;
}

async function openDialog(tx: SqlTx, seat: Seat): Promise<dialogs.Dialog> {
  const dialog = await dialogs.readDialog(tx, sideOf(seat));
  if (!dialog) throw problem({ error: 'not_found' });
  if (dialog.blocked) throw problem({ error: 'blocked' });
  return dialog;
}

function frameOf({ user }: Seat, at: Date) {
  return { from: asUser(user), chat: asChat(user), date: Math.floor(at.getTime() / 1000) };
}

async function repliedTo(tx: SqlTx, side: dialogs.Side, replyTo: number | undefined) {
  const found = replyTo ? await findMessage(tx, side, replyTo) : null;
  return found ? { reply_to_message: withoutReply(found.message) } : {};
}

async function hideOneTimeKeyboard(tx: SqlTx, dialog: dialogs.Dialog, at: Date): Promise<void> {
  if (!dialog.replyKeyboard?.one_time_keyboard) return;
  await dialogs.saveKeyboard(tx, dialog, null);
  const to = { user: dialog.userId, bot: dialog.botId };
  await dialogs.addEvent(tx, { type: 'keyboard', ...to, replyKeyboard: null }, at);
}

/** A text as a person types it: no markup, but commands, links and mentions are found. */
export function textContent(text: string): Content {
  const entities = findEntities(text);
  return entities.length > 0 ? { text, entities } : { text };
}

/** Presses a button. Like a changed client it may send any data: bots check rights, not buttons. */
export function press(ctx: ChatContext, seat: Seat, messageId: number, data: string): Promise<string> {
  const bytes = Buffer.byteLength(data);
  if (bytes < 1 || bytes > 64) throw badField('data');
  const side = sideOf(seat);
  const at = ctx.now();
  return dialogs.alone(ctx, side.userId, async (tx) => {
    await openDialog(tx, seat);
    const stored = await findMessage(tx, side, messageId);
    if (!stored?.fromBot) throw problem({ error: 'not_found' });
    const id = (ctx.random(8).readBigUInt64BE() >> 1n).toString();
    await insertPress(tx, { id, ...side, at });
    const query = {
      id,
      from: asUser(seat.user),
      message: stored.message,
      chat_instance: `${side.userId}`,
      data,
    };
    await dialogs.addUpdate(tx, side, { callback_query: query }, at);
    return id;
  });
}

/** Changes a text or caption of the person's own. */
export function rewrite(ctx: ChatContext, seat: Seat, messageId: number, text: string): Promise<Message> {
  const side = sideOf(seat);
  const at = ctx.now();
  return dialogs.alone(ctx, side.userId, async (tx) => {
    await openDialog(tx, seat);
    const stored = await findMessage(tx, side, messageId);
    if (!stored || stored.fromBot) throw problem({ error: 'not_found' });
    const { text: old, entities: _, caption_entities: __, ...rest } = stored.message;
    const { text: next, entities } = textContent(text);
    const said =
      old === undefined
        ? { caption: text, ...(entities ? { caption_entities: entities } : {}) }
        : { text: next ?? text, ...(entities ? { entities } : {}) };
    const message: Message = { ...rest, ...said, edit_date: Math.floor(at.getTime() / 1000) };
    await updateMessage(tx, side, message);
    await dialogs.addEvent(tx, { type: 'edit', user: side.userId, bot: side.botId, message }, at);
    await dialogs.addUpdate(tx, side, { edited_message: message }, at);
    return message;
  });
}

/** Blocks the bot or lets it write again; the bot is told by `my_chat_member`. */
export function setBlocked(ctx: ChatContext, seat: Seat, blocked: boolean): Promise<void> {
  const side = sideOf(seat);
  const at = ctx.now();
  return dialogs.alone(ctx, side.userId, async (tx) => {
    const dialog = await dialogs.readDialog(tx, side);
    if (!dialog?.startedAt || dialog.blocked === blocked) return;
    await dialogs.saveBlocked(tx, side, blocked);
    await dialogs.addEvent(tx, { type: 'blocked', user: side.userId, bot: side.botId, blocked }, at);
    const user = botUser(seat.bot);
    const member = { user, status: 'member' as const };
    const kicked = { user, status: 'kicked' as const, until_date: 0 };
    const [before, after] = blocked ? [member, kicked] : [kicked, member];
    const change = { ...frameOf(seat, at), old_chat_member: before, new_chat_member: after };
    await dialogs.addUpdate(tx, side, { my_chat_member: change }, at);
  });
}

export function markRead(ctx: ChatContext, seat: Seat, upTo: number): Promise<void> {
  const side = sideOf(seat);
  return dialogs.alone(ctx, side.userId, async (tx) => {
    await dialogs.saveRead(tx, side, upTo);
    const unread = await dialogs.countUnread(tx, side);
    const event = { type: 'read' as const, user: side.userId, bot: side.botId, upTo, unread };
    await dialogs.addEvent(tx, event, ctx.now());
  });
}
