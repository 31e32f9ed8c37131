import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { SetupError } from '../setup-error.ts';
import { Locked, TooNew, unwrap } from './envelope.ts';
import { Damaged, decodeFrames, type Frame } from './frames.ts';
import { type Begin, type Mark, readMark } from './manifest.ts';
import type { Sequence, Table } from './store-tables.ts';
import { openCount } from './write.ts';

/** Takes the rows of a backup as they come. */
export type Sink = {
  write: (bytes: Buffer) => Promise<void>;
  end: () => Promise<void>;
  /** The rows that were given are no good, and no more come. */
  abandon: () => Promise<void>;
};

export type Taker = {
  /** Before the first table. */
  begin: (begin: Begin) => Promise<void>;
  /** Opens a table for its rows. */
  table: (table: Table) => Promise<Sink>;
  end: (sequences: readonly Sequence[]) => Promise<void>;
};

export type Read = { begin: Begin; tables: number; rows: number; bytes: number };

/**
 * Reads a backup through, checking all of it, and gives what it holds to `taker` on the way; what was taken counts only
 * when this returns. In memory is one block.
 * @throws SetupError that says what is wrong with the file
 */
export async function readBackup(
  file: string,
  passphrase: string | undefined,
  taker: Taker = nobody,
): Promise<Read> {
  const gunzip = createGunzip();
  const flow = pipeline(createReadStream(file), (source) => unwrap(source, passphrase), gunzip);
  // Whoever reads from the end gets the error; it must not be told twice.
  flow.catch(() => {});
  try {
    return await readAll(decodeFrames(gunzip), taker);
  } catch (error) {
    throw explain(
      file,
      await flow.then(
        () => error,
        (first: unknown) => blame(first, error),
      ),
    );
  } finally {
    gunzip.destroy();
  }
}

/** A reader that stops early closes the flow, which then complains too: that is not the reason. */
const blame = (flow: unknown, reader: unknown): unknown =>
  (flow as NodeJS.ErrnoException).code === 'ERR_STREAM_PREMATURE_CLOSE' ? reader : flow;

const nobody: Taker = {
  begin: async () => {},
  table: async () => ({ write: async () => {}, end: async () => {}, abandon: async () => {} }),
  end: async () => {},
};

async function readAll(frames: AsyncGenerator<Frame>, taker: Taker): Promise<Read> {
  const first = await nextMark(frames);
  if (first.is !== 'begin') throw new Damaged('no beginning');
  const { begin } = first;
  await taker.begin(begin);
  const read: Read = { begin, tables: 0, rows: 0, bytes: 0 };
  for (const table of begin.tables) {
    const mark = await nextMark(frames);
    if (mark.is !== 'table' || table.name !== mark.name || table.schema !== mark.schema)
      throw new Damaged('another table');
    const { rows, bytes } = await readInto(frames, await taker.table(table));
    read.tables += 1;
    read.rows += rows;
    read.bytes += bytes;
  }
  const last = await nextMark(frames);
  if (last.is !== 'end' || last.tables !== read.tables) throw new Damaged('tables are missing');
  // To the very end: what packs it has a check of its own there.
  if (!(await frames.next()).done) throw new Damaged('something stands behind the end');
  await taker.end(last.sequences);
  return read;
}

async function readInto(frames: AsyncGenerator<Frame>, sink: Sink): Promise<{ rows: number; bytes: number }> {
  try {
    return await readTable(frames, sink);
  } catch (error) {
    await sink.abandon();
    throw error;
  }
}

async function readTable(
  frames: AsyncGenerator<Frame>,
  sink: Sink,
): Promise<{ rows: number; bytes: number }> {
  const count = openCount();
  for (;;) {
    const frame = await nextFrame(frames);
    if (frame.kind === 'data') {
      count.add(frame.bytes);
      await sink.write(frame.bytes);
      continue;
    }
    const mark = readMark(frame.value);
    const counted = count.end();
    if (mark.is !== 'rows' || mark.digest !== counted.digest || mark.rows !== counted.rows)
      throw new Damaged('rows are not as they were');
    await sink.end();
    return counted;
  }
}

async function nextFrame(frames: AsyncGenerator<Frame>): Promise<Frame> {
  const next = await frames.next();
  if (next.done) throw new Damaged('cut off');
  return next.value;
}

async function nextMark(frames: AsyncGenerator<Frame>): Promise<Mark> {
  const frame = await nextFrame(frames);
  if (frame.kind !== 'json') throw new Damaged('rows without a table');
  return readMark(frame.value);
}

function explain(file: string, error: unknown): unknown {
  const code = (error as NodeJS.ErrnoException).code ?? '';
  if (error instanceof TooNew)
    return new SetupError({
      zh: `${file} 是更新版本的小二备份的。装上那个版本或更新的，再恢复。`,
      en: `${file} was made by a newer Xiaoer. Install that version or a later one, then restore.`,
    });
  if (error instanceof Locked)
    return new SetupError({
      zh: `${file} 加了密：口令没有给，或者不对。用 BACKUP_PASSPHRASE_FILE 给出备份时的口令。`,
      en: `${file} is encrypted, and no passphrase was given or not the right one. Give the one it was made with in BACKUP_PASSPHRASE_FILE.`,
    });
  if (error instanceof Damaged || code.startsWith('Z_'))
    return new SetupError(
      {
        zh: `${file} 不完整，或者不是小二的备份：不能用。换一份备份。`,
        en: `${file} is damaged, or no backup of Xiaoer: it cannot be used. Take another.`,
      },
      { cause: error },
    );
  if (code === 'ENOENT' || code === 'EACCES' || code === 'EISDIR')
    return new SetupError({
      zh: `读不了 ${file}（${code}）。看看路径和权限。`,
      en: `Cannot read ${file} (${code}). Check path and permissions.`,
    });
  return error;
}
