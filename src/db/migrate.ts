import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { drizzle } from 'drizzle-orm/postgres-js';
import { migrate } from 'drizzle-orm/postgres-js/migrator';
import { SetupError } from '../setup-error.ts';
import { connect, type Sql, type Target } from './client.ts';

/** Any number, the same for every Xiaoer: whoever holds it migrates, the others wait. */
const MIGRATION_LOCK = 723_001;

type Entry = { when: number; tag: string };

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
    await migrate(drizzle(sql), { migrationsFolder: folder });
    return { applied: journal.length - before.length };
  } finally {
    await sql.end({ timeout: 5 });
  }
}

async function appliedMigrations(sql: Sql): Promise<number[]> {
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
  // drizzle skips, without a word, what is older than the newest migration it finds.
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
