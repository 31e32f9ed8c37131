import type { Sql, SqlTx } from '../db/client.ts';
import { Refusal } from '../refusal.ts';
import type { Appeal } from './appeal.ts';

/** Holds a draft that the staff wrote, whoever has it now. @throws Refusal `refuse.draft_gone` */
export async function holdWritten(tx: SqlTx, id: string): Promise<Appeal> {
  const [row] = await tx<{ state: Appeal }[]>`
    select state from appeals
    where id = ${id} and status = 'draft' and jsonb_typeof(state -> 'behalf') = 'object' for update`;
  if (!row) throw new Refusal('refuse.draft_gone');
  return row.state;
}

/** Drafts that somebody of the staff is still writing for enterprises, newest first. */
export async function writtenBy(sql: Sql, personId: string): Promise<Appeal[]> {
  const rows = await sql<{ state: Appeal }[]>`
    select state from appeals
    where filed_by = ${personId} and status = 'draft' and jsonb_typeof(state -> 'behalf') = 'object'
      and jsonb_typeof(state -> 'behalf' -> 'handedAt') = 'null'
    order by updated_at desc limit 5`;
  return rows.map(({ state }) => state);
}

/** The contact who is written to first among those who can be reached; null while nobody is bound. */
export async function boundContact(tx: SqlTx, enterpriseId: string): Promise<string | null> {
  const [row] = await tx<{ id: string }[]>`
    select p.id from contacts k join people p on p.id = k.person_id and p.active
    join accounts x on x.person_id = p.id and x.ended_at is null
    where k.enterprise_id = ${enterpriseId} and k.active
    order by x.unreachable_at is not null, k.position limit 1`;
  return row?.id ?? null;
}

export async function isContact(tx: SqlTx, enterpriseId: string, personId: string): Promise<boolean> {
  const rows = await tx`
    select 1 from contacts where enterprise_id = ${enterpriseId} and person_id = ${personId} and active`;
  return rows.length > 0;
}

/** Saves a draft under its filer, files and all. */
export async function saveWritten(tx: SqlTx, a: Appeal): Promise<void> {
  await tx`
    with filed as (update files set person_id = ${a.filedBy} where appeal_id = ${a.id})
    update appeals set filed_by = ${a.filedBy}, updated_at = ${new Date(a.updatedAt)}, version = ${a.version},
      state = ${tx.json(a)} where id = ${a.id}`;
}

type Told = {
  id: string;
  appealId: string | null;
  personId: string;
  kind: string;
  audience: 'enterprise' | 'staff';
  data: Record<string, string>;
  now: Date;
  notBefore: Date;
  urgent: boolean;
};

export async function tellOf(tx: SqlTx, n: Told): Promise<void> {
  await tx`
    with told as (
      insert into notices (id, appeal_id, person_id, kind, manner, urgent, audience, data, created_at, not_before)
      values (${n.id}, ${n.appealId}, ${n.personId}, ${n.kind}, 'ring', ${n.urgent}, ${n.audience}, ${tx.json(n.data)},
        ${n.now}, ${n.notBefore})
    ) select pg_notify('outbox', '')`;
}
