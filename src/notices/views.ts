import { type Appeal, openStatuses, type Status } from '../appeal/appeal.ts';
import { rulesOf } from '../appeal/rules.ts';
import { subEvents } from '../appeal/subs.ts';
import { standsInAs } from '../appeal/office.ts';
import { type CaseView, filedWith } from '../appeal/views.ts';
import type { Deps } from '../deps.ts';
import { type Locale, toLocale } from '../text/locale.ts';
import { type Viewer, viewerOf } from '../text/viewer.ts';
import type { Listed } from './line.ts';

/** A file of a case, by Telegram's file id. */
export type Attachment = { kind: 'photo' | 'document' | 'voice'; fileId: string };

type ReaderRow = {
  locale: string;
  active: boolean;
  roles: string[];
  is_contact: boolean;
  owner_away: boolean;
};

/** What a person is to a case now, in their language, and what they may do to it. */
export async function loadViewer(deps: Deps, view: CaseView, personId: string): Promise<Viewer> {
  const now = deps.now();
  const [row] = await deps.sql<ReaderRow[]>`
    select p.locale, p.active, p.roles,
      exists(select 1 from contacts c
        where c.enterprise_id = ${view.enterprise.id} and c.person_id = p.id and c.active) as is_contact,
      exists(select 1 from people o
        where o.id = ${view.appeal.ownerId} and o.leave_from <= ${now}
          and (o.leave_until is null or ${now} <= o.leave_until)) as owner_away
    from people p where p.id = ${personId}`;
  const reader = {
    id: personId,
    locale: toLocale(row?.locale ?? 'zh'),
    active: row?.active ?? false,
    roles: [...(row?.roles ?? []), ...standsInAs(view.office, personId)],
    isContact: row?.is_contact ?? false,
    ownerAway: row?.owner_away ?? false,
  };
  return viewerOf(reader, view, now);
}

/** The files that came with one step. */
export async function filesOfEvent(deps: Deps, eventId: string): Promise<Attachment[]> {
  const rows = await deps.sql<Attachment[]>`
    select kind, file_id as "fileId" from files where event_id = ${eventId} order by at, id`;
  return [...rows];
}

/** The files of the newest result that was put to the leader. */
export async function filesOfReport(deps: Deps, appealId: string): Promise<Attachment[]> {
  const rows = await deps.sql<Attachment[]>`
    select kind, file_id as "fileId" from files where event_id = (select id from appeal_events
      where appeal_id = ${appealId} and type = 'propose_done' order by seq desc limit 1) order by at, id`;
  return [...rows];
}

/**
 * Every file of a case, oldest first; for 查看全文, and for whoever must take a new case. What came for a step that is
 * not taken yet is nobody else's to see; those of the submission join it a moment later.
 */
export async function filesOfCase(
  deps: Deps,
  appealId: string,
  reader: 'enterprise' | 'staff',
): Promise<Attachment[]> {
  // What co-handlers and the lead send each other stays in the house.
  const inner = reader === 'enterprise' ? subEvents : [];
  const rows = await deps.sql<Attachment[]>`
    select f.kind, f.file_id as "fileId" from files f join appeals a on a.id = f.appeal_id
    left join appeal_events s on s.id = f.event_id
    where a.id = ${appealId} and (f.event_id is not null or f.at <= a.submitted_at)
      and coalesce(s.type, '') <> all(${[...inner]}) order by f.at, f.id`;
  return [...rows];
}

/** The notice that a message in a chat was: its kind, and the step it told of. */
export async function noticeOfMessage(
  { sql }: Deps,
  chatId: number,
  messageId: number,
): Promise<{ kind: string; eventId: string | null } | null> {
  const [row] = await sql<{ kind: string; eventId: string | null }[]>`
    select kind, event_id as "eventId" from notices
    where chat_id = ${chatId} and message_id = ${messageId} and state = 'sent' order by seq desc limit 1`;
  return row ?? null;
}

/** What the enterprise filed an appeal with: for co-handlers, who see nothing that came later. */
export async function filesFiled({ sql }: Deps, appealId: string): Promise<Attachment[]> {
  const rows = await sql<Attachment[]>`
    select f.kind, f.file_id as "fileId" from files f join appeals a on a.id = ${appealId}
    where ${filedWith(sql)} order by f.at, f.id`;
  return [...rows];
}

type StateRow = { state: Appeal; enterprise: string };

