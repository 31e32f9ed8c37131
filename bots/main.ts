import { setTimeout as sleep } from 'node:timers/promises';
import { type Context, Telegraf } from 'telegraf';
import type { Update, User, UserFromGetMe } from 'telegraf/types';
import type { Deps } from '../src/deps.ts';
import { findPerson } from '../src/people/identify.ts';
import type { Door } from '../src/people/links.ts';
import { type Buttons, createButtons } from '../src/telegram/buttons.ts';
import type { Client } from '../src/telegram/client.ts';
import { createSend, type Send } from '../src/telegram/send.ts';
import type { Pacing } from '../src/telegram/pacing.ts';
import { buttonSecret } from '../src/telegram/store.ts';
import { readLanguage } from '../src/text/locale.ts';
import { type Apology, createApology } from './apology.ts';
import { type About, type Dispatch, type Handle, startDispatch } from './dispatch.ts';
import { settleFailure } from './failures.ts';
import { features } from './features.ts';
import { tellContent } from './tell-content.ts';
import { setWebhook, startPolling, UNKNOWN_TOKEN } from './intake.ts';
import { introduce } from './menus.ts';
import { createRoute } from './router.ts';
import { refuseGroup } from './strangers.ts';
import { type AnyTalk, type ConsoleAt, makeTalk, type TalkParts } from './talk.ts';
import { isTooMany, sayTooMany } from './too-many.ts';
import { isWellFormed } from './well-formed.ts';

export type BotOptions = {
  deps: Deps;
  client: Client;
  pacing: Pacing;
  /** Where Telegram shall send updates; without it they are polled for. */
  webhook?: { url: string; secret: string } | undefined;
  /** The address of the built-in chat's page; without it the bot is on Telegram. */
  chatUrl?: string | undefined;
  /** Where the web console is; without it the console has no address. */
  consoleAt?: ConsoleAt | undefined;
  /** How long the next line of one matter is waited for, ms; 1.5 s as people write. */
  linesMs?: number | undefined;
};

const LINES_MS = 1500;

export type Bots = {
  stop: () => Promise<void>;
  /** Rejects when Telegram refuses to give us updates and no waiting mends it. */
  failed: Promise<never>;
  dispatch: Dispatch;
};

/** Starts taking updates and answering them. */
export async function startBots(options: BotOptions): Promise<Bots> {
  const { deps, client, webhook } = options;
  const send = createSend(client, options.pacing, 'reply');
  const apology = createApology(deps, send);
  const bot = await createBot(options, send, apology);
  const handling: Handle = async (update, about) => {
    if (isTooMany(update)) return await sayTooMany(deps, send, client.botId, update);
    await apology.late(update, about.receivedAt);
    await handle(bot, update, about);
    apology.done(update);
  };
  const dispatch = await startDispatch(deps, client.botId, handling, { onPoison: apology.poison });
  await introduce(deps, createSend(client, options.pacing, 'notice'), client);
  if (webhook !== undefined) {
    await setWebhook(deps, client, webhook);
    return { dispatch, failed: new Promise<never>(() => {}), stop: dispatch.stop };
  }
  // Left over from a time with WEBHOOK_URL, it would keep updates from us.
  await setWebhook(deps, client, undefined);
  const polling = startPolling(deps, client, apology.down);
  const stop = async () => {
    await polling.stop();
    await dispatch.stop();
  };
  return { dispatch, failed: polling.failed, stop };
}

/** What the dispatcher alone knows travels beside the update. */
const beside = new WeakMap<object, About>();

async function handle(bot: Telegraf, update: object, what: About): Promise<void> {
  if (!isWellFormed(update)) return;
  beside.set(update, what);
  await bot.handleUpdate(update as Update);
}

/**
 * Asks Telegram for the bot's name, as long as it takes: a start while the network is away waits.
 * @throws Error when Telegram does not know the token
 */
