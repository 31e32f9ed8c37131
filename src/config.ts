import { existsSync, readFileSync } from 'node:fs';
import { parseEnv } from 'node:util';
import { z } from 'zod';
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

type Setting = { schema: z.ZodType; secret?: true; zh: string; en: string };

const LEVELS = ['debug', 'info', 'warn', 'error', 'silent'] as const;

/** Every setting, and what a bad value of it is told. */
const SETTINGS = {
  DATABASE_URL: {
    schema: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
    secret: true,
    zh: '要写成 postgres://用户:密码@主机:5432/库名；密码里的特殊字符要转成 %XX。去掉它就用内置数据库',
    en: 'must look like postgres://user:password@host:5432/database, special characters of the password written %XX. Without it the built-in database is used',
  },
  REDIS_URL: {
    schema: z.url({ protocol: /^rediss?$/ }).optional(),
    secret: true,
    zh: '要写成 redis://:密码@主机:6379。去掉它，队列就放在数据库里',
    en: 'must look like redis://:password@host:6379. Without it the queues are kept in the database',
  },
  BOT_TOKEN: {
    schema: z
      .string()
      .regex(/^\d+:[\w-]+$/)
      .optional(),
    secret: true,
    zh: '要照 @BotFather 给的原样写，例：110201543:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw。去掉它就只用内置聊天',
    en: 'must be as @BotFather gave it, such as 110201543:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw. Without it there is the built-in chat alone',
  },
  TELEGRAM_API_ROOT: {
    schema: z.url({ protocol: /^https?$/ }).optional(),
    zh: '要写成 https://主机（Bot API 服务的根地址，后面不带 /bot）',
    en: 'must look like https://host (the root of a Bot API server, without /bot)',
  },
  WEBHOOK_URL: {
    schema: z.url({ protocol: /^https$/ }).optional(),
    zh: '要写成 https://您的域名（Telegram 只认 https）。去掉它就用轮询，不需要公网地址',
    en: 'must look like https://your.domain (Telegram takes https alone). Without it Xiaoer polls and needs no public address',
  },
  WEBHOOK_SECRET: {
    schema: z
      .string()
      .regex(/^[\w-]{16,256}$/)
      .optional(),
    secret: true,
    zh: '要 16 到 256 个字母、数字、_ 或 -。去掉它会自动生成一个',
    en: 'must be 16 to 256 letters, digits, _ or -. Without it one is made',
  },
  DATA_DIR: {
    schema: z.string().default('.xiaoer'),
    zh: '要写文件夹的路径',
    en: 'must be the path of a folder',
  },
  HOST: {
    schema: z
      .string()
      .regex(/^[\w.:-]+$/)
      .default('127.0.0.1'),
    zh: '要写监听的地址：127.0.0.1 只给本机用，0.0.0.0 给整个网络用',
    en: 'must be the address to listen on: 127.0.0.1 for this machine alone, 0.0.0.0 for the network',
  },
  PORT: {
    schema: z.coerce.number().int().min(0).max(65535).default(3000),
    zh: '要写 0 到 65535 的整数，例：PORT=3000',
    en: 'must be a whole number from 0 to 65535, such as PORT=3000',
  },
  XIAOER_POLICY: {
    schema: z
      .string()
      .refine((file) => existsSync(file))
      .optional(),
    zh: '没有这个文件。写办法文件的路径，或去掉它用默认办法',
    en: 'there is no such file. Give the path of the policy file, or leave it out for the default policy',
  },
  TZ_NAME: {
    schema: z.string().refine(isZone).default('Asia/Shanghai'),
    zh: '没有这个时区，例：TZ_NAME=Asia/Shanghai',
    en: 'is no time zone, use such as TZ_NAME=Asia/Shanghai',
  },
  LOG_LEVEL: {
    schema: z.enum(LEVELS).default('info'),
    zh: `要写 ${LEVELS.join(' ')} 之一`,
    en: `must be one of ${LEVELS.join(' ')}`,
  },
  TELEGRAM_PACING: {
    schema: z.enum(['on', 'off']).default('on'),
    zh: '要写 on 或 off',
    en: 'must be on or off',
  },
  CONDUCT_KEY: {
    schema: z
      .string()
      .regex(/^[\w+/-]{43}=?$/)
      .optional(),
    secret: true,
    zh: '要 32 个字节，写成 base64（openssl rand -base64 32）。去掉它，就用 CONDUCT_KEY_FILE，或在数据目录里生成一个',
    en: 'must be 32 bytes in base64 (openssl rand -base64 32). Without it CONDUCT_KEY_FILE is used, or a key made in the data folder',
  },
  CONDUCT_KEY_FILE: {
    schema: z
      .string()
      .refine((file) => existsSync(file))
      .optional(),
    zh: '没有这个文件。写保密箱钥匙文件的路径，或去掉它，在数据目录里生成一个',
    en: 'there is no such file. Give the path of the key of the confidential box, or leave it out for one made in the data folder',
  },
  BACKUP_PASSPHRASE: {
    schema: z.string().min(8).optional(),
    secret: true,
    zh: '至少 8 个字，备份用它加密。去掉它，备份就不加密',
    en: 'must be 8 characters at least; backups are encrypted with it. Without it they are not',
  },
  LAG_BOUND: {
    schema: z.coerce.number().int().min(10).max(86_400).default(120),
    zh: '要写 10 到 86400 的整数（秒），例：LAG_BOUND=120',
    en: 'must be a whole number of seconds from 10 to 86400, such as LAG_BOUND=120',
  },
  OTEL_EXPORTER_OTLP_ENDPOINT: {
    schema: z.url({ protocol: /^https?$/ }).optional(),
    zh: '要写成 http://主机:4318（OpenTelemetry 收集器的地址）。去掉它就不记轨迹',
    en: 'must look like http://host:4318 (an OpenTelemetry collector). Without it no traces are made',
  },
  METRICS_TOKEN: {
    schema: z
      .string()
      .regex(/^[\w.~+/=-]{16,256}$/)
      .optional(),
    secret: true,
    zh: '要 16 到 256 个字母、数字或 _ . ~ + / = -。去掉它，/metrics 只给本机看',
    en: 'must be 16 to 256 letters, digits or _ . ~ + / = -. Without it /metrics is for this machine alone',
  },
} as const satisfies Record<string, Setting>;

