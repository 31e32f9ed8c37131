import { ApiError, badRequest } from './api-error.ts';

/** A file that came with the call. */
export type Upload = { name: string; mime: string; bytes: Buffer };

/** One call of a method. Telegram keeps every argument as text, whatever it came as; so do we. */
export type Args = { text: Map<string, string>; files: Map<string, Upload> };

const MAX_UPLOAD = 50 * 1024 * 1024;
// Around the file there are other fields and the multipart frame.
const FRAME = 1024 * 1024;

/** Arguments from the query and the body: JSON, urlencoded or multipart. The body wins. */
export async function readArgs(request: Request): Promise<Args> {
  const args: Args = { text: new Map(new URL(request.url).searchParams), files: new Map() };
  if (request.method !== 'POST') return args;
  const type = request.headers.get('content-type') ?? '';
  const body = await readCapped(request, MAX_UPLOAD + FRAME);
  if (body === null) throw new ApiError(413, 'Request Entity Too Large');
  if (body.length === 0) return args;
  if (type.startsWith('application/json')) readJsonBody(args, body);
  else if (/^(multipart\/form-data|application\/x-www-form-urlencoded)/.test(type)) {
    await readForm(args, body, type);
  }
  return args;
}

/** The whole body, or null when it is larger than `max` bytes; what is too much is not read. */
export async function readCapped(request: Request, max: number): Promise<Buffer | null> {
  if (Number(request.headers.get('content-length') ?? 0) > max) return null;
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request.body ?? []) {
    size += chunk.length;
    if (size > max) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function readJsonBody(args: Args, body: Buffer): void {
  const json = parseJson(body.toString());
  if (json === undefined) throw badRequest("can't parse request JSON object");
  if (typeof json !== 'object' || json === null) throw badRequest('JSON object expected');
  // A null becomes the word "null", as on Telegram's server.
  for (const [name, value] of Object.entries(json)) {
    args.text.set(name, typeof value === 'string' ? value : JSON.stringify(value));
  }
}

async function readForm(args: Args, body: Buffer, type: string): Promise<void> {
  const form = await parseForm(body, type);
  if (!form) throw badRequest("can't parse the form");
  for (const [name, value] of form) {
    if (typeof value === 'string') args.text.set(name, value);
    else {
      const bytes = Buffer.from(await value.arrayBuffer());
      if (bytes.length > MAX_UPLOAD) throw new ApiError(413, 'Request Entity Too Large');
      args.files.set(name, { name: value.name, mime: value.type, bytes });
    }
  }
}

/** A form's fields and files, or null when the body is none. */
export async function parseForm(body: Buffer, type: string): Promise<FormData | null> {
  const response = new Response(new Uint8Array(body), { headers: { 'content-type': type } });
  return response.formData().catch(() => null);
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
