import type { Sql } from '../../db/client.ts';

export type DatabaseFacts = { version: string; mb: number; now: Date };

export async function readDatabase(sql: Sql): Promise<DatabaseFacts> {
  const [row] = await sql<DatabaseFacts[]>`
    select split_part(current_setting('server_version'), ' ', 1) as version,
      (pg_database_size(current_database()) / 1048576)::int as mb, clock_timestamp() as now`;
  if (!row) throw new Error('the database answered nothing');
  return row;
}

/** When each migration applied was made; null where there are no tables at all. */
export async function readApplied(sql: Sql): Promise<number[] | null> {
  const [there] = await sql`select to_regclass('drizzle.__drizzle_migrations') is not null as present`;
  if (!there?.present) return null;
  const rows = await sql<{ at: number }[]>`select created_at as at from drizzle.__drizzle_migrations`;
  return rows.map((row) => row.at);
}

export type Backlog = { inbox: number; notices: number; timers: number };

/** What should have been handled, sent or acted on before that moment, and was not. */
export async function readBacklog(sql: Sql, before: Date): Promise<Backlog> {
  const [row] = await sql<Backlog[]>`
    select (select count(*)::int from inbox where done_at is null and received_at < ${before}) as inbox,
      (select count(*)::int from notices where state in ('waiting', 'sending') and not_before < ${before}) as notices,
      (select count(*)::int from timers where due_at < ${before}) as timers`;
  return row ?? { inbox: 0, notices: 0, timers: 0 };
}

/** Fingerprint of the key that the confidential box was used with; null while it was not. */
export async function readBoxKey(sql: Sql): Promise<string | null> {
  const [row] = await sql<{ value: string }[]>`select value from settings where key = 'conduct_key'`;
  return row?.value ?? null;
}

/** Which roles somebody active holds. */
export async function readRolesHeld(sql: Sql): Promise<string[]> {
  const rows = await sql<{ role: string }[]>`select distinct unnest(roles) as role from people where active`;
  return rows.map((row) => row.role);
}
