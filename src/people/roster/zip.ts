import { inflateRawSync } from 'node:zlib';

/** Not a whole ZIP, or one of a kind that no spreadsheet writes. */
export class BrokenZip extends Error {
  override name = 'BrokenZip';
}
/** More than was allowed when unpacked. */
export class ZipTooLarge extends Error {
  override name = 'ZipTooLarge';
}

/** Pictures included, a spreadsheet holds a few dozen. */
const MAX_ENTRIES = 2000;
const MAX_COMMENT = 0xffff;
/** Sizes of what stands in front of a file's bytes, in the directory, and at the end. */
const [LOCAL, CENTRAL, END] = [30, 46, 22];

type Entry = { method: number; flags: number; packed: number; at: number };
export type Zip = { read: (name: string) => Buffer | null };

/**
 * Opens a ZIP of which no more than `most` bytes will be unpacked, all parts together. What it says of its own sizes
 * is not believed: unpacking stops at the limit. Parts that nobody reads are not unpacked.
 * @throws BrokenZip, and ZipTooLarge from `read`
 */
export function openZip(bytes: Uint8Array, most: number): Zip {
  const zip = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  const entries = directoryOf(zip);
  let left = most;
  return {
    read(name) {
      const entry = entries.get(name);
      if (entry === undefined) return null;
      const part = unpack(zip, entry, left);
      left -= part.length;
      return part;
    },
  };
}

function directoryOf(zip: Buffer): Map<string, Entry> {
  const end = zip.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'));
  if (end < 0 || end + END > zip.length || end + END + MAX_COMMENT < zip.length) throw new BrokenZip();
  const count = zip.readUInt16LE(end + 10);
  if (count > MAX_ENTRIES) throw new BrokenZip();
  const entries = new Map<string, Entry>();
  let at = zip.readUInt32LE(end + 16);
  for (let i = 0; i < count; i++) {
    if (at + CENTRAL > zip.length || zip.readUInt32LE(at) !== 0x02014b50) throw new BrokenZip();
    const nameEnd = at + CENTRAL + zip.readUInt16LE(at + 28);
    const name = zip.toString('utf8', at + CENTRAL, nameEnd);
    // Of two with one name every program reads another.
    if (entries.has(name)) throw new BrokenZip();
    entries.set(name, {
      flags: zip.readUInt16LE(at + 8),
      method: zip.readUInt16LE(at + 10),
      packed: zip.readUInt32LE(at + 20),
      at: zip.readUInt32LE(at + 42),
    });
    at = nameEnd + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
  }
  return entries;
}

const STORED = 0;
const DEFLATED = 8;

function unpack(zip: Buffer, { method, flags, packed, at }: Entry, left: number): Buffer {
  const isEncrypted = (flags & 1) !== 0;
  if (isEncrypted || at + LOCAL > zip.length || zip.readUInt32LE(at) !== 0x04034b50) throw new BrokenZip();
  const from = at + LOCAL + zip.readUInt16LE(at + 26) + zip.readUInt16LE(at + 28);
  if (from + packed > zip.length || ![STORED, DEFLATED].includes(method)) throw new BrokenZip();
  const part = zip.subarray(from, from + packed);
  if (method === STORED && part.length > left) throw new ZipTooLarge();
  if (method === STORED) return part;
  try {
    return inflateRawSync(part, { maxOutputLength: Math.max(1, left) });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw code === 'ERR_BUFFER_TOO_LARGE' ? new ZipTooLarge() : new BrokenZip();
  }
}
