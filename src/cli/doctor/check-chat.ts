import { lockFile } from '../../db/embedded/data-dir.ts';
import { holderOf } from '../../db/embedded/lock.ts';
import { openClient } from '../../telegram/client.ts';
import { baseOf, botName } from '../door.ts';
import { type Check, fail, type Result, ok, warn } from './finding.ts';

const ANSWER_MS = 9000;

type Webhook = { url: string; pending_update_count: number; last_error_message?: string };

export const telegram: Check = {
  id: 'telegram',
  run: async ({ config }) => {
    const { botToken, telegramApiRoot: apiRoot, webhookUrl } = config;
    if (!botToken) throw new Error('no BOT_TOKEN');
    const root = new URL(apiRoot ?? 'https://api.telegram.org').host;
    try {
      const name = await botName(botToken, apiRoot);
      const { call } = openClient({ token: botToken, apiRoot });
      const hook = await call<Webhook>('getWebhookInfo', {}, ANSWER_MS);
      return judgeWebhook(name, hook, webhookUrl);
    } catch (error) {
      return unreachable(root, error);
    }
  },
};

function judgeWebhook(name: string, hook: Webhook, wanted: string | undefined): Result {
  const way = wanted ? { zh: '推送', en: 'webhook' } : { zh: '轮询', en: 'polling' };
  if (!wanted || !hook.last_error_message) return ok(`@${name}，${way.zh}`, `@${name}, ${way.en}`);
  return warn(
    {
      zh: `@${name}：推送不到这里（${hook.last_error_message}），积压 ${hook.pending_update_count}`,
      en: `@${name}: cannot deliver here (${hook.last_error_message}), waiting: ${hook.pending_update_count}`,
    },
    {
      zh: `从外网打开 ${wanted} 试试；或去掉 WEBHOOK_URL 改用轮询`,
      en: `open ${wanted} from outside; or leave WEBHOOK_URL out to poll`,
    },
  );
}

function unreachable(root: string, error: unknown): Result {
  const why = error instanceof Error ? error.message : String(error);
  if (/401|unauthorized|404/i.test(why)) {
    return fail(
      { zh: `Telegram 不认这个 BOT_TOKEN（${why}）`, en: `Telegram does not know this BOT_TOKEN (${why})` },
      { zh: '到 @BotFather 重新复制，写进 .env', en: 'copy it again from @BotFather into .env' },
    );
  }
  return fail(
    { zh: `连不上 ${root}（${why}）`, en: `cannot reach ${root} (${why})` },
    {
      zh: '多半是网络出不去。二选一：\n  1. 设代理根地址：TELEGRAM_API_ROOT=https://…\n  2. 不用 Telegram，只用内置聊天：去掉 .env 里的 BOT_TOKEN',
      en: 'probably the network lets nothing out. Either:\n  1. set a root that can be reached: TELEGRAM_API_ROOT=https://…\n  2. use the built-in chat alone: take BOT_TOKEN out of .env',
    },
  );
}

export const chat: Check = {
  id: 'chat',
  run: async ({ config }) => {
    const running = holderOf(lockFile(config.dataDir));
    const base = baseOf(config);
    if (!running?.port)
      return ok(`没有在运行；启动后在 ${base}/chat`, `not running; once started at ${base}/chat`);
    const local = `http://127.0.0.1:${running.port}/healthz`;
    const answer = await fetch(local, { signal: AbortSignal.timeout(ANSWER_MS) }).catch(() => null);
    if (answer?.ok) return ok(`在运行，${base}/chat`, `running, ${base}/chat`);
    return fail(
      {
        zh: `${running.what} 在运行（进程 ${running.pid}），但 ${local} 没有回应`,
        en: `${running.what} runs (pid ${running.pid}) but ${local} does not answer`,
      },
      { zh: '看它的日志，停掉再启动', en: 'see its log; stop and start it' },
    );
  },
};

export const address: Check = {
  id: 'address',
  run: async ({ config }) => {
    const { host, webhookUrl } = config;
    if (webhookUrl) return ok(webhookUrl, webhookUrl);
    if (host === '127.0.0.1' || host === 'localhost' || host === '::1') {
      return ok(
        '只有本机能打开；让别人也能打开：HOST=0.0.0.0',
        'this machine alone; for others set HOST=0.0.0.0',
      );
    }
    return warn(
      {
        zh: '用 http 打开：不能录音、不能弹通知，其他照常',
        en: 'plain http: no voice recording, no notifications, all else works',
      },
      {
        zh: '前面放一个带证书的反向代理（docs/operating.md）',
        en: 'put a reverse proxy with a certificate before it (docs/operating.md)',
      },
    );
  },
};
