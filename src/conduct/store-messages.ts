import type { Deps } from '../deps.ts';

type Store = Pick<Deps, 'sql' | 'box'>;

/** A message of a chat that speaks of a report, or of one that is being written. */
export type Message = {
  chatId: number;
  messageId: number;
  /** Null while there is none yet. */
  reportId: string | null;
  side: 'author' | 'office';
  /** Shows what a report says, to the office: taken back after a day. */
  fades?: true;
};

const markOf = ({ box }: Store, { chatId, messageId }: Pick<Message, 'chatId' | 'messageId'>): string =>
  box.mark(`message ${chatId} ${messageId}`);
const threadOf = ({ box }: Store, chatId: number): string => box.mark(`chat ${chatId}`);

export async function noteMessage(store: Store, message: Message, now: Date): Promise<void> {
  const mark = markOf(store, message);
  await store.sql`
    insert into conduct_messages (mark, thread, sealed, at)
    values (${mark}, ${threadOf(store, message.chatId)}, ${store.box.seal(message, mark)}, ${now})
    on conflict (mark) do update set sealed = excluded.sealed`;
}

/** What we know of a message of a chat; null where it speaks of no report. */
export async function findMessage(
  store: Store,
  at: Pick<Message, 'chatId' | 'messageId'>,
): Promise<Message | null> {
  if (!store.box.isOpen) return null;
  const mark = markOf(store, at);
  const [row] = await store.sql<
    { sealed: string }[]
  >`select sealed from conduct_messages where mark = ${mark}`;
  return row === undefined ? null : store.box.open<Message>(row.sealed, mark);
}

/** The messages of a chat since then, to be deleted there; and how many older ones there are. */
export async function messagesSince(
  store: Store,
  chatId: number,
  since: Date,
): Promise<{ fresh: number[]; older: number }> {
  const rows = await store.sql<{ mark: string; sealed: string; at: Date }[]>`
    select mark, sealed, at from conduct_messages where thread = ${threadOf(store, chatId)} order by at`;
  const fresh = rows.filter(({ at }) => at >= since);
  return {
    fresh: fresh.map(({ mark, sealed }) => store.box.open<Message>(sealed, mark).messageId),
    older: rows.length - fresh.length,
  };
}

export async function forgetMessages(
  store: Store,
  chatId: number,
  messageIds: readonly number[],
): Promise<void> {
  const marks = messageIds.map((messageId) => markOf(store, { chatId, messageId }));
  await store.sql`delete from conduct_messages where mark = any(${marks})`;
}

/** What has stood long enough in the office's chats, by chat. */
export async function fadedMessages(
  { sql, box }: Store,
  { from, until }: { from: Date; until: Date },
): Promise<Map<number, number[]>> {
  const rows = await sql<{ mark: string; sealed: string }[]>`
    select mark, sealed from conduct_messages where at >= ${from} and at < ${until} order by at`;
  const faded = rows.map(({ mark, sealed }) => box.open<Message>(sealed, mark)).filter(({ fades }) => fades);
  const chats = new Map<number, number[]>();
  for (const { chatId, messageId } of faded) chats.set(chatId, [...(chats.get(chatId) ?? []), messageId]);
  return chats;
}

/** Nobody replies to what is older than this, and no messenger deletes it for us. */
export async function forgetMessagesBefore({ sql }: Pick<Deps, 'sql'>, before: Date): Promise<void> {
  await sql`delete from conduct_messages where at < ${before}`;
}
