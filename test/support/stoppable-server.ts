import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import path from 'node:path';
import type { SocketTarget } from '../../src/db/client.ts';
import { chooseAccount } from '../../src/db/embedded/account.ts';
import { findBinaries } from '../../src/db/embedded/binaries.ts';
import { initCluster, USER } from '../../src/db/embedded/cluster.ts';
import { startServer } from '../../src/db/embedded/server.ts';
import { PORT } from '../../src/db/embedded/socket-dir.ts';

export type StoppableServer = {
  target: SocketTarget;
  /** Cuts everybody off, as `pg_ctl stop` does. */
  stop: () => Promise<void>;
  start: () => Promise<void>;
  /** Stops it and takes its folder away. */
  remove: () => Promise<void>;
};

/** A PostgreSQL in a folder of its own, which may be stopped and started. */
export async function startStoppable(
  under: string,
  settings: Record<string, string>,
): Promise<StoppableServer> {
  const root = mkdtempSync(path.join(under, 'xiaoer-own-'));
  chmodSync(root, 0o711);
  const dir = path.join(root, 'pg');
  const binaries = findBinaries();
  const account = chooseAccount(binaries.postgres, dir, root);
  await initCluster(dir, binaries, account);
  const begin = () => startServer({ dir, socketDir: dir, binaries, account, settings, log: () => {} });
  let server: Awaited<ReturnType<typeof begin>> | undefined = await begin();
  const stop = async () => {
    await server?.stop(5000);
    server = undefined;
  };
  return {
    target: { host: dir, port: PORT, user: USER, database: 'postgres' },
    stop,
    start: async () => {
      server ??= await begin();
    },
    remove: async () => {
      await stop();
      rmSync(root, { recursive: true, force: true });
    },
  };
}
