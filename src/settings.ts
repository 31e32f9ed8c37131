import { existsSync } from 'node:fs';
import { z } from 'zod';

type Setting = { schema: z.ZodType; secret?: true; zh: string; en: string };

const LEVELS = ['debug', 'info', 'warn', 'error', 'silent'] as const;

/** Every setting, and what a bad value of it is told. */
export const SETTINGS = {
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
  CONSOLE_URL: {
    schema: z.url({ protocol: /^https?$/ }).optional(),
    zh: '要写成 https://您的域名（大家打开督查台的网址；内网可以用 http://）。去掉它就用 WEBHOOK_URL',
    en: 'must look like https://your.domain (where people open the console; http:// will do on a network of your own). Without it WEBHOOK_URL is used',
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

function isZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
