import type { Content } from '../content.ts';
import { BrokenForm, type Form, FormTooLarge, readForm } from '../form.ts';
import { ApiError, badRequest } from './api-error.ts';

/** A file that came with the call. */
export type Upload = { name: string; mime: string; content: Content };

/** One call of a method. Telegram keeps every argument as text, whatever it came as; so do we. */
export type Args = { text: Map<string, string>; files: Map<string, Upload> };

/** Arguments, and what lets go of their files. */
export type HeldArgs = { args: Args; close: () => Promise<void> };

const MB = 1024 * 1024;
const MAX_UPLOAD = 50 * MB;
/** What is no file is in memory whole: more than any method takes, an album of ten with their captions included. */
const MAX_TEXT = MB;
// Around the file there are other fields and the multipart frame.
const MAX_FORM = {
  most: MAX_UPLOAD + MAX_TEXT,
  limits: { files: 20, fileSize: MAX_UPLOAD, fieldSize: MAX_TEXT },
};

const tooLarge = () => new ApiError(413, 'Request Entity Too Large');

/** Whether files may come with it. */
export const isUpload = ({ method, headers }: Request): boolean =>
  method === 'POST' && (headers.get('content-type') ?? '').startsWith('multipart/form-data');

/** Arguments from the query and the body: JSON, urlencoded or multipart. The body wins. */
export async function readArgs(request: Request): Promise<HeldArgs> {
  const args: Args = { text: new Map(new URL(request.url).searchParams), files: new Map() };
  if (isUpload(request)) return { args, close: await readFiles(args, request) };
  if (request.method === 'POST')
    readText(args, request.headers.get('content-type') ?? '', await readCapped(request, MAX_TEXT));
  return { args, close: async () => {} };
}

function readText(args: Args, type: string, body: string): void {
  if (body === '') return;
  if (type.startsWith('application/json')) readJsonBody(args, body);
  else if (type.startsWith('application/x-www-form-urlencoded')) {
    for (const [name, value] of new URLSearchParams(body)) args.text.set(name, value);
  }
}

/** The whole body; what is too much is not read. */
async function readCapped(request: Request, max: number): Promise<string> {
  if (Number(request.headers.get('content-length') ?? 0) > max) throw tooLarge();
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request.body ?? []) {
    size += chunk.length;
    if (size > max) throw tooLarge();
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString();
}

function readJsonBody(args: Args, body: string): void {
  const json = parseJson(body);
  if (json === undefined) throw badRequest("can't parse request JSON object");
  if (typeof json !== 'object' || json === null) throw badRequest('JSON object expected');
  // A null becomes the word "null", as on Telegram's server.
  for (const [name, value] of Object.entries(json)) {
    args.text.set(name, typeof value === 'string' ? value : JSON.stringify(value));
  }
}

/** @returns what lets go of them */
async function readFiles(args: Args, request: Request): Promise<() => Promise<void>> {
  if (Number(request.headers.get('content-length') ?? 0) > MAX_FORM.most) throw tooLarge();
  const form = await readMultipart(request);
  for (const [name, value] of form.fields) args.text.set(name, value);
  for (const { field, name, mime, content } of form.files) args.files.set(field, { name, mime, content });
  if (!form.areTooMany && !form.files.some(({ isCut }) => isCut)) return form.close;
  await form.close();
  throw tooLarge();
}

async function readMultipart(request: Request): Promise<Form> {
  try {
    return await readForm(request, MAX_FORM);
  } catch (error) {
    if (error instanceof FormTooLarge) throw tooLarge();
    if (error instanceof BrokenForm) throw badRequest("can't parse the form");
    throw error;
  }
}

/** The parsed value, or undefined when the text is no JSON. */
// biome-ignore lint/suspicious/noExplicitAny: whatever a bot sent; every reader checks what it takes
export function parseJson(text: string): any {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

export function flag(args: Args, name: string): boolean {
  return ['true', '1', 'yes', 'y'].includes((args.text.get(name) ?? '').toLowerCase());
}

/** An integer within bounds; what is missing or unreadable is `fallback`, as Telegram has it. */
export function integer(args: Args, name: string, fallback: number, min: number, max: number): number {
  const text = args.text.get(name);
  const value = text !== undefined && /^-?\d+$/.test(text) ? Number(text) : fallback;
  return Math.min(max, Math.max(min, value));
}
