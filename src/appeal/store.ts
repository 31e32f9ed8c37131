import type { Sql, SqlTx } from '../db/client.ts';
import type { Late } from '../notices/notice.ts';
import type { Head, Link } from '../record/chain.ts';
import { LOG_LOCK } from '../record/store.ts';
import { Refusal } from '../refusal.ts';
import type { Appeal } from './appeal.ts';
import type { Recorded } from './events.ts';
import { type Office, type OfficeMember, officeOf, officeRoles } from './office.ts';
import { helping, owning, type Standing } from './relations.ts';
import { helps } from './subs.ts';
import type { Timer } from './timer.ts';
import type { Waiting } from './turn.ts';

/** An appeal held for a step, with all that decides whether this person may take it. */
export type Held = {
  appeal: Appeal;
  /** Where its log stands. */
  head: Head;
  /** This cause has acted already. */
  acted: boolean;
  standing: Standing | null;
  ownerDeputyId: string | null;
  /** No `until`: the leave has no end yet. */
  ownerLeave: Leave | null;
  /** The owner's deputy is active and speaks for another side than the enterprise. */
  deputyFit: boolean;
  deputyLeave: Leave | null;
  /** Who is written to for the enterprise: the filer, or the next contact if that person is one no more. */
  listenerId: string;
  /** Who may decide what the cadre asks. */
  office: Office;
};

export type Leave = { from: Date; until: Date | null };

type HeldRow = {
  acted: boolean;
  active: boolean | null;
  roles: string[] | null;
  is_contact: boolean;
  deputy_id: string | null;
  leave_from: Date | null;
  leave_until: Date | null;
  deputy_fit: boolean;
  deputy_from: Date | null;
  deputy_until: Date | null;
  listener_id: string;
  office: OfficeMember[];
};

/** Reads one appeal and holds its row until the transaction ends, so that steps on it queue up. */
export async function holdAppeal(
  tx: SqlTx,
  {
    appealId: id,
    personId,
    cause,
    now,
  }: { appealId: string; personId: string | null; cause: string; now: Date },
): Promise<Held> {
  // Its key stays: a step of a case it is joined with, which puts a timer to it, does not wait for this one.
  const locking = tx<{ state: Appeal; hash: string; count: number; erased: boolean }[]>`
    select state, head as hash, events as count, erased_at is not null as erased, pg_advisory_xact_lock_shared(${LOG_LOCK})
    from appeals where id = ${id} for no key update`;
  // A statement of its own: it must see what was committed while the lock was waited for, the owner above all.
  const reading = tx<HeldRow[]>`
    select p.active, p.roles, o.deputy_id, o.leave_from, o.leave_until,
      d.leave_from as deputy_from, d.leave_until as deputy_until,
      coalesce(d.active, false) and not exists(select 1 from contacts c
        where c.enterprise_id = a.enterprise_id and c.person_id = d.id and c.active) as deputy_fit,
      exists(select 1 from appeal_events where cause = ${cause}) as acted,
      exists(select 1 from contacts c
        where c.enterprise_id = a.enterprise_id and c.person_id = ${personId} and c.active) as is_contact,
      coalesce((select c.person_id from contacts c join people l on l.id = c.person_id and l.active
        where c.enterprise_id = a.enterprise_id and c.active
        order by c.person_id = a.filed_by desc, c.position limit 1), a.filed_by) as listener_id,
      ${officeMembers(tx, now)} as office
    from appeals a
    left join people p on p.id = ${personId}
    left join people o on o.id = a.owner_id
    left join people d on d.id = o.deputy_id
    where a.id = ${id}`;
  const [[locked], [row]] = await Promise.all([locking, reading]);
  if (!locked || !row) throw new Refusal('refuse.unknown_number');
  if (locked.erased) throw new Refusal('refuse.erased', { no: locked.state.no ?? '' });
  const { state: appeal, hash, count } = locked;
  const { deputy_id: ownerDeputyId } = row;
  const standing =
    personId === null
      ? null
      : {
          personId,
          active: row.active ?? false,
          roles: row.roles ?? [],
          isContact: row.is_contact,
          ownerId: appeal.ownerId,
          ownerDeputyId,
          helps: helps(appeal, personId),
        };
  return {
    appeal,
    head: { hash, count },
    acted: row.acted,
    standing,
    ownerDeputyId,
    ownerLeave: leave(row.leave_from, row.leave_until),
    deputyFit: row.deputy_fit,
    deputyLeave: leave(row.deputy_from, row.deputy_until),
    listenerId: row.listener_id,
    office: officeOf(row.office),
  };
}

