import { findBotFile, findFile, type StoredFile } from '../store-files.ts';
import type { ChatContext } from '../context.ts';
import { badRequest } from './api-error.ts';
import type { Method } from './call.ts';

const MAX_DOWNLOAD = 20 * 1024 * 1024;
const FOLDERS = { photo: 'photos', document: 'documents', voice: 'voice', audio: 'music', video: 'videos' };

export const getFile: Method = async ({ ctx, bot, args }) => {
  const id = args.text.get('file_id') ?? '';
  const file = id ? await findFile(ctx.sql, bot.id, id) : null;
  if (!file) throw badRequest('invalid file_id');
  if (file.size > MAX_DOWNLOAD) throw badRequest('file is too big');
  return {
    file_id: file.fileId,
    file_unique_id: file.uniqueId,
    file_size: file.size,
    file_path: pathOf(file),
  };
};

// Like Telegram's, a path keeps neither the name nor the type of the file, only an ending.
function pathOf(file: StoredFile): string {
  const ending = /\.[a-z0-9]{1,8}$/i.exec(file.name)?.[0] ?? endingOf(file);
  return `${FOLDERS[file.kind]}/${file.uniqueId}${ending.toLowerCase()}`;
}

function endingOf({ kind, mime }: StoredFile): string {
  if (kind === 'photo') return mime === 'image/png' ? '.png' : '.jpg';
  return kind === 'voice' ? '.oga' : '';
}

/** What `/file/bot<token>/<path>` gives. */
export async function botFile(ctx: ChatContext, botId: number, path: string): Promise<StoredFile | null> {
  const [, id] = /^[a-z]+\/(U[0-9a-f]+)(?:\.[a-z0-9]+)?$/.exec(path) ?? [];
  return id ? findBotFile(ctx.sql, botId, id) : null;
}
