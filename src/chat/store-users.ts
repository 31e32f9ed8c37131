import type { Sql, SqlTx } from '../db/client.ts';
import type { Language } from './api.ts';
import type { Chat, User } from './message.ts';

export type ChatUser = { id: number; name: string; languageCode: Language };

/** Ids begin here, above 32 bits, as Telegram's do. */
const FIRST_ID = 7_000_000_000;

export const asUser = (user: ChatUser): User => ({
  id: user.id,
  is_bot: false,
  first_name: user.name,
  language_code: user.languageCode,
});

export const asChat = (user: ChatUser): Chat => ({ id: user.id, type: 'private', first_name: user.name });

export type NewUser = { name: string; language?: Language; at: Date };

export async function insertUser(sql: Sql, { name, language = 'zh', at }: NewUser): Promise<number> {
  const [row] = await sql<{ id: number }[]>`
    insert into chat.users (id, name, language_code, created_at)
    values (${FIRST_ID} + nextval(pg_get_serial_sequence('chat.users', 'id')), ${name}, ${language}, ${at})
    returning id`;
  if (!row) throw new Error('a new user came back without an id');
  return row.id;
}

export async function findUser(sql: Sql | SqlTx, id: number): Promise<ChatUser | null> {
  const [row] = await sql<ChatUser[]>`
    select id, name, language_code as "languageCode" from chat.users where id = ${id}`;
  return row ?? null;
}

export async function saveLanguage(sql: Sql, id: number, language: Language): Promise<void> {
  await sql`update chat.users set language_code = ${language} where id = ${id}`;
}

export type Session = { userId: number | null };

export type NewSession = { tokenHash: string; userId: number | null; at: Date; expiresAt: Date };

export async function insertSession(
  sql: Sql,
  { tokenHash, userId, at, expiresAt }: NewSession,
): Promise<void> {
  await sql`
    insert into chat.sessions (token_hash, user_id, created_at, expires_at, seen_at)
    values (${tokenHash}, ${userId}, ${at}, ${expiresAt}, ${at})`;
}

/** The session of a token, and a note that it was used, once an hour. */
export async function findSession(sql: Sql, tokenHash: string, now: Date): Promise<Session | null> {
  const [row] = await sql<(Session & { seenAt: Date })[]>`
    select user_id as "userId", seen_at as "seenAt" from chat.sessions
    where token_hash = ${tokenHash} and expires_at > ${now}`;
  if (row && now.getTime() - row.seenAt.getTime() > 3_600_000) {
    await sql`update chat.sessions set seen_at = ${now} where token_hash = ${tokenHash}`;
  }
  return row ?? null;
}

export async function dropSession(sql: Sql, tokenHash: string): Promise<void> {
  await sql`delete from chat.sessions where token_hash = ${tokenHash}`;
}
