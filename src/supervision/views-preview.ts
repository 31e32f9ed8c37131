import type { Appeal, Instant } from '../appeal/appeal.ts';
import { officeOf } from '../appeal/office.ts';
import { rulesOf } from '../appeal/rules.ts';
import type { Member } from '../appeal/store.ts';
import type { Deps } from '../deps.ts';
import { waitingPings } from './views-waiting.ts';
import { foresee } from './preview.ts';
import { type Born, heardBy, type HoursFor, type Ping, type PreviewCase, timed } from './preview-pings.ts';

/** More cases than these are counted, not played through. */
const MOST_CASES = 2000;
const BATCH = 100;

export type Span = { from: Date; until: Date };
/** `ownersOf`: only the cases of this person, and of those they stand in for today; null: the whole town. */
export type Whose = { ownersOf: string | null };

export type NamedPing = Ping & { name: string };
export type Forecast =
  | { kind: 'pings'; cases: number; pings: NamedPing[] }
  /** Too many cases: how many timers fall due by level of the ladder, follow-ups left out. */
  | { kind: 'counts'; cases: number; levels: Record<number, number> };

/** What will be said to whom if nobody does anything, what waits for its hour included. Reads only; bounded by `MOST_CASES`. */
export async function forecast(deps: Deps, span: Span, whose: Whose): Promise<Forecast> {
  const ids = await casesDue(deps, span, whose);
  if (ids.length > MOST_CASES)
    return { kind: 'counts', cases: await countDue(deps, span), levels: await countLevels(deps, span) };
  const staff = await staffOf(deps);
  const born: Born[] = [];
  for (let i = 0; i < ids.length; i += BATCH) {
    // A query between two batches lets other chats be answered meanwhile.
    for (const { one, appeal } of await loadBatch(deps, ids.slice(i, i + BATCH), staff)) {
      const within = { from: span.from.getTime(), until: span.until.getTime() };
      born.push(...heardBy(one, foresee(one, appeal, within)));
    }
  }
  born.push(...(await waitingPings(deps, span, whose)));
  const { zone } = deps.policies.calendar(deps.policies.current());
  const pings = timed(born, hoursOf(deps), zone).filter(({ at }) => at <= span.until.getTime());
  return { kind: 'pings', cases: new Set(pings.map(({ no }) => no)).size, pings: await named(deps, pings) };
}

const hoursOf =
  ({ policies }: Deps): HoursFor =>
  (rules, side) => ({
    policy: rules.policy,
    calendar: rules.calendar,
    quiet: policies.quietCalendar(policies.current(), side),
  });

/** Cases whose clock does something within the span; what follows from a timer follows from one of these. */
async function casesDue({ sql }: Deps, { from, until }: Span, { ownersOf }: Whose): Promise<string[]> {
  const rows = await sql<{ id: string }[]>`
    select distinct t.appeal_id as id from timers t join appeals a on a.id = t.appeal_id
    where t.due_at <= ${until} and t.kind <> 'survey' and a.status <> 'draft' and a.grade <> 'conduct'
      and (${ownersOf}::uuid is null or a.owner_id = ${ownersOf} or a.owner_id in (
        select p.id from people p where p.deputy_id = ${ownersOf}
          and p.leave_from <= ${from} and (p.leave_until is null or ${from} <= p.leave_until)))
    limit ${MOST_CASES + 1}`;
  return rows.map(({ id }) => id);
}

async function countDue({ sql }: Deps, { until }: Span): Promise<number> {
  const [row] = await sql<{ n: number }[]>`
    select count(distinct appeal_id)::int as n from timers
    where due_at <= ${until} and kind <> 'survey' and appeal_id is not null`;
  return row?.n ?? 0;
}

async function countLevels({ sql }: Deps, { until }: Span): Promise<Record<number, number>> {
  const rows = await sql<{ level: number; n: number }[]>`
    select case when kind like 'late.%' then split_part(kind, '.', 2)::int
      when kind in ('sign', 'contact', 'stage') then 2 when kind = 'warn' then 1 else 0 end as level, count(*)::int as n
    from timers where due_at <= ${until} and kind <> 'survey' and appeal_id is not null group by 1`;
  return Object.fromEntries(rows.map(({ level, n }) => [level, n]));
}

type Staff = Omit<Member, 'isContact'>;

async function staffOf({ sql }: Deps): Promise<Staff[]> {
  return await sql<Staff[]>`
    select id, roles from people where active
      and roles && '{dispatcher,leader,head,supervisor,discipline}' order by created_at, id`;
}

type Row = {
  state: Appeal;
  enterprise: string;
  deputy_id: string | null;
  leave_from: Date | null;
  leave_until: Date | null;
  deputy_fit: boolean;
  listener_id: string;
  contact_ids: string[];
};

async function loadBatch(
  deps: Deps,
  ids: readonly string[],
  staff: readonly Staff[],
): Promise<{ one: PreviewCase; appeal: Appeal }[]> {
  const rows = await deps.sql<Row[]>`
    select a.state, e.name as enterprise, o.deputy_id, o.leave_from, o.leave_until,
      array(select c.person_id from contacts c where c.enterprise_id = a.enterprise_id and c.active) as contact_ids,
      coalesce(d.active, false) and not exists(select 1 from contacts c
        where c.enterprise_id = a.enterprise_id and c.person_id = d.id and c.active) as deputy_fit,
      coalesce((select c.person_id from contacts c join people l on l.id = c.person_id and l.active
        where c.enterprise_id = a.enterprise_id and c.active
        order by c.person_id = a.filed_by desc, c.position limit 1), a.filed_by) as listener_id
    from appeals a join enterprises e on e.id = a.enterprise_id
    left join people o on o.id = a.owner_id left join people d on d.id = o.deputy_id
    where a.id = any(${[...ids]}) order by a.no`;
  return await Promise.all(
    rows.map(async (row) => ({
      appeal: row.state,
      one: {
        office: officeOf(staff.filter(({ id }) => !row.contact_ids.includes(id))),
        rules: await rulesOf(deps, row.state.policyVersion),
        no: row.state.no ?? '',
        enterprise: row.enterprise,
        listenerId: row.listener_id,
        ownerDeputyId: row.deputy_id,
        standInAt: (at: Instant) => (row.deputy_fit && isAway(row, at) ? row.deputy_id : null),
        members: staff.map((person) => ({ ...person, isContact: row.contact_ids.includes(person.id) })),
      },
    })),
  );
}

const isAway = ({ leave_from: from, leave_until: until }: Row, at: Instant): boolean =>
  from !== null && from.getTime() <= at && (until === null || at <= until.getTime());

async function named({ sql }: Deps, pings: readonly Ping[]): Promise<NamedPing[]> {
  const ids = [...new Set(pings.map(({ personId }) => personId))];
  const people = await sql<
    { id: string; name: string }[]
  >`select id, name from people where id = any(${ids})`;
  const names = new Map(people.map(({ id, name }) => [id, name]));
  return pings.map((ping) => ({ ...ping, name: names.get(ping.personId) ?? '' }));
}
