import { tmpdir } from 'node:os';
import path from 'node:path';
import { pino } from 'pino';
import { connect, openClients, type Clients, type SocketTarget } from '../src/db/client.ts';
import { openEmbedded } from '../src/db/embedded/open.ts';
import { migrateDatabase } from '../src/db/migrate.ts';
import { startTestServer, type TestServer } from '../test/support/postgres.ts';
import { mountSmallDisk, type SmallDisk } from '../test/support/small-disk.ts';
import { type StoppableServer, startStoppable } from '../test/support/stoppable-server.ts';

/** As the product runs it: what was committed outlives a crash. */
const DURABLE = { fsync: 'on', synchronous_commit: 'on', max_connections: '200' };

export type Server = TestServer & { stop: () => Promise<void> };

/** A throw-away PostgreSQL with a migrated database to clone. */
export async function startServer(): Promise<Server> {
  const server = await startTestServer(DURABLE);
  await asAdmin(server, (sql) => sql`create database template_xiaoer`);
  await migrateDatabase({ ...at(server), database: 'template_xiaoer' });
  return server;
}

export type Database = Clients & { target: SocketTarget; url: string };

/** A database and what may be done to it. */
export type Store = {
  database: Database;
  /** Of a server of its own, that may be stopped and started. */
  server?: Pick<StoppableServer, 'stop' | 'start'>;
  /** What the server stands on. */
  disk?: SmallDisk;
  close: () => Promise<void>;
};

/** A server that stops and starts when it is told to. */
export async function createStoppable(): Promise<Store> {
  const server = await startStoppable(tmpdir(), DURABLE);
  await migrateDatabase(server.target);
  const database = openOn(server.target);
  const close = async () => {
    await database.close();
    await server.remove();
  };
  return { database, server, close };
}

/** The built-in server on a disk that can be filled; undefined where this account may not mount one. */
export async function createOnSmallDisk(): Promise<Store | undefined> {
  const disk = mountSmallDisk(320);
  if (disk === undefined) return undefined;
  const log = pino({ level: process.env.TORTURE_LOG ?? 'silent' });
  const options = { dataDir: path.join(disk.dir, 'data'), mode: 'own', what: 'torture', port: null } as const;
  const { target, close: end } = await openEmbedded({ ...options, log, onLost: () => {} });
  if (!('host' in target)) throw new Error('the built-in one has a socket');
  await migrateDatabase(target);
  const database = openOn(target);
  const close = async () => {
    await database.close();
    await end();
    disk.remove();
  };
  return { database, disk, close };
}

function openOn(target: SocketTarget): Database {
  const { host, port, user, database } = target;
  const url = `postgres://${user}@localhost:${port}/${database}?host=${encodeURIComponent(host)}`;
  return { ...openClients(target, { drizzleMax: 2, sqlMax: 4 }), target, url };
}

/** A migrated database of its own, left behind for the server to take away. */
export async function createDatabase(server: TestServer, name: string): Promise<Database> {
  await asAdmin(
    server,
    (sql) => sql`create database ${sql(name)} template template_xiaoer strategy file_copy`,
  );
  return openOn({ ...at(server), database: name });
}

const at = ({ host, port, user }: TestServer) => ({ host, port, user });

async function asAdmin(
  server: TestServer,
  work: (sql: ReturnType<typeof connect>) => Promise<unknown>,
): Promise<void> {
  const admin = connect({ ...at(server), database: 'postgres' }, { name: 'torture', max: 1 });
  await work(admin).finally(() => admin.end());
}
