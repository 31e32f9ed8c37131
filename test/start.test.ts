import path from 'node:path';
import { pino } from 'pino';
import { expect, it } from 'vitest';
import { readConfig } from '../src/config.ts';
import { openDeps } from '../src/start.ts';
import { tempDir } from './db/embedded-support.ts';
import { cleanUp } from './support/clean-up.ts';
import { createTestDatabase } from './support/database.ts';

const log = pino({ level: 'silent' });
const none = '/there/is/no/such/file';

it('needs no settings: a database of its own, migrated, with the default policy in force; commands share it', async () => {
  const config = readConfig({ DATA_DIR: path.join(tempDir(), 'data') }, none);
  const main = await openDeps(config, { what: 'start', mode: 'own', log });
  const command = await openDeps(config, { what: 'import', mode: 'share', log });

  expect(await command.deps.sql`select version from policies`).toEqual([
    { version: main.deps.policies.current().version },
  ]);
  expect(command.deps.newId()).toMatch(/^[0-9a-f-]{36}$/);
  expect(main.deps.random(16)).toHaveLength(16);
  await command.close();
  expect(await main.deps.sql`select 1 as one`).toEqual([{ one: 1 }]);
  await main.close();
});

it('tells the time, which a demo may move forward for good', async () => {
  const database = await createTestDatabase();
  cleanUp(database.drop);
  const { host, port, user, database: name } = database.target;
  const url = `postgres://${user}@localhost:${port}/${name}?host=${encodeURIComponent(host)}`;
  const config = { ...readConfig({}, none), databaseUrl: url };
  const first = await openDeps(config, { what: 'demo', mode: 'own', log });
  await first.clock.advance(3_600_000);
  await first.clock.advance(60_000);
  await first.close();

  const second = await openDeps(config, { what: 'demo', mode: 'own', log });
  expect(second.deps.now().getTime() - Date.now()).toBeGreaterThan(3_659_000);
  await second.clock.reset();
  expect(Math.abs(second.deps.now().getTime() - Date.now())).toBeLessThan(1000);
  await second.close();
});

it('says what to do about a database that it cannot use, without the password', async () => {
  const config = readConfig({ DATABASE_URL: 'postgres://app:hunter2@127.0.0.1:1/none' }, none);
  const failed = await openDeps(config, { what: 'import', mode: 'share', log }).catch(
    (error: Error) => error,
  );

  expect(failed).toMatchObject({
    name: 'SetupError',
    message: expect.stringMatching(/app@127\.0\.0\.1:1\/none.*DATABASE_URL/),
  });
  expect(String(failed)).not.toContain('hunter2');
});
