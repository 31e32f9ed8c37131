import type { Instant } from '../appeal/appeal.ts';
import type { Sql } from '../db/client.ts';

/** When that happened of which a message of these kinds (`promise.`) tells; null for cards, and where it tells of several things. */
export async function toldAt(
  sql: Sql,
  { chatId, messageId }: { chatId: number; messageId: number },
  kinds: string,
): Promise<Instant | null> {
  const rows = await sql<{ at: Date }[]>`
    select e.at from notices n join appeal_events e on e.id = n.event_id
    where n.chat_id = ${chatId} and n.message_id = ${messageId} and n.manner = 'ring' and starts_with(n.kind, ${kinds}) limit 2`;
  return rows.length === 1 ? (rows[0]?.at.getTime() ?? null) : null;
}
