import { setTimeout as sleep } from 'node:timers/promises';
import { getTableName, is } from 'drizzle-orm';
import { PgTable } from 'drizzle-orm/pg-core';
import type { Sql, SqlTx } from '../db/client.ts';
import * as ofAppeals from '../db/schema/appeals.ts';
import * as ofChat from '../db/schema/chat.ts';
import * as ofConduct from '../db/schema/conduct.ts';
import * as ofConsole from '../db/schema/console.ts';
import * as ofPeople from '../db/schema/people.ts';
import * as ofRecord from '../db/schema/record.ts';
import * as ofSystem from '../db/schema/system.ts';

const tablesOf = (schema: object): string[] =>
  Object.values(schema)
    .filter((one): one is PgTable => is(one, PgTable))
    .map((table) => getTableName(table));

/** What the town remembers beyond a new start: secrets, the clock, policies; who is logged in, and the bot. */
const kept = { town: ['settings', 'policies'], chat: ['users', 'sessions', 'bots'] };
const town = [ofPeople, ofConsole, ofAppeals, ofConduct, ofRecord, ofSystem]
  .flatMap(tablesOf)
  .filter((name) => !kept.town.includes(name));
const chats = tablesOf(ofChat).filter((name) => !kept.chat.includes(name));

/** What is looked at while the town is written, and must not be changed by others meanwhile. */
const looked = ['chat.users', 'chat.sessions', 'chat.bots'];

/** How often, and for how long, a moment is waited for in which nobody is at work on any of the tables. */
const MOMENT_MS = 20;
const PATIENCE_MS = 30_000;
const LOCKED = '55P03';

/**
 * Takes all tables at one moment or none. Waiting for one while holding others is what a deadlock is made of: the bots
 * and workers take the same tables in other orders.
 */
async function holdTables(tx: SqlTx, names: string[]): Promise<void> {
  const end = performance.now() + PATIENCE_MS;
  for (;;) {
    try {
      return await tx.savepoint(async (inner): Promise<void> => {
        await inner`lock table ${inner(names)} in access exclusive mode nowait`;
        await inner`lock table ${inner(looked)} in share row exclusive mode nowait`;
      });
    } catch (error) {
      if ((error as { code?: string }).code !== LOCKED || performance.now() > end) throw error;
      await sleep(MOMENT_MS);
    }
  }
}

/**
 * Empties the town and its chats. Whoever works on them waits until the transaction ends. The logs refuse to be emptied
 * by anybody but the superuser that a demo's own PostgreSQL is run by.
 */
export async function wipe(tx: SqlTx): Promise<void> {
  const names = [...town, ...chats.map((name) => `chat.${name}`)];
  await holdTables(tx, names);
  await tx`set local session_replication_role = replica`;
  await tx`truncate ${tx(names)}`;
  await tx`set local session_replication_role = origin`;
}

/** Chat users who are neither logged in nor named here. */
export async function dropUsers(tx: SqlTx, keep: number[]): Promise<void> {
  await tx`
    delete from chat.users u where u.id <> all(${keep})
      and not exists (select from chat.sessions s where s.user_id = u.id)`;
}

export type PersonSeed = {
  id: string;
  phone: string;
  name: string;
  unit: string;
  roles: readonly string[];
  deputyId: string | null;
  /** The chat user of somebody who is bound without a greeting; null: not bound. */
  userId: number | null;
};

export type EnterpriseSeed = {
  id: string;
  uscc: string;
  name: string;
  address: string;
  grid: string;
  park: string;
  industry: string;
  size: string;
  employees: number;
  contactId: string;
};

export type TownSeed = {
  people: PersonSeed[];
  grids: { name: string; cadreId: string }[];
  enterprises: EnterpriseSeed[];
};

