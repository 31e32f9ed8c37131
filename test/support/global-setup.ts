import type { TestProject } from 'vitest/node';
import { connect } from '../../src/db/client.ts';
import { migrateDatabase } from '../../src/db/migrate.ts';
import { startTestServer, type TestServer } from './postgres.ts';

declare module 'vitest' {
  interface ProvidedContext {
    postgres: TestServer;
  }
}

/** One PostgreSQL for the whole run, with a migrated database that tests are cloned from. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const { stop, ...server } = await startTestServer();
  const sql = connect({ ...server, database: 'postgres' }, { name: 'setup', max: 1 });
  await sql`create database template_xiaoer`;
  await sql.end();
  await migrateDatabase({ ...server, database: 'template_xiaoer' });
  project.provide('postgres', server);
  return stop;
}
