import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it } from 'vitest';
import { migrateDatabase, migrationsFolder } from '../../src/db/migrate.ts';
import { cleanUp } from '../support/clean-up.ts';
import { createTestDatabase } from '../support/database.ts';

async function emptyDatabase() {
  const database = await createTestDatabase({ empty: true });
  cleanUp(database.drop);
  return database;
}

/** Our migrations and one more, which makes a table. */
function laterFolder(when: number): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'xiaoer-drizzle-'));
  cleanUp(() => rmSync(folder, { recursive: true }));
  cpSync(migrationsFolder(), folder, { recursive: true });
  const file = path.join(folder, 'meta/_journal.json');
  const journal = JSON.parse(readFileSync(file, 'utf8'));
  journal.entries.push({
    idx: journal.entries.length,
    version: '7',
    when,
    tag: '9999_later',
    breakpoints: true,
  });
  writeFileSync(file, JSON.stringify(journal));
  writeFileSync(path.join(folder, '9999_later.sql'), 'create table later (id int);');
  return folder;
}

const journal = JSON.parse(readFileSync(path.join(migrationsFolder(), 'meta/_journal.json'), 'utf8'));
const newest: number = journal.entries.at(-1).when;

it('migrates once when eight processes start at the same time', async () => {
  const { target } = await emptyDatabase();

  const runs = await Promise.all(Array.from({ length: 8 }, () => migrateDatabase(target)));

  expect(runs.map((run) => run.applied).sort()).toEqual([0, 0, 0, 0, 0, 0, 0, journal.entries.length]);
});

it('adds what is missing to a database of an earlier version', async () => {
  const { target, sql } = await emptyDatabase();
  await migrateDatabase(target);

  expect(await migrateDatabase(target, laterFolder(newest + 1))).toEqual({ applied: 1 });
  expect(await sql`select * from later`).toEqual([]);
});

it('refuses a database newer than itself, and changes nothing', async () => {
  const { target } = await emptyDatabase();
  await migrateDatabase(target, laterFolder(newest + 1));

  await expect(migrateDatabase(target)).rejects.toThrow(/newer than this program.*Install the version/);
});

it('refuses a database whose history has a hole, which drizzle would skip without a word', async () => {
  const { target, sql } = await emptyDatabase();
  await migrateDatabase(target, laterFolder(newest + 1));
  await sql`delete from drizzle.__drizzle_migrations where created_at <= ${newest}`;

  await expect(migrateDatabase(target, laterFolder(newest + 1))).rejects.toThrow(/misses migration/);
});

it('keeps the journal in order and out of the future', () => {
  const whens: number[] = journal.entries.map((entry: { when: number }) => entry.when);

  expect(whens).toEqual([...new Set(whens)].sort((a, b) => a - b));
  expect(newest).toBeLessThanOrEqual(Date.now());
});
