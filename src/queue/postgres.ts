import { createPostgresBackend, type PgPool, Queue, runMigrations, Worker } from 'bullmq';
import { Pool } from 'pg';
import type { Target } from '../db/client.ts';
import { type Engine, WORKER } from './engine.ts';

/** SQLSTATEs and socket errors of a server that is away or going away, which will come back. */
const TRANSIENT = new Set([
  ...['57P01', '57P02', '57P03', '08000', '08003', '08006', '53300', 'ENOENT', 'ECONNRESET', 'ECONNREFUSED'],
  ...['EPIPE', 'ETIMEDOUT', 'ENOTFOUND', 'EAI_AGAIN'],
]);
/** SQLSTATEs of a schema that somebody dropped, or that is being made again just now. */
const GONE = new Set(['3F000', '42P01', '42883', '42704']);
const GOING = /cache lookup failed|could not open relation|is not initialized/i;
const LOST = /connection terminated|connection timeout|timeout exceeded when trying to connect/i;

/** Clients for queries; every worker holds one more, for LISTEN. */
const QUERY_CLIENTS = 4;
const LISTEN_CLIENTS = 6;

type Inner = {
  run: (command: string, params: unknown[]) => Promise<unknown>;
  connection: Readying;
};
type Readying = { waitUntilReady: () => Promise<void>; readyPromise: Promise<void> | undefined };

/**
 * BullMQ takes only ECONNREFUSED for a lost connection: on anything else its worker loop spins (20 000 errors
 * in 2 s) and forgets to finish running jobs, which then run twice. So every loss is given that name. And a queue
 * whose first query fell into an outage would fail for ever, since it remembers that failure: it is made to forget.
 * This reaches into what is private to BullMQ 6.7.0; tests that cut the connections hold it to that.
 * @param remake makes a schema again that was dropped; what stood in it comes back from our tables
 */
export const outageAware =
  (remake: () => void): typeof createPostgresBackend =>
  (name, options, more) => {
    const backend = createPostgresBackend(name, options, more);
    const inner = backend as unknown as Inner;
    const run = inner.run.bind(backend);
    const asWeather = (error: unknown): never => {
      if (isGone(error)) remake();
      throw asRefused(error);
    };
    inner.run = (command, params) => run(command, params).catch(asWeather);
    forgetFailure(inner.connection);
    forgetFailure(backend as unknown as Readying);
    return backend;
  };

function forgetFailure(readying: Readying): void {
  const ready = readying.waitUntilReady.bind(readying);
  readying.waitUntilReady = () =>
    ready().catch((error: unknown) => {
      readying.readyPromise = undefined;
      throw error;
    });
}

type Failure = { code?: string; message?: string };

function isGone(error: unknown): boolean {
  const { code = '', message = '' } = error as Failure;
  return GONE.has(code) || GOING.test(message);
}

function asRefused(error: unknown): unknown {
  const { code = '', message = '' } = error as Failure;
  if (!TRANSIENT.has(code) && !LOST.test(message) && !isGone(error)) return error;
  return Object.assign(new Error(`ECONNREFUSED (postgres) ${message}`, { cause: error }), {
    code: 'ECONNREFUSED',
  });
}

/**
 * BullMQ in the schema `bullmq` of our own database, on one small pool. Somebody who drops the schema loses the jobs in
 * it: it is made again by whoever misses it first.
 */
export async function openPostgresEngine(target: Target, warn: (text: string) => void): Promise<Engine> {
  const { url, ...rest } = { url: undefined, ...target };
  const pool = new Pool({
    ...rest,
    ...(url === undefined ? {} : { connectionString: url }),
    max: QUERY_CLIENTS + LISTEN_CLIENTS,
    keepAlive: true,
    connectionTimeoutMillis: 10_000,
    application_name: 'xiaoer queue',
    // A queue that forgets its last moments in a crash is woken again from our tables, so it need not wait for the disk.
    options: '-c search_path=bullmq -c synchronous_commit=off',
  });
  pool.setMaxListeners(0);
  pool.on('error', () => {});
  // While a client is lent out nobody else listens, and an error that nobody listens to ends the process.
  pool.on('connect', (client) => client.on('error', () => {}));
  await migrate(pool).catch(async (error) => {
    await pool.end();
    throw error;
  });
  // The types of `pg` and BullMQ differ in optional properties only.
  const connection = pool as unknown as PgPool;
  const backend = outageAware(remaking(pool, warn));
  return {
    name: 'postgres',
    makeQueue: (name) => new Queue(name, { connection }, backend),
    makeWorker: (name, process, options) =>
      new Worker(name, process, { connection, ...WORKER, ...options }, backend),
    ping: () => pool.query('select 1'),
    close: () => pool.end(),
  };
}

/** One at a time; other processes may be at the same, and wait for each other. */
function remaking(pool: Pool, warn: (text: string) => void): () => void {
  let isUnderWay = false;
  return () => {
    if (isUnderWay) return;
    isUnderWay = true;
    migrate(pool)
      .then(() => warn('the schema of the queues was gone; it was made again'))
      .catch((error: Error) =>
        warn(`the schema of the queues is gone and could not be made: ${error.message}`),
      )
      .finally(() => {
        isUnderWay = false;
      });
  };
}

async function migrate(pool: Pool): Promise<void> {
  const client = await pool.connect();
  try {
    await runMigrations(client, 'bullmq');
  } finally {
    client.release();
  }
}
