import { pino } from 'pino';
import { afterAll, beforeAll, describe } from 'vitest';
import type { Target } from '../../src/db/client.ts';
import type { Queues } from '../../src/queue/port.ts';
import { openQueues } from '../../src/queue/queues.ts';
import { redisBinary, startRedis, type TestRedis } from './redis.ts';

export type Backend = {
  name: 'postgres' | 'redis';
  /** Queues on this store; each call stands for a process. Close them yourself. */
  open: (target: Target) => Promise<Queues>;
  /** Where the Redis is, with the queues in Redis. */
  redisUrl: () => string;
};

const silent = pino({ level: 'silent' });

/** Runs a suite with the queues in PostgreSQL, and again in Redis where there is a redis-server. */
export function onEachBackend(suite: (backend: Backend) => void): void {
  describe('with the queues in PostgreSQL', () => {
    suite({
      name: 'postgres',
      open: (target) => openQueues({ target, log: silent }),
      redisUrl: () => '',
    });
  });
  describe.skipIf(redisBinary === undefined)('with the queues in Redis', () => {
    let redis: TestRedis | undefined;
    beforeAll(async () => {
      redis = await startRedis();
    });
    afterAll(() => redis?.stop());
    suite({
      name: 'redis',
      open: (target) => openQueues({ target, redisUrl: redis?.url, prefix: prefixOf(target), log: silent }),
      redisUrl: () => redis?.url ?? '',
    });
  });
}

/** Each test database has its own queues, in Redis too. */
function prefixOf(target: Target): string {
  return 'database' in target ? target.database : 'xiaoer';
}

/** Waits until something holds; fails with what it was last. */
export async function eventually<T>(
  look: () => Promise<T> | T,
  holds: (value: T) => boolean,
  ms = 10_000,
): Promise<T> {
  const until = performance.now() + ms;
  for (;;) {
    const value = await look();
    if (holds(value)) return value;
    if (performance.now() > until) throw new Error(`not within ${ms} ms; last: ${JSON.stringify(value)}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
