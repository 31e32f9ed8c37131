import type { Client, Payload } from './client.ts';
import { forgiving, SendError } from './errors.ts';
import { type AlbumFile, type Commands, type Markup, markupOf, type SentFile } from './message.ts';
import type { Lane, Pacing } from './pacing.ts';

export type TextOptions = {
  markup?: Markup | undefined;
  /** Makes no sound. */
  silent?: boolean | undefined;
  replyTo?: number | undefined;
  /** Cannot be forwarded or saved. */
  protect?: boolean | undefined;
};

/** Everything we say to Telegram. Texts are HTML, already escaped. Each call throws `SendError` or succeeded. */
export type Send = {
  /** @returns the id of the message within its chat */
  text: (chatId: number, html: string, options?: TextOptions) => Promise<number>;
  /** One photo, document or voice message, by file id or from bytes. */
  file: (chatId: number, file: SentFile, options?: TextOptions) => Promise<number>;
  /** 2 to 10 files that Telegram lets stand together: documents only with documents. */
  album: (chatId: number, files: AlbumFile[], options?: TextOptions) => Promise<number[]>;
  /** Changes text and inline keyboard (no markup takes the keyboard away). Nothing to change is success. */
  edit: (chatId: number, messageId: number, html: string, markup?: Markup) => Promise<void>;
  /** Nothing to change is success, and so is a message that is gone. */
  editMarkup: (chatId: number, messageId: number, markup?: Markup) => Promise<void>;
  /** A message that is gone, or too old for Telegram to take back (48 h), is success. */
  remove: (chatId: number, messageId: number) => Promise<void>;
  /** Up to 100 messages at once; those that are gone or too old are passed over. */
  removeAll: (chatId: number, messageIds: readonly number[]) => Promise<void>;
  /** Answers a tap, with a toast of at most 200 characters or with nothing. A tap too old is success. */
  answer: (tapId: string, options?: { text?: string; alert?: boolean }) => Promise<void>;
  typing: (chatId: number) => Promise<void>;
  /** The command menu of one chat, or (without one) of everybody who has none. */
  commands: (commands: Commands, options?: { chatId?: number; language?: string }) => Promise<void>;
  me: () => Promise<{ id: number; username: string; first_name: string }>;
};

/**
 * A reply waits out a 429 itself, up to this long; a notice goes back to its queue instead. Where a chat is held for
 * longer, nobody waits here: the update rests, and a claim is a lease.
 */
const PATIENCE_MS = 10_000;

type Paced = <T>(method: string, chatId: number, payload: Payload) => Promise<T>;
type Message = { message_id: number };

/** @param lane whose budget is used: of replies, which go first, or of notices */
export function createSend(client: Client, pacing: Pacing, lane: Lane): Send {
  const paced = pacedBy(client, pacing, lane);
  const { call } = client;
  const html = { parse_mode: 'HTML' };

  return {
    text: async (chatId, text, options = {}) =>
      (await paced<Message>('sendMessage', chatId, { text, ...html, ...PLAIN, ...optionsOf(options) }))
        .message_id,
    file: async (chatId, file, options = {}) => {
      const { method, ...payload } = filePayload(file);
      return (await paced<Message>(method, chatId, { ...payload, ...optionsOf(options) })).message_id;
    },
    album: async (chatId, files, options = {}) => {
      const media = files.map(({ kind, fileId, html: caption }) => ({
        type: kind,
        media: fileId,
        ...(caption ? { caption, ...html } : {}),
      }));
      const sent = await paced<Message[]>('sendMediaGroup', chatId, { media, ...optionsOf(options) });
      return sent.map((message) => message.message_id);
    },
    edit: (chatId, messageId, text, markup) =>
      forgiving(['same'], () =>
        paced('editMessageText', chatId, {
          message_id: messageId,
          text,
          ...html,
          ...PLAIN,
          reply_markup: markupOf(markup),
        }),
      ),
    editMarkup: (chatId, messageId, markup) =>
      forgiving(['same', 'gone'], () =>
        paced('editMessageReplyMarkup', chatId, { message_id: messageId, reply_markup: markupOf(markup) }),
      ),
    remove: (chatId, messageId) =>
      forgiving(['gone'], () => paced('deleteMessage', chatId, { message_id: messageId })),
    removeAll: (chatId, messageIds) =>
      forgiving(['gone'], () => paced('deleteMessages', chatId, { message_ids: messageIds })),
    answer: (tapId, { text, alert } = {}) =>
      forgiving(['late'], () =>
        call('answerCallbackQuery', { callback_query_id: tapId, text, show_alert: alert }),
      ),
    typing: (chatId) => call('sendChatAction', { chat_id: chatId, action: 'typing' }),
    commands: (commands, { chatId, language } = {}) =>
      call('setMyCommands', {
        commands,
        scope: chatId === undefined ? undefined : { type: 'chat', chat_id: chatId },
        language_code: language,
      }),
    me: () => call('getMe', {}, 10_000),
  };
}

const PLAIN = { link_preview_options: { is_disabled: true } };

function optionsOf({ markup, silent, replyTo, protect }: TextOptions): Payload {
  return {
    reply_markup: markupOf(markup),
    disable_notification: silent || undefined,
    protect_content: protect || undefined,
    reply_parameters:
      replyTo === undefined ? undefined : { message_id: replyTo, allow_sending_without_reply: true },
  };
}

/** Telegram sends a file that it keeps only as what it came as. */
const METHOD = {
  photo: 'sendPhoto',
  document: 'sendDocument',
  voice: 'sendVoice',
  video: 'sendVideo',
  audio: 'sendAudio',
} as const;

function filePayload(file: SentFile): { method: string } & Payload {
  const media = 'fileId' in file ? file.fileId : { source: file.bytes, filename: file.name };
  const caption = file.html === undefined ? {} : { caption: file.html, parse_mode: 'HTML' };
  return { method: METHOD[file.kind], [file.kind]: media, ...caption };
}

function pacedBy(client: Client, pacing: Pacing, lane: Lane): Paced {
  const once: Paced = async (method, chatId, payload) => {
    const waitMs = pacing.wait(chatId, lane);
    if (waitMs > PATIENCE_MS) throw new SendError('rate', method, 'this chat is held', waitMs);
    await pacing.take(chatId, lane);
    try {
      return await client.call(method, { chat_id: chatId, ...payload });
    } catch (error) {
      if (error instanceof SendError && error.kind === 'rate') pacing.hold(chatId, error.retryAfterMs);
      throw error;
    }
  };
  if (lane === 'notice') return once;
  return async (method, chatId, payload) => {
    try {
      return await once(method, chatId, payload);
    } catch (error) {
      if (!(error instanceof SendError) || error.kind !== 'rate' || error.retryAfterMs > PATIENCE_MS)
        throw error;
      return await once(method, chatId, payload);
    }
  };
}
