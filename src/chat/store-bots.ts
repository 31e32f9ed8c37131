import type { Sql } from '../db/client.ts';
import type { BotCommand, User } from './message.ts';

export type Bot = { id: number; username: string; name: string };

export type Webhook = {
  url: string;
  secret?: string;
  maxConnections: number;
  lastError?: { at: number; message: string };
};

/** Command lists by `scope language`, where scope is `default`, `all_private_chats` or a chat's id. */
export type CommandLists = Record<string, BotCommand[]>;

export const botUser = (bot: Bot): User => ({
  id: bot.id,
  is_bot: true,
  first_name: bot.name,
  username: bot.username,
});

export async function saveBot(sql: Sql, bot: Bot, tokenHash: string): Promise<void> {
  await sql`
    insert into chat.bots (id, token_hash, username, name)
    values (${bot.id}, ${tokenHash}, ${bot.username}, ${bot.name})
    on conflict (id) do update set token_hash = excluded.token_hash, username = excluded.username, name = excluded.name`;
}

export async function findBot(sql: Sql, tokenHash: string): Promise<Bot | null> {
  const [row] = await sql<Bot[]>`select id, username, name from chat.bots where token_hash = ${tokenHash}`;
  return row ?? null;
}

export function listBots(sql: Sql): Promise<Bot[]> {
  return sql<Bot[]>`select id, username, name from chat.bots order by id`;
}

export async function renameBot(sql: Sql, botId: number, name: string): Promise<void> {
  await sql`update chat.bots set name = ${name} where id = ${botId}`;
}

export async function saveAllowed(sql: Sql, botId: number, kinds: string[] | null): Promise<void> {
  await sql`update chat.bots set allowed_updates = ${kinds} where id = ${botId}`;
}

export async function readAllowed(sql: Sql, botId: number): Promise<string[] | null> {
  const [row] = await sql<{ allowed: string[] | null }[]>`
    select allowed_updates as allowed from chat.bots where id = ${botId}`;
  return row?.allowed ?? null;
}

export async function readWebhook(sql: Sql, botId: number): Promise<Webhook | null> {
  const [row] = await sql<{ webhook: Webhook | null }[]>`select webhook from chat.bots where id = ${botId}`;
  return row?.webhook ?? null;
}

export async function saveWebhook(sql: Sql, botId: number, webhook: Webhook | null): Promise<void> {
  await sql`update chat.bots set webhook = ${webhook ? sql.json(webhook) : null} where id = ${botId}`;
  await sql`update chat.updates set next_try_at = null where bot_id = ${botId}`;
}

/** Notes a failed delivery for `getWebhookInfo`, if that webhook is still set. */
export async function noteWebhookError(sql: Sql, botId: number, url: string, at: number, message: string) {
  await sql`
    update chat.bots set webhook = webhook || ${sql.json({ lastError: { at, message } })}
    where id = ${botId} and webhook ->> 'url' = ${url}`;
}

export function listWebhooks(sql: Sql): Promise<{ botId: number; webhook: Webhook }[]> {
  return sql<{ botId: number; webhook: Webhook }[]>`
    select id as "botId", webhook from chat.bots where webhook is not null`;
}

export async function readCommands(sql: Sql, botId: number): Promise<CommandLists> {
  const [row] = await sql<{ commands: CommandLists }[]>`select commands from chat.bots where id = ${botId}`;
  return row?.commands ?? {};
}

export async function saveCommands(
  sql: Sql,
  botId: number,
  key: string,
  commands: BotCommand[],
): Promise<void> {
  await sql`
    update chat.bots set commands = commands || ${sql.json({ [key]: commands })} where id = ${botId}`;
}

export async function dropCommands(sql: Sql, botId: number, key: string): Promise<void> {
  await sql`update chat.bots set commands = commands - ${key} where id = ${botId}`;
}

export async function readProfile(sql: Sql, botId: number): Promise<Record<string, string>> {
  const [row] = await sql<{ profile: Record<string, string> }[]>`
    select profile from chat.bots where id = ${botId}`;
  return row?.profile ?? {};
}

export async function saveProfile(sql: Sql, botId: number, key: string, value: string): Promise<void> {
  await sql`update chat.bots set profile = profile || ${sql.json({ [key]: value })} where id = ${botId}`;
}
