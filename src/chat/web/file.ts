import type { ChatContext } from '../context.ts';
import { sendBytes } from '../send-bytes.ts';
import { findPersonFile } from '../store-files.ts';
import { problem } from './problem.ts';

/** Shown in place; everything else is offered for saving, so that nobody's file runs as a page of ours. */
const SHOWN = /^(image\/(jpeg|png|gif|webp)|audio\/(ogg|mpeg|mp4|webm|wav)|video\/(mp4|webm))$/;

const FILE_ID = /^F[\w-]{1,64}$/;

/** A file out of a chat, for those whose chat it stands in; for all others there is no such file. */
export async function answerFile(
  ctx: ChatContext,
  users: number[],
  fileId: string,
  range: string | undefined,
): Promise<Response> {
  const file = FILE_ID.test(fileId) ? await findPersonFile(ctx.sql, users, fileId) : null;
  if (!file) throw problem({ error: 'not_found' });
  const type = file.mime.split(';')[0]?.trim().toLowerCase() ?? '';
  const shown = SHOWN.test(type);
  const name = encodeURIComponent(file.name || 'photo').replaceAll("'", '%27');
  return sendBytes(ctx.sql, file, range, {
    'content-type': shown ? type : 'application/octet-stream',
    'content-disposition': `${shown ? 'inline' : 'attachment'}; filename*=UTF-8''${name}`,
    'x-content-type-options': 'nosniff',
    'content-security-policy': "default-src 'none'; sandbox",
    'cache-control': 'private, max-age=86400, immutable',
  });
}