/** Whether a person is on leave: a condition on the alias of `people`. */
const isAway = (sql: Sql | SqlTx, who: 'm' | 'd', now: Date) => {
  const [from, until] = [sql(`${who}.leave_from`), sql(`${who}.leave_until`)];
  return sql`(${from} is not null and ${from} <= ${now} and (${until} is null or ${now} <= ${until}))`;
};

/**
 * Active holders of the offices that decide, as JSON, with who is on leave and who stands in; nobody who speaks for the
 * enterprise of the appeal `a`.
 */
export function officeMembers(sql: Sql | SqlTx, now: Date) {
  const isContact = (who: 'm' | 'd') => sql`exists (select 1 from contacts c
    where c.person_id = ${sql(`${who}.id`)} and c.enterprise_id = a.enterprise_id and c.active)`;
  return sql`(select coalesce(json_agg(json_build_object('id', m.id, 'roles', m.roles, 'away', ${isAway(sql, 'm', now)},
      'standIn', (select d.id from people d where d.id = m.deputy_id and d.active and d.roles <> '{}'
        and not ${isAway(sql, 'd', now)} and not ${isContact('d')})) order by m.created_at, m.id), '[]')
    from people m where m.active and m.roles <> '{}' and m.roles && ${[...officeRoles]} and not ${isContact('m')})`;
}

const leave = (from: Date | null, until: Date | null): Leave | null => from && { from, until };

/** Takes the next number of a series and year. The row stays locked until the commit: no gap, no race. */
export async function nextNumber(tx: SqlTx, series: string, year: number): Promise<number> {
  const [row] = await tx<{ value: number }[]>`
    insert into counters (series, year, value) values (${series}, ${year}, 1)
    on conflict (series, year) do update set value = counters.value + 1
    returning value`;
  return row?.value ?? 0;
}

export type Member = { id: string; roles: string[]; isContact: boolean };

/** Active staff in any of these roles; `isContact` marks those who speak for the enterprise themselves. */
export async function membersIn(tx: SqlTx, roles: string[], enterpriseId: string): Promise<Member[]> {
  return await tx<Member[]>`
    select p.id, p.roles, exists(select 1 from contacts c
      where c.person_id = p.id and c.enterprise_id = ${enterpriseId} and c.active) as "isContact"
    from people p where p.active and p.roles <> '{}' and p.roles && ${roles} order by p.created_at, p.id`;
}

/** Whether a case can be given to this person: active, somebody who handles cases, and nobody who speaks for the enterprise. */
export async function mayOwn(tx: SqlTx, personId: string, enterpriseId: string): Promise<boolean> {
  const rows = await tx`
    select 1 from people p where p.id = ${personId} and p.active and p.roles && ${[...owning]} and not exists (
      select 1 from contacts c where c.person_id = p.id and c.enterprise_id = ${enterpriseId} and c.active)`;
  return rows.length > 0;
}

/** Whether a part of a case can be given to this person: the same, and nobody from whom cases are kept. */
export async function mayHelp(tx: SqlTx, personId: string, enterpriseId: string): Promise<boolean> {
  const rows = await tx`
    select 1 from people p where p.id = ${personId} and p.active and p.roles && ${[...helping]} and not exists (
      select 1 from contacts c where c.person_id = p.id and c.enterprise_id = ${enterpriseId} and c.active)`;
  return rows.length > 0;
}

/** Puts files with the step that they came with: nobody is told of one without the other. */
export async function fileWith(
  tx: SqlTx,
  appealId: string,
  eventId: string,
  ids: readonly string[],
): Promise<void> {
  if (ids.length === 0) return;
  await tx`
    update files set event_id = ${eventId} where id = any(${[...ids]}) and appeal_id = ${appealId} and event_id is null`;
}

export type NoticeRow = {
  id: string;
  personId: string;
  kind: string;
  manner: 'ring' | 'remind' | 'card' | 'show';
  urgent: boolean;
  /** In which capacity the person is told: decides quiet hours and caps. */
  audience: 'enterprise' | 'staff';
  notBefore: Date;
};

