import type { AlbumFile, SentFile } from './message.ts';
import type { Send, TextOptions } from './send.ts';

/** A file that Telegram keeps, by its id. */
export type KeptFile = { kind: SentFile['kind']; fileId: string };

const ALBUM = 10;

/** Sends files again without a sound: photos and documents as albums, all else one by one. @returns their messages */
export async function sendFiles(
  send: Send,
  chatId: number,
  files: readonly KeptFile[],
  { protect }: Pick<TextOptions, 'protect'> = {},
): Promise<number[]> {
  const silent = { silent: true, protect };
  const sent: number[] = [];
  for (const group of albums(files)) {
    const [first, ...others] = group;
    if (first && others.length > 0) sent.push(...(await send.album(chatId, group, silent)));
    else if (first) sent.push(await send.file(chatId, first, silent));
  }
  for (const { kind, fileId } of files)
    if (kind !== 'photo' && kind !== 'document') sent.push(await send.file(chatId, { kind, fileId }, silent));
  return sent;
}

/** Photos stand together, and documents; ten at most. */
function albums(files: readonly KeptFile[]): AlbumFile[][] {
  return (['photo', 'document'] as const).flatMap((kind) => {
    const some = files.filter((file) => file.kind === kind).map(({ fileId }) => ({ kind, fileId }));
    return Array.from({ length: Math.ceil(some.length / ALBUM) }, (_, n) =>
      some.slice(n * ALBUM, (n + 1) * ALBUM),
    );
  });
}
