import type { Logger } from 'pino';
import type { Config } from '../config.ts';
import { isDatabaseAway } from '../db/away.ts';
import { makeLogger } from '../log.ts';
import { type Demo, type Part, parts, type Running, run } from '../run/run.ts';
import type { Accept } from '../policy/take-up.ts';
import { isRosterEmpty } from '../run/views.ts';
import { nextSignal, runUntilSignal } from '../shutdown.ts';
import { type Opened, openDeps } from '../start.ts';
import { type Call, type Command, UsageError } from './command.ts';
import { acceptFor } from './accept.ts';
import { readSettings } from './context.ts';
import { openSteps, type Steps } from './steps.ts';
import type { Terminal } from './terminal.ts';
import { readVersion } from './version.ts';

export const startCommand: Command = {
  name: 'start',
  summary: {
    zh: '运行小二：什么都不配也能跑（内置数据库、内置聊天）；有 BOT_TOKEN 就上 Telegram',
    en: 'Run Xiaoer: needs no configuration (built-in database and chat); with BOT_TOKEN on Telegram',
  },
  usage: ['start [--only bots,workers,web] [--accept-policy]'],
  examples: ['start', 'start --only bots,workers'],
  options: {
    'accept-policy': {
      type: 'boolean',
      help: {
        zh: '新办法的工作日历会挪动在办件的日子，也直接用',
        en: 'use the policy file even where its calendar moves dates of open cases',
      },
    },
    only: {
      type: 'string',
      value: 'bots,workers,web',
      help: { zh: '这个进程只做其中几样', en: 'what this process does; all of it by default' },
    },
  },
  run: async (call) => {
    const only = readParts(call.option('only'));
    const config = readSettings();
    const steps = openSteps(call.terminal);
    steps.title({ zh: `小二 ${readVersion()}`, en: `Xiaoer ${readVersion()}` });
    const accept = acceptFor(call, config);
    const up = await bringUp(config, steps, { what: 'start', only, accept });
    await tellWhere(call, config, up.running);
    return await keepRunning(up, call.terminal);
  },
};

export type Up = {
  opened: Opened;
  running: Running;
  /** Listened for since before anything was opened: whoever ends a start that is under way ends it cleanly. */
  heard: Promise<NodeJS.Signals>;
};
export type BringUp = {
  what: string;
  only?: readonly Part[];
  accept: Accept;
  demo?: (opened: Opened) => Demo;
};

/** postgres.js leaves a rejection behind when it is cut off while it opens a connection; its next query heals that. */
function surviveOutages(log: Logger): void {
  process.on('unhandledRejection', (error) => {
    if (!isDatabaseAway(error)) throw error;
    log.warn({ err: error }, 'the database went away');
  });
}

/** Opens the database and starts the parts, saying each step when it is done. */
export async function bringUp(
  config: Config,
  steps: Steps,
  { what, only, accept, demo }: BringUp,
): Promise<Up> {
  const log = makeLogger(config.logLevel === 'info' ? 'warn' : config.logLevel);
  const heard = nextSignal();
  surviveOutages(log);
  const opened = await steps.during({ zh: '数据库', en: 'database' }, async () => ({
    value: await openDeps(config, { what, mode: 'own', log, accept }),
    note: config.databaseUrl === undefined ? databaseNote(config) : 'DATABASE_URL',
  }));
  try {
    const running = await steps.during({ zh: '机器人和网页', en: 'bots and pages' }, async () => {
      const value = await run({
        config,
        opened,
        ...(only ? { only } : {}),
        ...(demo ? { demo: demo(opened) } : {}),
      });
      return { value, note: partsNote(value) };
    });
    return { opened, running, heard };
  } catch (error) {
    await opened.close();
    throw error;
  }
}

const databaseNote = ({ dataDir }: Config) => ({
  zh: `内置 PostgreSQL，数据在 ${dataDir}`,
  en: `built-in PostgreSQL, data in ${dataDir}`,
});

const partsNote = ({ isBuiltin, queues }: Running) => ({
  zh: `${isBuiltin ? '内置聊天' : 'Telegram'}，队列在 ${queues === 'redis' ? 'Redis' : 'PostgreSQL'}`,
  en: `${isBuiltin ? 'built-in chat' : 'Telegram'}, queue in ${queues === 'redis' ? 'Redis' : 'PostgreSQL'}`,
});

/** Waits for Ctrl-C, a signal, or the loss of something vital; then closes all in order. Gives the exit code. */
export async function keepRunning({ opened, running, heard }: Up, terminal: Terminal): Promise<number> {
  const words = {
    stopping: { zh: '正在收尾… 再按一次 Ctrl+C 立即结束', en: 'Finishing… Ctrl+C again ends at once' },
    forced: { zh: '立即结束', en: 'Ended at once' },
  };
  const fatal = running.failed.catch((error: Error) => {
    terminal.err(`${terminal.paint('red', '×', 'err')} ${error.message}`);
    return error;
  });
  const closing = [
    { name: 'database', close: opened.close },
    { name: 'parts', close: running.stop },
  ];
  const code = await runUntilSignal(closing, {
    log: opened.deps.log,
    say: (what) => terminal.err(terminal.say(words[what])),
    heard,
    lost: fatal,
  });
  terminal.err(terminal.say({ zh: '已停，数据都在。', en: 'Stopped; all data are kept.' }));
  return code;
}

function readParts(given: string | undefined): readonly Part[] {
  if (given === undefined) return parts;
  const wanted = given.split(',').map((name) => name.trim());
  const unknown = wanted.filter((name) => !(parts as readonly string[]).includes(name));
  if (unknown.length > 0 || given === '') {
    throw new UsageError({
      zh: `--only 里没有“${unknown.join('、')}”。可以写：${parts.join(',')}`,
      en: `--only knows no "${unknown.join(', ')}". Use: ${parts.join(',')}`,
    });
  }
  return parts.filter((part) => wanted.includes(part));
}

/** What to do next, and the address alone on the last line. */
async function tellWhere(
  { terminal }: Call,
  { host }: Config,
  { url, deps, isBuiltin, isAsleep }: Running,
): Promise<void> {
  const { err, out, say } = terminal;
  if (isAsleep)
    err(
      say({
        zh: '\n它睡着：这是恢复出来的副本，能看，不收不发。确认原来的那台已停，再 npx xiaoer wake',
        en: '\nIt sleeps: a restored copy, which receives and sends nothing. See that the original has stopped, then npx xiaoer wake',
      }),
    );
  if (await isRosterEmpty(deps.sql)) {
    err(say({ zh: '\n名册还是空的。另开一个终端：', en: '\nThe roster is empty. In another terminal:' }));
    for (const command of [
      'template staff',
      'import staff FILE',
      'template enterprises',
      'import enterprises FILE',
      'invites --new',
    ]) {
      err(`  npx xiaoer ${command}`);
    }
  }
  if (host === '127.0.0.1') {
    err(
      say({
        zh: '\n只有本机能打开。让别人也能打开：HOST=0.0.0.0',
        en: '\nOnly this machine can open it. For others: HOST=0.0.0.0',
      }),
    );
  }
  err(say({ zh: '\nCtrl+C 结束。打开：', en: '\nCtrl+C ends it. Open:' }));
  out(isBuiltin ? `${url}/chat` : `${url}/healthz`);
}
