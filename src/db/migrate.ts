import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { readMigrationFiles } from 'drizzle-orm/migrator';
import { beginChain } from '../record/begin-chain.ts';
import { SetupError } from '../setup-error.ts';
import { connect, type Sql, type SqlTx, type Target } from './client.ts';

/** Any number, the same for every Xiaoer: whoever holds it migrates, the others wait. */
const MIGRATION_LOCK = 723_001;

type Entry = { when: number; tag: string };

/** What a migration does that SQL cannot, right after its statements. */
const afterwards: Record<string, (tx: SqlTx) => Promise<void>> = { '0011_record': beginChain };

/**
 * Brings the database to this version's schema. Any number of processes may call it at once.
 * Refuses a database that a newer version has already changed, and one whose history has a hole.
 */
export async function migrateDatabase(
  target: Target,
  folder = migrationsFolder(),
): Promise<{ applied: number }> {
  const journal = readJournal(folder);
  const sql = connect(target, { name: 'xiaoer migrate', max: 1 });
  try {
    await sql`set lock_timeout = '120s'`;
    await sql`select pg_advisory_lock(${MIGRATION_LOCK})`;
    const before = await appliedMigrations(sql);
    checkHistory(before, journal);
    if (before.length === journal.length) return { applied: 0 };
    await sql.begin((tx) => migrate(tx, folder, journal.slice(before.length)));
    return { applied: journal.length - before.length };
  } finally {
    await sql.end({ timeout: 5 });
  }
}

/** Nobody else migrates until the transaction ends. */
export async function holdMigrations(tx: SqlTx): Promise<void> {
  await tx`select pg_advisory_xact_lock(${MIGRATION_LOCK})`;
}

/** Brings the schema to that of so many migrations, in a transaction of the caller's; all of them without `count`. */
export async function migrateUpTo(tx: SqlTx, folder: string, count?: number): Promise<void> {
  const journal = readJournal(folder);
  const before = await appliedMigrations(tx);
  checkHistory(before, journal);
  await migrate(tx, folder, journal.slice(before.length, count));
}

/** When each migration was made that this version knows, oldest first. */
export function knownMigrations(folder = migrationsFolder()): number[] {
  return readJournal(folder).map(({ when }) => when);
}

/** All or nothing, kept where and how drizzle keeps it. */
async function migrate(tx: SqlTx, folder: string, missing: readonly Entry[]): Promise<void> {
  await tx`create schema if not exists drizzle`;
  await tx`
    create table if not exists drizzle.__drizzle_migrations (id serial primary key, hash text not null, created_at bigint)`;
  const files = readMigrationFiles({ migrationsFolder: folder });
  for (const { when, tag } of missing) {
    const file = files.find(({ folderMillis }) => folderMillis === when);
    for (const statement of file?.sql ?? []) await tx.unsafe(statement);
    await afterwards[tag]?.(tx);
    await tx`insert into drizzle.__drizzle_migrations (hash, created_at) values (${file?.hash ?? ''}, ${when})`;
  }
}

/** When each migration was made that the database has seen, oldest first. */
export async function appliedMigrations(sql: Sql | SqlTx): Promise<number[]> {
  const [table] = await sql`select to_regclass('drizzle.__drizzle_migrations') is not null as present`;
  if (!table?.present) return [];
  const rows = await sql<
    { at: number }[]
  >`select created_at as at from drizzle.__drizzle_migrations order by created_at`;
  return rows.map((row) => row.at);
}

function checkHistory(applied: number[], journal: Entry[]): void {
  const unknown = applied.filter((at) => !journal.some((entry) => entry.when === at));
  if (unknown.length > 0) {
    throw new SetupError({
      zh: `数据库比程序新：里面有 ${unknown.length} 次迁移，这个版本不认识。什么都没有改动。请装上次用过的版本，或更新的版本。`,
      en: `The database is newer than this program: it holds ${unknown.length} migration(s) that this version does not know. Nothing was changed. Install the version of Xiaoer that ran on it last, or a later one.`,
    });
  }
  // What is missing below the newest would never be made up for.
  const hole = journal.slice(0, applied.length).find((entry) => !applied.includes(entry.when));
  if (hole) {
    throw new SetupError({
      zh: `数据库缺迁移 ${hole.tag}，却有更晚的，表不可靠。请恢复备份，或换一个空的数据库。`,
      en: `The database misses migration ${hole.tag} but has later ones, so its tables cannot be trusted. Restore a backup, or start with an empty database.`,
    });
  }
}

function readJournal(folder: string): Entry[] {
  const journal: { entries: Entry[] } = JSON.parse(
    readFileSync(path.join(folder, 'meta/_journal.json'), 'utf8'),
  );
  return journal.entries;
}

/** `drizzle/` at the top of the project or package; this file runs from src/db and from dist/src/db. */
export function migrationsFolder(): string {
  for (let dir = import.meta.dirname; ; dir = path.dirname(dir)) {
    const folder = path.join(dir, 'drizzle');
    if (existsSync(path.join(folder, 'meta/_journal.json'))) return folder;
    if (dir === path.dirname(dir))
      throw new SetupError({
        zh: '缺少放迁移的文件夹 drizzle/，请重新安装小二。',
        en: 'The folder drizzle/ with the migrations is missing: install Xiaoer again.',
      });
  }
}
