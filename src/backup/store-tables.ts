import type { Readable, Writable } from 'node:stream';
import type { SqlTx } from '../db/client.ts';

/** A table with the columns that are written to; those that the database computes are left out. */
export type Table = { schema: string; name: string; columns: string[] };
export type Sequence = { schema: string; name: string; value: number };

/** Xiaoer's own and the built-in chat's. The queue's are left out: it is rebuilt from these. */
const SCHEMAS = ['public', 'chat'];

/** All tables, each behind those that its rows point at. */
export async function tablesOf(tx: SqlTx): Promise<Table[]> {
  const tables = await tx<(Table & { id: number; pointsAt: number[] })[]>`
    select c.oid::int8 as id, n.nspname as schema, c.relname as name,
      array(select a.attname::text from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
        and a.attgenerated = '' order by a.attnum) as columns,
      array(select k.confrelid::int8 from pg_constraint k
        where k.conrelid = c.oid and k.contype = 'f' and k.confrelid <> c.oid) as "pointsAt"
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind = 'r' and n.nspname = any(${SCHEMAS}) order by n.nspname, c.relname`;
  const placed = new Set<number>();
  const order: Table[] = [];
  while (order.length < tables.length) {
    const next = tables.find(({ id, pointsAt }) => !placed.has(id) && pointsAt.every((at) => placed.has(at)));
    if (next === undefined) throw new Error('tables point at each other in a circle');
    placed.add(next.id);
    order.push({ schema: next.schema, name: next.name, columns: next.columns });
  }
  return order;
}

/** Where numbers given out stand: never below a number that is in use. */
export async function sequencesOf(tx: SqlTx): Promise<Sequence[]> {
  return await tx<Sequence[]>`
    select schemaname as schema, sequencename as name, last_value as value from pg_sequences
    where schemaname = any(${SCHEMAS}) and last_value is not null order by schemaname, sequencename`;
}

export async function setSequence(tx: SqlTx, { schema, name, value }: Sequence): Promise<void> {
  await tx`select setval(format('%I.%I', ${schema}::text, ${name}::text)::regclass, ${value})`;
}

const columnsOf = (tx: SqlTx, { columns }: Table) => tx(columns);

/** The rows as text, one a line, as COPY writes them for every version of PostgreSQL. */
export async function readTable(tx: SqlTx, table: Table): Promise<Readable> {
  return await tx`copy ${tx(table.schema)}.${tx(table.name)} (${columnsOf(tx, table)}) to stdout`.readable();
}

export async function writeTable(tx: SqlTx, table: Table): Promise<Writable> {
  return await tx`copy ${tx(table.schema)}.${tx(table.name)} (${columnsOf(tx, table)}) from stdin`.writable();
}

/** What is there already: nothing, a Xiaoer nobody has put anything into, one in use, or somebody else's tables. */
export type Found =
  | { kind: 'nothing' | 'unused' | 'foreign' }
  | { kind: 'used'; people: number; cases: number };

/** @param known when each migration of ours was made */
export async function whatIsThere(tx: SqlTx, known: readonly number[]): Promise<Found> {
  const [row] = await tx<{ tables: number; isOurs: boolean }[]>`
    select (select count(*)::int from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where c.relkind in ('r', 'p', 'v', 'm') and n.nspname = any(${SCHEMAS})) as tables,
      to_regclass('drizzle.__drizzle_migrations') is not null and to_regclass('public.appeals') is not null as "isOurs"`;
  if (row === undefined || row.tables === 0) return { kind: 'nothing' };
  if (!row.isOurs) return { kind: 'foreign' };
  const applied = await tx<{ at: number }[]>`select created_at as at from drizzle.__drizzle_migrations`;
  if (applied.some(({ at }) => !known.includes(at))) return { kind: 'foreign' };
  const [used] = await tx<{ people: number; cases: number; acts: number }[]>`
    select (select count(*)::int from people) as people, (select count(*)::int from appeals) as cases`;
  const { people, cases } = used ?? { people: 0, cases: 0 };
  return people + cases === 0 ? { kind: 'unused' } : { kind: 'used', people, cases };
}

/** Takes away all of ours, the queue too. */
export async function clearAway(tx: SqlTx): Promise<void> {
  await tx`drop schema if exists chat, drizzle, bullmq cascade`;
  const tables = await tx<{ name: string }[]>`
    select c.relname as name from pg_class c where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace`;
  for (const { name } of tables) await tx`drop table public.${tx(name)} cascade`;
  for (const name of ['refuse_change', 'keep_event', 'keep_conduct_event'])
    await tx`drop function if exists public.${tx(name)}() cascade`;
}

/** Other processes of Xiaoer that are connected; the visitor of a command in this process is none. */
export async function othersConnected(tx: SqlTx): Promise<string[]> {
  const rows = await tx<{ name: string }[]>`
    select distinct application_name as name from pg_stat_activity
    where datname = current_database() and pid <> pg_backend_pid()
      and application_name ~ '^xiaoer( |$)' and application_name !~ '^xiaoer (visitor|owner|check|restore)'`;
  return rows.map(({ name }) => name);
}
