import type { Deps } from '../deps.ts';
import { type Appeal, aliveStatuses, isAlive } from './appeal.ts';
import { isAlike } from './likeness.ts';

type Store = Pick<Deps, 'sql'>;
type StateRow = { state: Appeal };

/** The newest open case of its enterprise that a draft may be the same as; null where there is none. */
export async function caseLike({ sql }: Store, draft: Appeal): Promise<Appeal | null> {
  const rows = await sql<StateRow[]>`
    select state from appeals
    where enterprise_id = ${draft.enterpriseId} and category = ${draft.category} and status = any(${[...aliveStatuses]})
    order by submitted_at desc limit 100`;
  return rows.find(({ state }) => isAlike(draft, state))?.state ?? null;
}

/** How many other enterprises of a grid raised what looks like the same matter since then. */
export async function countLike(
  { sql }: Store,
  draft: Appeal,
  { grid, since }: { grid: string; since: Date },
): Promise<number> {
  const rows = await sql<StateRow[]>`
    select a.state from appeals a join enterprises e on e.id = a.enterprise_id
    where e.grid = ${grid} and a.category = ${draft.category} and a.submitted_at >= ${since}
      and a.enterprise_id <> ${draft.enterpriseId}
    order by a.submitted_at desc limit 100`;
  const alike = rows.filter(({ state }) => isAlike(draft, state));
  return new Set(alike.map(({ state }) => state.enterpriseId)).size;
}

/** Every submitted case of these enterprises: open ones first, then by what moved last. */
export async function casesOf({ sql }: Store, enterpriseIds: readonly string[]): Promise<Appeal[]> {
  const rows = await sql<StateRow[]>`
    select state from appeals where enterprise_id = any(${[...enterpriseIds]}) and status <> 'draft' and erased_at is null
    order by status = any(${[...aliveStatuses]}) desc, updated_at desc limit 200`;
  return rows.map(({ state }) => state);
}

export async function openCasesOfEnterprises(
  store: Store,
  enterpriseIds: readonly string[],
): Promise<Appeal[]> {
  return (await casesOf(store, enterpriseIds)).filter(({ status }) => isAlive(status));
}

/** The case that a message in a chat is about: its card, a notice of it, or what somebody said of it. */
export async function caseOfMessage(
  { sql }: Store,
  chatId: number,
  messageId: number,
): Promise<string | null> {
  const [row] = await sql<{ id: string }[]>`
    select appeal_id as id from cards where chat_id = ${chatId} and message_id = ${messageId}
    union all
    select appeal_id from notices where chat_id = ${chatId} and message_id = ${messageId} and appeal_id is not null
    union all
    select appeal_id from said where chat_id = ${chatId} and message_id = ${messageId}
    limit 1`;
  return row?.id ?? null;
}

/** What a message said of a case: the answer to a question (its key), an addition (`add`), or one of several that make up an answer (`line`). */
export type Said = { appealId: string; key: string };

export async function noteSaid(
  { sql }: Store,
  said: Said & { chatId: number; messageId: number },
  now: Date,
): Promise<void> {
  await sql`
    insert into said (chat_id, message_id, appeal_id, key, at)
    values (${said.chatId}, ${said.messageId}, ${said.appealId}, ${said.key}, ${now})
    on conflict (chat_id, message_id) do update set appeal_id = excluded.appeal_id, key = excluded.key`;
}

/** An answer that several messages make up: none of them alone is it any more. */
export async function forgetAnswerSaid({ sql }: Store, appealId: string, key: string): Promise<void> {
  await sql`update said set key = 'line' where appeal_id = ${appealId} and key = ${key}`;
}

export async function findSaid({ sql }: Store, chatId: number, messageId: number): Promise<Said | null> {
  const [row] = await sql<Said[]>`
    select appeal_id as "appealId", key from said where chat_id = ${chatId} and message_id = ${messageId}`;
  return row ?? null;
}

/** Whether a person has said something of a case since then. */
export async function hasSaid(
  { sql }: Store,
  { appealId, personId, since }: { appealId: string; personId: string; since: Date },
): Promise<boolean> {
  const rows = await sql`
    select from appeal_events where appeal_id = ${appealId} and actor_id = ${personId} and at > ${since}
      and type in ('add_info', 'message') limit 1`;
  return rows.length > 0;
}
