import { randomBytes } from 'node:crypto';
import { inject } from 'vitest';
import { type Clients, connect, openClients, type SocketTarget } from '../../src/db/client.ts';

export type TestDatabase = Clients & {
  target: SocketTarget;
  /** Closes the clients and removes the database. */
  drop: () => Promise<void>;
};

/** A private, migrated, empty database with clients of its own. `empty` leaves out the migrations too. */
export async function createTestDatabase(options: { empty?: boolean } = {}): Promise<TestDatabase> {
  const server = inject('postgres');
  const database = `test_${randomBytes(6).toString('hex')}`;
  const admin = connect({ ...server, database: 'postgres' }, { name: 'test', max: 1 });
  await admin`create database ${admin(database)} template ${admin(options.empty ? 'template1' : 'template_xiaoer')} strategy file_copy`;
  await admin.end();

  const target = { ...server, database };
  const clients = openClients(target, { drizzleMax: 4, sqlMax: 4 });
  const drop = async () => {
    await clients.close();
    const last = connect({ ...server, database: 'postgres' }, { name: 'test', max: 1 });
    await last`drop database ${last(database)} with (force)`;
    await last.end();
  };
  return { ...clients, target, drop };
}
