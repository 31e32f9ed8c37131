import { createCipheriv, createDecipheriv, scryptSync } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { Damaged, openReader, type Reader } from './frames.ts';

/** The first line of every backup, and what follows on the second. */
const MAGIC = 'xiaoer-backup\n';
const FORMAT = 1;
/** The second line is no longer than this. */
const HEADER = 256;

const KEY_BYTES = 32;
const SALT_BYTES = 16;
const TAG_BYTES = 16;
const CHUNK = 64 * 1024;
/** 64 MB and a fraction of a second for each guess. */
const SCRYPT = { N: 65_536, r: 8, p: 1, maxmem: 128 * 1024 * 1024 };
const LAST = 0x80_00_00_00;

type Random = (bytes: number) => Buffer;

/** It was made by a later version of Xiaoer. */
export class TooNew extends Error {
  override name = 'TooNew';
}

/** It is encrypted, and no passphrase was given or not the right one. */
export class Locked extends Error {
  override name = 'Locked';
}

/**
 * Puts a stream into the envelope of a backup: two lines that say what it is, then the stream; with a passphrase it is
 * encrypted with AES-256-GCM in pieces, each under a number of its own, the last one marked, so that nothing can be cut
 * off, added or moved.
 */
export async function* wrap(
  source: AsyncIterable<Buffer>,
  { passphrase, random }: { passphrase: string | undefined; random: Random },
): AsyncGenerator<Buffer> {
  const salt = passphrase === undefined ? null : random(SALT_BYTES);
  const head = Buffer.from(
    `${MAGIC}${JSON.stringify({ format: FORMAT, salt: salt?.toString('base64url') ?? null })}\n`,
  );
  yield head;
  if (passphrase === undefined || salt === null) {
    yield* source;
    return;
  }
  const key = keyOf(passphrase, salt);
  const reader = openReader(source);
  let piece = await reader.take(CHUNK);
  for (let n = 0; ; n++) {
    const next = await reader.take(CHUNK);
    const isLast = next.length === 0;
    yield seal(key, { n, piece, isLast, head });
    if (isLast) return;
    piece = next;
  }
}

/** What was put into the envelope. @throws Damaged, Locked or TooNew */
export async function* unwrap(
  source: AsyncIterable<Buffer>,
  passphrase: string | undefined,
): AsyncGenerator<Buffer> {
  const reader = openReader(source);
  const head = await readHead(reader);
  if (head.salt === null) {
    yield* plain(reader);
    return;
  }
  if (passphrase === undefined) throw new Locked('no passphrase');
  const key = keyOf(passphrase, head.salt);
  for (let n = 0; ; n++) {
    const { piece, isLast } = await unseal(reader, { key, n, head: head.bytes });
    yield piece;
    if (isLast) break;
  }
  if ((await reader.take(1)).length > 0) throw new Damaged('something stands behind the end');
}

/** Whether a passphrase is needed to read that file. @throws Damaged or TooNew */
export async function isSealed(file: string): Promise<boolean> {
  const source = createReadStream(file, { end: 1023 });
  try {
    return (await readHead(openReader(source))).salt !== null;
  } finally {
    source.destroy();
  }
}

async function* plain(reader: Reader): AsyncGenerator<Buffer> {
  for (;;) {
    const piece = await reader.take(CHUNK);
    if (piece.length === 0) return;
    yield piece;
  }
}

type Piece = { n: number; piece: Buffer; isLast: boolean; head: Buffer };

function seal(key: Buffer, { n, piece, isLast, head }: Piece): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE((piece.length | (isLast ? LAST : 0)) >>> 0);
  const cipher = createCipheriv('aes-256-gcm', key, nonce(n)).setAAD(Buffer.concat([head, length]));
  const body = Buffer.concat([cipher.update(piece), cipher.final()]);
  return Buffer.concat([length, body, cipher.getAuthTag()]);
}

async function unseal(
  reader: Reader,
  { key, n, head }: { key: Buffer; n: number; head: Buffer },
): Promise<{ piece: Buffer; isLast: boolean }> {
  const mark = await reader.take(4);
  if (mark.length < 4) throw new Damaged('cut off');
  const word = mark.readUInt32BE();
  const isLast = word >= LAST;
  const length = isLast ? word - LAST : word;
  if (length > CHUNK) throw new Damaged('no piece');
  const body = await reader.take(length + TAG_BYTES);
  if (body.length < length + TAG_BYTES) throw new Damaged('cut off');
  const decipher = createDecipheriv('aes-256-gcm', key, nonce(n))
    .setAAD(Buffer.concat([head, mark]))
    .setAuthTag(body.subarray(length));
  try {
    const piece = Buffer.concat([decipher.update(body.subarray(0, length)), decipher.final()]);
    return { piece, isLast };
  } catch {
    // The first piece tells whether the key is right.
    throw n === 0 ? new Locked('another passphrase') : new Damaged('changed');
  }
}

function nonce(n: number): Buffer {
  const bytes = Buffer.alloc(12);
  bytes.writeUInt32BE(n, 8);
  return bytes;
}

const keyOf = (passphrase: string, salt: Buffer): Buffer =>
  scryptSync(passphrase.normalize('NFKC'), salt, KEY_BYTES, SCRYPT);

async function readHead(reader: Reader): Promise<{ salt: Buffer | null; bytes: Buffer }> {
  const magic = await reader.take(MAGIC.length);
  if (magic.toString() !== MAGIC) throw new Damaged('not a backup of Xiaoer');
  let line = '';
  while (!line.endsWith('\n')) {
    const one = await reader.take(1);
    if (one.length === 0 || line.length > HEADER) throw new Damaged('no header');
    line += one.toString('latin1');
  }
  return { salt: readSalt(line), bytes: Buffer.from(`${MAGIC}${line}`) };
}

function readSalt(line: string): Buffer | null {
  let head: { format?: unknown; salt?: unknown };
  try {
    head = JSON.parse(line) as typeof head;
  } catch {
    throw new Damaged('no header');
  }
  if (typeof head.format === 'number' && head.format > FORMAT) throw new TooNew(`format ${head.format}`);
  if (head.format !== FORMAT) throw new Damaged('no header');
  return typeof head.salt === 'string' ? Buffer.from(head.salt, 'base64url') : null;
}
