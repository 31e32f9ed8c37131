import { type Context, Telegraf } from 'telegraf';
import type { Update, User } from 'telegraf/types';
import type { Deps } from '../src/deps.ts';
import { findPerson } from '../src/people/identify.ts';
import { createButtons } from '../src/telegram/buttons.ts';
import type { Client } from '../src/telegram/client.ts';
import { createSend } from '../src/telegram/send.ts';
import type { Pacing } from '../src/telegram/pacing.ts';
import { buttonSecret } from '../src/telegram/store.ts';
import { toLocale } from '../src/text/locale.ts';
import { type Dispatch, startDispatch } from './dispatch.ts';
import { settleFailure } from './failures.ts';
import type { Incoming } from './feature.ts';
import { features } from './features.ts';
import { setWebhook, startPolling } from './intake.ts';
import { introduce } from './menus.ts';
import { press } from './press.ts';
import { noteMembership, refuseGroup } from './strangers.ts';
import { type AnyTalk, makeTalk, type Talk, type TalkParts } from './talk.ts';

export type BotOptions = {
  deps: Deps;
  client: Client;
  pacing: Pacing;
  /** Where Telegram shall send updates; without it they are polled for. */
  webhook?: { url: string; secret: string } | undefined;
};

export type Bots = {
  stop: () => Promise<void>;
  /** Rejects when Telegram refuses to give us updates and no waiting mends it. */
  failed: Promise<never>;
  dispatch: Dispatch;
};

/** Starts taking updates and answering them. */
export async function startBots(options: BotOptions): Promise<Bots> {
  const { deps, client, webhook } = options;
  const bot = await createBot(options);
  const dispatch = await startDispatch(deps, client.botId, (update, attempt) => handle(bot, update, attempt));
  await introduce(deps, createSend(client, options.pacing, 'notice'), client);
  if (webhook !== undefined) {
    await setWebhook(client, webhook.url, webhook.secret);
    return { dispatch, failed: new Promise<never>(() => {}), stop: dispatch.stop };
  }
  const polling = startPolling(deps, client);
  const stop = async () => {
    await polling.stop();
    await dispatch.stop();
  };
  return { dispatch, failed: polling.failed, stop };
}

/** Tries left are known to the dispatcher alone, so they travel beside the update. */
const attempts = new WeakMap<object, number>();
const LAST_TRY = 3;

async function handle(bot: Telegraf, update: object, attempt: number): Promise<void> {
  attempts.set(update, attempt);
  await bot.handleUpdate(update as Update);
}

/** telegraf as router and context alone: it neither polls nor keeps sessions. */
async function createBot({ deps, client, pacing }: BotOptions): Promise<Telegraf> {
  const bot = new Telegraf('', {
    telegram: { webhookReply: false },
    handlerTimeout: Number.POSITIVE_INFINITY,
  });
  bot.telegram = client.telegram;
  bot.botInfo = await client.call('getMe', {}, 10_000);
  const buttons = createButtons(await buttonSecret(deps));
  const send = createSend(client, pacing, 'reply');
  const verbs = Object.assign({}, ...features.map((f) => f.verbs ?? {}));
  const commands = Object.assign({}, ...features.map((f) => f.commands ?? {}));

  const zone = deps.policies.calendar(deps.policies.current()).zone;
  const tools = { deps, send, buttons, botId: client.botId, zone };

  bot.use(async (ctx) => {
    const { from, chat, update } = ctx;
    if (from === undefined || chat === undefined || from.is_bot) return;
    if (chat.type !== 'private') return await refuseGroup(deps, send, ctx);
    const talk = await talkOf(tools, ctx, from, chat.id);
    const data =
      ctx.callbackQuery !== undefined && 'data' in ctx.callbackQuery ? ctx.callbackQuery.data : undefined;
    try {
      if (data !== undefined) await press(talk, verbs, buttons, data);
      else await listen(talk, commands, update);
    } catch (error) {
      await settleFailure(talk, error, (attempts.get(update) ?? 1) >= LAST_TRY);
    } finally {
      await talk.answerTap().catch(() => {});
    }
  });
  return bot;
}

type Tools = Pick<TalkParts, 'deps' | 'send' | 'buttons' | 'botId' | 'zone'>;

async function talkOf(tools: Tools, ctx: Context, from: User, chatId: number): Promise<AnyTalk> {
  const who = await findPerson(tools.deps, tools.botId, from.id);
  const tapped = ctx.callbackQuery;
  return makeTalk({
    ...tools,
    userId: from.id,
    chatId,
    who,
    locale: who?.person.locale ?? toLocale(from.language_code ?? ''),
    cause: `tg-${tools.botId}-${ctx.update.update_id}`,
    messageId: tapped?.message?.message_id ?? ctx.msgId ?? 0,
    tapId: tapped?.id,
  });
}

async function listen(talk: Talk, commands: Commands, update: Update): Promise<void> {
  if ('message' in update) await hear(talk, commands, update.message as Incoming);
  else if ('edited_message' in update) await hearEdited(talk, update.edited_message as Incoming);
  else if ('my_chat_member' in update)
    await noteMembership(talk, update.my_chat_member.new_chat_member.status);
}

type Commands = Record<string, (talk: Talk, args: string) => Promise<void>>;

async function hear(talk: Talk, commands: Commands, message: Incoming): Promise<void> {
  const [, name = '', args = ''] = /^\/(\w+)(?:@\w+)?\s*([\s\S]*)$/.exec(message.text ?? '') ?? [];
  const command = commands[name.toLowerCase()];
  if (command !== undefined) return await command(talk, args.trim());
  for (const feature of features) {
    if (await feature.message?.(talk, message)) return;
  }
}

async function hearEdited(talk: Talk, message: Incoming): Promise<void> {
  for (const feature of features) {
    if (await feature.edited?.(talk, message)) return;
  }
}