async function whoAmI(deps: Deps, client: Client): Promise<UserFromGetMe> {
  for (let pause = 1000; ; pause = Math.min(pause * 2, 30_000)) {
    try {
      return await client.call<UserFromGetMe>('getMe', {}, 10_000);
    } catch (error) {
      const { message } = error as Error;
      if (/\b40[14]\b/.test(message)) throw new Error(UNKNOWN_TOKEN);
      deps.log.warn({ why: message }, 'Telegram does not answer yet, trying again');
      await sleep(pause);
    }
  }
}

/** telegraf as router and context alone: it neither polls nor keeps sessions. */
async function createBot(
  { deps, client, chatUrl, consoleAt, linesMs = LINES_MS }: BotOptions,
  send: Send,
  apology: Apology,
): Promise<Telegraf> {
  const bot = new Telegraf('', {
    telegram: { webhookReply: false },
    handlerTimeout: Number.POSITIVE_INFINITY,
  });
  bot.telegram = client.telegram;
  bot.botInfo = await whoAmI(deps, client);
  // telegraf's own way is to print the whole update, with what people wrote, and to end the process with code 1.
  bot.catch((error) => {
    throw error;
  });
  const buttons = createButtons(await buttonSecret(deps));
  const zone = deps.policies.calendar(deps.policies.current()).zone;
  const door: Door = chatUrl === undefined ? { bot: bot.botInfo.username } : { base: chatUrl };
  const places = { zone, door, consoleAt: consoleAt ?? null };
  const tools = { deps, send, buttons, botId: client.botId, ...places, linesMs };
  const route = createRoute(features, buttons);

  /** Nothing is done there, but a tap does not go on waiting. */
  const turnOutside = async (ctx: Context): Promise<void> => {
    if (ctx.callbackQuery !== undefined) return await send.answer(ctx.callbackQuery.id);
    await refuseGroup(deps, send, ctx);
  };
  bot.use(async (ctx) => {
    const { from, chat, update } = ctx;
    if (from === undefined || from.is_bot) return;
    if (chat?.type !== 'private') return await turnOutside(ctx);
    const { attempt = 1, isLast = true, trace } = beside.get(update) ?? {};
    const log = deps.log.child({
      updateId: update.update_id,
      aboutId: aboutOf(buttons, dataOf(ctx), chat.id),
    });
    const known = { ...tools, deps: { ...deps, log, trace }, isLateTap: attempt > 1 };
    const talk = await talkOf(known, ctx, from, chat.id).catch(async (error: unknown) => {
      await apology.about(error, update);
      throw error;
    });
    apology.remember(from.id, talk.locale);
    try {
      if (talk.who !== null) await tellContent(client, update);
      await route(talk, update, dataOf(ctx));
    } catch (error) {
      await apology.about(error, update);
      await settleFailure(talk, error, isLast);
    } finally {
      await talk.answerTap().catch(() => {});
    }
  });
  return bot;
}

/** The case or conversation that a tapped button is of. */
function aboutOf(buttons: Buttons, data: string | undefined, chatId: number): string | undefined {
  const decoded = data === undefined ? undefined : buttons.decode(data, chatId);
  return decoded?.kind === 'ok' ? decoded.tap.id : undefined;
}

function dataOf({ callbackQuery }: Context): string | undefined {
  return callbackQuery !== undefined && 'data' in callbackQuery ? callbackQuery.data : undefined;
}

type Tools = Pick<
  TalkParts,
  'deps' | 'send' | 'buttons' | 'botId' | 'zone' | 'door' | 'consoleAt' | 'linesMs' | 'isLateTap'
>;

async function talkOf(tools: Tools, ctx: Context, from: User, chatId: number): Promise<AnyTalk> {
  const who = await findPerson(tools.deps, tools.botId, from.id);
  const tapped = ctx.callbackQuery;
  return makeTalk({
    ...tools,
    userId: from.id,
    chatId,
    who,
    locale: who?.person.locale ?? readLanguage(from.language_code),
    cause: `tg-${tools.botId}-${ctx.update.update_id}`,
    messageId: tapped?.message?.message_id ?? ctx.msgId ?? 0,
    tapId: tapped?.id,
  });
}
