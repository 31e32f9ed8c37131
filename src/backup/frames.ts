/** What a backup is made of: words about what follows, and bytes of a table. */
export type Frame = { kind: 'json'; value: unknown } | { kind: 'data'; bytes: Buffer };

/** Not what a backup looks like: cut off, changed on the way, or something else altogether. */
export class Damaged extends Error {
  override name = 'Damaged';
}

const JSON_KIND = 0x4a;
const DATA_KIND = 0x44;
const HEAD = 5;
/** Larger than any frame that we write: COPY gives one row at a time, and the largest holds a file of 50 MB in hexadecimal. */
const LARGEST = 256 * 1024 * 1024;

/** One frame as it is kept: a byte for its kind, four for its length, then what it holds. */
export function encodeFrame(frame: Frame): Buffer {
  const body = frame.kind === 'json' ? Buffer.from(JSON.stringify(frame.value)) : frame.bytes;
  const head = Buffer.alloc(HEAD);
  head.writeUInt8(frame.kind === 'json' ? JSON_KIND : DATA_KIND);
  head.writeUInt32BE(body.length, 1);
  return Buffer.concat([head, body]);
}

/** The frames of a stream, one at a time. @throws Damaged */
export async function* decodeFrames(source: AsyncIterable<Buffer>): AsyncGenerator<Frame> {
  const reader = openReader(source);
  for (;;) {
    const head = await reader.take(HEAD);
    if (head.length === 0) return;
    const { kind, length } = readHead(head);
    const body = await reader.take(length);
    if (body.length < length) throw new Damaged('a frame is cut off');
    yield kind === DATA_KIND ? { kind: 'data', bytes: body } : { kind: 'json', value: parse(body) };
  }
}

function readHead(head: Buffer): { kind: number; length: number } {
  if (head.length < HEAD) throw new Damaged('a frame is cut off');
  const [kind, length] = [head.readUInt8(), head.readUInt32BE(1)];
  if (length > LARGEST || (kind !== JSON_KIND && kind !== DATA_KIND)) throw new Damaged('no frame');
  return { kind, length };
}

function parse(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString());
  } catch {
    throw new Damaged('not JSON');
  }
}

export type Reader = {
  /** So many bytes; fewer only where the stream ends. */
  take: (n: number) => Promise<Buffer>;
};

/** Reads a stream in pieces of one's own size. */
export function openReader(source: AsyncIterable<Buffer>): Reader {
  const chunks = source[Symbol.asyncIterator]();
  let rest: Buffer = Buffer.alloc(0);
  return {
    async take(n) {
      const parts = [rest];
      let length = rest.length;
      while (length < n) {
        const next = await chunks.next();
        if (next.done) break;
        parts.push(next.value);
        length += next.value.length;
      }
      const all = Buffer.concat(parts);
      rest = all.subarray(n);
      return all.subarray(0, n);
    },
  };
}
