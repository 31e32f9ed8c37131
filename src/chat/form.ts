import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Busboy, type BusboyConfig, type BusboyFileStream, type BusboyInstance } from '@fastify/busboy';
import { type ForNow, keepForNow } from './temporary-file.ts';

/** What is no form, or one without its end. */
export class BrokenForm extends Error {
  override name = 'BrokenForm';
}
/** More bytes in all than were allowed. */
export class FormTooLarge extends Error {
  override name = 'FormTooLarge';
}

export type FormFile = {
  field: string;
  name: string;
  mime: string;
  content: ForNow;
  /** It was longer than a file may be, and its rest was thrown away. */
  isCut: boolean;
};
export type Form = {
  fields: Map<string, string>;
  files: FormFile[];
  areTooMany: boolean;
  /** Lets go of the files. */
  close: () => Promise<void>;
};

export type FormOptions = {
  limits: NonNullable<BusboyConfig['limits']>;
  /** Bytes of the whole body. */
  most: number;
  /** Which files are kept; the others are read over. All by default. */
  wants?: (field: string) => boolean;
};

/**
 * Reads a form (multipart or urlencoded) whose files pass through memory piece by piece. Whatever fails, and whoever goes
 * away, nothing stays behind.
 * @throws BrokenForm, FormTooLarge
 */
export async function readForm(request: Request, options: FormOptions): Promise<Form> {
  const { body } = request;
  if (body === null) throw new BrokenForm();
  const parser = openParser(request.headers.get('content-type') ?? '', options.limits);
  const { fields, coming, close, cut, areTooMany } = collect(parser, options.wants ?? (() => true));
  try {
    await pipeline(Readable.fromWeb(body as never), bounded(options.most), parser);
    return { fields, files: await Promise.all(coming), areTooMany: areTooMany(), close };
  } catch (error) {
    cut(error as Error);
    await close();
    throw isCutOff(error) ? new BrokenForm() : error;
  }
}

function collect(parser: BusboyInstance, wants: (field: string) => boolean) {
  const fields = new Map<string, string>();
  const coming: Promise<FormFile>[] = [];
  const streams: BusboyFileStream[] = [];
  let areTooMany = false;
  for (const limit of ['filesLimit', 'fieldsLimit', 'partsLimit'] as const)
    parser.on(limit, () => {
      areTooMany = true;
    });
  parser.on('field', (name, value) => fields.set(name, value));
  parser.on('file', (field, stream, name = '', _encoding, mime) => {
    if (!wants(field)) return void stream.resume();
    const one = hold(stream, { field, name, mime });
    // Nobody would read on, and the sender would wait for ever.
    one.catch((error: unknown) => parser.destroy(error as Error));
    streams.push(stream);
    coming.push(one);
  });
  const cut = (error?: Error) => {
    for (const stream of streams) stream.destroy(error);
  };
  const close = async () => {
    cut();
    const settled = await Promise.allSettled(coming);
    for (const one of settled) if (one.status === 'fulfilled') await one.value.content.close();
  };
  return { fields, coming, close, cut, areTooMany: () => areTooMany };
}

/** The parser says so of a form without its end, itself or over the file that it was in; it has no code for it. */
const isCutOff = (error: unknown): boolean =>
  error instanceof Error && /unexpected end of multipart data$/i.test(error.message);

function openParser(contentType: string, limits: FormOptions['limits']): BusboyInstance {
  try {
    return new Busboy({ headers: { 'content-type': contentType }, limits });
  } catch {
    throw new BrokenForm();
  }
}

async function hold(
  stream: BusboyFileStream,
  about: Pick<FormFile, 'field' | 'name' | 'mime'>,
): Promise<FormFile> {
  const content = await keepForNow(stream as AsyncIterable<Buffer>);
  return { ...about, content, isCut: stream.truncated };
}

const bounded = (most: number) =>
  async function* (source: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
    let size = 0;
    for await (const chunk of source) {
      size += chunk.length;
      if (size > most) throw new FormTooLarge();
      yield chunk;
    }
  };
