import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type BenchDeps, benchDeps } from '../bench/bench-deps.ts';
import { type BotApi, startBotApi } from '../test/support/bot-api.ts';
import type { TestServer } from '../test/support/postgres.ts';
import { startRedis, type TestRedis } from '../test/support/redis.ts';
import { type Audit, audit } from './audit.ts';
import { createPairs, type Pair } from './cases.ts';
import { createDatabase, createOnSmallDisk, createStoppable, type Database, type Store } from './database.ts';
import { createLoad, type Load } from './load.ts';
import { createPeople, type People } from './people.ts';
import { type Process, startProcess } from './processes.ts';
import { seeded } from './random.ts';

export type GroundOptions = {
  /** Where the queues are; PostgreSQL without. */
  queue?: 'postgres' | 'redis';
  /** Where the database is: on the server of all by default, on one that may be stopped, or on a disk that may fill. */
  store?: 'stoppable' | 'small disk';
  /** How many enterprises there are, each with a case in progress. */
  pairs?: number;
};

/** A system in processes of its own, people who use it, and the books by which it is judged. */
export type Ground = {
  random: () => number;
  /** Where time matters more than the honest length of a lease. */
  short: boolean;
  deps: BenchDeps;
  database: Database;
  /** What may be done to it, as `store` has it. */
  store: Pick<Store, 'server' | 'disk'>;
  api: BotApi;
  people: People;
  pairs: readonly Pair[];
  load: Load;
  redis: TestRedis | undefined;
  /** Starts a process and waits until it is up; `only` as the command line has it. It is ended with the ground. */
  start: (only: Process['only'], env?: Record<string, string>) => Promise<Process>;
  /** Ends the leases of one kind of process, as a minute does. Only once whoever held them is dead. */
  hurry: (only: Process['only']) => Promise<void>;
  /** Until nothing is left to handle, to fire or to send. @returns false if that did not come */
  settled: () => Promise<boolean>;
  /** The clocks of the processes are off by so much from now on: what is due to them is not by the database's. */
  jumped: (offMs: number) => void;
  /** For these pairs, all without. */
  audit: (pairs?: readonly Pair[]) => Promise<Audit>;
  close: () => Promise<void>;
};

export type Place = {
  server: TestServer;
  /** The compiled program with its fault points in. */
  main: string;
  seed: number;
  short: boolean;
};

/** Everything is told at once, at any hour, however often. */
const POLICY =
  'calendar: always\nquiet_hours: off\ndigest: off\ncaps: { enterprise_per_day: 1000, progress_per_day: 1000, updates_at_once: 0, appeals_per_day: 0 }\n';
/** Two names of this machine: whoever calls the Bot API is known by the one that it uses. */
const HOSTS = { bots: '127.0.0.1', workers: 'localhost' } as const;
const SETTLE_MS = 180_000;

export async function openGround(place: Place, options: GroundOptions = {}): Promise<Ground> {
  const dir = mkdtempSync(path.join(tmpdir(), 'xiaoer-torture-'));
  writeFileSync(path.join(dir, 'policy.yaml'), POLICY);
  const store = await openStore(place, options);
  const { database } = store;
  const redis = options.queue === 'redis' ? await startRedis() : undefined;
  const api = await startBotApi();
  const deps = await benchDeps(database, POLICY);
  const random = seeded(place.seed);
  const people = createPeople(api);
  const load = createLoad(random);
  const pairs = await createPairs(deps, people, options.pairs ?? 4);
  const processes: Process[] = [];
  const settings = {
    DATABASE_URL: database.url,
    DATA_DIR: path.join(dir, 'data'),
    XIAOER_POLICY: path.join(dir, 'policy.yaml'),
    CONDUCT_KEY: randomBytes(32).toString('base64'),
    BOT_TOKEN: api.token,
    TELEGRAM_PACING: 'off',
    LOG_LEVEL: process.env.TORTURE_LOG ?? 'silent',
    PORT: '0',
    ...(redis === undefined ? {} : { REDIS_URL: redis.url }),
  };
  const { sql } = deps;
  let offMs = 0;
  const workersHost = HOSTS.workers;
  return {
    random,
    short: place.short,
    deps,
    database,
    store,
    api,
    people,
    pairs,
    load,
    redis,
    async start(only, env = {}) {
      const TELEGRAM_API_ROOT = api.url.replace('127.0.0.1', HOSTS[only]);
      const process = await startProcess(place.main, only, { ...settings, TELEGRAM_API_ROOT, ...env });
      processes.push(process);
      return process;
    },
    hurry: (only) => (only === 'bots' ? endHolds(sql) : endLeases(sql)),
    settled: () => settled(sql, api, offMs),
    jumped: (by) => {
      offMs = by;
    },
    audit: (some = pairs) =>
      audit({ sql, api, sent: people.sent, expected: load.expected, workersHost }, some),
    async close() {
      await Promise.all(processes.map((one) => one.end('SIGKILL')));
      await store.close();
      await api.close();
      await redis?.stop();
      rmSync(dir, { recursive: true, force: true });
    },
  };
}

async function openStore({ server }: Place, { store }: GroundOptions): Promise<Store> {
  if (store === 'stoppable') return await createStoppable();
  if (store === 'small disk') {
    const made = await createOnSmallDisk();
    if (made === undefined) throw new Error('this account may not mount a small disk');
    return made;
  }
  const database = await createDatabase(server, `torture_${randomBytes(6).toString('hex')}`);
  return { database, close: database.close };
}

async function endHolds(sql: BenchDeps['sql']): Promise<void> {
  await sql`update inbox set claimed_until = null where done_at is null`;
  await sql`select pg_notify('inbox', '')`;
}

async function endLeases(sql: BenchDeps['sql']): Promise<void> {
  await sql`update accounts set busy_until = null where busy_until is not null`;
  await sql`update timers set claimed_until = null where claimed_until is not null`;
  await sql`update notices set claimed_at = 'epoch' where state = 'sending'`;
  await sql`select pg_notify('outbox', ''), pg_notify('timers', '')`;
}

async function settled(sql: BenchDeps['sql'], api: BotApi, offMs: number): Promise<boolean> {
  const end = performance.now() + SETTLE_MS;
  while (performance.now() < end) {
    const at = sql`now() + ${offMs} * interval '1 ms'`;
    // It may be away just now.
    const rows = await sql<{ n: number }[]>`
      select (select count(*)::int from inbox where done_at is null)
        + (select count(*)::int from timers where due_at <= ${at})
        + (select count(*)::int from notices where state = 'sending'
          or state = 'waiting' and (not_before <= ${at} or not_before <= created_at))
        as n`.catch(() => []);
    if (rows[0]?.n === 0 && api.waiting().length === 0) return true;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return false;
}
