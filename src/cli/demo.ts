import { fileURLToPath } from 'node:url';
import { DAY_MS } from '../calendar/duration.ts';
import type { Config } from '../config.ts';
import { createDemo } from '../demo/demo.ts';
import { seedOnce } from '../demo/seed.ts';
import { type Counts, countTown } from '../demo/store.ts';
import type { Locale } from '../text/locale.ts';
import { writeMoment } from '../text/when.ts';
import { openBrowser } from './browser.ts';
import type { Command } from './command.ts';
import { readSettings } from './context.ts';
import { freePort } from './free-port.ts';
import { bringUp, keepRunning, type Up } from './start.ts';
import { openSteps, type Steps } from './steps.ts';
import type { Terminal } from './terminal.ts';
import { readVersion } from './version.ts';

const FOLDER = '.xiaoer-demo';
const FAST = fileURLToPath(new URL('../policy/fast.yaml', import.meta.url));

export const demoCommand: Command = {
  name: 'demo',
  summary: {
    zh: '一分钟看懂：虚构的镇、几部手机并排，不用注册、不用数据库、不用 Telegram',
    en: 'See it in a minute: an invented town, several phones side by side; needs nothing else',
  },
  usage: ['demo [--no-open]'],
  examples: ['demo', 'demo --no-open'],
  options: {
    'no-open': { type: 'boolean', help: { zh: '不打开浏览器', en: 'do not open a browser' } },
  },
  run: async ({ terminal, flag }) => {
    const steps = openSteps(terminal);
    steps.title({
      zh: `小二 ${readVersion()} · 演示（虚构的镇和企业，不连 Telegram，不发任何消息）`,
      en: `Xiaoer ${readVersion()} · demo (invented town, no Telegram, nothing is sent anywhere)`,
    });
    const config = await withFreePort(demoSettings(readSettings(), process.env), steps);
    const up = await bringUp(config, steps, {
      what: 'demo',
      // Nobody was promised anything here.
      accept: async () => true,
      demo:
        ({ deps, clock }) =>
        (chat) =>
          createDemo({ deps, clock, chat, locale: terminal.asked ?? 'zh' }),
    });
    try {
      await prepare(up, steps, terminal.asked ?? 'zh');
    } catch (error) {
      await up.running.stop();
      await up.opened.close();
      throw error;
    }
    tellWhere(terminal, config);
    const url = `${up.running.url}/demo`;
    terminal.out(url);
    const { env, platform } = process;
    if (!flag('no-open')) openBrowser(url, { env, platform, isTty: process.stdout.isTTY });
    return await keepRunning(up, terminal);
  },
};

/** A demo touches nothing that is in earnest: neither Telegram, nor a database or data folder set for `start`. */
export function demoSettings(config: Config, env: NodeJS.ProcessEnv): Config {
  return {
    ...config,
    databaseUrl: undefined,
    redisUrl: undefined,
    botToken: undefined,
    telegramApiRoot: undefined,
    webhookUrl: undefined,
    webhookSecret: undefined,
    dataDir: env.DATA_DIR?.trim() || FOLDER,
    policyFile: config.policyFile ?? FAST,
    // Our own server on this machine: answers come as fast as they are made.
    telegramPacing: false,
  };
}

async function withFreePort(config: Config, { line }: Steps): Promise<Config> {
  const port = await freePort(config.host, config.port);
  if (port !== config.port) {
    line({
      zh: `! ${config.port} 端口被占用，改用 ${port}`,
      en: `! Port ${config.port} is taken, using ${port}`,
    });
  }
  return { ...config, port };
}

async function prepare({ opened, running }: Up, steps: Steps, locale: Locale): Promise<void> {
  const { deps, clock } = opened;
  const { chat, botId } = running;
  if (chat === undefined) throw new Error('the demo needs the built-in chat');
  const name = { zh: '演示数据', en: 'demo data' };
  await steps.during(name, async () => {
    const { seeded } = await seedOnce({ deps, clock, chat, botId, locale });
    const counts = await countTown(deps.sql);
    return { value: undefined, note: seeded ? seededNote(counts) : againNote(counts, opened) };
  });
}

const seededNote = ({ enterprises, cadres, appeals }: Counts) => ({
  zh: `${enterprises} 家企业 · ${cadres} 名干部 · ${appeals} 件诉求`,
  en: `${enterprises} enterprises · ${cadres} cadres · ${appeals} appeals`,
});

function againNote({ appeals }: Counts, { deps }: Up['opened']) {
  const { zone } = deps.policies.calendar(deps.policies.current());
  // Seen from another day, so that the day is named.
  const now = new Date(deps.now().getTime() + 2 * DAY_MS);
  const at = (locale: 'zh' | 'en') => writeMoment({ locale, zone, now }, deps.now());
  return {
    zh: `接着上次：${appeals} 件诉求，模拟时间 ${at('zh')}`,
    en: `going on: ${appeals} appeals, simulated time ${at('en')}`,
  };
}

function tellWhere({ err, say }: Terminal, { dataDir }: Config): void {
  err(
    say({
      zh: '\n真的用起来    npx xiaoer start        看看自己的环境    npx xiaoer doctor',
      en: '\nIn earnest    npx xiaoer start        Check your system    npx xiaoer doctor',
    }),
  );
  err(
    say({
      zh: `Ctrl+C 结束。数据在 ${dataDir}，删掉就重来。打开：`,
      en: `Ctrl+C ends it. Data are in ${dataDir}; delete it to start over. Open:`,
    }),
  );
}
