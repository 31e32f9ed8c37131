import { createHash } from 'node:crypto';
import { createWriteStream, existsSync, renameSync, rmSync } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import type { SqlTx } from '../db/client.ts';
import { appliedMigrations } from '../db/migrate.ts';
import type { Deps } from '../deps.ts';
import { recordAct } from '../record/acts.ts';
import { SetupError } from '../setup-error.ts';
import { encodeFrame, type Frame } from './frames.ts';
import { wrap } from './envelope.ts';
import type { Begin, Mark, Rows } from './manifest.ts';
import { readTable, sequencesOf, type Table, tablesOf } from './store-tables.ts';

export type BackupOptions = {
  file: string;
  /** Of the program. */
  version: string;
  passphrase: string | undefined;
  /** Put in only where it was asked for, and only into an encrypted file. */
  conductKey: string | null;
};

export type Written = { tables: number; rows: number; bytes: number };

/**
 * Writes all of the town into one file, as it is at one moment, while it goes on: tables, files that people sent, settings,
 * the roster. In memory are a few rows. The file appears when it is whole, readable for this account alone.
 * @throws SetupError where the file is there already or cannot be written
 */
export async function writeBackup(deps: Deps, options: BackupOptions): Promise<Written> {
  const { file, passphrase, conductKey } = options;
  if (conductKey !== null && passphrase === undefined)
    throw new Error('a key goes into encrypted files alone');
  if (existsSync(file)) throw alreadyThere(file);
  const what = conductKey === null ? 'backup' : 'backup with conduct key';
  // Before the snapshot: a copy knows that it was taken.
  await deps.sql.begin((tx) => recordAct(deps, tx, { type: 'export', data: { what }, actorId: null }));
  const part = `${file}.part`;
  const counted: Written = { tables: 0, rows: 0, bytes: 0 };
  try {
    rmSync(part, { force: true });
    await deps.sql.begin('isolation level repeatable read read only', async (tx) => {
      await pipeline(
        frames(tx, deps, options, counted),
        createGzip(),
        (source: AsyncIterable<Buffer>) => wrap(source, { passphrase, random: deps.random }),
        createWriteStream(part, { flags: 'wx', mode: 0o600, flush: true }),
      );
    });
    renameSync(part, file);
    return counted;
  } catch (error) {
    rmSync(part, { force: true });
    throw cannotWrite(file, error);
  }
}

type Framed = AsyncGenerator<Buffer>;

async function* frames(
  tx: SqlTx,
  { now }: Pick<Deps, 'now'>,
  { version, conductKey }: BackupOptions,
  counted: Written,
): Framed {
  const tables = await tablesOf(tx);
  const migrations = await appliedMigrations(tx);
  const begin: Begin = { version, madeAt: now().toISOString(), migrations, tables, conductKey };
  yield mark({ is: 'begin', begin });
  for (const table of tables) {
    yield mark({ is: 'table', schema: table.schema, name: table.name });
    FAULT: await globalThis.faultPoint?.('backing_up');
    const rows = yield* tableFrames(tx, table);
    yield mark({ is: 'rows', ...rows });
    counted.tables += 1;
    counted.rows += rows.rows;
    counted.bytes += rows.bytes;
  }
  yield mark({ is: 'end', sequences: await sequencesOf(tx), tables: tables.length });
}

const mark = (value: Mark): Buffer => encodeFrame({ kind: 'json', value } satisfies Frame);

const BLOCK = 64 * 1024;

async function* tableFrames(tx: SqlTx, table: Table): AsyncGenerator<Buffer, Rows> {
  const count = openCount();
  let [block, length]: [Buffer[], number] = [[], 0];
  const source = await readTable(tx, table);
  for await (const chunk of source) {
    const bytes = chunk as Buffer;
    count.add(bytes);
    block.push(bytes);
    length += bytes.length;
    if (length < BLOCK) continue;
    yield encodeFrame({ kind: 'data', bytes: Buffer.concat(block) });
    [block, length] = [[], 0];
  }
  // postgres.js stops its socket while we are behind, and forgets to go on where the last rows came in one piece.
  source._read(0);
  if (length > 0) yield encodeFrame({ kind: 'data', bytes: Buffer.concat(block) });
  return count.end();
}

const LINE_END = 0x0a;

/** Counts and digests rows as they pass; in COPY's text every row ends with the only line end that is not escaped. */
export function openCount(): { add: (bytes: Buffer) => void; end: () => Rows } {
  const hash = createHash('sha256');
  let [rows, bytes] = [0, 0];
  return {
    add(chunk) {
      hash.update(chunk);
      bytes += chunk.length;
      for (let at = chunk.indexOf(LINE_END); at >= 0; at = chunk.indexOf(LINE_END, at + 1)) rows += 1;
    },
    end: () => ({ rows, bytes, digest: hash.digest('base64url') }),
  };
}

function alreadyThere(file: string): SetupError {
  return new SetupError({
    zh: `${file} 已经有了，不会盖掉。换一个文件名。`,
    en: `${file} is there already and is not written over. Choose another name.`,
  });
}

function cannotWrite(file: string, error: unknown): unknown {
  const { code = '', syscall } = error as NodeJS.ErrnoException;
  if (syscall === undefined) return error;
  const full = code === 'ENOSPC';
  return new SetupError(
    {
      zh: `${file} 写不了（${code}）。${full ? '磁盘满了，腾出空间再来。' : '看看文件夹在不在、有没有权限。'}没有留下半个文件。`,
      en: `Cannot write ${file} (${code}). ${full ? 'The disk is full: make room and try again.' : 'See that its folder is there and may be written to.'} No half of a file was left.`,
    },
    { cause: error },
  );
}
