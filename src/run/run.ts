import { Hono } from 'hono';
import { createApology } from '../../bots/apology.ts';
import { webhookRoutes } from '../../bots/intake.ts';
import { type Bots, startBots } from '../../bots/main.ts';
import type { ConsoleAt } from '../../bots/talk.ts';
import { startWorkers, type WorkerOptions, type Workers } from '../../workers/main.ts';
import { followCalendar } from '../appeal/follow-calendar.ts';
import { type Chat, createChat } from '../chat/chat.ts';
import type { Demo as DemoPage } from '../chat/context.ts';
import { openPages } from '../chat/shells.ts';
import type { Config } from '../config.ts';
import { createConsole } from '../console/console.ts';
import type { Deps } from '../deps.ts';
import { planDigests } from '../notices/daily.ts';
import { makeFire } from '../notices/fire.ts';
import { makeRender, makeRenderBundle } from '../notices/tell.ts';
import { createOnUnreachable } from '../notices/unreachable.ts';
import { addGauges } from '../observe/gauges.ts';
import { peekInvitation } from '../people/invitations.ts';
import { chatBase } from '../people/links.ts';
import { hasEnded } from '../people/store.ts';
import { openQueues } from '../queue/queues.ts';
import type { Queues } from '../queue/port.ts';
import type { Policy } from '../policy/policy.ts';
import type { Opened } from '../start.ts';
import { createButtons } from '../telegram/buttons.ts';
import { createPacing, noPacing } from '../telegram/pacing.ts';
import { type Contact, createContact } from '../telegram/contact.ts';
import { createSend } from '../telegram/send.ts';
import { buttonSecret } from '../telegram/store.ts';
import { metricsRoutes } from '../web/metrics.ts';
import { type Served, serve } from '../web/server.ts';
import { beginAwake, type Begun } from './awake.ts';
import { chooseGate, clientFor, type Gate } from './door.ts';
import { checksOf } from './checks.ts';
import { releaseLeases } from './store-leases.ts';

export const parts = ['bots', 'workers', 'web'] as const;
export type Part = (typeof parts)[number];

/** The demo's page, which looks at the chat that it is part of. */
export type Demo = (chat: Chat) => DemoPage;

export type RunOptions = {
  config: Config;
  opened: Opened;
  /** What this process does; all of it by default. */
  only?: readonly Part[];
  demo?: Demo;
  /** For whoever cannot wait, ms: how long Telegram may take to answer, how often clocks are looked at, how long a next line is waited for. */
  pace?: { patienceMs?: number; clockMs?: number; linesMs?: number };
};

export type Running = {
  url: string;
  deps: Deps;
  queues: Queues['name'];
  isBuiltin: boolean;
  chat: Chat | undefined;
  botId: number;
  /** A restored copy that nobody has woken yet: it shows, and takes in and sends nothing. */
  isAsleep: boolean;
  /** Rejects when something ended that cannot be waited out. */
  failed: Promise<never>;
  /** In order: no new updates, no new jobs, what is under way ends, then the queues and the server close. */
  stop: () => Promise<void>;
};

/** An album of ten files of 20 MB, and what the form adds. */
const UPLOAD = 205 * 1024 * 1024;

/** Runs the parts of Xiaoer that this process is for, on an open database. */
export async function run(options: RunOptions): Promise<Running> {
  const { config, opened, only = parts, pace = {} } = options;
  const { deps } = opened;
  const gate = await chooseGate(deps, config);
  const chat = gate.isBuiltin && only.includes('web') ? await openChat(options, gate) : undefined;
  const queues = await openQueues({ target: opened.target, redisUrl: config.redisUrl, log: deps.log });
  const app = new Hono();
  const gauges = addGauges(deps, queues);
  app.route('/metrics', metricsRoutes({ ...gauges, token: config.metricsToken }));
  if (chat !== undefined) app.route('/', chat.app);
  if (only.includes('web')) app.route('/', openConsole(options, gate));
  const contact = createContact();
  const served = await listen(options, app, { gate, queues, contact });
  const { patienceMs, clockMs, linesMs } = pace;
  const client = clientFor(deps, gate, config, { here: served.url, contact, patienceMs });
  const pacing = config.telegramPacing ? createPacing() : noPacing();
  await followCalendar(deps);
  const follow = () => void deps.policies.follow().catch(() => {});
  // Also whenever the connection was made anew: what was said meanwhile was not heard.
  const following = await deps.sql.listen('policy', follow, follow);
  // The built-in database is this process's alone; after a crash nothing need wait for leases and jobs of the dead.
  const mark = config.databaseUrl === undefined ? await releaseLeases(deps.sql) : '';

  const begin = async (): Promise<Begun> => ({
    workers: only.includes('workers')
      ? await openWorkers(deps, { queues, client, pacing, mark, clockMs, lagBoundMs: config.lagBoundMs })
      : undefined,
    bots: only.includes('bots')
      ? await startBots({
          deps,
          client,
          pacing,
          webhook: gate.webhook,
          chatUrl: chatUrlOf(config, gate, served),
          consoleAt: consoleAtOf(config, gate, served),
          linesMs,
        })
      : undefined,
  });
  const work = await beginAwake(deps, begin);
  return {
    url: served.url,
    deps,
    queues: queues.name,
    isBuiltin: gate.isBuiltin,
    chat,
    botId: client.botId,
    isAsleep: work.isAsleep,
    failed: Promise.race([work.failed, opened.lost.then((error) => Promise.reject(error))]),
    stop: async () => {
      await following.unlisten();
      const { bots, workers } = await work.end();
      await stopAll({ bots, workers, queues, chat, served });
    },
  };
}

