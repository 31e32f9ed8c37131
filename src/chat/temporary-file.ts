import { createHash } from 'node:crypto';
import { type FileHandle, mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type Content, HEAD, PIECE } from './content.ts';

/** `close` gives its room back. */
export type ForNow = Content & { close: () => Promise<void> };

/**
 * Writes bytes as they come into a file that nobody else can open: it has no name any more once it is open, so that
 * whatever happens to this process leaves nothing behind.
 */
export async function keepForNow(source: AsyncIterable<Buffer>): Promise<ForNow> {
  const file = await openNameless();
  try {
    const hash = createHash('sha256');
    const heads: Buffer[] = [];
    let size = 0;
    for await (const chunk of source) {
      hash.update(chunk);
      if (size < HEAD) heads.push(chunk.subarray(0, HEAD - size));
      await file.write(chunk);
      size += chunk.length;
    }
    const head = Buffer.concat(heads);
    return {
      hash: hash.digest('hex'),
      size,
      head,
      pieces: () => piecesOf(file, size),
      close: () => file.close(),
    };
  } catch (error) {
    await file.close();
    throw error;
  }
}

async function openNameless(): Promise<FileHandle> {
  const folder = await mkdtemp(path.join(tmpdir(), 'xiaoer-'));
  try {
    return await open(path.join(folder, 'upload'), 'wx+', 0o600);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function* piecesOf(file: FileHandle, size: number): AsyncGenerator<Buffer> {
  for (let at = 0; at < size; at += PIECE) {
    const piece = Buffer.allocUnsafe(Math.min(PIECE, size - at));
    const { bytesRead } = await file.read(piece, 0, piece.length, at);
    // A full disk may take less than it was given; the rest of the piece would be somebody else's memory.
    if (bytesRead < piece.length) throw new Error('a temporary file ends before its end');
    yield piece;
  }
}
