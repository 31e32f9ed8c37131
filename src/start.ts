import { randomBytes, randomUUID } from 'node:crypto';
import type { Logger } from 'pino';
import { closedBox } from './conduct/box.ts';
import { boxOf } from './conduct/key.ts';
import type { Config } from './config.ts';
import { type Db, openClients, type Target } from './db/client.ts';
import { migrateDatabase } from './db/migrate.ts';
import { openDatabase } from './db/open.ts';
import { addToSetting, readSetting, writeSetting } from './db/store-settings.ts';
import type { Deps } from './deps.ts';
import { makeLogger } from './log.ts';
import { makeMetrics } from './observe/metrics.ts';
import { noTracing, type Tracing } from './observe/tracing.ts';
import { readPolicy } from './policy/load.ts';
import { openPolicies } from './policy/store.ts';
import { policyInForce } from './policy/store-in-force.ts';
import { type Accept, takeUpPolicy } from './policy/take-up.ts';
import { recordAct } from './record/acts.ts';

export type OpenDepsOptions = {
  /** The command, told to whoever finds the data folder taken. */
  what: string;
  /** `own` for what runs on (start, demo); `share` for commands, which may find one of those running. */
  mode: 'own' | 'share';
  log?: Logger;
  /** Asked where the policy file would move dates of open cases. Without it nobody agrees, and the old policy stays. */
  accept?: Accept;
};

export type Opened = {
  deps: Deps;
  /** Where the database is, for the queues. */
  target: Target;
  clock: DemoClock;
  /** Resolves when the built-in database is lost for good: the process should end with code 1. */
  lost: Promise<Error>;
  /** Closes the pools, then the built-in database. */
  close: () => Promise<void>;
};

/** Time that a demo may move forward; kept in the database, so that a restart does not go back in time. */
export type DemoClock = {
  offsetMs: () => number;
  advance: (ms: number) => Promise<void>;
  reset: () => Promise<void>;
};

const OFFSET = 'clock_offset_ms';

/** All that the parts of a process are given: opens and migrates the database, reads the clock, loads the policies. */
export async function openDeps(
  config: Config,
  { what, mode, log, accept = async () => false }: OpenDepsOptions,
): Promise<Opened> {
  const logger = log ?? makeLogger(config.logLevel);
  const { promise: lost, resolve: onLost } = later<Error>();
  const { databaseUrl, dataDir, port } = config;
  const database = await openDatabase({
    databaseUrl,
    dataDir,
    mode,
    what,
    port: mode === 'own' ? port : null,
    log: logger,
    onLost,
  });
  const { target } = database;
  const clients = openClients(target, { name: `xiaoer ${what}` });
  const close = async () => {
    await clients.close();
    await database.close();
  };
  try {
    const { applied } = await migrateDatabase(target);
    if (applied > 0) logger.info({ applied }, 'the database was migrated');
    const { now, clock } = await openClock(clients.db);
    const inForce = await policyInForce(clients.db);
    // A file with faults ends the start, whatever is in force.
    const file = mode === 'own' || inForce === undefined ? readPolicy(config.policyFile) : inForce;
    if (inForce === undefined) await recordFirst({ now, sql: clients.sql }, file.version);
    const policies = await openPolicies({ db: clients.db, now, zone: config.zone }, inForce ?? file);
    // Commands beside a running system neither make a key nor need one.
    const box =
      mode === 'own'
        ? await boxOf(config, { db: clients.db, now, random: randomBytes, log: logger })
        : closedBox();
    const tracing = mode === 'own' ? await tracingOf(config) : noTracing;
    const deps = {
      db: clients.db,
      sql: clients.sql,
      now,
      newId: randomUUID,
      random: randomBytes,
      policies,
      box,
      log: logger,
      metrics: makeMetrics(),
      tracing,
    };
    if (mode === 'own') await takeUpPolicy(deps, file, accept);
    const closeAll = async () => {
      await tracing.stop();
      await close();
    };
    return { deps, target, clock, lost, close: closeAll };
  } catch (error) {
    await close();
    throw error;
  }
}

/** The first policy of a town, too, is on record before it is in force. */
async function recordFirst(deps: Pick<Deps, 'now' | 'sql'>, version: string): Promise<void> {
  await deps.sql.begin((tx) => recordAct(deps, tx, { type: 'policy', data: { version }, actorId: null }));
}

/** The exporter is big: it is only read where somebody collects traces. */
async function tracingOf({ otlpEndpoint }: Config): Promise<Tracing> {
  if (otlpEndpoint === undefined) return noTracing;
  return (await import('./observe/open-tracing.ts')).openTracing(otlpEndpoint);
}

async function openClock(db: Db): Promise<{ now: () => Date; clock: DemoClock }> {
  let offset = (await readSetting<number>(db, OFFSET)) ?? 0;
  const clock: DemoClock = {
    offsetMs: () => offset,
    advance: async (ms) => {
      offset = await addToSetting(db, OFFSET, ms);
    },
    reset: async () => {
      await writeSetting(db, OFFSET, 0);
      offset = 0;
    },
  };
  return { now: () => new Date(Date.now() + offset), clock };
}

function later<T>(): { promise: Promise<T>; resolve: (value: T) => void } {
  let resolve: (value: T) => void = () => {};
  const promise = new Promise<T>((settle) => {
    resolve = settle;
  });
  return { promise, resolve };
}
