import type { Sql, SqlTx } from '../db/client.ts';
import { type Appeal, openStatuses } from './appeal.ts';
import type { Timer } from './timer.ts';

export async function lockState(tx: SqlTx, id: string): Promise<Appeal | null> {
  const [row] = await tx<{ state: Appeal }[]>`select state from appeals where id = ${id} for update`;
  return row?.state ?? null;
}

export async function openAppealIds(sql: Sql): Promise<string[]> {
  const rows = await sql<
    { id: string }[]
  >`select id from appeals where status = any(${['draft', ...openStatuses]})`;
  return rows.map((row) => row.id);
}

/** Replaces the timers of an appeal by these, keeping the rows of kinds that stay. */
export async function saveTimers(
  tx: SqlTx,
  appealId: string,
  timers: (Timer & { id: string })[],
  dueAt: Date | null,
): Promise<void> {
  const rows = timers.map((t) => ({ id: t.id, kind: t.kind, due_at: new Date(t.dueAt).toISOString() }));
  await tx`
    with due as (
      select * from jsonb_to_recordset(${tx.json(rows)}) as t(id uuid, kind text, due_at timestamptz)
    ), noted as (
      update appeals set due_at = ${dueAt} where id = ${appealId}
    ), stopped as (
      delete from timers t where t.appeal_id = ${appealId} and not exists (select 1 from due where due.kind = t.kind)
    ), started as (
      insert into timers (id, appeal_id, kind, due_at) select id, ${appealId}, kind, due_at from due
      on conflict (appeal_id, kind) do update set due_at = excluded.due_at, failures = 0, id = excluded.id, claimed_until = null
        where timers.due_at <> excluded.due_at
    )
    select pg_notify('timers', '')`;
}

export async function readSetting(sql: Sql, key: string): Promise<unknown> {
  const [row] = await sql<{ value: unknown }[]>`select value from settings where key = ${key}`;
  return row?.value ?? null;
}

export async function writeSetting(sql: Sql, key: string, value: string): Promise<void> {
  await sql`insert into settings (key, value) values (${key}, ${sql.json(value)})
    on conflict (key) do update set value = excluded.value`;
}
