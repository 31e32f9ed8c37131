import type { Message } from '../src/chat/message.ts';
import type { BotApi } from '../test/support/bot-api.ts';
import { buttonOf, textOf, type Thumb, thumbOn } from '../test/support/phone.ts';

/** Something that somebody sent to the bot. */
export type Sent = { updateId: number; chatId: number; at: number };

export type People = {
  /** Somebody's thumb on their chat with the bot. */
  thumb: (chatId: number) => Thumb;
  /** All that was sent in, in order. */
  sent: readonly Sent[];
};

/** People wait longer than any lease lasts, several times over: what they are promised is that it comes. */
const PATIENCE_MS = 400_000;
const LOOK_MS = 50;

/** People with a messenger on the fake Bot API. */
export function createPeople(api: BotApi): People {
  const sent: Sent[] = [];
  let last = 0;

  function send(chatId: number, body: Record<string, unknown>): void {
    const updateId = ++last;
    sent.push({ updateId, chatId, at: performance.now() });
    api.feed({ update_id: updateId, ...body });
  }
  function thumb(chatId: number): Thumb {
    const from = { id: chatId, is_bot: false, first_name: '样例', language_code: 'zh' };
    const chat = { id: chatId, type: 'private' as const, first_name: '样例' };
    const all = async (): Promise<Message[]> =>
      api.chat(chatId).map(({ messageId, text, markup, mine }) => ({
        message_id: messageId,
        date: 0,
        chat,
        from: mine ? from : { id: 1, is_bot: true, first_name: '小二' },
        text: mine ? text : plain(text),
        ...(markup === undefined ? {} : { reply_markup: markup as NonNullable<Message['reply_markup']> }),
      }));
    async function press(message: Message, label: string | RegExp): Promise<void> {
      const data = buttonOf(message, label)?.callback_data;
      if (data === undefined) throw new Error(`no button ${label} under: ${textOf(message)}`);
      send(chatId, { callback_query: { id: `${last + 1}`, from, message, chat_instance: '1', data } });
    }
    async function write(text: string): Promise<void> {
      const message_id = api.write(chatId, text);
      send(chatId, { message: { message_id, date: 0, chat, from, text } });
    }
    return thumbOn({ all, press, write }, PATIENCE_MS, LOOK_MS);
  }
  return { thumb, sent };
}

/** What HTML looks like on a screen. */
const plain = (html: string): string =>
  html
    .replace(/<[^>]*>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&');
