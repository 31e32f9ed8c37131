import { type DestinationStream, type Logger, pino } from 'pino';

/** Fields that may hold what people wrote, or who they are; secrets too. Nothing should log them, and nothing can. */
const HIDDEN = [
  'token',
  'secret',
  'invitation',
  'password',
  'phone',
  'name',
  'text',
  'payload',
  'update',
  'params',
  'body',
  'url',
];

/** JSON lines to stderr (stdout is for results), without secrets and personal data. */
export function makeLogger(level: string, destination: DestinationStream = pino.destination(2)): Logger {
  return pino(
    {
      level,
      base: { pid: process.pid },
      serializers: { err: describeError, error: describeError },
      redact: {
        paths: HIDDEN.flatMap((key) => [key, `*.${key}`]),
        censor: '…',
      },
    },
    destination,
  );
}

export type Described = {
  type: string;
  message: string;
  code?: unknown;
  method?: unknown;
  at?: string[];
  cause?: Described;
};

const TOKEN = /\d{5,}:[\w-]{20,}/g;
const PHONE = /(?<!\d)1[3-9]\d{9}(?!\d)/g;

/**
 * The message of an error, which libraries write values into: drizzle the parameters, a failed request its address with
 * the bot's token, PostgreSQL (class 22) and JSON.parse what they could not read.
 */
function withoutValues(error: Error & { code?: unknown }): string {
  const message = error.message
    .replace(/\nparams:[\s\S]*$/, '')
    .replace(TOKEN, '…')
    .replace(PHONE, '…');
  const isQuoting = error instanceof SyntaxError || String(error.code).startsWith('22');
  return isQuoting ? message.replace(/"[\s\S]*"|'.'/gu, '"…"') : message;
}

/**
 * What of an error may be logged. Left out on purpose: the payload that telegraf hangs on its errors, the values that
 * stand in messages, and the rows in PostgreSQL's details.
 */
export function describeError(error: unknown, depth = 0): Described {
  if (!(error instanceof Error)) return { type: typeof error, message: 'not an error' };
  const { code, on } = error as Error & { code?: unknown; on?: { method?: unknown } };
  return {
    type: error.name === 'Error' ? error.constructor.name : error.name,
    message: withoutValues(error),
    ...(code === undefined ? {} : { code }),
    ...(on?.method === undefined ? {} : { method: on.method }),
    at: (error.stack ?? '')
      .split('\n')
      .filter((line) => /^\s+at /.test(line))
      .map((line) => line.trim())
      .slice(0, 8),
    ...(error.cause === undefined || depth > 2 ? {} : { cause: describeError(error.cause, depth + 1) }),
  };
}
