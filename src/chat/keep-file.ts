import type { SqlTx } from '../db/client.ts';
import { readImage } from './bot-api/image.ts';
import type { ChatContext } from './context.ts';
import type { Message } from './message.ts';
import type { Content } from './content.ts';
import { type FileKind, insertFile, type StoredFile } from './store-files.ts';

export type NewFile = {
  botId: number;
  /** Who sent it; null: the bot. */
  userId: number | null;
  kind: FileKind;
  name: string;
  mime: string;
  content: Content;
  duration?: number;
};

/** Stores a file under new ids. */
export async function keepFile(ctx: ChatContext, tx: SqlTx, file: NewFile): Promise<StoredFile> {
  const image = file.kind === 'photo' ? readImage(file.content.head) : null;
  const stored: StoredFile = {
    fileId: `F${ctx.random(30).toString('base64url')}`,
    uniqueId: `U${ctx.random(12).toString('hex')}`,
    botId: file.botId,
    userId: file.userId,
    kind: file.kind,
    name: file.kind === 'photo' ? '' : cleanName(file.name),
    mime: image?.mime ?? (file.mime || 'application/octet-stream'),
    size: file.content.size,
    width: image?.width ?? null,
    height: image?.height ?? null,
    duration: file.duration ?? null,
    hash: file.content.hash,
  };
  await insertFile(tx, stored, file.content, ctx.now());
  return stored;
}

// A name is shown and offered for saving: no folders, no control characters, nothing that turns its end around.
function cleanName(name: string): string {
  const last =
    name
      .replace(/[\p{Cc}\p{Bidi_Control}]/gu, '')
      .split(/[\\/]/)
      .at(-1) ?? '';
  return last.slice(-120).replace(/\p{Cs}/gu, '') || 'file';
}

/** How a file stands in a message. */
export function fileContent(file: StoredFile): Partial<Message> {
  const ref = { file_id: file.fileId, file_unique_id: file.uniqueId, file_size: file.size };
  const size = { width: file.width ?? 0, height: file.height ?? 0 };
  const named = { ...(file.name ? { file_name: file.name } : {}), mime_type: file.mime };
  const duration = file.duration ?? 0;
  switch (file.kind) {
    case 'photo':
      return { photo: [{ ...ref, ...size }] };
    case 'voice':
      return { voice: { ...ref, duration, mime_type: file.mime } };
    case 'audio':
      return { audio: { ...ref, duration, ...named } };
    case 'video':
      return { video: { ...ref, ...size, duration, ...named } };
    case 'document':
      return { document: { ...ref, ...named } };
  }
}
