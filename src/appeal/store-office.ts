import type { Sql, SqlTx } from '../db/client.ts';
import type { Appeal } from './appeal.ts';
import type { EventType } from './events.ts';
import type { OfficeMember } from './office.ts';
import { officeMembers } from './store.ts';
import type { Waiting } from './turn.ts';

/** A case that waits on an office, and who holds the offices now. */
export type AtDesk = {
  id: string;
  state: Appeal;
  waitsOn: Waiting[];
  members: OfficeMember[];
  deputyId: string | null;
};

/** Every case that waits on an office, held until the transaction ends, in the order in which cases are locked. */
export async function holdAtDesks(tx: SqlTx, now: Date): Promise<AtDesk[]> {
  const held = await tx<{ id: string }[]>`
    select id from appeals where waits_on && '{leader,supervisor,dispatcher,ruling}' order by id for no key update`;
  // A statement of its own: it sees what was committed while a lock was waited for, of the cases that are held alone.
  return await tx<AtDesk[]>`
    select a.id, a.state, a.waits_on as "waitsOn", o.deputy_id as "deputyId", ${officeMembers(tx, now)} as members
    from appeals a left join people o on o.id = a.owner_id
    where a.id = any(${held.map(({ id }) => id)}::uuid[]) and a.waits_on && '{leader,supervisor,dispatcher,ruling}' order by a.id`;
}

export async function saveDesks(tx: SqlTx, id: string, waitsOn: readonly Waiting[]): Promise<void> {
  await tx`update appeals set waits_on = ${[...waitsOn]} where id = ${id}`;
}

/** What is put to somebody of the office: the step that asked for it, and the words that tell of it. */
export type PutTo = {
  appealId: string;
  steps: readonly EventType[];
  kind: string;
  personIds: readonly string[];
  urgent: boolean;
  notBefore: Date;
};

/** Puts it to those of them who have not been told of that very step. @returns how many were told */
export async function putTo(tx: SqlTx, one: PutTo, now: Date): Promise<number> {
  const rows = await tx`
    with told as (
      insert into notices (id, appeal_id, event_id, person_id, kind, manner, urgent, audience, created_at, not_before)
      select gen_random_uuid(), ${one.appealId}, e.id, p.id, ${one.kind}, 'ring', ${one.urgent}, 'staff', ${now}, ${one.notBefore}
      from unnest(${[...one.personIds]}::uuid[]) as p(id), (select id from appeal_events
        where appeal_id = ${one.appealId} and type = any(${[...one.steps]}) order by seq desc limit 1) e
      on conflict do nothing returning 1
    ) select pg_notify('outbox', '') from told`;
  return rows.length;
}

/** The kind of the timers on which the desks are looked at anew: somebody goes on leave, or comes back. */
export const OFFICE = 'office';

/** Has the workers look at the desks anew at a moment. */
export async function askToSettle(tx: SqlTx, at: Date): Promise<void> {
  await tx`
    with asked as (insert into timers (id, kind, due_at) values (gen_random_uuid(), ${OFFICE}, ${at}))
    select pg_notify('timers', '')`;
}

export async function endOffice(sql: Sql, id: string): Promise<void> {
  await sql`delete from timers where id = ${id}`;
}
