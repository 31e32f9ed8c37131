import type { TestProject } from 'vitest/node';
import { rmSync } from 'node:fs';
import { connect } from '../../src/db/client.ts';
import { migrateDatabase } from '../../src/db/migrate.ts';
import { roomForProgram } from '../../torture/build.ts';
import { startTestServer, type TestServer } from './postgres.ts';

declare module 'vitest' {
  interface ProvidedContext {
    postgres: TestServer;
    /** Where the first that needs it builds the program. */
    programRoom: string;
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
  const programRoom = roomForProgram();
  project.provide('programRoom', programRoom);
  return async () => {
    rmSync(programRoom, { recursive: true, force: true });
    await stop();
  };
}
