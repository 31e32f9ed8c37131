import { webhookRoutes } from '../../bots/intake.ts';
import { type Bots, startBots } from '../../bots/main.ts';
import type { Reader } from '../../src/notices/notice.ts';
import { claimNext, settle } from '../../src/notices/store.ts';
import { makeRender } from '../../src/notices/tell.ts';
import { importStaff } from '../../src/people/roster/import-staff.ts';
import { createButtons } from '../../src/telegram/buttons.ts';
import { openClient } from '../../src/telegram/client.ts';
import { keyboardFor } from '../../src/telegram/message.ts';
import { noPacing } from '../../src/telegram/pacing.ts';
import { createSend } from '../../src/telegram/send.ts';
import { buttonSecret } from '../../src/telegram/store.ts';
import { createRoster, type Roster } from '../people/support.ts';
import { csv } from '../people/roster/support.ts';
import { eventually } from '../support/backends.ts';
import { type BotApi, type Message, startBotApi } from '../support/bot-api.ts';
import { cleanUp } from '../support/clean-up.ts';

export const ADMIN = '13800000009';
export const SECRET = 'a-secret-of-the-webhook-0';

type Inline = { text: string; callback_data: string };
type Markup = { inline_keyboard?: Inline[][]; keyboard?: { text: string }[][]; remove_keyboard?: true };

export type Chat = {
  userId: number;
  /** Sends what a person would; answers what the bot said to it. */
  says: (text: string, more?: object) => Promise<string[]>;
  sends: (message: object) => Promise<string[]>;
  /** Taps the newest button with this label. */
  taps: (label: string) => Promise<string[]>;
  /** Taps with this data, as a changed client might. */
  presses: (data: string, messageId?: number) => Promise<string[]>;
  /** An update of another kind. */
  has: (update: object) => Promise<string[]>;
  /** What stands in the chat. */
  texts: () => string[];
  last: () => Message;
  /** Labels under the newest message, of either keyboard. */
  labels: () => string[];
  data: (label: string) => string;
  /** Toasts and boxes this person was shown. */
  boxes: string[];
};

export type Stage = Roster & {
  api: BotApi;
  bots: Bots;
  botId: number;
  /** A stranger's chat. */
  chat: (userId: number, language?: string) => Chat;
  /** The chat of somebody bound with a fresh code. */
  bound: (userId: number, phone: string, enterprise?: number) => Promise<Chat>;
  /** Keeps an update as the webhook does. @returns the status */
  post: (update: object, secret?: string) => Promise<number>;
  /** Waits until an update is handled, or set aside. */
  handled: (updateId: number) => Promise<void>;
  /** Sends what waits in the outbox for this person. */
  deliver: (personId: string) => Promise<void>;
  updateId: () => number;
};

