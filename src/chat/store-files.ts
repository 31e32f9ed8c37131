import type { Sql, SqlTx } from '../db/client.ts';

export type FileKind = 'photo' | 'document' | 'voice' | 'audio' | 'video';

export type StoredFile = {
  fileId: string;
  uniqueId: string;
  botId: number;
  kind: FileKind;
  name: string;
  mime: string;
  size: number;
  width: number | null;
  height: number | null;
  duration: number | null;
};

export type FileBytes = { kind: FileKind; name: string; mime: string; bytes: Buffer };

export async function insertFile(sql: Sql | SqlTx, file: StoredFile, bytes: Buffer, at: Date): Promise<void> {
  await sql`
    insert into chat.files
      (file_id, unique_id, bot_id, kind, name, mime, size, width, height, duration, bytes, created_at)
    values (${file.fileId}, ${file.uniqueId}, ${file.botId}, ${file.kind}, ${file.name}, ${file.mime},
      ${file.size}, ${file.width}, ${file.height}, ${file.duration}, ${bytes}, ${at})`;
}

export async function findFile(sql: Sql | SqlTx, botId: number, fileId: string): Promise<StoredFile | null> {
  const [row] = await sql<StoredFile[]>`
    select file_id as "fileId", unique_id as "uniqueId", bot_id as "botId", kind, name, mime, size, width, height,
      duration
    from chat.files where bot_id = ${botId} and file_id = ${fileId}`;
  return row ?? null;
}

/** For the bot: by the unique id that `getFile` puts into the path. */
export async function readBotFile(sql: Sql, botId: number, uniqueId: string): Promise<FileBytes | null> {
  const [row] = await sql<FileBytes[]>`
    select kind, name, mime, bytes from chat.files where bot_id = ${botId} and unique_id = ${uniqueId} limit 1`;
  return row ?? null;
}

/** For a person: only what stands in a chat of theirs now. */
export async function readPersonFile(sql: Sql, userId: number, fileId: string): Promise<FileBytes | null> {
  const [row] = await sql<FileBytes[]>`
    select f.kind, f.name, f.mime, f.bytes from chat.files f
    where f.file_id = ${fileId} and exists (
      select 1 from chat.messages m
      where m.user_id = ${userId} and m.file_id = f.file_id and m.bot_id = f.bot_id and m.deleted_at is null)`;
  return row ?? null;
}
