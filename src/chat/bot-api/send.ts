import type { SqlTx } from '../../db/client.ts';
import type { InlineKeyboard, Message } from '../message.ts';
import { botUser } from '../store-bots.ts';
import { addEvent, alone, type Dialog, type Side, saveKeyboard, takeMessageIds } from '../store-dialogs.ts';
import { findMessage, insertMessage } from '../store-messages.ts';
import { asChat, findUser } from '../store-users.ts';
import { badRequest } from './api-error.ts';
import { type Call, chatIdOf, type Reply, replyOf, spend, writableDialog } from './call.ts';
import { type Markup, readMarkup } from './markup.ts';
import { flag } from './params.ts';

/** What a message says, without its frame (id, sender, date). */
export type Content = Omit<Partial<Message>, 'message_id' | 'from' | 'chat' | 'date'>;
export type Outgoing = { content: Content; fileId?: string | undefined };

/** Puts a bot's messages into a chat, all of them or none, and tells the person's pages. */
export async function send(call: Call, parts: Outgoing[]): Promise<Message[]> {
  const { ctx, bot, args } = call;
  const userId = chatIdOf(call);
  const markup = readMarkup(args.text.get('reply_markup'));
  const reply = replyOf(call);
  const at = ctx.now();
  return await alone(ctx, userId, async (tx) => {
    const dialog = await writableDialog(tx, bot.id, userId);
    spend(call, userId, parts.length);
    const frame = await frameOf(tx, call, dialog, reply, at);
    const first = await takeMessageIds(tx, dialog, parts.length);
    const messages: Message[] = [];
    for (const [index, { content, fileId }] of parts.entries()) {
      const message = { message_id: first + index, ...frame, ...content, ...inlineOf(markup) };
      await insertMessage(tx, {
        ...side(dialog),
        message,
        fromBot: true,
        sentAt: at,
        fileId,
        sealed: markup !== null && markup.kind !== 'inline',
      });
      const silent = flag(args, 'disable_notification') ? { silent: true } : {};
      await addEvent(tx, { type: 'message', user: userId, bot: bot.id, message, ...silent }, at);
      messages.push(message);
    }
    await showKeyboard(tx, dialog, markup, at);
    return messages;
  });
}

async function frameOf(tx: SqlTx, call: Call, dialog: Dialog, reply: Reply | null, at: Date) {
  const user = await findUser(tx, dialog.userId);
  if (!user) throw badRequest('chat not found');
  return {
    from: botUser(call.bot),
    chat: asChat(user),
    date: Math.floor(at.getTime() / 1000),
    ...(await repliedTo(tx, dialog, reply)),
    ...(flag(call.args, 'protect_content') ? { has_protected_content: true as const } : {}),
  };
}

async function repliedTo(tx: SqlTx, dialog: Side, reply: Reply | null) {
  if (!reply) return {};
  const found = await findMessage(tx, dialog, reply.messageId);
  if (!found && !reply.optional) throw badRequest('message to be replied not found');
  return found ? { reply_to_message: withoutReply(found.message) } : {};
}

/** A replied-to message carries no reply of its own. */
export function withoutReply(message: Message): Message {
  const { reply_to_message: _, ...rest } = message;
  return rest;
}

const inlineOf = (markup: Markup | null): { reply_markup?: InlineKeyboard } =>
  markup?.kind === 'inline' ? { reply_markup: markup.inline } : {};

async function showKeyboard(tx: SqlTx, dialog: Dialog, markup: Markup | null, at: Date): Promise<void> {
  if (!markup || markup.kind === 'inline') return;
  const to = { user: dialog.userId, bot: dialog.botId };
  if (markup.kind === 'force') {
    const forceReply = markup.placeholder ? { placeholder: markup.placeholder } : {};
    await addEvent(tx, { type: 'keyboard', ...to, replyKeyboard: dialog.replyKeyboard, forceReply }, at);
    return;
  }
  const replyKeyboard = markup.kind === 'reply' ? markup.keyboard : null;
  await saveKeyboard(tx, dialog, replyKeyboard);
  await addEvent(tx, { type: 'keyboard', ...to, replyKeyboard }, at);
}

const side = ({ botId, userId }: Side): Side => ({ botId, userId });
