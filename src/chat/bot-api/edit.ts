import { isDeepStrictEqual } from 'node:util';
import type { Message } from '../message.ts';
import { addEvent, alone } from '../store-dialogs.ts';
import { findMessage, updateMessage } from '../store-messages.ts';
import { badRequest } from './api-error.ts';
import { type Call, chatIdOf, type Method, spend, writableDialog } from './call.ts';
import { messageText } from './formatted.ts';
import { readMarkup } from './markup.ts';
import { captionContent, rawCaption, rawText, withEntities } from './messages.ts';
import { integer } from './params.ts';

const NOT_MODIFIED =
  'message is not modified: specified new message content and reply markup are exactly the same as a current ' +
  'content and reply markup of the message';

export const editMessageText: Method = (call) => {
  const { text, entities } = messageText(rawText(call), true);
  return edit(call, (message) => {
    if (message.text === undefined) throw badRequest('there is no text in the message to edit');
    const { entities: _, ...rest } = message;
    return { ...rest, text, ...withEntities('entities', entities) };
  });
};

export const editMessageCaption: Method = (call) => {
  const caption = captionContent(rawCaption(call));
  return edit(call, (message) => {
    if (!(message.photo ?? message.document ?? message.voice ?? message.audio ?? message.video)) {
      throw badRequest('there is no caption in the message to edit');
    }
    const { caption: _, caption_entities: __, ...rest } = message;
    return { ...rest, ...caption };
  });
};

export const editMessageReplyMarkup: Method = (call) => edit(call, (message) => message);

/** An edit without `reply_markup` takes the buttons away. */
async function edit(call: Call, change: (message: Message) => Message): Promise<Message> {
  const { ctx, bot, args } = call;
  const id = integer(args, 'message_id', 0, 0, 2 ** 31 - 1);
  if (id === 0) throw badRequest('message identifier is not specified');
  const userId = chatIdOf(call);
  const markup = readMarkup(args.text.get('reply_markup'));
  if (markup && markup.kind !== 'inline') throw badRequest('inline keyboard expected');
  const at = ctx.now();
  return alone(ctx, userId, async (tx) => {
    const dialog = await writableDialog(tx, bot.id, userId);
    const stored = await findMessage(tx, dialog, id);
    if (!stored) throw badRequest('message to edit not found');
    if (!stored.fromBot || stored.sealed) throw badRequest("message can't be edited");
    const { reply_markup: _, ...bare } = change(stored.message);
    const edited: Message = { ...bare, ...(markup ? { reply_markup: markup.inline } : {}) };
    if (isDeepStrictEqual(edited, stored.message)) throw badRequest(NOT_MODIFIED);
    spend(call, userId);
    const message = saysSomethingNew(edited, stored.message)
      ? { ...edited, edit_date: Math.floor(at.getTime() / 1000) }
      : edited;
    await updateMessage(tx, dialog, message);
    await addEvent(tx, { type: 'edit', user: userId, bot: bot.id, message }, at);
    return message;
  });
}

// Changed buttons alone do not mark a message as edited.
function saysSomethingNew({ reply_markup: _, ...next }: Message, { reply_markup: __, ...before }: Message) {
  return !isDeepStrictEqual(next, before);
}
