import { tmpdir } from 'node:os';
import { openClients } from '../../src/db/client.ts';
import { migrateDatabase } from '../../src/db/migrate.ts';
import { cleanUp } from './clean-up.ts';
import type { TestDatabase } from './database.ts';
import { type StoppableServer, startStoppable } from './stoppable-server.ts';

export type OwnServer = Pick<StoppableServer, 'stop' | 'start'> & { database: TestDatabase };

/** A PostgreSQL for one test alone, migrated, which may be stopped and started. */
export async function startOwnServer(under = tmpdir()): Promise<OwnServer> {
  const { target, stop, start, remove } = await startStoppable(under, {
    fsync: 'off',
    max_connections: '100',
  });
  await migrateDatabase(target);
  const clients = openClients(target, { drizzleMax: 4, sqlMax: 4 });
  cleanUp(async () => {
    await clients.close();
    await remove();
  });
  return { database: { ...clients, target, drop: async () => {} }, stop, start };
}
