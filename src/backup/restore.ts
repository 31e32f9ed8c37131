import { once } from 'node:events';
import { finished } from 'node:stream/promises';
import { connect, type SqlTx, type Target } from '../db/client.ts';
import { holdMigrations, knownMigrations, migrateUpTo, migrationsFolder } from '../db/migrate.ts';
import { recordAct } from '../record/acts.ts';
import { SetupError } from '../setup-error.ts';
import { type Read, readBackup, type Sink, type Taker } from './read.ts';
import { fallAsleep } from './store-asleep.ts';
import {
  clearAway,
  type Found,
  othersConnected,
  setSequence,
  type Table,
  whatIsThere,
  writeTable,
} from './store-tables.ts';

export type RestoreOptions = {
  file: string;
  passphrase: string | undefined;
  /** Asked where somebody's data would be replaced; without an agreement nothing is changed. */
  replace: (found: Extract<Found, { kind: 'used' }>) => Promise<boolean>;
  now: () => Date;
};

/**
 * Puts a backup into an empty database, in one transaction: all of it or nothing, whenever it is interrupted. The copy is
 * asleep then: it shows, and takes in and sends nothing, until it is woken.
 * @returns null where nobody agreed to replace what is there
 * @throws SetupError where the file is no good, the database is in use, or holds what is not ours
 */
export async function restoreBackup(target: Target, options: RestoreOptions): Promise<Read | null> {
  const sql = connect(target, { name: 'xiaoer restore', max: 1, forever: true });
  try {
    return (await sql.begin(async (tx): Promise<Read | null> => {
      await tx`set local lock_timeout = '20s'`;
      await holdMigrations(tx);
      await refuseInUse(tx);
      const found = await whatIsThere(tx, knownMigrations());
      if (found.kind === 'foreign') throw foreign();
      if (found.kind === 'used' && !(await options.replace(found))) return null;
      if (found.kind !== 'nothing') await clearAway(tx);
      return await fill(tx, options);
    })) as Read | null;
  } finally {
    await sql.end({ timeout: 5 });
  }
}

async function fill(tx: SqlTx, { file, passphrase, now }: RestoreOptions): Promise<Read> {
  const folder = migrationsFolder();
  const taker: Taker = {
    begin: async ({ migrations, version }) => {
      const known = knownMigrations(folder);
      if (migrations.some((when, i) => when !== known[i])) throw newer(file, version);
      // As the tables were when it was made; what came later is done to the rows too, below.
      await migrateUpTo(tx, folder, migrations.length);
    },
    table: (table) => openTable(tx, table),
    end: async (sequences) => {
      for (const sequence of sequences) await setSequence(tx, sequence);
    },
  };
  const read = await readBackup(file, passphrase, taker);
  await migrateUpTo(tx, folder);
  await fallAsleep(tx, { madeAt: read.begin.madeAt, since: now().toISOString() });
  await recordAct({ now }, tx, { type: 'restore', data: { what: read.begin.madeAt }, actorId: null });
  FAULT: await globalThis.faultPoint?.('restoring');
  return read;
}

async function openTable(tx: SqlTx, table: Table): Promise<Sink> {
  const rows = await writeTable(tx, table);
  let failure: unknown;
  rows.on('error', (error) => {
    failure = error;
  });
  return {
    write: async (bytes: Buffer) => {
      if (failure !== undefined) throw failure;
      if (!rows.write(bytes)) await once(rows, 'drain');
    },
    end: async () => {
      rows.end();
      await finished(rows, { readable: false });
    },
    // Ended as if it were whole: the connection is good for a rollback only then, and the transaction fails anyway.
    abandon: async () => {
      if (failure !== undefined) return;
      rows.end();
      await finished(rows, { readable: false }).catch(() => {});
    },
  };
}

async function refuseInUse(tx: SqlTx): Promise<void> {
  const others = await othersConnected(tx);
  if (others.length === 0) return;
  throw new SetupError({
    zh: `这个数据库上还有小二在运行（${others.join('、')}）。先停掉它，再恢复。`,
    en: `A Xiaoer is running on this database (${others.join(', ')}). Stop it first, then restore.`,
  });
}

function foreign(): SetupError {
  return new SetupError({
    zh: '这个数据库里有别的程序的表，或更新版本的小二：一概不动。换一个空的数据库。',
    en: 'This database holds tables of another program or of a newer Xiaoer; nothing was touched. Use an empty one.',
  });
}

function newer(file: string, version: string): SetupError {
  return new SetupError({
    zh: `${file} 是小二 ${version} 备份的，比这个程序新。装上那个版本或更新的，再恢复。`,
    en: `${file} was made by Xiaoer ${version}, which is newer than this program. Install that version or a later one, then restore.`,
  });
}
