import type { SqlTx } from '../../db/client.ts';
import { readContent } from '../../file-content.ts';
import { MAX_BYTES_A_DAY, MAX_CAPTION } from '../api.ts';
import { codePoints } from '../bot-api/formatted.ts';
import { readImage } from '../bot-api/image.ts';
import { findEntities } from '../bot-api/links.ts';
import type { Content } from '../bot-api/send.ts';
import type { Content as FileBytes } from '../content.ts';
import type { ChatContext } from '../context.ts';
import { fileContent, keepFile } from '../keep-file.ts';
import { type FileKind, sentSince } from '../store-files.ts';
import { clean } from './clean.ts';
import { type Part, type Seat, takeSeat, write } from './person.ts';
import { badField, problem } from './problem.ts';
import { type Received, type ReceivedFile, receive } from './receive.ts';

/** What one account may send in a day, and the day. */
const DAILY = { bytes: MAX_BYTES_A_DAY, ms: 24 * 3_600_000 };

type Picked = { kind: FileKind; name: string; mime: string; content: FileBytes };

/** Photos and files a person sends, as one album when there are several of a kind. */
export async function upload(ctx: ChatContext, userId: number, request: Request) {
  const leave = await ctx.uploads.take(userId, request.signal);
  if (leave === null) throw problem({ error: 'too_fast', seconds: 5 });
  try {
    const form = await receive(request);
    try {
      return await post(ctx, userId, form);
    } finally {
      await form.close();
    }
  } finally {
    leave();
  }
}

async function post(ctx: ChatContext, userId: number, { field, files }: Received) {
  const clientId = field('clientId');
  if (!/^[\w-]{1,64}$/.test(clientId)) throw badField('clientId');
  const caption = clean(field('caption')).trim();
  if (codePoints(caption) > MAX_CAPTION) throw badField('caption');
  const seat = await takeSeat(ctx, userId, Number(field('bot')));
  const replyTo = /^\d{1,15}$/.test(field('replyTo')) ? Number(field('replyTo')) : undefined;
  const picked = await pick(files, field('asDocuments') === '1');
  const parts = async (tx: SqlTx) => {
    await checkDay(ctx, tx, userId, picked);
    return await makeParts(ctx, tx, seat, picked, caption);
  };
  return write(ctx, seat, { clientId, replyTo, parts });
}

/** The person's chats are locked meanwhile, so that nobody sends twice as much at once. */
async function checkDay(ctx: ChatContext, tx: SqlTx, userId: number, files: Picked[]): Promise<void> {
  const before = await sentSince(tx, userId, new Date(ctx.now().getTime() - DAILY.ms));
  const now = files.reduce((sum, { content }) => sum + content.size, 0);
  if (before + now > DAILY.bytes) throw problem({ error: 'too_much', limit: DAILY.bytes });
}

/** What a file is to the chat is told by its content; what its sender says counts only between sound and film. */
function pick(files: ReceivedFile[], plain: boolean): Promise<Picked[]> {
  return Promise.all(
    files.map(async ({ name, mime: claimed, content }) => {
      const found = (await readContent(content.head))?.mime ?? '';
      if (!plain && readImage(content.head) && found !== 'image/gif')
        return { kind: 'photo', name, mime: found, content };
      const isSound = claimed.startsWith('audio/') && /^(audio|video)\//.test(found);
      // The same box holds sound and film; only its sender knows that there is no picture in it.
      const mime = isSound ? found.replace(/^video/, 'audio') : found || unmarked(claimed);
      return { kind: plain ? 'document' : kindOf(mime), name, mime, content };
    }),
  );
}

/** Kinds without a mark in their content are text, if their sender says so, or nobody knows. */
const unmarked = (claimed: string) =>
  /^text\/(?!html)[\w.+-]+$/.test(claimed) ? claimed : 'application/octet-stream';

function kindOf(mime: string): FileKind {
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
    const stored = await keepFile(ctx, tx, { botId: seat.bot.id, userId: seat.user.id, ...file });
    const said = index === 0 && caption ? captionContent(caption) : {};
    parts.push({ content: { ...fileContent(stored), ...said, ...group }, fileId: stored.fileId });
  }
  return parts;
}

function captionContent(caption: string): Content {
  const entities = findEntities(caption);
  return { caption, ...(entities.length > 0 ? { caption_entities: entities } : {}) };
}
