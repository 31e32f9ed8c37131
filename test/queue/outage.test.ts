import { mkdtempSync, rmSync, chmodSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pino } from 'pino';
import { describe, expect, it } from 'vitest';
import { connect } from '../../src/db/client.ts';
import { chooseAccount } from '../../src/db/embedded/account.ts';
import { findBinaries } from '../../src/db/embedded/binaries.ts';
import { initCluster, USER } from '../../src/db/embedded/cluster.ts';
import { startServer } from '../../src/db/embedded/server.ts';
import { PORT } from '../../src/db/embedded/socket-dir.ts';
import type { Queues } from '../../src/queue/port.ts';
import { openQueues } from '../../src/queue/queues.ts';
import { eventually } from '../support/backends.ts';
import { redisBinary, startRedis } from '../support/redis.ts';

const JOBS = 100;
/** A job may be handed over in the very moment of a crash: then it comes again when its lock ends. */
const LONG = 60_000;
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** A log that counts its lines: a worker that spins while its store is away would fill it. */
function countingLog() {
  const lines: string[] = [];
  return { log: pino({ level: 'warn' }, { write: (line: string) => void lines.push(line) }), lines };
}

/** Begins jobs of 50 ms, cuts the store off in the middle, and waits until all are done; tells who ran how often. */
async function runThrough(queues: Queues, outage: () => Promise<void>): Promise<Map<string, number>> {
  const runs = new Map<string, number>();
  const ids = Array.from({ length: JOBS }, (_, n) => ({ id: `job-${n}`, data: {} }));
  await queues.addMany('work', ids);
  const handler = async ({ id }: { id: string }) => {
    runs.set(id, (runs.get(id) ?? 0) + 1);
    await pause(50);
  };
  await queues.work('work', handler, { concurrency: 5 });
  await eventually(
    () => runs.size,
    (n) => n > 20,
  );

  await outage();

  await eventually(
    () => runs.size,
    (n) => n === JOBS,
    40_000,
  );
  await pause(300);
  return runs;
}

const once = Array.from({ length: JOBS }, () => 1);

describe('with the queues in PostgreSQL', () => {
  it(
    'a restart of the server loses no job, runs none twice, and does not make the workers spin',
    async () => {
      const root = mkdtempSync(path.join(tmpdir(), 'xiaoer-outage-'));
      chmodSync(root, 0o711);
      const dir = path.join(root, 'pg');
      const binaries = findBinaries();
      const account = chooseAccount(binaries.postgres, dir, root);
      await initCluster(dir, binaries, account);
      const start = () =>
        startServer({ dir, socketDir: dir, binaries, account, settings: { fsync: 'off' }, log: () => {} });
      let server = await start();
      const { log, lines } = countingLog();
      const target = { host: dir, port: PORT, user: USER, database: 'postgres' };
      const queues = await openQueues({ target, log });

      const runs = await runThrough(queues, async () => {
        await server.stop(5000);
        await expect(queues.add('work', 'meanwhile', {})).rejects.toThrow();
        expect(await queues.health()).toMatchObject({ ok: false });
        await pause(1500);
        server = await start();
      });
      const sql = connect(target, { name: 'test', max: 1 });
      const unfinished = await sql`select id from bullmq.job`;
      await sql.end();
      await queues.close();
      await server.stop(5000);
      rmSync(root, { recursive: true, force: true });

      expect([...runs.values()]).toEqual(once);
      // A finish that is not told to the store makes its job run again when the lock ends, 30 s later.
      expect(unfinished).toEqual([]);
      expect(lines.length).toBeLessThan(5);
    },
    LONG,
  );
});

describe.skipIf(redisBinary === undefined)('with the queues in Redis', () => {
  it(
    'a crash of the server loses no job and runs none twice',
    async () => {
      const redis = await startRedis({ appendfsync: 'always' });
      const { log, lines } = countingLog();
      const target = { url: 'postgres://unused.invalid/none' };
      const queues = await openQueues({ target, redisUrl: redis.url, log });

      const runs = await runThrough(queues, redis.crash);
      await queues.close();
      await redis.stop();

      expect([...runs.values()]).toEqual(once);
      expect(lines.length).toBeLessThan(5);
    },
    LONG,
  );

  it('refuses at start a Redis that may throw jobs away, and says how to mend it', async () => {
    const redis = await startRedis({ 'maxmemory-policy': 'allkeys-lru' });
    const { log } = countingLog();
    const target = { url: 'postgres://unused.invalid/none' };

    await expect(openQueues({ target, redisUrl: redis.url, log })).rejects.toThrow(
      'CONFIG SET maxmemory-policy noeviction',
    );
    await redis.stop();
  });

  it('warns of a Redis that keeps nothing on disk', async () => {
    const redis = await startRedis({ appendonly: 'no' });
    const { log, lines } = countingLog();
    const target = { url: 'postgres://unused.invalid/none' };

    const queues = await openQueues({ target, redisUrl: redis.url, log });
    await queues.close();
    await redis.stop();

    expect(lines.join()).toContain('keeps nothing on disk');
  });
});

it('says so when there is no Redis at the address, without the password in it', async () => {
  const { log } = countingLog();
  const options = {
    target: { url: 'postgres://unused.invalid/none' },
    redisUrl: 'redis://:secret@127.0.0.1:1',
    log,
  };

  const failure = await openQueues(options).catch((error: Error) => error.message);

  expect(failure).toContain('REDIS_URL');
  expect(failure).not.toContain('secret');
});
