import type { Sql, SqlTx } from '../db/client.ts';
import { type Content, PIECE } from './content.ts';

export type FileKind = 'photo' | 'document' | 'voice' | 'audio' | 'video';

export type StoredFile = {
  fileId: string;
  uniqueId: string;
  botId: number;
  /** Who sent it; null: the bot. */
  userId: number | null;
  kind: FileKind;
  name: string;
  mime: string;
  size: number;
  width: number | null;
  height: number | null;
  duration: number | null;
  hash: string;
};

/** Keeps a file; of bytes that are here already only another file points at them. */
export async function insertFile(tx: SqlTx, file: StoredFile, content: Content, at: Date): Promise<void> {
  // Also locks a content that is there, so that it cannot go with its last file meanwhile.
  const [kept] = await tx<{ isNew: boolean }[]>`
    insert into chat.contents as c (hash, size) values (${content.hash}, ${content.size})
    on conflict (hash) do update set size = c.size returning xmax = 0 as "isNew"`;
  let n = 0;
  if (kept?.isNew)
    for await (const bytes of content.pieces())
      await tx`insert into chat.pieces (hash, n, bytes) values (${content.hash}, ${n++}, ${bytes})`;
  await tx`
    insert into chat.files
      (file_id, unique_id, bot_id, user_id, kind, name, mime, size, width, height, duration, hash, created_at)
    values (${file.fileId}, ${file.uniqueId}, ${file.botId}, ${file.userId}, ${file.kind}, ${file.name},
      ${file.mime}, ${file.size}, ${file.width}, ${file.height}, ${file.duration}, ${file.hash}, ${at})`;
}

const columns = (sql: Sql | SqlTx) => sql`
  f.file_id as "fileId", f.unique_id as "uniqueId", f.bot_id as "botId", f.user_id as "userId", f.kind, f.name, f.mime,
  f.size, f.width, f.height, f.duration, f.hash`;

export async function findFile(sql: Sql | SqlTx, botId: number, fileId: string): Promise<StoredFile | null> {
  const [row] = await sql<StoredFile[]>`
    select ${columns(sql)} from chat.files f where f.bot_id = ${botId} and f.file_id = ${fileId}`;
  return row ?? null;
}

/** For the bot: by the unique id that `getFile` puts into the path. */
export async function findBotFile(sql: Sql, botId: number, uniqueId: string): Promise<StoredFile | null> {
  const [row] = await sql<StoredFile[]>`
    select ${columns(sql)} from chat.files f where f.bot_id = ${botId} and f.unique_id = ${uniqueId} limit 1`;
  return row ?? null;
}

/** For people: only what stands in a chat of theirs now. */
export async function findPersonFile(
  sql: Sql,
  users: readonly number[],
  fileId: string,
): Promise<StoredFile | null> {
  const [row] = await sql<StoredFile[]>`
    select ${columns(sql)} from chat.files f
    where f.file_id = ${fileId} and exists (
      select 1 from chat.messages m
      where m.user_id = any(${[...users]}) and m.file_id = f.file_id and m.bot_id = f.bot_id
        and m.deleted_at is null)`;
  return row ?? null;
}

/** The bytes from `from` to `to`, both counted in; no more of them is in memory than a piece. */
export async function* readBytes(sql: Sql, hash: string, from: number, to: number): AsyncGenerator<Buffer> {
  for (let n = Math.floor(from / PIECE); n * PIECE <= to; n++) {
    const [row] = await sql<{ bytes: Buffer }[]>`
      select bytes from chat.pieces where hash = ${hash} and n = ${n}`;
    if (row === undefined) throw new Error('a file ends before its end');
    yield row.bytes.subarray(Math.max(0, from - n * PIECE), to - n * PIECE + 1);
  }
}

/** How many bytes somebody has sent since then. */
export async function sentSince(tx: SqlTx, userId: number, since: Date): Promise<number> {
  const [row] = await tx<{ bytes: number }[]>`
    select coalesce(sum(size), 0)::float8 as bytes from chat.files
    where user_id = ${userId} and created_at > ${since}`;
  return row?.bytes ?? 0;
}
