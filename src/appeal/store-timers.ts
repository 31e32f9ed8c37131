import type { Sql, SqlTx } from '../db/client.ts';
import { type Appeal, openStatuses } from './appeal.ts';
import type { Timer } from './timer.ts';

export async function lockState(tx: SqlTx, id: string): Promise<Appeal | null> {
  const [row] = await tx<{ state: Appeal }[]>`select state from appeals where id = ${id} for update`;
  return row?.state ?? null;
}

/** Cases that the clock has a hand in: open ones and drafts, and those after whose end somebody has still to answer. */
export async function openAppealIds(sql: Sql): Promise<string[]> {
  const rows = await sql<{ id: string }[]>`
    select id from appeals where status = any(${['draft', ...openStatuses]}) or due_at is not null`;
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
      delete from timers t where t.appeal_id = ${appealId} and t.kind <> 'follow' and not exists (select 1 from due where due.kind = t.kind)
    ), started as (
      insert into timers (id, appeal_id, kind, due_at) select id, ${appealId}, kind, due_at from due
      on conflict (appeal_id, kind) do update set due_at = excluded.due_at, failures = 0, id = excluded.id, claimed_until = null
        where timers.due_at <> excluded.due_at
    )
    select pg_notify('timers', '')`;
}

export async function readSetting(sql: Sql | SqlTx, key: string): Promise<unknown> {
  const [row] = await sql<{ value: unknown }[]>`select value from settings where key = ${key}`;
  return row?.value ?? null;
}

export async function writeSetting(sql: Sql, key: string, value: object | string): Promise<void> {
  await sql`insert into settings (key, value) values (${key}, ${sql.json(value as never)})
    on conflict (key) do update set value = excluded.value`;
}

/** Who hears of a case as the enterprise, and as its owner; the deputy in the place of an owner on leave. */
export async function listenersOf(
  sql: Sql,
  appealId: string,
  now: Date,
): Promise<{ enterprise: string; owner: string | null }> {
  const [row] = await sql<{ enterprise: string; owner: string | null }[]>`
    select coalesce((select c.person_id from contacts c join people l on l.id = c.person_id and l.active
        where c.enterprise_id = a.enterprise_id and c.active
        order by c.person_id = a.filed_by desc, c.position limit 1), a.filed_by) as enterprise,
      case when o.leave_from <= ${now} and (o.leave_until is null or ${now} <= o.leave_until) and d.active
        then d.id else o.id end as owner
    from appeals a left join people o on o.id = a.owner_id left join people d on d.id = o.deputy_id
    where a.id = ${appealId}`;
  if (row === undefined) throw new Error('no such appeal');
  return row;
}

/** Redraws the live cards of these appeals, silently; a card that shows the same costs no call. */
export async function redrawAll(sql: Sql | SqlTx, appealIds: readonly string[], now: Date): Promise<void> {
  await sql`
    with drawn as (
      insert into notices (id, appeal_id, person_id, kind, manner, created_at, not_before)
      select gen_random_uuid(), c.appeal_id, c.person_id, 'card', 'card', ${now}, ${now}
      from cards c where c.appeal_id = any(${[...appealIds]}) and not exists (select 1 from notices n
        where n.appeal_id = c.appeal_id and n.person_id = c.person_id and n.manner = 'card' and n.state = 'waiting'
          and n.not_before <= ${now})
    ) select pg_notify('outbox', '')`;
}

/** The same for whatever somebody has in hand, at a moment at which others begin or cease to act for them. */
export async function redrawInHand(tx: SqlTx, personId: string, at: Date): Promise<void> {
  await tx`
    with drawn as (
      insert into notices (id, appeal_id, person_id, kind, manner, created_at, not_before)
      select gen_random_uuid(), c.appeal_id, c.person_id, 'card', 'card', ${at}, ${at}
      from cards c join appeals a on a.id = c.appeal_id
      where a.owner_id = ${personId} and a.status = any(${[...openStatuses]}) returning 1
    ) select pg_notify('outbox', '') from drawn limit 1`;
}
