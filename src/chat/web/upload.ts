import type { SqlTx } from '../../db/client.ts';
import { MAX_CAPTION, MAX_FILE_BYTES, MAX_FILES } from '../api.ts';
import { codePoints } from '../bot-api/formatted.ts';
import { readImage } from '../bot-api/image.ts';
import { findEntities } from '../bot-api/links.ts';
import { parseForm, readCapped } from '../bot-api/params.ts';
import type { Content } from '../bot-api/send.ts';
import type { ChatContext } from '../context.ts';
import { fileContent, keepFile } from '../keep-file.ts';
import type { FileKind } from '../store-files.ts';
import { type Part, type Seat, takeSeat, write } from './person.ts';
import { badField, problem } from './problem.ts';

const MAX_BODY = MAX_FILES * MAX_FILE_BYTES + 1024 * 1024;

type Picked = { kind: FileKind; name: string; mime: string; bytes: Buffer };

/** Photos and files a person sends, as one album when there are several of a kind. */
export async function upload(ctx: ChatContext, userId: number, request: Request) {
  const body = await readCapped(request, MAX_BODY);
  if (!body) throw problem({ error: 'too_big', limit: MAX_FILE_BYTES });
  const form = await parseForm(body, request.headers.get('content-type') ?? '');
  if (!form) throw badField('files');
  const clientId = textOf(form, 'clientId');
  if (!/^[\w-]{1,64}$/.test(clientId)) throw badField('clientId');
  const caption = textOf(form, 'caption').trim();
  if (codePoints(caption) > MAX_CAPTION) throw badField('caption');
  const files = await pickFiles(form);
  const seat = await takeSeat(ctx, userId, Number(textOf(form, 'bot')));
  const replyTo = Number(textOf(form, 'replyTo')) || undefined;
  const parts = (tx: SqlTx) => makeParts(ctx, tx, seat, files, caption);
  return write(ctx, seat, { clientId, replyTo, parts });
}

function textOf(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === 'string' ? value : '';
}

async function pickFiles(form: FormData): Promise<Picked[]> {
  const files = form.getAll('files').filter((value) => typeof value !== 'string');
  if (files.length === 0 || files.length > MAX_FILES) throw badField('files');
  for (const { name, size } of files) {
    if (size > MAX_FILE_BYTES) throw problem({ error: 'too_big', limit: MAX_FILE_BYTES, name });
    if (size === 0) throw badField('files');
  }
  const plain = textOf(form, 'asDocuments') === '1';
  return Promise.all(
    files.map(async (file) => {
      const bytes = Buffer.from(await file.arrayBuffer());
      return { kind: kindOf(bytes, file.type, plain), name: file.name, mime: file.type, bytes };
    }),
  );
}

function kindOf(bytes: Buffer, mime: string, plain: boolean): FileKind {
  if (plain) return 'document';
  if (readImage(bytes) && mime !== 'image/gif') return 'photo';
  if (/^audio\/(ogg|webm)/.test(mime)) return 'voice';
  if (mime.startsWith('audio/')) return 'audio';
  return mime.startsWith('video/') ? 'video' : 'document';
}

/** The caption stands in the first message. Only files that may share an album get its id. */
async function makeParts(ctx: ChatContext, tx: SqlTx, seat: Seat, files: Picked[], caption: string) {
  const kinds = new Set(files.map(({ kind }) => (kind === 'video' ? 'photo' : kind)));
  const album = files.length > 1 && kinds.size === 1 && !kinds.has('voice');
  const group = album ? { media_group_id: (ctx.random(8).readBigUInt64BE() >> 1n).toString() } : {};
  const parts: Part[] = [];
  for (const [index, file] of files.entries()) {
    const stored = await keepFile(ctx, tx, { botId: seat.bot.id, ...file });
    const said = index === 0 && caption ? captionContent(caption) : {};
    parts.push({ content: { ...fileContent(stored), ...said, ...group }, fileId: stored.fileId });
  }
  return parts;
}

function captionContent(caption: string): Content {
  const entities = findEntities(caption);
  return { caption, ...(entities.length > 0 ? { caption_entities: entities } : {}) };
}
