import { connect, openClients, type Clients, type SocketTarget } from '../src/db/client.ts';
import { migrateDatabase } from '../src/db/migrate.ts';
import { startTestServer, type TestServer } from '../test/support/postgres.ts';

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

/** A migrated database of its own, left behind for the server to take away. */
export async function createDatabase(server: TestServer, name: string): Promise<Database> {
  await asAdmin(
    server,
    (sql) => sql`create database ${sql(name)} template template_xiaoer strategy file_copy`,
  );
  const target = { ...at(server), database: name };
  const { host, port, user } = target;
  const url = `postgres://${user}@localhost:${port}/${name}?host=${encodeURIComponent(host)}`;
  return { ...openClients(target, { drizzleMax: 2, sqlMax: 4 }), target, url };
}

const at = ({ host, port, user }: TestServer) => ({ host, port, user });

async function asAdmin(
  server: TestServer,
  work: (sql: ReturnType<typeof connect>) => Promise<unknown>,
): Promise<void> {
  const admin = connect({ ...at(server), database: 'postgres' }, { name: 'torture', max: 1 });
  await work(admin).finally(() => admin.end());
}
