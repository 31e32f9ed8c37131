import { accounts } from '../../src/db/schema/people.ts';
import { plain } from '../../src/text/html.ts';
import { type BotApi, startBotApi, type Update } from './bot-api.ts';
import { cleanUp } from './clean-up.ts';
import { createSystem, type System, type SystemOptions } from './system.ts';
import type { Part as Cast } from './town.ts';

export type TelegramTown = {
  system: System;
  api: BotApi;
  /** Somebody of the cast with an account on Telegram; what they do is there to be polled, whatever is away. */
  person: (who: Cast) => Promise<TelegramPerson>;
};

export type TelegramPerson = {
  chatId: number;
  says: (text: string) => void;
  /** Taps the newest button with this label. */
  taps: (label: string) => void;
  /** What stands in the chat, without tags. */
  texts: () => string[];
  /** Notes over the chat and boxes. */
  toasts: () => string[];
};

const OFF = 'calendar: always\nquiet_hours: off\ndigest: off\n';
type Markup = { inline_keyboard?: { text: string; callback_data?: string }[][] } | undefined;

/** A whole system on a Bot API that a test may disturb, and people on it. */
export async function createTelegramTown(options: SystemOptions = {}): Promise<TelegramTown> {
  const api = await startBotApi();
  cleanUp(api.close);
  const config = { botToken: api.token, telegramApiRoot: api.url, ...options.config };
  const system = await createSystem({ policy: OFF, only: ['bots', 'workers'], ...options, config });
  const { deps, running } = system;
  let updateId = 100;
  let chats = 7000;
  const feed = (payload: object) => api.feed({ update_id: ++updateId, ...payload } as Update);

  async function person(who: Cast): Promise<TelegramPerson> {
    const chatId = ++chats;
    const bound = { botId: running.botId, userId: chatId, chatId, boundAt: deps.now() };
    await deps.db.insert(accounts).values({ id: deps.newId(), personId: system.town.who[who], ...bound });
    const from = { id: chatId, is_bot: false, first_name: 'X', language_code: 'zh' };
    const chat = { id: chatId, type: 'private', first_name: 'X' };
    return {
      chatId,
      texts: () => api.chat(chatId).map(({ text }) => plain(text)),
      says: (text) => feed({ message: { message_id: 50_000 + updateId, date: 1, chat, from, text } }),
      taps(label) {
        const found = api
          .chat(chatId)
          .toReversed()
          .flatMap(({ markup, messageId }) =>
            ((markup as Markup)?.inline_keyboard ?? []).flat().map((button) => ({ button, messageId })),
          );
        const at = found.find(({ button }) => button.text.includes(label));
        if (at === undefined) throw new Error(`no button ${label}: ${found.map((one) => one.button.text)}`);
        const message = {
          message_id: at.messageId,
          date: 1,
          chat,
          from: { id: running.botId, is_bot: true },
        };
        const data = at.button.callback_data;
        feed({
          callback_query: { id: `q${chatId}-${updateId + 1}`, from, message, chat_instance: '1', data },
        });
      },
      toasts: () =>
        api.calls
          .filter(({ method, params }) => method === 'answerCallbackQuery' && params.text !== undefined)
          .filter(({ params }) => String(params.callback_query_id).startsWith(`q${chatId}-`))
          .map(({ params }) => String(params.text)),
    };
  }
  return { system, api, person };
}
