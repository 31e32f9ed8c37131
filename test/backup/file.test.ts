import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it } from 'vitest';
import { readBackup } from '../../src/backup/read.ts';
import { readAsleep } from '../../src/backup/store-asleep.ts';
import { restoreBackup } from '../../src/backup/restore.ts';
import { writeBackup } from '../../src/backup/write.ts';
import { connect } from '../../src/db/client.ts';
import { knownMigrations, migrateUpTo, migrationsFolder } from '../../src/db/migrate.ts';
import { verifyRecord } from '../../src/record/verify.ts';
import { cleanUp } from '../support/clean-up.ts';
import { createTestDatabase } from '../support/database.ts';
import { createTown } from '../support/town.ts';
import { createWorld } from '../support/world.ts';

const dir = mkdtempSync(path.join(tmpdir(), 'xiaoer-backup-'));
cleanUp(() => rmSync(dir, { recursive: true }));
const world = await createWorld();
const { deps } = world;
const town = await createTown(world);
await town.files();
const file = path.join(dir, 'plain.backup');
const sealed = path.join(dir, 'sealed.backup');
const passphrase = '钥匙在抽屉里 8';
const options = { version: '1.2.3', passphrase: undefined, conductKey: null };
const written = await writeBackup(deps, { ...options, file });
await writeBackup(
  { ...deps, random: randomBytes },
  { ...options, file: sealed, passphrase, conductKey: 'K' },
);

/** The file with one thing done to it. */
function spoilt(from: string, how: (bytes: Buffer) => Buffer): string {
  const to = path.join(dir, 'spoilt.backup');
  writeFileSync(to, how(readFileSync(from)));
  return to;
}

async function emptyDatabase() {
  const database = await createTestDatabase({ empty: true });
  cleanUp(database.drop);
  return database;
}

it('is for this account alone, whole or not there, and written over by nobody', async () => {
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(await readBackup(file, undefined)).toMatchObject({
    ...written,
    begin: { version: '1.2.3', conductKey: null },
  });
  await expect(writeBackup(deps, { ...options, file })).rejects.toThrow(/is there already/);
  await expect(writeBackup(deps, { ...options, file: path.join(dir, 'no/such') })).rejects.toThrow(/ENOENT/);
});

it('says nothing to whoever has no passphrase, and everything to whoever has', async () => {
  expect((await readBackup(sealed, passphrase)).begin.conductKey).toBe('K');
  for (const wrong of [undefined, 'another one'])
    await expect(readBackup(sealed, wrong)).rejects.toThrow(/passphrase/);
  expect(readFileSync(sealed).includes('示例')).toBe(false);
});

it('refuses a file that is cut off, changed, continued, newer or something else', async () => {
  const damaged = /damaged|encrypted/;
  const length = statSync(sealed).size;
  for (const end of [0, 5, 40, 200, Math.floor(length / 2), length - 17, length - 1])
    await expect(
      readBackup(
        spoilt(sealed, (b) => b.subarray(0, end)),
        passphrase,
      ),
    ).rejects.toThrow(damaged);
  for (const end of [0, 5, 60, Math.floor(statSync(file).size / 2), statSync(file).size - 9])
    await expect(
      readBackup(
        spoilt(file, (b) => b.subarray(0, end)),
        undefined,
      ),
    ).rejects.toThrow(damaged);
  for (const at of [20, 45, 90, Math.floor(length / 2), length - 1]) {
    const flipped = spoilt(sealed, (b) => {
      b[at] = (b[at] ?? 0) ^ 1;
      return b;
    });
    await expect(readBackup(flipped, passphrase)).rejects.toThrow();
  }
  const size = statSync(file).size;
  for (const at of [3, 20, Math.floor(size / 3), Math.floor(size / 2), size - 6]) {
    const flipped = spoilt(file, (b) => {
      b[at] = (b[at] ?? 0) ^ 4;
      return b;
    });
    await expect(readBackup(flipped, undefined)).rejects.toThrow(/damaged|newer/);
  }
  const more = spoilt(sealed, (b) => Buffer.concat([b, Buffer.from('x')]));
  await expect(readBackup(more, passphrase)).rejects.toThrow(damaged);
  const newer = spoilt(file, (b) =>
    Buffer.from(b.toString('latin1').replace('"format":1', '"format":2'), 'latin1'),
  );
  await expect(readBackup(newer, undefined)).rejects.toThrow(/made by a newer Xiaoer/);
  await expect(readBackup(path.join(dir, 'none'), undefined)).rejects.toThrow(/Cannot read/);
});

