import type { Sql, SqlTx } from '../db/client.ts';
import { Refusal } from '../refusal.ts';
import type { Appeal } from './appeal.ts';
import type { Timer } from './timer.ts';

type TimerRow = Timer & { id: string };

const timerRows = (timers: TimerRow[]) =>
  timers.map((t) => ({ id: t.id, kind: t.kind, due_at: new Date(t.dueAt).toISOString() }));

export async function insertDraft(sql: Sql, a: Appeal, timers: TimerRow[]): Promise<void> {
  await sql`
    with drafted as (
      insert into appeals (id, enterprise_id, filed_by, status, category, grade, updated_at, policy_version, state)
      values (${a.id}, ${a.enterpriseId}, ${a.filedBy}, 'draft', ${a.category}, ${a.grade}, ${new Date(a.updatedAt)},
        ${a.policyVersion}, ${sql.json(a)})
      on conflict (id) do nothing
    )
    insert into timers (id, appeal_id, kind, due_at)
    select id, ${a.id}, kind, due_at from jsonb_to_recordset(${sql.json(timerRows(timers))})
      as t(id uuid, kind text, due_at timestamptz)
    on conflict (appeal_id, kind) do nothing`;
}

export async function draftsOf(sql: Sql, personId: string): Promise<Appeal[]> {
  const rows = await sql<{ state: Appeal }[]>`
    select state from appeals
    where status = 'draft' and (
      filed_by = ${personId} and jsonb_typeof(state -> 'behalf') = 'null'
      or jsonb_typeof(state -> 'behalf' -> 'handedAt') = 'number' and enterprise_id in (
        select enterprise_id from contacts where person_id = ${personId} and active))
    order by updated_at desc`;
  return rows.map((row) => row.state);
}

/** How many drafts a person has begun and not submitted, apart from one. */
export async function countDrafts(sql: Sql, personId: string, apart: string): Promise<number> {
  const [row] = await sql<{ n: number }[]>`
    select count(*)::int as n from appeals where status = 'draft' and filed_by = ${personId} and id <> ${apart}`;
  return row?.n ?? 0;
}

export async function countSubmitted(tx: SqlTx, personId: string, since: Date): Promise<number> {
  const [row] = await tx<{ n: number }[]>`
    select count(*)::int as n from appeals where filed_by = ${personId} and submitted_at >= ${since}`;
  return row?.n ?? 0;
}

type Change = { draft: Appeal; timers: TimerRow[] };

/** Holds the draft, changes it, saves it with its timers. */
export async function updateDraft(
  sql: Sql,
  id: string,
  personId: string,
  change: (draft: Appeal) => Promise<Change>,
): Promise<Appeal> {
  return (await sql.begin(async (tx): Promise<Appeal> => {
    const [row] = await tx<{ state: Appeal }[]>`
      select state from appeals where id = ${id} and filed_by = ${personId} and status = 'draft' for update`;
    if (!row) throw new Refusal('refuse.draft_gone');
    const { draft: a, timers } = await change(row.state);
    await tx`
      with saved as (
        update appeals set category = ${a.category}, updated_at = ${new Date(a.updatedAt)}, version = ${a.version},
          state = ${tx.json(a)} where id = ${id}
      ), due as (
        select * from jsonb_to_recordset(${tx.json(timerRows(timers))}) as t(id uuid, kind text, due_at timestamptz)
      )
      insert into timers (id, appeal_id, kind, due_at) select id, ${id}, kind, due_at from due
      on conflict (appeal_id, kind) do update set due_at = excluded.due_at, failures = 0, id = excluded.id, claimed_until = null
        where timers.due_at <> excluded.due_at`;
    return a;
  })) as Appeal;
}

/** Removes a draft and all that hangs on it. */
export async function deleteDraftRow(sql: Sql, id: string, personId: string): Promise<void> {
  await sql.begin((tx) => deleteDraftIn(tx, id, personId));
}

/** The same inside a transaction. @throws Refusal `refuse.draft_gone` */
export async function deleteDraftIn(tx: SqlTx, id: string, personId: string): Promise<void> {
  const [row] = await tx`
    select id from appeals where id = ${id} and filed_by = ${personId} and status = 'draft' for update`;
  if (!row) throw new Refusal('refuse.draft_gone');
  await eraseDraft(tx, id);
}

/** Removes a draft that is held already. That the clock once reminded of it stays in the log, which nothing leaves. */
export async function eraseDraft(tx: SqlTx, id: string): Promise<void> {
  for (const table of ['timers', 'notices', 'cards', 'files']) {
    await tx`delete from ${tx(table)} where appeal_id = ${id}`;
  }
  await tx`delete from appeals where id = ${id}`;
}
