import { existsSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { SetupError } from '../../setup-error.ts';
import { ownerOf } from './claim.ts';
import { USER } from './cluster.ts';
import { type PidFile, readPidFile } from './pid-file.ts';
import { isAlive, isPostmaster, isZombie, processesIn } from './process-table.ts';
import { waitFor } from './wait-for.ts';

/**
 * Makes a data folder free for a new server, whatever became of the last one: still shutting down, orphaned by a
 * killed parent (stopped here, so that the new one has this process for its parent), or dead and not yet reaped.
 * The caller holds the lock file of the folder; should that have been deleted by hand, the owner's lock inside a
 * running server still protects it.
 */
export async function clearPredecessor(dir: string, log: (line: string) => void): Promise<void> {
  const old = readPidFile(dir);
  if (!old) return;
  if (isAlive(old.pid) && isPostmaster(old.pid, dir)) {
    await refuseOwned(old);
    log(`stopping the PostgreSQL (pid ${old.pid}) that an earlier run left behind`);
    await stopPostmaster(old.pid, 15_000);
  }
  // Children of a killed postmaster hold its shared memory for a moment; no new server may start before they are gone.
  await waitFor(() => processesIn(dir).length === 0, 10_000);
  if (isZombie(old.pid) || isStranger(old.pid, dir)) removeLockFiles(dir, old.socketDir);
}

async function refuseOwned({ pid, socketDir: host, port, status }: PidFile): Promise<void> {
  const owner = status === 'ready' ? await ownerOf({ host, port, user: USER }) : undefined;
  if (!owner) return;
  throw new SetupError({
    zh: `这个数据文件夹的数据库（PostgreSQL，进程 ${pid}）正在被另一个小二使用：${owner}。先停掉那个，或用 DATA_DIR 给这个另设文件夹。`,
    en: `The database of this data folder (PostgreSQL, pid ${pid}) is in use by another Xiaoer: ${owner}. Stop that one first, or give this one a folder of its own with DATA_DIR.`,
  });
}

/**
 * Cuts connections off and stops. A server that is not gone after `ms` is stopped at once, and the next start recovers
 * from the write-ahead log.
 */
export async function stopPostmaster(pid: number, ms: number): Promise<void> {
  for (const [signal, patience] of [
    ['SIGINT', ms],
    ['SIGQUIT', 1000],
  ] as const) {
    send(pid, signal);
    if (await waitFor(() => !isAlive(pid), patience)) return;
  }
  send(pid, 'SIGKILL');
}

function send(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch {
    // Gone already.
  }
}

/** The pid in the file now belongs to another program (after a reboot, say): PostgreSQL alone would refuse to start. */
function isStranger(pid: number, dir: string): boolean {
  return isAlive(pid) && !isPostmaster(pid, dir);
}

function removeLockFiles(dir: string, socketDir: string): void {
  rmSync(path.join(dir, 'postmaster.pid'), { force: true });
  for (const folder of new Set([dir, socketDir].filter((each) => existsSync(each)))) {
    for (const name of readdirSync(folder).filter((each) => each.startsWith('.s.PGSQL.')))
      rmSync(path.join(folder, name), { force: true });
  }
}