export type SettingName = keyof typeof SETTINGS;
export const settingNames = Object.keys(SETTINGS) as SettingName[];

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

function readEnvFile(file: string): NodeJS.ProcessEnv {
  try {
    return withSecrets(parseEnv(readFileSync(file, 'utf8')));
  } catch (error) {
    if (error instanceof SetupError) throw error;
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') return {};
    throw new SetupError({
      zh: `读不了设置文件 ${file}：${message}。改好权限，或把它移走。`,
      en: `Cannot read the settings file ${file}: ${message}. Mend its permissions, or move it away.`,
    });
  }
}

/** The confidential box reads its own. */
const inFiles = settingNames.filter((name) => 'secret' in SETTINGS[name] && name !== 'CONDUCT_KEY');

/** The settings of one source, secrets that stand in files among them. */
function withSecrets(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const settings = withoutEmpty(env);
  for (const name of inFiles) {
    const file = env[`${name}_FILE`]?.trim();
    if (!file) continue;
    if (settings[name] !== undefined) throw twice(name);
    settings[name] = readSecret(name, file);
  }
  return settings;
}

function readSecret(name: SettingName, file: string): string {
  const secret = contentOf(name, file).trim();
  if (secret !== '') return secret;
  throw new SetupError({
    zh: `${name}_FILE 指的文件 ${file} 是空的。把密钥写进去，或去掉这项设置。`,
    en: `The file ${file} of ${name}_FILE is empty. Put the secret into it, or leave the setting out.`,
  });
}

function contentOf(name: SettingName, file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException;
    throw new SetupError({
      zh: `读不了 ${name}_FILE 指的文件 ${file}（${code}）。看看路径和权限，或去掉这项设置。`,
      en: `Cannot read the file ${file} of ${name}_FILE (${code}). Check path and permissions, or leave the setting out.`,
    });
  }
}

function twice(name: SettingName): SetupError {
  return new SetupError({
    zh: `${name} 和 ${name}_FILE 只能写一个。`,
    en: `Give ${name} or ${name}_FILE, not both.`,
  });
}

function withoutEmpty(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(
    settingNames.flatMap((name) => (env[name]?.trim() ? [[name, env[name].trim()]] : [])),
  );
}

function isZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
