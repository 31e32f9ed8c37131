import { Telegraf } from 'telegraf';
import { startBots } from '../bots/main.ts';
import { createOnUnreachable } from '../src/notices/unreachable.ts';
import { makeFire } from '../src/notices/fire.ts';
import { makeRender, makeRenderBundle } from '../src/notices/tell.ts';
import { startDraft } from '../src/appeal/compose.ts';
import { putDialog } from '../src/forms/store.ts';
import { PREVIEW } from '../src/forms/flow.ts';
import { openQueues } from '../src/queue/queues.ts';
import { createButtons } from '../src/telegram/buttons.ts';
import { openClient } from '../src/telegram/client.ts';
import { noPacing } from '../src/telegram/pacing.ts';
import { createSend } from '../src/telegram/send.ts';
import { buttonSecret } from '../src/telegram/store.ts';
import { startWorkers } from '../workers/main.ts';
import { answersFor, CATEGORY } from './answers.ts';
import { type BenchDeps, benchDeps } from './bench-deps.ts';
import type { Bench } from './database.ts';
import type { FakeApi } from './fake-api.ts';
import { type Line, line } from './report.ts';
import { BOT, chatOf, contactId, enterpriseId, seedRoster } from './roster.ts';
import { interleaved } from './rounds.ts';

const TOKEN = `${BOT}:bench`;
const ECHO_TOKEN = '7000000002:bench';
const ROUNDS = 5;
const APPEALS = 40;
const ECHOES = 500;

/**
 * From the tap on 提交 at the Bot API to the receipt in the enterprise's chat and the new card in the cadre's: inbox row,
 * step, commit, outbox, queue, delivery. Compared with telegraf alone, which answers each message with one.
 */
export async function benchAppeals(bench: Bench, api: FakeApi): Promise<Line[]> {
  const deps = await benchDeps(bench);
  await seedRoster(deps.sql, { cadres: 20, enterprises: APPEALS * (ROUNDS + 1) });
  const system = await startSystem(deps, bench, api);
  const echo = await startEcho(api);
  try {
    const rounds = await interleaved(ROUNDS, {
      ours: async (round) => (APPEALS / (await submitMany(deps, api, round))) * 1000,
      echo: async (round) => (ECHOES / (await echoMany(api, round))) * 1000,
    });
    return [
      line(
        'appeals submitted, end to end (tap in → inbox → committed step → receipt and card out)',
        'appeals/s',
        { name: 'xiaoer', rounds: rounds.ours },
        { name: 'echoes/s of bare telegraf', rounds: rounds.echo },
      ),
    ];
  } finally {
    echo.stop();
    await system.stop();
  }
}

async function startSystem(
  deps: BenchDeps,
  { target }: Bench,
  api: FakeApi,
): Promise<{ stop: () => Promise<void> }> {
  const queues = await openQueues({ target, log: deps.log });
  const client = openClient({ token: TOKEN, apiRoot: api.url });
  const pacing = noPacing();
  const workers = await startWorkers({
    deps,
    queues,
    pacing,
    botId: client.botId,
    send: createSend(client, pacing, 'notice'),
    buttons: createButtons(await buttonSecret(deps)),
    render: makeRender(deps),
    renderBundle: makeRenderBundle(deps),
    onUnreachable: createOnUnreachable(deps, client.botId),
    fire: makeFire(deps),
  });
  const bots = await startBots({ deps, client, pacing });
  return {
    stop: async () => {
      await bots.stop();
      await workers.stop();
      await queues.close();
    },
  };
}

async function startEcho(api: FakeApi): Promise<{ stop: () => void }> {
  const bot = new Telegraf(ECHO_TOKEN, { telegram: { apiRoot: api.url } });
  bot.on('message', (ctx) => ctx.reply('ok'));
  await new Promise<void>((resolve) => {
    bot.launch(resolve).catch(() => {});
  });
  return { stop: () => bot.stop() };
}

/** Drafts whose whole form is shown already, so that one tap submits each; the same tap that a person makes. */
async function submitMany(deps: BenchDeps, api: FakeApi, round: number): Promise<number> {
  const buttons = createButtons(await buttonSecret(deps));
  const updates: { update_id: number; callback_query: object }[] = [];
  for (let i = 1; i <= APPEALS; i++) {
    const n = round * APPEALS + i;
    const dialog = await openSummary(deps, n);
    const data = buttons.encode({ verb: 'f', id: dialog, version: 0 }, chatOf(n));
    updates.push({ update_id: n, callback_query: tapOf(n, data) });
  }
  return await api.run({ expect: 2 * APPEALS, start: () => api.load(TOKEN, updates) });
}

/** The whole form of a draft of contact `n`, shown already. @returns the id of its conversation */
export async function openSummary(deps: BenchDeps, n: number): Promise<string> {
  const personId = contactId(n);
  const answers = answersFor(deps.policies.current());
  const draft = await startDraft(deps, {
    personId,
    enterpriseId: enterpriseId(n),
    category: CATEGORY,
    answers,
  });
  const id = deps.newId();
  const row = { id, personId, form: 'intake', appealId: draft.id, step: PREVIEW, answers: {}, memo: {} };
  await putDialog(deps, { ...row, cause: '', version: 0, messageId: 1 }, deps.now());
  return id;
}

export const userOf = (n: number) => ({ id: chatOf(n), is_bot: false, first_name: 'B', language_code: 'zh' });
export const privateChat = (n: number) => ({ id: chatOf(n), type: 'private', first_name: 'B' });

export function tapOf(n: number, data: string) {
  const message = { message_id: 1, date: 0, chat: privateChat(n), text: '…' };
  return { id: String(n), from: userOf(n), chat_instance: '1', data, message };
}

async function echoMany(api: FakeApi, round: number): Promise<number> {
  const updates = Array.from({ length: ECHOES }, (_, i) => {
    const n = round * ECHOES + i + 1;
    const message = { message_id: n, date: 0, chat: privateChat(n), from: userOf(n), text: 'hello' };
    return { update_id: n, message };
  });
  return await api.run({ expect: ECHOES, start: () => api.load(ECHO_TOKEN, updates) });
}
