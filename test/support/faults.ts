import { Redis } from 'ioredis';
import type { Sql } from '../../src/db/client.ts';
import type { Backend } from './backends.ts';

/** What may be done to a running system. Each takes effect at once and leaves what comes then to the system. */

/** All that the queues hold is gone, and with PostgreSQL the schema that they stood in. */
export async function loseQueues(store: { sql: Sql } | { redisUrl: string }): Promise<void> {
  if ('sql' in store) {
    await store.sql.unsafe('drop schema if exists bullmq cascade');
    return;
  }
  const redis = new Redis(store.redisUrl);
  await redis.flushall();
  redis.disconnect();
}

/** Where the queues of a back end of a test are. */
export const storeOf = (backend: Backend, sql: Sql) =>
  backend.name === 'redis' ? { redisUrl: backend.redisUrl() } : { sql };
