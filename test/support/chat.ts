import { type BotOptions, startBots } from '../../bots/main.ts';
import { accounts } from '../../src/db/schema/people.ts';
import { keepUpdates } from '../../src/inbox/store-keep.ts';
import { createButtons, type Tap } from '../../src/telegram/buttons.ts';
import { openClient } from '../../src/telegram/client.ts';
import { buttonSecret } from '../../src/telegram/store.ts';
import { noPacing } from '../../src/telegram/pacing.ts';
import { plain } from '../../src/text/html.ts';
import { type BotApi, type Message, startBotApi } from './bot-api.ts';
import { cleanUp } from './clean-up.ts';
import type { World } from './world.ts';

type Button = { text: string; callback_data?: string };
type Extra = Record<string, unknown>;

/** One person's chat with the bot. Every call waits until the bot has handled it. */
export type Chat = {
  chatId: number;
  says: (text: string, extra?: Extra) => Promise<void>;
  sends: (what: Extra) => Promise<void>;
  /** Several messages that reach the bot together. */
  sendsAll: (what: Extra[]) => Promise<void>;
  edits: (messageId: number, text: string) => Promise<void>;
  /** Taps the newest button with this label, or the one under the given message. */
  taps: (label: string, messageId?: number) => Promise<void>;
  /** The callback data of the newest button with this label. */
  dataOf: (label: string, messageId?: number) => { data: string; messageId: number };
  tapsData: (data: string, messageId: number) => Promise<void>;
  /** Taps a button as a card or a notice would have it. @returns the id of the message that held it */
  presses: (tap: Tap, text?: string) => Promise<number>;
  messages: () => Message[];
  /** Texts without tags. */
  texts: () => string[];
  last: () => string;
  buttons: (messageId?: number) => string[][];
  toasts: () => string[];
  /** The id of the message the person sent last. */
  lastSent: () => number;
  /** What was said, both ways, as it stands in the chat at the end. */
  log: string[];
};

export type ChatServer = {
  api: BotApi;
  chatOf: (personId: string, options?: { locale?: 'zh' | 'en' }) => Promise<Chat>;
  /** @param more settings that are others from now on */
  restart: (more?: Partial<BotOptions>) => Promise<void>;
  /** The last update once more, as after a crash before it was marked as handled. */
  redeliver: () => Promise<void>;
};

