import { z } from 'zod';
import { readEnvFile, withSecrets } from './secret-files.ts';
import { SETTINGS, type SettingName, settingNames } from './settings.ts';
import { SetupError } from './setup-error.ts';

export type Config = {
  /** Undefined: the built-in PostgreSQL in `dataDir`. */
  databaseUrl: string | undefined;
  /** Undefined: queues in PostgreSQL. */
  redisUrl: string | undefined;
  /** Undefined: the built-in chat alone. */
  botToken: string | undefined;
  telegramApiRoot: string | undefined;
  /** Undefined: long polling. */
  webhookUrl: string | undefined;
  webhookSecret: string | undefined;
  /** Where people open the console; undefined: at the address of the webhook or the built-in chat. */
  consoleUrl: string | undefined;
  dataDir: string;
  host: string;
  /** 0: any free port. */
  port: number;
  policyFile: string | undefined;
  zone: string;
  logLevel: 'debug' | 'info' | 'warn' | 'error' | 'silent';
  /** Our own send budgets; off only where the Bot API server has no flood limits. */
  telegramPacing: boolean;
  /** Of the confidential box, 32 bytes in base64; undefined: see the file. */
  conductKey: string | undefined;
  /** Undefined: made once in `dataDir`. */
  conductKeyFile: string | undefined;
  /** Undefined: backups are not encrypted unless one is typed. */
  backupPassphrase: string | undefined;
  /** From what lag on `/readyz` and the administrators say so, in ms. */
  lagBoundMs: number;
  /** Where traces are sent; undefined: none are made. */
  otlpEndpoint: string | undefined;
  /** Undefined: `/metrics` is for this machine alone. */
  metricsToken: string | undefined;
};

const Environment = z.object(
  Object.fromEntries(settingNames.map((name) => [name, SETTINGS[name].schema])) as {
    [N in SettingName]: (typeof SETTINGS)[N]['schema'];
  },
);

/**
 * Reads the settings once, at start: the environment, and what it leaves out from the file `.env`. An empty value counts
 * as none. Every secret may stand in a file instead, named by the setting with `_FILE` behind it.
 * @throws SetupError that names every bad setting and how to mend it, and never shows a secret
 */
export function readConfig(env: NodeJS.ProcessEnv = process.env, file = '.env'): Config {
  const given = { ...readEnvFile(file), ...withSecrets(env) };
  const read = Environment.safeParse(given);
  if (!read.success) {
    const names = [...new Set(read.error.issues.map((issue) => issue.path[0] as SettingName))];
    throw faults(names, given);
  }
  const { data } = read;
  return {
    databaseUrl: data.DATABASE_URL,
    redisUrl: data.REDIS_URL,
    botToken: data.BOT_TOKEN,
    telegramApiRoot: data.TELEGRAM_API_ROOT?.replace(/\/+$/, ''),
    webhookUrl: data.WEBHOOK_URL?.replace(/\/+$/, ''),
    webhookSecret: data.WEBHOOK_SECRET,
    consoleUrl: data.CONSOLE_URL?.replace(/\/+$/, ''),
    dataDir: data.DATA_DIR,
    host: data.HOST,
    port: data.PORT,
    policyFile: data.XIAOER_POLICY,
    zone: data.TZ_NAME,
    logLevel: data.LOG_LEVEL,
    telegramPacing: data.TELEGRAM_PACING === 'on',
    conductKey: data.CONDUCT_KEY,
    conductKeyFile: data.CONDUCT_KEY_FILE,
    backupPassphrase: data.BACKUP_PASSPHRASE,
    lagBoundMs: data.LAG_BOUND * 1000,
    otlpEndpoint: data.OTEL_EXPORTER_OTLP_ENDPOINT?.replace(/\/+$/, ''),
    metricsToken: data.METRICS_TOKEN,
  };
}

function faults(names: SettingName[], given: NodeJS.ProcessEnv): SetupError {
  const write = (locale: 'zh' | 'en', heading: string) =>
    [
      heading,
      ...names.map(
        (name) => `  ${name}=${shown(name, given[name] ?? '', locale)}  ${SETTINGS[name][locale]}`,
      ),
    ].join('\n');
  return new SetupError({
    zh: write('zh', `有 ${names.length} 项设置不对（环境变量或 .env 文件）：`),
    en: write('en', `${names.length} bad setting(s), in the environment or the file .env:`),
  });
}

function shown(name: SettingName, value: string, locale: 'zh' | 'en'): string {
  if (!('secret' in SETTINGS[name])) return JSON.stringify(value.slice(0, 60));
  return locale === 'zh' ? `（保密，${value.length} 个字符）` : `(secret, ${value.length} characters)`;
}

/** A secret as it may be shown: `71…:AAF…`, or a URL without its password. Short or unknown forms show nothing at all. */
export function maskSecret(secret: string): string {
  if (URL.canParse(secret) && secret.includes('://')) {
    const url = new URL(secret);
    return `${url.protocol}//${url.username ? `${url.username}:…@` : ''}${url.host}${url.pathname}`;
  }
  const [, id, key] = /^(\d+):([\w-]{20,})$/.exec(secret) ?? [];
  return id && key ? `${id.slice(0, 2)}…:${key.slice(0, 3)}…` : '…';
}
