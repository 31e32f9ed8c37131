import { readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { readPidFile } from './pid-file.ts';
import { isAlive, isPostmaster, isZombie, processesIn } from './process-table.ts';
import { waitFor } from './wait-for.ts';

/**
 * Makes a data folder free for a new server, whatever became of the last one: still shutting down, orphaned by a
 * killed parent (stopped here, so that the new one has this process for its parent), or dead and not yet reaped.
 * The caller holds the lock of the folder, so a server found here belongs to nobody.
 */
export async function clearPredecessor(dir: string, log: (line: string) => void): Promise<void> {
  const old = readPidFile(dir);
  if (!old) return;
  if (isAlive(old.pid) && isPostmaster(old.pid, dir)) {
    log(`stopping the PostgreSQL (pid ${old.pid}) that an earlier run left behind`);
    await stopPostmaster(old.pid, 30_000);
  }
  // Children of a killed postmaster hold its shared memory for a moment; no new server may start before they are gone.
  await waitFor(() => processesIn(dir).length === 0, 10_000);
  if (isZombie(old.pid) || isStranger(old.pid, dir)) removeLockFiles(dir, old.socketDir);
}

/** Fast shutdown, and after `ms` an immediate one, from which the next start recovers by the write-ahead log. */
export async function stopPostmaster(
  pid: number,
  ms: number,
  signal: 'SIGINT' | 'SIGTERM' = 'SIGINT',
): Promise<void> {
  send(pid, signal);
  if (await waitFor(() => !isAlive(pid), ms)) return;
  send(pid, 'SIGQUIT');
  if (await waitFor(() => !isAlive(pid), 1000)) return;
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
  for (const name of readdirSync(dir).filter((each) => each.startsWith('.s.PGSQL.')))
    rmSync(path.join(dir, name), { force: true });
  if (socketDir !== dir && path.basename(socketDir).startsWith('xiaoer-'))
    rmSync(socketDir, { recursive: true, force: true });
}
