import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Busboy, type BusboyFileStream, type BusboyInstance } from '@fastify/busboy';
import { MAX_FILE_BYTES, MAX_FILES } from '../api.ts';
import type { Content } from '../content.ts';
import { keepForNow } from '../temporary-file.ts';
import { badField, problem } from './problem.ts';

/** Files as long as they may be, and what the form adds. */
const MAX_BODY = MAX_FILES * MAX_FILE_BYTES + 1024 * 1024;

export type ReceivedFile = { name: string; mime: string; content: Content };
export type Received = {
  field: (name: string) => string;
  files: ReceivedFile[];
  /** Lets go of the files. */
  close: () => Promise<void>;
};
type Held = ReceivedFile & { isCut: boolean; content: Awaited<ReturnType<typeof keepForNow>> };

/**
 * Reads a form with files, which pass through memory piece by piece. Whatever fails, and whoever goes away, nothing
 * stays behind.
 * @throws ProblemError `bad_request` for what is no form with 1–10 files, `too_big`
 */
export async function receive(request: Request): Promise<Received> {
  const { body } = request;
  if (body === null) throw badField('files');
  const parser = openParser(request.headers.get('content-type') ?? '');
  const fields = new Map<string, string>();
  const coming: Promise<Held>[] = [];
  const streams: BusboyFileStream[] = [];
  let areTooMany = false;
  parser.on('filesLimit', () => {
    areTooMany = true;
  });
  parser.on('field', (name, value) => fields.set(name, value));
  parser.on('file', (name, stream, fileName = '', _encoding, mime) => {
    if (name !== 'files') return void stream.resume();
    const one = hold(stream, fileName, mime);
    // Nobody would read on, and the sender would wait for ever.
    one.catch((error: unknown) => parser.destroy(error as Error));
    streams.push(stream);
    coming.push(one);
  });
  const close = async () => {
    for (const stream of streams) stream.destroy();
    const settled = await Promise.allSettled(coming);
    for (const one of settled) if (one.status === 'fulfilled') await one.value.content.close();
  };
  try {
    await pipeline(Readable.fromWeb(body as never), bounded, parser);
    const files = await Promise.all(coming);
    check(files, areTooMany);
    return { field: (name) => fields.get(name) ?? '', files, close };
  } catch (error) {
    for (const stream of streams) stream.destroy(error as Error);
    await close();
    throw isCutOff(error) ? badField('files') : error;
  }
}

/** The parser says so of a form without its end, itself or over the file that it was in; it has no code for it. */
const isCutOff = (error: unknown): boolean =>
  error instanceof Error && /unexpected end of multipart data$/i.test(error.message);

function openParser(contentType: string): BusboyInstance {
  const limits = { files: MAX_FILES, fileSize: MAX_FILE_BYTES, fields: 10, fieldSize: 16_384, parts: 30 };
  try {
    return new Busboy({ headers: { 'content-type': contentType }, limits });
  } catch {
    throw badField('files');
  }
}

async function hold(stream: BusboyFileStream, name: string, mime: string): Promise<Held> {
  const content = await keepForNow(stream as AsyncIterable<Buffer>);
  return { name, mime, content, isCut: stream.truncated };
}

async function* bounded(source: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let size = 0;
  for await (const chunk of source) {
    size += chunk.length;
    if (size > MAX_BODY) throw problem({ error: 'too_big', limit: MAX_FILE_BYTES });
    yield chunk;
  }
}

/** A file that is too long was read to its end and thrown away, so that its sender hears the answer. */
function check(files: Held[], areTooMany: boolean): void {
  const cut = files.find(({ isCut }) => isCut);
  if (cut) throw problem({ error: 'too_big', limit: MAX_FILE_BYTES, name: cut.name });
  const isEmpty = files.length === 0 || files.some(({ content }) => content.size === 0);
  if (isEmpty || areTooMany) throw badField('files');
}
