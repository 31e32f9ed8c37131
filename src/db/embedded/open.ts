import { rmSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from 'pino';
import { SetupError } from '../../setup-error.ts';
import { connect, type Target } from '../client.ts';
import { chooseAccount } from './account.ts';
import { findBinaries } from './binaries.ts';
import { type Claim, claimServer } from './claim.ts';
import { DATABASE, initCluster, USER } from './cluster.ts';
import { clusterDir, lockFile, prepareDataDir, unusable } from './data-dir.ts';
import { type Holder, holderOf, type Lock, takeLock } from './lock.ts';
import { readPidFile } from './pid-file.ts';
import { PORT, socketDirFor } from './socket-dir.ts';
import { supervise } from './supervisor.ts';

export type EmbeddedOptions = {
  dataDir: string;
  /** `own`: nobody else may have the folder. `share`: use the running server, or run it while we need it. */
  mode: 'own' | 'share';
  /** The command and HTTP port, told to whoever finds the folder taken. */
  what: string;
  port: number | null;
  log: Logger;
  onLost: (error: Error) => void;
};

export type Embedded = { target: Target; close: () => Promise<void> };

// A clean stop takes well under a second; ten are promised for the whole program.
const STOP_MS = 7000;
/** How long the one that runs the server for itself waits for others that use it meanwhile. */
const LINGER_MS = 60_000;
/** Longer than a first start and most recoveries take. */
const REACH_MS = 30_000;

const SETTINGS = {
  timezone: 'UTC',
  jit: 'off',
  max_wal_size: '256MB',
  min_wal_size: '32MB',
  // DETAIL lines quote the values of rows: personal data has no place in a log.
  log_error_verbosity: 'terse',
  log_min_error_statement: 'panic',
};

/** The built-in PostgreSQL of a data folder. */
export async function openEmbedded(options: EmbeddedOptions): Promise<Embedded> {
  const dataDir = prepareDataDir(options.dataDir);
  for (;;) {
    const lock = lockOrSay(dataDir, options);
    if (lock.held) return own(dataDir, options, lock.release);
    if (options.mode === 'own') throw inUse(dataDir, lock.by);
    const shared = await reach(dataDir, lock.by);
    if (shared) return shared;
  }
}

function lockOrSay(dataDir: string, options: EmbeddedOptions): Lock {
  try {
    return takeLock(lockFile(dataDir), options);
  } catch (error) {
    throw unusable(dataDir, error as NodeJS.ErrnoException);
  }
}

async function own(dataDir: string, options: EmbeddedOptions, unlock: () => void): Promise<Embedded> {
  try {
    const dir = clusterDir(dataDir);
    const binaries = findBinaries();
    const account = chooseAccount(binaries.postgres, dir, dataDir);
    await initCluster(dir, binaries, account);
    const socketDir = socketDirFor(dir, account);
    const at = { host: socketDir, port: PORT, user: USER };
    let claim: Claim | undefined;
    const onReady = async () => {
      await claim?.release();
      claim = await claimServer(at);
    };
    const server = await supervise({
      ...options,
      dir,
      socketDir,
      binaries,
      account,
      settings: SETTINGS,
      onReady,
    });
    const close = async () => {
      try {
        if (options.mode === 'share') await claim?.alone(LINGER_MS);
        await claim?.release();
      } finally {
        await server.stop(STOP_MS);
        if (socketDir !== dir) rmSync(socketDir, { recursive: true, force: true });
        unlock();
      }
    };
    return { target: { ...at, database: DATABASE }, close };
  } catch (error) {
    unlock();
    throw error;
  }
}

/** Waits for the holder's server to take connections; undefined when the holder is gone or going. */
async function reach(dataDir: string, by: Holder): Promise<Embedded | undefined> {
  const until = performance.now() + REACH_MS;
  while (performance.now() < until) {
    const running = readPidFile(clusterDir(dataDir));
    if (running?.status === 'ready') {
      const shared = await visit({
        host: running.socketDir,
        port: running.port,
        user: USER,
        database: DATABASE,
      });
      if (shared) return shared;
    }
    await sleep(100);
    if (!holderOf(lockFile(dataDir))) return undefined;
  }
  throw new SetupError({
    zh: `数据文件夹 ${dataDir} 归${describe(by).zh}用，可是它的数据库没有回应。看看它的日志，必要时重启它（kill ${by.pid}）。`,
    en: `${describe(by).en} has the data folder ${dataDir}, but its database does not answer. See its log; restart it if need be (kill ${by.pid}).`,
  });
}

/** Keeps one connection for as long as we use the server: by it a holder that only runs a command sees that we do. */
async function visit(target: Target): Promise<Embedded | undefined> {
  const sql = connect(target, { name: `xiaoer visitor ${process.pid}`, max: 1, forever: true });
  const close = () => sql.end({ timeout: 1 });
  try {
    await sql`select 1`;
    return { target, close };
  } catch {
    await close();
    return undefined;
  }
}

function inUse(dataDir: string, by: Holder): SetupError {
  const spare = `${path.basename(dataDir)}-2`;
  const next = by.port === null ? '' : ` PORT=${by.port + 1}`;
  return new SetupError({
    zh: `数据文件夹 ${dataDir} 正在被${describe(by).zh}使用。先停掉那个（kill ${by.pid}），或给这个另设文件夹和端口：DATA_DIR=${spare}${next}`,
    en: `The data folder ${dataDir} is in use by ${describe(by).en}. Stop that one first (kill ${by.pid}), or give this one a folder and port of its own: DATA_DIR=${spare}${next}`,
  });
}

function describe({ what, pid, host, since, port }: Holder): { zh: string; en: string } {
  return {
    zh: ` xiaoer ${what}（进程 ${pid}，主机 ${host}，${since} 启动${port === null ? '' : `，端口 ${port}`}）`,
    en: `xiaoer ${what} (pid ${pid} on ${host}, since ${since}${port === null ? '' : `, port ${port}`})`,
  };
}
