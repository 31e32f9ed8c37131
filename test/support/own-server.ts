import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { openClients, type SocketTarget } from '../../src/db/client.ts';
import { chooseAccount } from '../../src/db/embedded/account.ts';
import { findBinaries } from '../../src/db/embedded/binaries.ts';
import { initCluster, USER } from '../../src/db/embedded/cluster.ts';
import { startServer } from '../../src/db/embedded/server.ts';
import { PORT } from '../../src/db/embedded/socket-dir.ts';
import { migrateDatabase } from '../../src/db/migrate.ts';
import type { TestDatabase } from './database.ts';
import { cleanUp } from './clean-up.ts';

export type OwnServer = {
  database: TestDatabase;
  /** Cuts everybody off, as `pg_ctl stop` does. */
  stop: () => Promise<void>;
  start: () => Promise<void>;
};

/** A PostgreSQL for one test alone, migrated, which may be stopped and started. */
export async function startOwnServer(under = tmpdir()): Promise<OwnServer> {
  const root = mkdtempSync(path.join(under, 'xiaoer-own-'));
  chmodSync(root, 0o711);
  const dir = path.join(root, 'pg');
  const binaries = findBinaries();
  const account = chooseAccount(binaries.postgres, dir, root);
  await initCluster(dir, binaries, account);
  const settings = { fsync: 'off', max_connections: '100' };
  const begin = () => startServer({ dir, socketDir: dir, binaries, account, settings, log: () => {} });
  let server: Awaited<ReturnType<typeof begin>> | undefined = await begin();
  const target: SocketTarget = { host: dir, port: PORT, user: USER, database: 'postgres' };
  await migrateDatabase(target);
  const clients = openClients(target, { drizzleMax: 4, sqlMax: 4 });
  const stop = async () => {
    await server?.stop(5000);
    server = undefined;
  };
  const drop = async () => {
    await clients.close();
    await stop();
    rmSync(root, { recursive: true, force: true });
  };
  cleanUp(drop);
  return {
    database: { ...clients, target, drop: async () => {} },
    stop,
    start: async () => {
      server ??= await begin();
    },
  };
}
