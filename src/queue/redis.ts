import { Queue, Worker } from 'bullmq';
import { Redis } from 'ioredis';
import { SetupError } from '../setup-error.ts';
import { type Engine, WORKER } from './engine.ts';
import { checkRedis } from './redis-check.ts';

export type RedisEngineOptions = {
  url: string;
  /** Before every key, so that several installations may share a Redis. */
  prefix: string;
  warn: (text: string) => void;
};

// ioredis 6 changed its defaults without saying so; what we rely on is spelt out.
const CONNECTION = {
  keepAlive: 30_000,
  connectTimeout: 10_000,
  retryStrategy: (times: number) => Math.min(times * 200, 2000),
};
/** The events stream of BullMQ is not read by anybody. */
const STREAMS = { events: { maxLen: 100 } };

/** BullMQ on Redis. Refuses a Redis that would lose jobs, and says how to mend it. */
export async function openRedisEngine({ url, prefix, warn }: RedisEngineOptions): Promise<Engine> {
  // Who adds a job must hear at once that Redis is away: the job is then added again from our tables.
  const producer = new Redis(url, {
    ...CONNECTION,
    enableOfflineQueue: false,
    maxRetriesPerRequest: 1,
    commandTimeout: 5000,
    lazyConnect: true,
  });
  producer.on('error', () => {});
  const consumer = new Redis(url, { ...CONNECTION, maxRetriesPerRequest: null, lazyConnect: true });
  consumer.on('error', () => {});
  try {
    await producer.connect();
    await refuseUnfit(producer, warn);
    await consumer.connect();
  } catch (error) {
    producer.disconnect();
    consumer.disconnect();
    throw asStartFault(error);
  }
  return {
    name: 'redis',
    makeQueue: (name) => new Queue(name, { connection: producer, prefix, streams: STREAMS }),
    makeWorker: (name, process, options) =>
      new Worker(name, process, { connection: consumer, prefix, ...WORKER, ...options }),
    ping: () => producer.ping(),
    close: async () => {
      producer.disconnect();
      consumer.disconnect();
    },
  };
}

async function refuseUnfit(redis: Redis, warn: (text: string) => void): Promise<void> {
  const { refuse, warn: warnings } = checkRedis({
    info: await redis.info(),
    policy: await configOf(redis, 'maxmemory-policy'),
    save: await configOf(redis, 'save'),
  });
  for (const text of warnings) warn(text);
  if (refuse.length > 0) throw new SetupError({ zh: linesOf(refuse, 'zh'), en: linesOf(refuse, 'en') });
}

/** Hosted ones forbid CONFIG; RESP3 answers with a map, RESP2 with a list. */
async function configOf(redis: Redis, key: string): Promise<string | undefined> {
  const answer: unknown = await redis.config('GET', key).catch(() => undefined);
  if (Array.isArray(answer)) return answer[1] === undefined ? undefined : String(answer[1]);
  if (answer instanceof Map) return answer.get(key) as string | undefined;
  return (answer as Record<string, string> | undefined)?.[key];
}

/** ioredis says only "Connection is closed" when it could not connect, and may name the URL with its password. */
function asStartFault(error: unknown): Error {
  const { message = '', code = '' } = error as { message?: string; code?: string };
  if (!/closed|ECONN|ENOTFOUND|timed? ?out|max retries/i.test(`${message} ${code}`)) return error as Error;
  return new SetupError({
    zh: 'REDIS_URL 上的 Redis 没有应答：请启动它、改正地址，或者去掉 REDIS_URL。',
    en: 'Redis does not answer at REDIS_URL: start it, mend the address, or leave REDIS_URL out.',
  });
}

const linesOf = (words: { zh: string; en: string }[], locale: 'zh' | 'en') =>
  words.map((one) => one[locale]).join('\n');
