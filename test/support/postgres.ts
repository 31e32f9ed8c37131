import { chmodSync, mkdtempSync, readdirSync, rmSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { chooseAccount } from '../../src/db/embedded/account.ts';
import { findBinaries } from '../../src/db/embedded/binaries.ts';
import { initCluster, USER } from '../../src/db/embedded/cluster.ts';
import { startServer } from '../../src/db/embedded/server.ts';
import { isAlive } from '../../src/db/embedded/process-table.ts';
import { PORT } from '../../src/db/embedded/socket-dir.ts';

export type TestServer = { host: string; port: number; user: string };

const MEMORY = '/dev/shm';
const ROOM_BYTES = 2 * 1024 ** 3;

/** Memory where the machine has enough of it: every test clones a database, thirty times faster there than on a disk. */
function throwAwayFolder(): string {
  try {
    const { bavail, bsize } = statfsSync(MEMORY);
    if (bavail * bsize >= ROOM_BYTES) return MEMORY;
  } catch {
    // No such folder on macOS.
  }
  return tmpdir();
}

const FAST = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_connections: '300' };

/** What a run leaves behind that was killed would stay in memory until the machine restarts. */
function removeLeftovers(folder: string): void {
  for (const name of readdirSync(folder)) {
    const pid = /^xiaoer-test-(\d+)-/.exec(name)?.[1];
    if (pid === undefined || isAlive(Number(pid))) continue;
    try {
      rmSync(path.join(folder, name), { recursive: true, force: true });
    } catch {
      // Another account's: not ours to clear away.
    }
  }
}

/** One throw-away PostgreSQL that trades safety for speed, unless it is told not to. */
export async function startTestServer(
  settings: Record<string, string> = FAST,
): Promise<TestServer & { stop: () => Promise<void> }> {
  const folder = throwAwayFolder();
  removeLeftovers(folder);
  const root = mkdtempSync(path.join(folder, `xiaoer-test-${process.pid}-`));
  chmodSync(root, 0o711);
  const dir = path.join(root, 'pg');
  const binaries = findBinaries();
  const account = chooseAccount(binaries.postgres, dir, root);
  await initCluster(dir, binaries, account);
  const server = await startServer({ dir, socketDir: dir, binaries, account, settings, log: () => {} });
  const stop = async () => {
    await server.stop(5000);
    rmSync(root, { recursive: true, force: true });
  };
  return { host: dir, port: PORT, user: USER, stop };
}