/** Writes the roster. Those with a chat user have talked to the bot, so that it may write to them. */
export async function insertTown(tx: SqlTx, seed: TownSeed, botId: number, at: Date): Promise<void> {
  await tx`
    insert into people (id, phone, name, unit, roles, deputy_id, created_at)
    select id, phone, name, unit, array(select jsonb_array_elements_text(roles)), "deputyId", ${at}
    from jsonb_to_recordset(${tx.json(seed.people as never)})
      as p(id uuid, phone text, name text, unit text, roles jsonb, "deputyId" uuid)`;
  await tx`
    insert into grids (name, cadre_id) select name, "cadreId"
    from jsonb_to_recordset(${tx.json(seed.grids)}) as g(name text, "cadreId" uuid)`;
  await tx`
    with made as (
      select * from jsonb_to_recordset(${tx.json(seed.enterprises)}) as e(id uuid, uscc text, name text, address text,
        grid text, park text, industry text, size text, employees int, "contactId" uuid)
    ), written as (
      insert into enterprises (id, uscc, name, address, grid, park, industry, size, employees)
      select id, uscc, name, address, grid, park, industry, size, employees from made
    )
    insert into contacts (enterprise_id, person_id) select id, "contactId" from made`;
  const bound = seed.people.filter(({ userId }) => userId !== null);
  await tx`
    with bound as (
      select * from jsonb_to_recordset(${tx.json(bound as never)}) as b(id uuid, "userId" bigint)
    ), opened as (
      insert into chat.dialogs (bot_id, user_id, started_at) select ${botId}, "userId", ${at} from bound
    )
    insert into accounts (id, bot_id, user_id, chat_id, person_id, bound_at)
    select gen_random_uuid(), ${botId}, "userId", "userId", id, ${at} from bound`;
}

/** The past was told when it happened. */
export async function dropNotices(tx: SqlTx): Promise<void> {
  await tx`update notices set state = 'dropped', why = 'demo' where state = 'waiting'`;
}

export async function firstTimerOf(tx: SqlTx | Sql, appealId: string, until: Date) {
  const [row] = await tx<{ id: string; kind: string; dueAt: Date }[]>`
    select id, kind, due_at as "dueAt" from timers
    where appeal_id = ${appealId} and due_at <= ${until} order by due_at limit 1`;
  return row ?? null;
}

export async function ownerIdOf(tx: SqlTx, appealId: string): Promise<string | null> {
  const [row] = await tx<{ ownerId: string | null }[]>`
    select owner_id as "ownerId" from appeals where id = ${appealId}`;
  return row?.ownerId ?? null;
}

export async function dropTimers(tx: SqlTx, appealId: string): Promise<void> {
  await tx`delete from timers where appeal_id = ${appealId}`;
}

/** Keeps a policy that is older than the one in force, for cases of the past. */
export async function keepOldPolicy(sql: Sql, version: string, document: object, since: Date): Promise<void> {
  await sql`
    insert into policies (version, document, since) values (${version}, ${sql.json(document as never)}, ${since})
    on conflict (version) do nothing`;
}

export async function hasPeople(sql: Sql): Promise<boolean> {
  const rows = await sql`select 1 from people limit 1`;
  return rows.length > 0;
}

/** Open pages load everything anew. */
export async function tellPagesToReload(sql: Sql, user: number, at: Date): Promise<void> {
  await sql`
    with told as (
      insert into chat.events (user_id, event, created_at)
      values (${user}, ${sql.json({ type: 'reset', user, bot: 0 })}, ${at})
    ) select pg_notify('chat', ${`u${user} `})`;
}

export async function builtinBotId(sql: Sql): Promise<number> {
  const [row] = await sql<{ id: number }[]>`select id from chat.bots order by id limit 1`;
  return row?.id ?? 0;
}

export type Counts = { enterprises: number; cadres: number; appeals: number };

export async function countTown(sql: Sql): Promise<Counts> {
  const [row] = await sql<Counts[]>`
    select (select count(*)::int from enterprises) as enterprises,
      (select count(*)::int from people where 'cadre' = any(roles)) as cadres,
      (select count(*)::int from appeals where status <> 'draft') as appeals`;
  return row ?? { enterprises: 0, cadres: 0, appeals: 0 };
}