/** What stands under the bot's name. */
function hoursOf({ calendar, business_hours: hours }: Policy): { zh: string; en: string } {
  if (calendar === 'always') return { zh: '全天', en: 'day and night' };
  const [from = '', to = ''] = [hours[0]?.[0], hours.at(-1)?.[1]];
  return { zh: `工作日 ${from}–${to}`, en: `working days ${from}–${to}` };
}

/** Where people open the built-in chat; it may be another process's. */
function chatUrlOf(
  { host, telegramApiRoot }: Config,
  { isBuiltin }: Gate,
  { port }: Served,
): string | undefined {
  return isBuiltin ? (telegramApiRoot ?? chatBase({ host, port })) : undefined;
}

/** Where people open the console: on Telegram inside it, which wants https. */
function consoleAtOf(config: Config, gate: Gate, served: Served): ConsoleAt | undefined {
  const base = config.consoleUrl ?? config.webhookUrl ?? chatUrlOf(config, gate, served);
  return base === undefined ? undefined : { base, isApp: !gate.isBuiltin && base.startsWith('https:') };
}

function openConsole({ config, opened }: RunOptions, { isBuiltin, token }: Gate) {
  const bot = isBuiltin ? undefined : { id: Number(token.split(':')[0]), token };
  const limits = config.telegramPacing ? ('on' as const) : ('off' as const);
  return createConsole({ deps: opened.deps, bot, limits });
}

async function openChat({ config, opened, demo }: RunOptions, gate: Gate): Promise<Chat> {
  const { sql, now, newId, random, log } = opened.deps;
  const policy = opened.deps.policies.current();
  const zone = opened.deps.policies.calendar(policy).zone;
  const pages = await openPages({ zone, phone: policy.town.phone, hours: hoursOf(policy) });
  const botId = Number(gate.token.split(':')[0]);
  const invitations = {
    peek: (code: string) => peekInvitation(opened.deps, code),
    isOver: (userId: number) => hasEnded(opened.deps.db, { botId, userId }),
  };
  // Whoever switches our own budgets off has a network without flood limits: the chat then has none either.
  const limits = config.telegramPacing ? ('telegram' as const) : ('off' as const);
  const base = { sql, now, newId, random, log, pages, limits, invitations };
  let made: Chat | undefined;
  const lazily = demo && lazyDemo(() => demo(made as Chat));
  made = createChat(lazily === undefined ? base : { ...base, demo: lazily });
  await made.registerBot({ token: gate.token, username: 'xiaoer_bot', name: '小二' });
  return made;
}

/** The demo needs the chat that it is part of; both look at each other only when a request comes. */
function lazyDemo(open: () => DemoPage): DemoPage {
  let opened: { demo: DemoPage; mounted: Hono } | undefined;
  const get = () => {
    if (opened === undefined) {
      const demo = open();
      // A request that is handed on bears its whole path.
      opened = { demo, mounted: new Hono().route('/demo', demo.app) };
    }
    return opened;
  };
  const app = new Hono();
  app.all('*', (c) => get().mounted.fetch(c.req.raw, c.env));
  return { users: () => get().demo.users(), app };
}

async function listen(
  { config, opened }: RunOptions,
  app: Hono,
  { gate, queues, contact }: { gate: Gate; queues: Queues; contact: Contact },
): Promise<Served> {
  const { deps } = opened;
  if (gate.webhook !== undefined) {
    const client = clientFor(deps, gate, config, { here: '', contact });
    const apology = createApology(deps, createSend(client, noPacing(), 'reply'));
    app.route(gate.webhook.path, webhookRoutes(deps, client, gate.webhook.secret, apology.down));
  }
  const { host, port, lagBoundMs } = config;
  const checks = checksOf(deps, queues, contact, lagBoundMs);
  const bodyLimits = { '/chat/upload': UPLOAD, '/bot': 55 * 1024 * 1024 };
  return await serve({
    host,
    port,
    app,
    checks,
    bodyLimits,
    counted: Object.keys(bodyLimits),
    log: deps.log,
  });
}

type Tools = Pick<WorkerOptions, 'queues' | 'pacing' | 'mark' | 'lagBoundMs' | 'clockMs'> & {
  client: ReturnType<typeof clientFor>;
};

async function openWorkers(deps: Deps, { client, ...tools }: Tools): Promise<Workers> {
  await planDigests(deps);
  return await startWorkers({
    ...tools,
    deps,
    botId: client.botId,
    send: createSend(client, tools.pacing, 'notice'),
    buttons: createButtons(await buttonSecret(deps)),
    render: makeRender(deps),
    renderBundle: makeRenderBundle(deps),
    onUnreachable: createOnUnreachable(deps, client.botId),
    fire: makeFire(deps),
  });
}

type Live = {
  bots: Bots | undefined;
  workers: Workers | undefined;
  queues: Queues;
  chat: Chat | undefined;
  served: Served;
};

async function stopAll({ bots, workers, queues, chat, served }: Live): Promise<void> {
  // Long polls of our own bots end with the chat; the bots are told first, so that they do not poll again.
  const botsStopped = bots?.stop();
  await chat?.close();
  await botsStopped;
  await workers?.stop();
  await queues.close();
  await served.close();
}