/** Open cases that are this person's to handle: their own, and those of whom they stand in for today. */
export async function openCasesOf(deps: Deps, personId: string): Promise<Listed[]> {
  const now = deps.now();
  const rows = await deps.sql<StateRow[]>`
    select a.state, e.name as enterprise from appeals a join enterprises e on e.id = a.enterprise_id
    where a.status = any(${[...openStatuses]}) and (a.owner_id = ${personId} or a.owner_id in (
      select id from people
      where deputy_id = ${personId} and leave_from <= ${now} and (leave_until is null or ${now} < leave_until)))`;
  return await withRules(deps, rows);
}

/** Cases in one of these states, those due first coming first; `unownedOnly` leaves out what somebody owns. */
export async function casesIn(
  deps: Deps,
  statuses: readonly Status[],
  { unownedOnly = false }: { unownedOnly?: boolean } = {},
): Promise<Listed[]> {
  const rows = await deps.sql<StateRow[]>`
    select a.state, e.name as enterprise from appeals a join enterprises e on e.id = a.enterprise_id
    where a.status = any(${[...statuses]}) and (not ${unownedOnly} or a.owner_id is null)
    order by a.due_at nulls last limit 200`;
  return await withRules(deps, rows);
}

/** Cases on which a leader has something to decide, and long-term ones of which a step is late. */
export async function casesForLeader(deps: Deps): Promise<Listed[]> {
  const now = deps.now();
  const rows = await deps.sql<StateRow[]>`
    select a.state, e.name as enterprise from appeals a join enterprises e on e.id = a.enterprise_id
    where a.waits_on @> '{leader}' or (a.status = 'long_term' and a.due_at < ${now}) order by a.due_at nulls last limit 200`;
  return (await withRules(deps, rows)).map((one) => ({ ...one, desk: true }));
}

async function withRules(deps: Deps, rows: readonly StateRow[]): Promise<Listed[]> {
  return await Promise.all(
    rows.map(async ({ state, enterprise }) => ({
      appeal: state,
      rules: await rulesOf(deps, state.policyVersion),
      enterprise,
    })),
  );
}

export type TownCounts = {
  open_n: number;
  over_n: number;
  y: number;
  o: number;
  r: number;
  due_n: number;
  third_n: number;
  orders_n: number;
  new_n: number;
  dispute_n: number;
  call_n: number;
  unreach_n: number;
};

/**
 * The whole town in figures, in one pass over the open cases. Overdue is what the ladder says: level 2 and above.
 * @param day the day for which `due_n` counts the limits
 */
export async function countTown(deps: Deps, day: { from: Date; until: Date }): Promise<TownCounts> {
  const open = [...openStatuses];
  const [row] = await deps.sql<TownCounts[]>`
    select count(*)::int as open_n,
      (count(*) filter (where level >= 2))::int as over_n,
      (count(*) filter (where level = 2))::int as y,
      (count(*) filter (where level = 3))::int as o,
      (count(*) filter (where level >= 4))::int as r,
      (count(*) filter (where due_at >= ${day.from} and due_at < ${day.until}))::int as due_n,
      (count(*) filter (where round >= 3))::int as third_n,
      coalesce(sum((select count(*) from jsonb_array_elements(state -> 'orders') as o(item)
        where item ->> 'answeredAt' is null and item ->> 'closedAt' is null)), 0)::int as orders_n,
      (count(*) filter (where status = 'submitted'))::int as new_n,
      (count(*) filter (where status = 'disputed'))::int as dispute_n,
      (count(*) filter (where status = 'callback'))::int as call_n,
      (select count(*)::int from accounts where unreachable_at is not null and ended_at is null) as unreach_n
    from appeals where status = any(${open})`;
  if (row === undefined) throw new Error('the town could not be counted');
  return row;
}

/** How many cases of an owner the enterprise closed as satisfied within a span. */
export async function countFinished(
  deps: Deps,
  ownerId: string,
  span: { from: Date; until: Date },
): Promise<number> {
  const [row] = await deps.sql<{ n: number }[]>`
    select count(*)::int as n from appeals where owner_id = ${ownerId} and status = 'satisfied'
      and (state -> 'ending' ->> 'at')::bigint between ${span.from.getTime()} and ${span.until.getTime() - 1}`;
  return row?.n ?? 0;
}

export type StaffMember = { id: string; roles: string[]; locale: Locale; away: boolean };

export async function loadStaff(deps: Deps, personId: string): Promise<StaffMember | null> {
  const now = deps.now();
  const [row] = await deps.sql<(Omit<StaffMember, 'locale'> & { locale: string })[]>`
    select id, roles, locale,
      coalesce(leave_from <= ${now} and (leave_until is null or ${now} < leave_until), false) as away
    from people where id = ${personId} and active`;
  return row === undefined ? null : { ...row, locale: toLocale(row.locale) };
}
