import { createHash } from 'node:crypto';
import type { Sql } from '../db/client.ts';
import type { Screen } from '../text/screen.ts';

/** The one message in a person's chat that shows an appeal as it is now. */
export type LiveCard = {
  appealId: string;
  personId: string;
  chatId: number;
  messageId: number;
  shown: string;
};

/** What a card shows, in 16 characters; equal means that Telegram need not be asked. */
export function shownBy({ html, buttons }: Screen): string {
  return createHash('sha256')
    .update(JSON.stringify([html, buttons]))
    .digest('base64url')
    .slice(0, 16);
}

export async function liveCard(sql: Sql, appealId: string, personId: string): Promise<LiveCard | null> {
  const [card] = await sql<LiveCard[]>`
    select appeal_id as "appealId", person_id as "personId", chat_id as "chatId", message_id as "messageId", shown
    from cards where appeal_id = ${appealId} and person_id = ${personId}`;
  return card ?? null;
}

/** Makes a message the live card, in place of the one before. */
export async function saveCard(sql: Sql, card: LiveCard, now: Date): Promise<void> {
  await sql`
    insert into cards (appeal_id, person_id, chat_id, message_id, shown, sent_at)
    values (${card.appealId}, ${card.personId}, ${card.chatId}, ${card.messageId}, ${card.shown}, ${now})
    on conflict (appeal_id, person_id) do update
    set chat_id = excluded.chat_id, message_id = excluded.message_id, shown = excluded.shown, sent_at = excluded.sent_at`;
}

/** Deletes settled redraws of cards born before this; most notices are such, and nobody asks for them again. */
export async function forgetRedraws(sql: Sql, before: Date): Promise<void> {
  await sql`delete from notices where manner = 'card' and state in ('sent', 'dropped') and created_at < ${before}`;
}