/** Real bots on a Bot API on loopback; updates come in by the inbox, as a webhook would put them there. */
export async function startChats({ deps, clock }: World): Promise<ChatServer> {
  const api = await startBotApi();
  const client = openClient({ token: api.token, apiRoot: api.url });
  const options: BotOptions = {
    deps,
    client,
    pacing: noPacing(),
    webhook: { url: 'https://127.0.0.1/hook', secret: 'secret' },
  };
  let bots = await startBots(options);
  cleanUp(async () => {
    await bots.stop();
    await api.close();
  });
  let updateId = 0;
  let messageIds = 100_000;

  async function handled(): Promise<void> {
    for (;;) {
      const [row] = await deps.sql<
        { n: number }[]
      >`select count(*)::int as n from inbox where done_at is null`;
      if (row?.n === 0) break;
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    const failed = await deps.sql`select error from inbox where error is not null`;
    if (failed.length > 0) throw new Error(`an update failed: ${failed[0]?.error}`);
  }
  let lastUpdates: { updateId: number; lane: number; payload: object }[] = [];
  async function feed(lane: number, payloads: object[]): Promise<void> {
    // People take their time; what comes together is sent together.
    clock.advance('5s');
    lastUpdates = payloads.map((payload) => {
      updateId += 1;
      return { updateId, lane, payload: { ...payload, update_id: updateId } };
    });
    await keepUpdates(deps.sql, client.botId, lastUpdates, deps.now());
    await handled();
  }
  async function redeliver(): Promise<void> {
    for (const { updateId: id, payload } of lastUpdates) {
      await deps.sql`update inbox set done_at = null, payload = ${deps.sql.json(payload as never)} where update_id = ${id}`;
    }
    await deps.sql`select pg_notify('inbox', '')`;
    await handled();
  }

  let users = 5000;
  async function chatOf(personId: string, { locale = 'zh' as 'zh' | 'en' } = {}): Promise<Chat> {
    users += 1;
    const chatId = users;
    const bound = { botId: client.botId, userId: chatId, chatId, personId, boundAt: deps.now() };
    await deps.db.insert(accounts).values({ id: deps.newId(), ...bound });
    await deps.sql`update people set locale = ${locale} where id = ${personId}`;
    const from = { id: chatId, is_bot: false, first_name: 'X', language_code: locale };
    const chat = { id: chatId, type: 'private', first_name: 'X' };
    const seconds = () => Math.floor(clock.now().getTime() / 1000);
    let lastSent = 0;
    const log: string[] = [];
    const messageOf = (what: Extra): object => {
      messageIds += 1;
      lastSent = messageIds;
      log.push(`👤 ${what.text ?? JSON.stringify(Object.keys(what))}`);
      return { message: { message_id: messageIds, date: seconds(), chat, from, ...what } };
    };
    const messages = () => api.chat(chatId);
    const rowsOf = (message: Message): Button[][] =>
      (message.markup as { inline_keyboard?: Button[][] } | undefined)?.inline_keyboard ?? [];
    const dataOf = (label: string, messageId?: number) => {
      const found = messages()
        .toReversed()
        .filter((m) => messageId === undefined || m.messageId === messageId)
        .flatMap((m) =>
          rowsOf(m)
            .flat()
            .filter((b) => b.text === label)
            .map((b) => ({ b, m })),
        )[0];
      const data = found?.b.callback_data;
      if (found === undefined || data === undefined) {
        throw new Error(
          `no button ${label}; there are ${JSON.stringify(
            messages()
              .flatMap(rowsOf)
              .flat()
              .map((b) => b.text),
          )}`,
        );
      }
      return { data, messageId: found.m.messageId };
    };
    const tapsData = (data: string, messageId: number) => {
      const message = {
        message_id: messageId,
        date: seconds(),
        chat,
        from: { id: client.botId, is_bot: true },
      };
      return feed(chatId, [
        { callback_query: { id: `q${updateId + 1}`, from, message, chat_instance: '1', data } },
      ]);
    };
    return {
      chatId,
      log,
      messages,
      dataOf,
      tapsData,
      presses: async (tap, text = '…') => {
        const { message_id } = await client.call<{ message_id: number }>('sendMessage', {
          chat_id: chatId,
          text,
        });
        const buttons = createButtons(await buttonSecret(deps));
        log.push(`👤 [${tap.verb}]`);
        await tapsData(buttons.encode(tap, chatId), message_id);
        return message_id;
      },
      says: (text, extra = {}) => feed(chatId, [messageOf({ text, ...extra })]),
      sends: (what) => feed(chatId, [messageOf(what)]),
      sendsAll: (all) => feed(chatId, all.map(messageOf)),
      edits: (message_id, text) =>
        feed(chatId, [
          { edited_message: { message_id, date: seconds(), edit_date: seconds(), chat, from, text } },
        ]),
      taps: async (label, messageId) => {
        const at = dataOf(label, messageId);
        log.push(`👤 [${label}]`);
        await tapsData(at.data, at.messageId);
      },
      texts: () => messages().map(({ text }) => plain(text)),
      last: () => plain(messages().at(-1)?.text ?? ''),
      buttons: (messageId) => {
        const all = messages();
        const message = messageId === undefined ? all.at(-1) : all.find((m) => m.messageId === messageId);
        return message === undefined ? [] : rowsOf(message).map((row) => row.map(({ text }) => text));
      },
      toasts: () =>
        api.calls
          .filter(({ method, params }) => method === 'answerCallbackQuery' && params.text !== undefined)
          .map(({ params }) => String(params.text)),
      lastSent: () => lastSent,
    };
  }
  return {
    api,
    chatOf,
    redeliver,
    restart: async (more = {}) => {
      await bots.stop();
      bots = await startBots({ ...options, ...more });
    },
  };
}

/** A photo as Telegram sends it; different `id`s are different photos. */
export const photo = (id: string, extra: Extra = {}): Extra => ({
  photo: [{ file_id: `f-${id}`, file_unique_id: id, width: 90, height: 90, file_size: 120_000 }],
  ...extra,
});