/** The bots at work on a private database, with a small Bot API of our own and updates through the webhook. */
export async function openStage(options: { chatUrl?: string; policy?: string } = {}): Promise<Stage> {
  const roster = await createRoster(options.policy === undefined ? {} : { policy: options.policy });
  const { deps } = roster;
  await importStaff(deps, csv('姓名,手机,单位,角色', `钱样例,${ADMIN},镇政府,admin`));
  const api = await startBotApi();
  const client = openClient({ token: api.token, apiRoot: api.url });
  const bots = await startBots({
    deps,
    client,
    pacing: noPacing(),
    webhook: { url: 'https://example.invalid/hook', secret: SECRET },
    chatUrl: options.chatUrl,
  });
  cleanUp(async () => {
    await bots.stop();
    await api.close();
  });
  const routes = webhookRoutes(deps, client, SECRET);
  let last = 1000;
  const updateId = () => ++last;

  const post = async (update: object, secret = SECRET) => {
    const headers = { 'content-type': 'application/json', 'x-telegram-bot-api-secret-token': secret };
    const response = await routes.request('/', { method: 'POST', headers, body: JSON.stringify(update) });
    return response.status;
  };
  const handled = async (id: number) => {
    const look = () => deps.sql`select 1 from inbox where update_id = ${id} and done_at is not null`;
    await eventually(look, (rows) => rows.length > 0);
  };
  const stage: Stage = {
    ...roster,
    api,
    bots,
    botId: client.botId,
    post,
    handled,
    updateId,
    chat: (userId, language = 'zh') => chatOf(stage, userId, language),
    bound: (userId, phone, enterprise) => bindChat(stage, userId, phone, enterprise),
    deliver: async (personId) => {
      const buttons = createButtons(await buttonSecret(deps));
      const send = createSend(client, noPacing(), 'notice');
      const render = makeRender(deps);
      for (;;) {
        const claim = await claimNext(deps.sql, { botId: client.botId, personId, now: deps.now() });
        const notice = claim?.notices.at(-1);
        if (!claim || !notice) return;
        const reader: Reader = { personId, chatId: claim.chatId };
        const rendered = await render(notice, reader);
        if (rendered !== 'stale') {
          const markup = keyboardFor(rendered.buttons, buttons, claim.chatId);
          await send.text(claim.chatId, rendered.html, { markup });
        }
        const all = claim.notices.map(({ id }) => ({ id, state: 'sent' as const }));
        await settle(deps.sql, claim, all, { now: deps.now() });
      }
    },
  };
  return stage;
}

async function bindChat(stage: Stage, userId: number, phone: string, enterprise?: number): Promise<Chat> {
  const chat = stage.chat(userId);
  await chat.says(`/start ${await stage.code(phone, enterprise)}`);
  await chat.taps('同意');
  return chat;
}

function chatOf(stage: Stage, userId: number, language_code: string): Chat {
  const { api } = stage;
  const from = { id: userId, is_bot: false, first_name: '某人', language_code };
  const where = { id: userId, type: 'private', first_name: '某人' };
  const markupOf = (message: Message) => (message.markup ?? {}) as Markup;
  const find = (label: string) => {
    for (const message of api.chat(userId).toReversed()) {
      const button = markupOf(message)
        .inline_keyboard?.flat()
        .find(({ text }) => text === label);
      if (button) return { message, button };
    }
    throw new Error(`no button ${label} in: ${api.chat(userId).map(({ text }) => text)}`);
  };
  const has = async (update: object): Promise<string[]> => {
    const update_id = stage.updateId();
    const before = api.chat(userId).length;
    await stage.post({ update_id, ...update });
    await stage.handled(update_id);
    return api
      .chat(userId)
      .slice(before)
      .map(({ text }) => text);
  };
  const sends = (message: object) =>
    has({ message: { message_id: stage.updateId() + 50_000, date: 0, from, chat: where, ...message } });
  const chat: Chat = {
    userId,
    has,
    sends,
    says: (text, more = {}) => sends({ text, ...more }),
    taps: (label) => {
      const { message, button } = find(label);
      return chat.presses(button.callback_data, message.messageId);
    },
    presses: (data, messageId = 1) => {
      const id = `tap-${userId}-${stage.updateId()}`;
      const message = { message_id: messageId, date: 0, chat: where, text: '…' };
      return has({ callback_query: { id, from, chat_instance: '1', message, data } });
    },
    texts: () => api.chat(userId).map(({ text }) => text),
    last: () => {
      const message = api.chat(userId).at(-1);
      if (!message) throw new Error('nothing was said');
      return message;
    },
    labels: () => {
      const { inline_keyboard = [], keyboard = [] } = markupOf(chat.last());
      return [...inline_keyboard, ...keyboard].flat().map(({ text }) => text);
    },
    data: (label) => find(label).button.callback_data,
    get boxes() {
      return api.calls
        .filter(({ method, params }) => method === 'answerCallbackQuery' && params.text !== undefined)
        .filter(({ params }) => String(params.callback_query_id).startsWith(`tap-${userId}-`))
        .map(({ params }) => String(params.text));
    },
  };
  return chat;
}
