import type { Deps } from '../deps.ts';
import { Refusal } from '../refusal.ts';
import type { Appeal, Relation } from './appeal.ts';
import type { AppealEvent, Recorded } from './events.ts';
import type { Rules } from './limits.ts';
import { type Office, type OfficeMember, officeOf } from './office.ts';
import { decidersOf, pendingOf } from './pending.ts';
import { reviewersOf } from './reviewers.ts';
import { type Related, type RelatedRow, relatedColumns, relatedOf } from './views-joining.ts';
import { rulesOf } from './rules.ts';
import { officeMembers } from './store.ts';
import { standInOf } from './views-stand-in.ts';

/** A person as cases show one. */
export type Member = {
  id: string;
  name: string;
  unit: string;
  phone: string;
  /** The person's own consent to show `phone` to enterprises. */
  phoneShown: boolean;
  locale: 'zh' | 'en';
  muted: boolean;
  roles: string[];
};

/** Everything that a card, a notice or a form says of one case, at this moment. */
export type CaseView = {
  appeal: Appeal;
  rules: Rules;
  enterprise: { id: string; name: string; grid: string; address: string; uscc: string };
  /** Everybody named on the case, by id: filer, owner, deputy, authors of notes, signers, office. */
  people: Record<string, Member>;
  contact: Member | null;
  owner: Member | null;
  deputy: Member | null;
  /** The deputy, while the owner is on leave and the deputy is there to act. */
  standIn: Member | null;
  /** Who decides what is pending, or about the plan in force; else the leader. */
  leader: Member | null;
  dispatcher: Member | null;
  /** While the enterprise objects to an end by law, whoever looks at it again. */
  supervisor: Member | null;
  files: { photos: number; documents: number };
  /** Numbers of the case whose problem came back in this one, and of those in which this one's did. */
  linked: string[];
  /** Who may decide what the cadre asks. */
  office: Office;
  /** Of these, what came with the submission. */
  filed: { photos: number; documents: number };
  /** Other cases it has to do with. */
  related: Related;
};

type CaseRow = RelatedRow & {
  state: Appeal;
  erased_at: Date | null;
  enterprise: CaseView['enterprise'];
  deputy_id: string | null;
  stand_in_id: string | null;
  linked: string[] | null;
  photos: number;
  documents: number;
  filed_photos: number;
  filed_documents: number;
  leader_id: string | null;
  members: OfficeMember[];
  dispatcher_id: string | null;
  supervisor_id: string | null;
};
/** Ids of people that an appeal's state names. */
function named(a: Appeal): (string | null | undefined)[] {
  return [
    a.filedBy,
    a.behalf?.by,
    a.ownerId,
    a.acknowledgedBy,
    a.contact?.by,
    a.progress?.by,
    a.result?.by,
    a.proposal?.by,
    a.bylaw?.by,
    a.rejectAsked?.by,
    a.rejection?.by,
    a.rejection?.review?.answer?.by,
    a.bylaw?.objection?.answer?.by,
    a.extensionAsked?.by,
    a.promise?.by,
    a.offer?.by,
    a.opinion?.by,
    a.signature?.by,
    a.reason?.by,
    a.dispute?.by,
    a.ruling?.by,
    a.ending?.by,
    a.planned?.by,
    a.plan?.by,
    a.plan?.approvedBy,
    a.objection?.by,
    a.joinAsked?.by,
    ...a.orders.flatMap((o) => [o.by, o.toId]),
    ...a.subs.flatMap((sub) => [sub.helperId, sub.by]),
  ];
}

/** Condition on `files f` of `appeals a`: what the enterprise submitted the appeal with. */
export const filedWith = (sql: Deps['sql']) => sql`f.appeal_id = a.id and f.at <= a.submitted_at
  and (f.event_id is null or exists (
    select from appeal_events s where s.id = f.event_id and s.type = 'submit'))`;

/**
 * Reads one case whole.
 * @throws Refusal `refuse.unknown_number`; `refuse.erased` where its contents had their time
 */
export async function loadCase(deps: Deps, appealId: string): Promise<CaseView> {
  const { erasedAt, ...view } = await loadLeft(deps, appealId);
  if (erasedAt !== null) throw new Refusal('refuse.erased', { no: view.appeal.no ?? '' });
  return view;
}

/**
 * The same of what is left of a case where its contents were erased: who had to do with it, and no words.
 * @throws Refusal `refuse.unknown_number`
 */
