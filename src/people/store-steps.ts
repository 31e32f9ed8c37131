import type { Sql } from '../db/client.ts';
import type { Locale } from '../text/locale.ts';
import type { AccountKey } from './store.ts';

/** The questions of asking for an invitation, in order. */
export const askSteps = ['uscc', 'name', 'phone'] as const;
export type AskStep = (typeof askSteps)[number];

/** What is remembered of somebody who is not bound. */
export type EntryStep = {
  step: AskStep | 'greeted';
  locale: Locale;
  uscc: string;
  name: string;
  /** The update that changed it last. */
  cause: string;
  messageId: number | null;
};

/** After this long nothing is left of somebody who went away. */
const KEEP_MS = 30 * 24 * 3_600_000;

export async function readStep(sql: Sql, { botId, userId }: AccountKey): Promise<EntryStep | null> {
  const [row] = await sql<EntryStep[]>`
    select step, locale, uscc, name, cause, message_id as "messageId"
    from entry_steps where bot_id = ${botId} and user_id = ${userId}`;
  return row ?? null;
}

export async function putStep(
  sql: Sql,
  { botId, userId }: AccountKey,
  { step, locale, uscc, name, cause, messageId }: EntryStep,
  now: Date,
): Promise<void> {
  await sql`delete from entry_steps where updated_at < ${new Date(now.getTime() - KEEP_MS)}`;
  await sql`
    insert into entry_steps (bot_id, user_id, step, locale, uscc, name, cause, message_id, updated_at)
    values (${botId}, ${userId}, ${step}, ${locale}, ${uscc}, ${name}, ${cause}, ${messageId}, ${now})
    on conflict (bot_id, user_id) do update set step = excluded.step, locale = excluded.locale,
      uscc = excluded.uscc, name = excluded.name, cause = excluded.cause, message_id = excluded.message_id,
      updated_at = excluded.updated_at`;
}

export async function dropStep(sql: Sql, { botId, userId }: AccountKey): Promise<void> {
  await sql`delete from entry_steps where bot_id = ${botId} and user_id = ${userId}`;
}
