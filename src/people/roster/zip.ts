import { type Entry, fromBufferPromise, type ZipFile } from 'yauzl';

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

/** `read` throws nothing; what it gives throws BrokenZip and ZipTooLarge as it is unpacked. */
export type Zip = { read: (name: string) => AsyncIterable<Buffer> | null };

/**
 * Opens a ZIP of which no more than `most` bytes will be unpacked, all parts together. What it says of its own sizes
 * is not believed (nor checked: a bomb is too large whatever it says): unpacking stops at the limit. Parts that nobody
 * reads are not unpacked.
 * @throws BrokenZip
 */
export async function openZip(bytes: Uint8Array, most: number): Promise<Zip> {
  const { zip, entries } = await readDirectory(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length));
  let left = most;
  const spend = (size: number) => {
    left -= size;
    if (left < 0) throw new ZipTooLarge();
  };
  return {
    read(name) {
      const entry = entries.get(name);
      return entry === undefined ? null : unpack(zip, entry, spend);
    },
  };
}

async function readDirectory(bytes: Buffer): Promise<{ zip: ZipFile; entries: Map<string, Entry> }> {
  const entries = new Map<string, Entry>();
  try {
    const zip = await fromBufferPromise(bytes, { strictFileNames: true, validateEntrySizes: false });
    if (zip.entryCount > MAX_ENTRIES) throw new BrokenZip();
    for await (const entry of zip.eachEntry()) {
      // Of two with one name every program reads another.
      if (entries.has(entry.fileName)) throw new BrokenZip();
      // Four bytes each in the file, and hundreds in memory.
      entry.extraFields = [];
      entries.set(entry.fileName, entry);
    }
    return { zip, entries };
  } catch {
    throw new BrokenZip();
  }
}

async function* unpack(zip: ZipFile, entry: Entry, spend: (size: number) => void): AsyncGenerator<Buffer> {
  try {
    for await (const chunk of await zip.openReadStreamPromise(entry)) {
      spend(chunk.length);
      yield chunk;
    }
  } catch (error) {
    throw error instanceof ZipTooLarge ? error : new BrokenZip();
  }
}
