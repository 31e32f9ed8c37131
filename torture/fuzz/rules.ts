import { badRequest, forbidden } from '../../src/chat/bot-api/api-error.ts';
import { messageCaption, messageText } from '../../src/chat/bot-api/formatted.ts';
import type { Formatted } from '../../src/chat/bot-api/html.ts';
import { readMarkup } from '../../src/chat/bot-api/markup.ts';
import type { Chat, Desk, Params } from './chats.ts';

/** What a method does, or the error that Telegram would answer with. */
type Method = (desk: Desk, params: Params) => unknown;

const KEEP = 40;
/** Mark-up that our own texts use, and what Telegram finds in plain words by itself. */
const EXPECTED = new Set(
  'bold code blockquote url mention hashtag cashtag bot_command email phone_number'.split(' '),
);
/** What no text of ours says, and nobody types in this game. */
const GIVEAWAYS = /\[object |\bundefined\b|\bNaN\b|&lt;|&amp;|&gt;|Invalid Date/;

/** The methods that our bots call; whatever else they call is a complaint. */
export const methods: Record<string, Method> = {
  sendMessage: (desk, params) => put(chatOf(desk, params), textOf(desk, params, false), params),
  sendMediaGroup: sendAlbum,
  editMessageText: (desk, params) => change(chatOf(desk, params), params, textOf(desk, params, true)),
  editMessageReplyMarkup: (desk, params) => change(chatOf(desk, params), params, undefined),
  deleteMessage(desk, params) {
    if (!chatOf(desk, params).messages.delete(Number(params.message_id)))
      throw badRequest('message to delete not found');
    return true;
  },
  deleteMessages(desk, params) {
    const chat = chatOf(desk, params);
    const ids = list(params.message_ids);
    if (ids.length > 100) throw badRequest('too many message identifiers specified');
    for (const id of ids) chat.messages.delete(Number(id));
    return true;
  },
  answerCallbackQuery: answerTap,
  setMyCommands,
  getFile({ files }, { file_id }) {
    const file = files.get(String(file_id));
    if (file === undefined) throw badRequest('wrong file_id or the file is temporarily unavailable');
    return { file_id, file_path: `${file.kind}s/${file_id}`, file_size: file.bytes.length };
  },
  sendChatAction: (desk, params) => chatOf(desk, params).calls > 0,
  sendPhoto: sendFile('photo'),
  sendDocument: sendFile('document'),
  sendVoice: sendFile('voice'),
  sendVideo: sendFile('video'),
  sendAudio: sendFile('audio'),
};

function chatOf({ chats }: Desk, params: Params): Chat {
  const chat = chats.get(Number(params.chat_id));
  if (chat === undefined) throw badRequest('chat not found');
  chat.calls += 1;
  if (chat.blocked) throw forbidden('bot was blocked by the user');
  return chat;
}

/** Puts a message into a chat, under its next id. */
export function put(chat: Chat, text: string, params: Params, isOurs = true) {
  const markup = readMarkup(asJson(params.reply_markup));
  chat.last += 1;
  chat.messages.set(chat.last, { id: chat.last, text, markup, key: keyOf(params), isOurs });
  for (const id of chat.messages.keys()) {
    if (chat.messages.size <= KEEP) break;
    chat.messages.delete(id);
  }
  return { message_id: chat.last, date: 0, chat: { id: params.chat_id, type: 'private' } };
}

function textOf(desk: Desk, params: Params, edited: boolean): string {
  return read(desk, messageText({ text: String(params.text ?? ''), ...modes(params) }, edited), params);
}

const caption = (desk: Desk, params: Params): string =>
  read(desk, messageCaption({ text: String(params.caption ?? ''), ...modes(params) }), params);

/** Looks at a text as its reader will see it. */
function read({ complain }: Desk, { text, entities }: Formatted, params: Params): string {
  const odd = entities.find(({ type }) => !EXPECTED.has(type));
  if (odd !== undefined) complain(`unescaped: ${odd.type}`, params);
  const [given] = GIVEAWAYS.exec(text) ?? [];
  if (given !== undefined) complain(`gives itself away: ${given}`, params);
  return text;
}

function checkFile({ files }: Desk, kind: string, value: unknown): void {
  if (typeof value === 'string' && files.get(value)?.kind !== kind)
    throw badRequest('wrong file identifier/HTTP URL specified');
}

function sendFile(kind: string): Method {
  return (desk, params) => {
    const chat = chatOf(desk, params);
    checkFile(desk, kind, params[kind]);
    return put(chat, `[${kind}] ${caption(desk, params)}`, params);
  };
}

function sendAlbum(desk: Desk, params: Params): unknown {
  const chat = chatOf(desk, params);
  const media = list(params.media);
  if (media.length < 2 || media.length > 10) throw badRequest('wrong number of media in the album');
  for (const one of media) {
    checkFile(desk, String(one.type), one.media);
    caption(desk, one);
  }
  return media.map(() => put(chat, '[album]', { chat_id: params.chat_id }));
}

function answerTap(desk: Desk, params: Params): boolean {
  const id = String(params.callback_query_id);
  if ([...String(params.text ?? '')].length > 200) throw badRequest('MESSAGE_TOO_LONG');
  const chatId = desk.taps.get(id);
  if (chatId === undefined && !id.startsWith('tap-')) throw badRequest('QUERY_ID_INVALID');
  if (chatId === undefined) throw badRequest('query is too old or query ID is invalid');
  desk.taps.delete(id);
  const chat = desk.chats.get(chatId);
  if (chat !== undefined) chat.calls += 1;
  read(desk, { text: String(params.text ?? ''), entities: [] }, params);
  return true;
}

function setMyCommands(_: Desk, params: Params): boolean {
  const commands = list(params.commands);
  const isFine = commands.every(
    ({ command, description }) =>
      /^[a-z0-9_]{1,32}$/.test(String(command)) && /^.{1,256}$/su.test(String(description)),
  );
  if (commands.length > 100 || !isFine) throw badRequest('BOT_COMMAND_INVALID');
  return true;
}

function change(chat: Chat, params: Params, text: string | undefined): unknown {
  const message = chat.messages.get(Number(params.message_id));
  if (message === undefined) throw badRequest('message to edit not found');
  const isFixed = message.markup !== null && message.markup.kind !== 'inline';
  if (!message.isOurs || isFixed) throw badRequest("message can't be edited");
  const markup = readMarkup(asJson(params.reply_markup));
  const key = keyOf(params);
  if (key === message.key && (text ?? message.text) === message.text)
    throw badRequest('message is not modified: exactly the same');
  chat.messages.set(message.id, { ...message, text: text ?? message.text, markup, key });
  return { message_id: message.id };
}

const keyOf = ({ reply_markup }: Params): string => asJson(reply_markup) ?? '';

function asJson(value: unknown): string | undefined {
  if (value === undefined || value === '') return undefined;
  return typeof value === 'string' ? value : JSON.stringify(value);
}

const modes = (params: Params) => ({
  parseMode: params.parse_mode === undefined ? undefined : String(params.parse_mode),
  entities: undefined,
});

function list(value: unknown): Params[] {
  const given: unknown = typeof value === 'string' ? JSON.parse(value) : value;
  return Array.isArray(given) ? given : [];
}
