import type { Sql } from '../src/db/client.ts';
import type { BotApi, Call } from '../test/support/bot-api.ts';
import type { Pair } from './cases.ts';
import type { Expected } from './load.ts';
import type { Sent } from './people.ts';

export type Audit = {
  /** What never came to anything, each in words. */
  lost: string[];
  /** Steps taken twice. */
  twice: string[];
  /** Messages told twice. */
  repeated: string[];
};

export type Books = {
  sql: Sql;
  api: BotApi;
  sent: readonly Sent[];
  expected: readonly Expected[];
  /** Who the calls of workers come to; those of bots come to another name. */
  workersHost: string;
};

/** Holds what people sent in against the log, and what was told against what Telegram took, for these pairs. */
export async function audit(books: Books, pairs: readonly Pair[]): Promise<Audit> {
  const chats = new Set(pairs.flatMap(({ contactChat, ownerChat }) => [contactChat, ownerChat]));
  const expected = books.expected.filter(({ pair }) => pairs.includes(pair));
  const [updates, steps, notices] = await Promise.all([
    lostUpdates(books, chats),
    checkSteps(books, expected, [...new Set(expected.map(({ pair }) => pair.appealId))]),
    checkNotices(books, chats),
  ]);
  return {
    lost: [...updates, ...steps.lost, ...notices.lost],
    twice: steps.twice,
    repeated: [...notices.repeated, ...repliesTwice(books, chats)],
  };
}

async function lostUpdates({ sql, sent }: Books, chats: Set<number>): Promise<string[]> {
  const rows = await sql<{ id: number }[]>`
    select update_id as id from inbox where done_at is not null and error is null`;
  const done = new Set(rows.map(({ id }) => id));
  return sent
    .filter(({ updateId, chatId }) => chats.has(chatId) && !done.has(updateId))
    .map(({ updateId }) => `update ${updateId} was not handled`);
}

type Steps = { lost: string[]; twice: string[] };

/** @param signed cases that were signed for, once each */
async function checkSteps(
  books: Books,
  expected: readonly Expected[],
  signed: readonly string[],
): Promise<Steps> {
  const { sql } = books;
  const words = await sql<{ what: string; n: number }[]>`
    select token as what, (select count(*)::int from appeal_events e where e.data::text like '%' || token || '%') as n
    from unnest(${expected.map(({ token }) => token)}::text[]) token`;
  const acks = await sql<{ what: string; n: number }[]>`
    select 'signed for ' || a.id as what,
      (select count(*)::int from appeal_events e where e.appeal_id = a.id and e.type = 'acknowledge') as n
    from unnest(${signed as string[]}::uuid[]) a(id)`;
  const steps = [...words, ...acks];
  return {
    lost: [
      ...steps.filter(({ n }) => n === 0).map(({ what }) => `a step is not in the log: ${what}`),
      ...expected.filter((one) => !wasTold(books, one)).map(({ token }) => `a step was not told: ${token}`),
    ],
    twice: steps.filter(({ n }) => n > 1).map(({ what, n }) => `a step is in the log ${n} times: ${what}`),
  };
}

/** A card that was drawn anew since then does not say it any more. */
const wasTold = ({ api }: Books, { pair, token }: Expected): boolean =>
  api.calls.some(
    ({ chatId, done, params }) => done && chatId === pair.contactChat && `${params.text}`.includes(token),
  );

type Told = { id: string; kind: string; state: string; chatId: number; messageId: number | null };

async function checkNotices({ sql, api, workersHost }: Books, chats: Set<number>) {
  const notices = await sql<Told[]>`
    select n.id, n.kind, n.state, a.chat_id as "chatId", n.message_id as "messageId"
    from notices n join accounts a on a.person_id = n.person_id
    where a.chat_id = any(${[...chats]}::bigint[])`;
  const cards = await sql<{ chatId: number; messageId: number }[]>`
    select chat_id as "chatId", message_id as "messageId" from cards`;
  const taken = new Set(
    api.calls
      .filter(({ messageId }) => messageId !== undefined)
      .map(({ chatId, messageId }) => `${chatId} ${messageId}`),
  );
  const lost = notices.flatMap(({ id, kind, state, chatId, messageId }) => {
    if (state === 'sent' && messageId !== null && !taken.has(`${chatId} ${messageId}`))
      return [`a notice counts as sent and Telegram has none: ${kind} ${id}`];
    return ['sent', 'dropped'].includes(state) ? [] : [`a notice is ${state}: ${kind} ${id}`];
  });
  const noted = new Set([...notices, ...cards].map(({ chatId, messageId }) => `${chatId} ${messageId}`));
  const repeated = api.calls
    .filter((call) => isFrom(call, workersHost) && chats.has(call.chatId) && call.method === 'sendMessage')
    .filter(({ chatId, messageId }) => messageId !== undefined && !noted.has(`${chatId} ${messageId}`))
    .map(
      ({ chatId, messageId }) => `a notice that nobody noted, so it went out again: ${chatId} ${messageId}`,
    );
  return { lost, repeated };
}

const isFrom = ({ host }: Call, name: string): boolean => host.startsWith(`${name}:`);

/** An answer that came again though its person had done nothing since. */
function repliesTwice({ api, sent, workersHost }: Books, chats: Set<number>): string[] {
  const last = new Map<number, Call>();
  const found: string[] = [];
  for (const call of api.calls) {
    if (call.method !== 'sendMessage' || !chats.has(call.chatId) || isFrom(call, workersHost)) continue;
    const before = last.get(call.chatId);
    last.set(call.chatId, call);
    if (before === undefined || before.params.text !== call.params.text) continue;
    const isAnswer = sent.some(({ chatId, at }) => chatId === call.chatId && at > before.at && at < call.at);
    if (!isAnswer) found.push(`an answer came twice in ${call.chatId}`);
  }
  return found;
}
