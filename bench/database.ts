import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type Clients, connect, openClients, type SocketTarget } from '../src/db/client.ts';
import { chooseAccount } from '../src/db/embedded/account.ts';
import { findBinaries } from '../src/db/embedded/binaries.ts';
import { initCluster, USER } from '../src/db/embedded/cluster.ts';
import { startServer } from '../src/db/embedded/server.ts';
import { PORT } from '../src/db/embedded/socket-dir.ts';
import { migrateDatabase } from '../src/db/migrate.ts';

export type Bench = Clients & { target: SocketTarget };
export type BenchServer = {
  /** A new, migrated, empty database. */
  create: (name: string) => Promise<Bench>;
  stop: () => Promise<void>;
};

/** As the product runs it, every commit waits for the disk; but filling the tables shall not be checkpointed midway. */
const SETTINGS = { fsync: 'on', synchronous_commit: 'on', max_connections: '100', max_wal_size: '4GB' };

/** A throw-away PostgreSQL with the durability of the real one. */
export async function startBenchServer(): Promise<BenchServer> {
  const root = mkdtempSync(path.join(tmpdir(), 'xiaoer-bench-'));
  chmodSync(root, 0o711);
  const dir = path.join(root, 'pg');
  const binaries = findBinaries();
  const account = chooseAccount(binaries.postgres, dir, root);
  await initCluster(dir, binaries, account);
  const options = { dir, socketDir: dir, binaries, account, settings: SETTINGS, log: () => {} };
  const server = await startServer(options);
  const opened: Clients[] = [];

  async function create(database: string): Promise<Bench> {
    const target = { host: dir, port: PORT, user: USER, database };
    const admin = connect({ ...target, database: 'postgres' }, { name: 'bench', max: 1 });
    await admin`create database ${admin(database)}`;
    await admin.end();
    await migrateDatabase(target);
    const clients = openClients(target);
    opened.push(clients);
    return { ...clients, target };
  }
  async function stop(): Promise<void> {
    for (const clients of opened) await clients.close();
    await server.stop(5000);
    rmSync(root, { recursive: true, force: true });
  }
  return { create, stop };
}
