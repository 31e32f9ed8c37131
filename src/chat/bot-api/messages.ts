import type { MessageEntity } from '../message.ts';
import { addEvent, alone } from '../store-dialogs.ts';
import { markDeleted } from '../store-messages.ts';
import { findMessage } from '../store-messages.ts';
import { badRequest } from './api-error.ts';
import { type Call, chatIdOf, type Method, writableDialog } from './call.ts';
import { messageCaption, messageText, type RawText } from './formatted.ts';
import { integer, parseJson } from './params.ts';
import { type Content, send } from './send.ts';

const DELETABLE_MS = 48 * 3_600_000;
const MAX_DELETED = 100;
const ACTIONS =
  /^(typing|upload_photo|record_video|upload_video|record_voice|upload_voice|record_audio|upload_audio|upload_document|choose_sticker|find_location|record_video_note|upload_video_note)$/;

export function rawText({ args }: Call): RawText {
  const { text } = args;
  return {
    text: text.get('text') ?? '',
    parseMode: text.get('parse_mode'),
    entities: text.get('entities'),
  };
}

export function rawCaption({ args }: Call): RawText {
  const { text } = args;
  return {
    text: text.get('caption') ?? '',
    parseMode: text.get('parse_mode'),
    entities: text.get('caption_entities'),
  };
}

export const withEntities = <K extends 'entities' | 'caption_entities'>(key: K, entities: MessageEntity[]) =>
  (entities.length > 0 ? { [key]: entities } : {}) as Partial<Record<K, MessageEntity[]>>;

/** The caption of a call as it stands in a message; nothing when there is none. */
export function captionContent(raw: RawText): Content {
  const { text, entities } = messageCaption(raw);
  return text ? { caption: text, ...withEntities('caption_entities', entities) } : {};
}

export const sendMessage: Method = async (call) => {
  const { text, entities } = messageText(rawText(call));
  const [message] = await send(call, [{ content: { text, ...withEntities('entities', entities) } }]);
  return message;
};

export const sendLocation: Method = async (call) => {
  const latitude = coordinate(call, 'latitude', 90);
  const longitude = coordinate(call, 'longitude', 180);
  const [message] = await send(call, [{ content: { location: { latitude, longitude } } }]);
  return message;
};

function coordinate({ args }: Call, name: string, most: number): number {
  const text = args.text.get(name) ?? '';
  if (!text.trim()) throw badRequest(`${name} is empty`);
  const value = Number(text);
  if (!Number.isFinite(value) || Math.abs(value) > most) throw badRequest('wrong location specified');
  return value;
}

export const sendContact: Method = async (call) => {
  const { text } = call.args;
  const [phone, first, last] = ['phone_number', 'first_name', 'last_name'].map(
    (name) => text.get(name) ?? '',
  );
  if (!phone) throw badRequest('phone number is empty');
  if (!first) throw badRequest('first name is empty');
  const contact = { phone_number: phone, first_name: first, ...(last ? { last_name: last } : {}) };
  const [message] = await send(call, [{ content: { contact } }]);
  return message;
};

export const sendChatAction: Method = async (call) => {
  const { ctx, bot, args } = call;
  const action = (args.text.get('action') ?? '').toLowerCase();
  if (!ACTIONS.test(action)) throw badRequest('wrong parameter action in request');
  const userId = chatIdOf(call);
  await alone(ctx, userId, async (tx) => {
    await writableDialog(tx, bot.id, userId);
    await addEvent(tx, { type: 'typing', user: userId, bot: bot.id, action }, ctx.now());
  });
  return true;
};

export const deleteMessage: Method = async (call) => {
  const { ctx, bot, args } = call;
  const userId = chatIdOf(call);
  const id = integer(args, 'message_id', 0, 0, 2 ** 31 - 1);
  const at = ctx.now();
  return alone(ctx, userId, async (tx) => {
    const dialog = await writableDialog(tx, bot.id, userId);
    const stored = id > 0 ? await findMessage(tx, dialog, id) : null;
    if (!stored) throw badRequest('message to delete not found');
    if (at.getTime() - stored.sentAt.getTime() > DELETABLE_MS) {
      throw badRequest("message can't be deleted for everyone");
    }
    await markDeleted(tx, dialog, [id], at);
    await addEvent(tx, { type: 'delete', user: userId, bot: bot.id, messageIds: [id] }, at);
    return true;
  });
};

/** Those that are gone or too old are skipped, as Telegram does. */
export const deleteMessages: Method = async (call) => {
  const { ctx, bot } = call;
  const userId = chatIdOf(call);
  const ids = messageIds(call);
  const at = ctx.now();
  return alone(ctx, userId, async (tx) => {
    const dialog = await writableDialog(tx, bot.id, userId);
    const found = await Promise.all(
      ids.map(async (id) => ({ id, stored: await findMessage(tx, dialog, id) })),
    );
    const fresh = found.filter(
      ({ stored }) => stored && at.getTime() - stored.sentAt.getTime() <= DELETABLE_MS,
    );
    if (fresh.length > 0) {
      const gone = await markDeleted(
        tx,
        dialog,
        fresh.map(({ id }) => id),
        at,
      );
      await addEvent(tx, { type: 'delete', user: userId, bot: bot.id, messageIds: gone }, at);
    }
    return true;
  });
};

function messageIds({ args }: Call): number[] {
  const text = args.text.get('message_ids');
  if (!text) throw badRequest('message identifiers are not specified');
  const value = parseJson(text);
  if (value === undefined) throw badRequest("can't parse message_ids JSON object");
  if (!Array.isArray(value)) throw badRequest('expected an Array of message identifiers');
  if (value.length > MAX_DELETED) throw badRequest('too many message identifiers specified');
  const ids = value.map(Number);
  if (!ids.every((id) => Number.isInteger(id) && id > 0))
    throw badRequest('invalid message identifier specified');
  return ids;
}