export async function loadLeft(deps: Deps, appealId: string): Promise<CaseView & { erasedAt: Date | null }> {
  const { sql } = deps;
  const [row] = await sql<CaseRow[]>`
    select a.state, a.erased_at, o.deputy_id, (${standInOf(sql, deps.now())}) as stand_in_id,
      json_build_object('id', e.id, 'name', e.name, 'grid', e.grid, 'address', e.address, 'uscc', e.uscc) as enterprise,
      (select array_agg(l.no order by l.no) from appeals l
        where l.state -> 'linkedTo' ->> 'id' = a.id::text and l.no is not null) as linked,
      (select count(*)::int from files f where f.appeal_id = a.id and f.kind = 'photo') as photos,
      (select count(*)::int from files f where f.appeal_id = a.id and f.kind <> 'photo') as documents,
      (select count(*)::int from files f where ${filedWith(sql)} and f.kind = 'photo') as filed_photos,
      (select count(*)::int from files f where ${filedWith(sql)} and f.kind <> 'photo') as filed_documents,
      (select p.id from people p where p.active and 'leader' = any(p.roles) order by p.created_at, p.id limit 1) as leader_id,
      (select p.id from people p where p.active and 'dispatcher' = any(p.roles) order by p.created_at, p.id limit 1) as dispatcher_id,
      (select p.id from people p where p.active and 'supervisor' = any(p.roles) order by p.created_at, p.id limit 1) as supervisor_id,
      ${officeMembers(sql, deps.now())} as members,
      ${relatedColumns(sql)}
    from appeals a
    join enterprises e on e.id = a.enterprise_id
    left join people o on o.id = a.owner_id
    where a.id = ${appealId}`;
  if (!row) throw new Refusal('refuse.unknown_number');
  const office = officeOf(row.members);
  // What the enterprise says to a plan is answered by whoever decides about plans.
  const isDecided = pendingOf(row.state) !== null || row.state.status === 'long_term';
  const [decider] = isDecided ? decidersOf(row.state, office) : [];
  const leaderId = decider ?? row.leader_id;
  const [reviewer] = row.state.bylaw?.objection?.answer === null ? reviewersOf(row.state, office) : [];
  const supervisorId = reviewer ?? row.supervisor_id;
  const desks = [row.deputy_id, leaderId, row.dispatcher_id, supervisorId];
  const ids = [...named(row.state), ...desks];
  const people = await membersById(
    deps,
    ids.filter((id): id is string => Boolean(id)),
  );
  const who = (id: string | null): Member | null => (id === null ? null : (people[id] ?? null));
  return {
    erasedAt: row.erased_at,
    appeal: row.state,
    rules: await rulesOf(deps, row.state.policyVersion),
    enterprise: row.enterprise,
    people,
    contact: who(row.state.filedBy),
    owner: who(row.state.ownerId),
    deputy: who(row.deputy_id),
    standIn: who(row.stand_in_id),
    leader: who(leaderId),
    dispatcher: who(row.dispatcher_id),
    supervisor: who(supervisorId),
    linked: [...(row.state.linkedTo === null ? [] : [row.state.linkedTo.no]), ...(row.linked ?? [])],
    files: { photos: row.photos, documents: row.documents },
    office,
    filed: { photos: row.filed_photos, documents: row.filed_documents },
    related: await relatedOf(deps, row),
  };
}

/** People by id, as cases show them. */
export async function membersById(deps: Deps, ids: string[]): Promise<Record<string, Member>> {
  const rows = await deps.sql<Member[]>`
    select id, name, unit, phone, phone_shown as "phoneShown", locale, muted, roles from people where id = any(${ids})`;
  return Object.fromEntries(rows.map((row) => [row.id, row]));
}

/** The log of an appeal, oldest first. */
export async function loadLog(deps: Deps, appealId: string): Promise<(Recorded & { id: string })[]> {
  const rows = await deps.sql<
    { id: string; data: AppealEvent; at: Date; actor_id: string | null; relation: Relation }[]
  >`
    select id, data, at, actor_id, relation from appeal_events where appeal_id = ${appealId} order by seq`;
  return rows.map((r) => ({
    id: r.id,
    event: r.data,
    at: r.at.getTime(),
    actorId: r.actor_id,
    relation: r.relation,
  }));
}

/** One event of the log, for a notice that tells of it. */
export async function loadEvent(deps: Deps, eventId: string): Promise<Recorded | null> {
  const [r] = await deps.sql<{ data: AppealEvent; at: Date; actor_id: string | null; relation: Relation }[]>`
    select data, at, actor_id, relation from appeal_events where id = ${eventId}`;
  return r ? { event: r.data, at: r.at.getTime(), actorId: r.actor_id, relation: r.relation } : null;
}

/** The appeal of a number as people write it: whole, or its last figures of this year. */
export async function findByNumber(deps: Deps, no: string): Promise<string | null> {
  const [row] = await deps.sql<{ id: string }[]>`
    select id from appeals where no = ${no} or no like ${`%-${no}`} order by no = ${no} desc, no desc limit 1`;
  return row?.id ?? null;
}