it('leaves nothing behind of a file that turns out to be damaged', async () => {
  const { target, sql } = await emptyDatabase();
  const half = spoilt(file, (b) => b.subarray(0, b.length - 40));
  const restoring = { file: half, passphrase: undefined, now: deps.now, replace: async () => false };

  await expect(restoreBackup(target, restoring)).rejects.toThrow(/damaged/);

  expect(
    await sql`select 1 from pg_tables where schemaname not in ('pg_catalog', 'information_schema')`,
  ).toEqual([]);
});

it('replaces what is there only when somebody agrees, and never what is not ours', async () => {
  const { target, sql } = await emptyDatabase();
  const now = deps.now;
  expect(
    await restoreBackup(target, { file, passphrase: undefined, now, replace: async () => false }),
  ).toMatchObject(written);
  expect(await readAsleep(sql)).toEqual({ madeAt: now().toISOString(), since: now().toISOString() });
  await expect(
    restoreBackup(target, { file, passphrase: undefined, now, replace: async () => true }),
  ).rejects.toThrow(/is running on this database/);
  await sql.end();
  const found: unknown[] = [];
  const refuse = async (what: unknown) => {
    found.push(what);
    return false;
  };
  expect(await restoreBackup(target, { file: sealed, passphrase, now, replace: refuse })).toBeNull();
  expect(found).toEqual([{ kind: 'used', people: expect.any(Number), cases: 1 }]);
  await restoreBackup(target, { file: sealed, passphrase, now, replace: async () => true });
  const after = connect(target, { name: 'somebody', max: 2 });
  cleanUp(() => after.end());
  expect(await verifyRecord({ ...deps, sql: after }, { tell: () => {} })).toMatchObject({
    cases: 1,
    faults: 0,
  });
  await expect(after`delete from appeal_events`).rejects.toThrow(/append-only/);

  const other = await emptyDatabase();
  const visitor = connect(other.target, { name: 'somebody', max: 1 });
  cleanUp(() => visitor.end());
  await visitor`create table theirs (id int)`;
  await expect(
    restoreBackup(other.target, { file, passphrase: undefined, now, replace: async () => true }),
  ).rejects.toThrow(/another program/);
  expect(await visitor`select * from theirs`).toEqual([]);
});

it('brings a backup of an older version up to date, and refuses one of a newer', async () => {
  const older = await emptyDatabase();
  await older.sql.begin((tx) => migrateUpTo(tx, migrationsFolder(), 13));
  await older.sql`
    insert into people (id, phone, name, active) values (${deps.newId()}, '13800000099', '离任甲', false)`;
  const [old, newer] = [path.join(dir, 'old.backup'), path.join(dir, 'newer.backup')];
  await writeBackup({ ...deps, sql: older.sql }, { ...options, file: old });
  await older.sql`insert into drizzle.__drizzle_migrations (hash, created_at) values ('later', 4102444800000)`;
  await writeBackup({ ...deps, sql: older.sql }, { ...options, file: newer });
  const { target } = await emptyDatabase();
  const sql = connect(target, { name: 'somebody', max: 1 });
  cleanUp(() => sql.end());
  const restoring = { passphrase: undefined, now: deps.now, replace: async () => false };

  await expect(restoreBackup(target, { ...restoring, file: newer })).rejects.toThrow(
    /made by Xiaoer 1\.2\.3, which is newer/,
  );
  expect(await sql`select 1 from pg_tables where schemaname in ('public', 'chat', 'drizzle')`).toEqual([]);
  await restoreBackup(target, { ...restoring, file: old });
  // What came with later versions is done to its rows.
  expect(await sql`select name, left_at is not null as "hasLeft" from people`).toEqual([
    { name: '离任甲', hasLeft: true },
  ]);
  expect(await sql`select count(*)::int as n from drizzle.__drizzle_migrations`).toEqual([
    { n: knownMigrations().length },
  ]);
});
