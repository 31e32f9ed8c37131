import type { Sql } from '../db/client.ts';

/** A fixed id, so that processes that start together make one row; of version 0, so that none which is drawn is the same. */
const ROW = '00000000-0000-0000-0000-000000000845';

/** Moves the town's own timer, or makes it. One that is due already stays, to be fired, unless that has been done. */
export async function moveDaily(
  sql: Sql,
  kind: string,
  { now, done, next: dueAt }: { now: Date; done: Date | null; next: Date },
): Promise<void> {
  await sql`
    with moved as (
      insert into timers (id, kind, due_at) values (${ROW}, ${kind}, ${dueAt})
      on conflict (id) do update set kind = excluded.kind, due_at = excluded.due_at, failures = 0, claimed_until = null
      where (timers.due_at, timers.kind) is distinct from (excluded.due_at, excluded.kind)
        and (timers.due_at > ${now} or timers.due_at <= ${done}::timestamptz)
    ) select pg_notify('timers', '')`;
}

/** One list for everybody on the staff who has an account; a second call for the same morning adds nothing. */
export async function addDigests(
  sql: Sql,
  { now, newId, dueAt }: { now: Date; newId: () => string; dueAt: Date },
): Promise<void> {
  const morning = dueAt.toISOString();
  const staff = await sql<{ id: string }[]>`
    select p.id from people p where p.active and p.roles <> '{}'
      and exists (select 1 from accounts x where x.person_id = p.id and x.ended_at is null)
      and not exists (select 1 from notices n where n.person_id = p.id and n.kind = 'digest'
        and n.data->>'morning' = ${morning})`;
  for (const { id } of staff) {
    await sql`
      insert into notices (id, person_id, kind, manner, audience, data, created_at, not_before)
      values (${newId()}, ${id}, 'digest', 'ring', 'staff', ${sql.json({ morning })}, ${now}, ${now})`;
  }
  await sql`select pg_notify('outbox', '')`;
}