export type Change = {
  appeal: Appeal;
  dueAt: Date | null;
  waitsOn: Waiting[];
  eventId: string;
  recorded: Recorded;
  /** Chains the event to those before. */
  link: Link;
  cause: string;
  timers: (Timer & { id: string })[];
  notices: NoticeRow[];
  /** The system stood still when this should have happened; its notices say so. */
  late: Late | undefined;
  trace: string | null;
  now: Date;
};

/**
 * Writes one step in one statement: row, event, timers, notices, and a silent redraw of every live
 * card of the appeal. Wakes whoever waits for notices and timers, once this commits.
 */
export async function saveStep(tx: SqlTx, change: Change): Promise<void> {
  const { appeal: a, recorded: r, link, now, eventId } = change;
  const timers = change.timers.map((t) => ({
    id: t.id,
    kind: t.kind,
    due_at: new Date(t.dueAt).toISOString(),
  }));
  const notices = change.notices.map((n) => ({
    id: n.id,
    person_id: n.personId,
    kind: n.kind,
    manner: n.manner,
    urgent: n.urgent,
    audience: n.audience,
    not_before: n.notBefore.toISOString(),
  }));
  await tx`
    with saved as (
      update appeals set no = ${a.no}, owner_id = ${a.ownerId}, status = ${a.status}, category = ${a.category},
        grade = ${a.grade}, round = ${a.round}, level = ${a.level}, due_at = ${change.dueAt},
        waits_on = ${change.waitsOn}, parent_id = ${a.joined?.parentId ?? null},
        submitted_at = ${a.submittedAt === null ? null : new Date(a.submittedAt)}, updated_at = ${now},
        version = ${a.version}, state = ${tx.json(a)}, head = ${link.hash}, events = events + 1
      where id = ${a.id}
    ), logged as (
      insert into appeal_events (id, appeal_id, seq, type, actor_id, relation, at, cause, data, salt, digest, previous,
        hash)
      values (${eventId}, ${a.id}, ${a.version}, ${r.event.type}, ${r.actorId}, ${r.relation}, ${now}, ${change.cause},
        ${tx.json(r.event)}, ${link.salt}, ${link.digest}, ${link.previous}, ${link.hash})
    ), due as (
      select * from jsonb_to_recordset(${tx.json(timers)}) as t(id uuid, kind text, due_at timestamptz)
    ), stopped as (
      delete from timers t where t.appeal_id = ${a.id} and t.kind <> 'follow' and not exists (select 1 from due where due.kind = t.kind)
    ), started as (
      insert into timers (id, appeal_id, kind, due_at) select id, ${a.id}, kind, due_at from due
      on conflict (appeal_id, kind) do update set due_at = excluded.due_at, failures = 0, id = excluded.id, claimed_until = null
        where timers.due_at <> excluded.due_at
    ), told as (
      insert into notices (id, appeal_id, event_id, person_id, kind, manner, urgent, audience, data, created_at,
        not_before, traceparent)
      select id, ${a.id}, ${eventId}, person_id, kind, manner, urgent, audience,
        ${tx.json(change.late === undefined ? {} : { late: change.late })}, ${now}, not_before,
        ${change.trace}
      from jsonb_to_recordset(${tx.json(notices)})
        as n(id uuid, person_id uuid, kind text, manner text, urgent boolean, audience text,
          not_before timestamptz)
      on conflict do nothing
    ), due_redraws as (
      -- Locked: a sender that takes one now waits for this commit, and draws what it brings. One of a later hour does
      -- not stand for this one: the card would show nothing of it until then.
      select n.person_id from notices n
      where n.appeal_id = ${a.id} and n.manner = 'card' and n.state = 'waiting' and n.not_before <= ${now}
      for update skip locked
    ), redrawn as (
      insert into notices (id, appeal_id, event_id, person_id, kind, manner, created_at, not_before, traceparent)
      select gen_random_uuid(), c.appeal_id, ${eventId}, c.person_id, 'card', 'card', ${now}, ${now}, ${change.trace}
      from cards c where c.appeal_id = ${a.id}
        and not exists (select from due_redraws d where d.person_id = c.person_id)
    )
    select pg_notify('outbox', ''), pg_notify('timers', '')`;
}
