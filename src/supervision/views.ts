import { type Appeal, openStatuses } from '../appeal/appeal.ts';
import type { Lead, Order } from '../appeal/facts.ts';
import { rulesOf } from '../appeal/rules.ts';
import type { Party } from '../appeal/turn.ts';
import type { Deps } from '../deps.ts';
import type { Listed } from '../notices/line.ts';
import { subTasksOf } from '../notices/views-subs.ts';
import { type Held, ON_A_PAGE, type Page, pageOf } from './page.ts';
import { standInName } from '../appeal/views-stand-in.ts';
import { readStoodInFor } from '../people/views.ts';

/** One case in a list of the staff; `address` is for titles that name the plant. */
export type CaseRow = Listed & { address: string };

type StateRow = { state: Appeal; enterprise: string; address: string; total: number };

async function withRules(deps: Deps, rows: readonly StateRow[]): Promise<CaseRow[]> {
  return await Promise.all(
    rows.map(async ({ state, enterprise, address }) => ({
      appeal: state,
      rules: await rulesOf(deps, state.policyVersion),
      enterprise,
      address,
    })),
  );
}

async function casePage(deps: Deps, rows: readonly StateRow[]): Promise<Page<CaseRow>> {
  return { rows: await withRules(deps, rows), total: pageOf(rows).total };
}

/**
 * Something a person is to do: the next step of a case, a decision on their desk, an order to answer or to close, a
 * 督查线索 to decide on.
 */
export type Task = CaseRow & {
  kind: 'turn' | 'desk' | 'order' | 'answered' | 'lead' | 'sub';
  order: Order | null;
  lead?: Lead | null;
};

/** Whose tasks: the roles say which lists are theirs. */
export type Doer = { id: string; roles: readonly string[] };

/** The desks at which somebody of these roles sits. */
function desksOf(roles: readonly string[]): Party[] {
  const desks: [Party, string[]][] = [
    ['leader', ['leader', 'head']],
    ['dispatcher', ['dispatcher']],
    ['supervisor', ['supervisor']],
  ];
  return desks.flatMap(([desk, names]) => (names.some((name) => roles.includes(name)) ? [desk] : []));
}

type TaskRow = StateRow & { kind: Task['kind']; item: unknown; due_at: Date | null };

/**
 * What waits for a person, nearest limit first: steps on cases they own or stand in for today, orders to answer;
 * what waits on the desks of their roles; answered orders for the supervisor, leads for the discipline office. The page is picked by columns and
 * indexes; only its own states are read.
 */
export async function tasksOf(deps: Deps, doer: Doer, page: number): Promise<Page<Task>> {
  const roles = [...doer.roles, ...(await readStoodInFor(deps.sql, doer.id, deps.now()))];
  const who = { id: doer.id, roles };
  const subs = (await subTasksOf(deps, who)).map((one) => ({ ...one, kind: 'sub' as const, order: null }));
  const first = page * ON_A_PAGE;
  // Sub-tasks stand among the others by their limits: then a page is cut from the beginning on.
  const cut =
    subs.length === 0 ? { limit: ON_A_PAGE, offset: first } : { limit: first + ON_A_PAGE, offset: 0 };
  const { rows, total } = await caseTasks(deps, who, cut);
  if (subs.length === 0) return { rows, total };
  const all = [...rows, ...subs].toSorted((a, b) => a.due - b.due);
  return { rows: all.slice(first, first + ON_A_PAGE), total: total + subs.length };
}

type Due = { due: number };

async function caseTasks(
  deps: Deps,
  { id, roles }: Doer,
  cut: { limit: number; offset: number },
): Promise<Page<Task & Due>> {
  const { sql } = deps;
  const now = deps.now();
  const rows = await sql<TaskRow[]>`
    with owners as (
      select ${id}::uuid as id
      union
      select p.id from people p where p.deputy_id = ${id}
        and p.leave_from <= ${now} and (p.leave_until is null or ${now} <= p.leave_until)
    ), ordered as (
      select a.id, a.owner_id, o.item from appeals a, jsonb_array_elements(a.state -> 'orders') as o(item)
      where jsonb_path_exists(a.state, '$.orders[*] ? (@.closedAt == null)') and o.item ->> 'closedAt' is null
    ), tasks as (
      select a.id, a.due_at, 'turn' as kind, null::jsonb as item from appeals a
      where a.owner_id in (select id from owners) and a.status = any(${[...openStatuses]})
        and a.waits_on @> '{owner}'
      union all
      select a.id, a.due_at, 'desk', null from appeals a
      where a.waits_on && ${desksOf(roles)} and not (a.waits_on @> '{owner}' and a.owner_id in (select id from owners))
      union all
      select id, to_timestamp((item ->> 'dueAt')::bigint / 1000.0), 'order', item from ordered
      where owner_id in (select id from owners) and item ->> 'answeredAt' is null
      union all
      select id, to_timestamp((item ->> 'answeredAt')::bigint / 1000.0), 'answered', item from ordered
      where ${roles.includes('supervisor')} and item ->> 'answeredAt' is not null
      union all
      select a.id, to_timestamp((l.item ->> 'at')::bigint / 1000.0), 'lead', l.item
      from appeals a, jsonb_array_elements(a.state -> 'leads') as l(item)
      where ${roles.includes('discipline')} and a.waits_on @> '{discipline}' and l.item ->> 'verdict' is null
        and a.state -> 'result' ->> 'by' is distinct from ${id}::text and not exists (
          select 1 from people o where o.id = a.owner_id and ${id} in (o.id, o.deputy_id))
    ), page as (
      select id, due_at, kind, item, (count(*) over ())::int as total from tasks
      order by due_at nulls last, id limit ${cut.limit} offset ${cut.offset}
    )
    select a.state, e.name as enterprise, e.address, g.total, g.kind, g.item, g.due_at
    from page g join appeals a on a.id = g.id join enterprises e on e.id = a.enterprise_id
    order by g.due_at nulls last, g.id`;
  const cases = await withRules(deps, rows);
  const tasks = cases.flatMap((one, i) => {
    const row = rows[i];
    if (row === undefined) return [];
    return [
      {
        ...one,
        kind: row.kind,
        order: row.kind === 'order' || row.kind === 'answered' ? (row.item as Order) : null,
        lead: row.kind === 'lead' ? (row.item as Lead) : null,
        desk: row.kind === 'desk',
        due: row.due_at?.getTime() ?? Number.MAX_SAFE_INTEGER,
      },
    ];
  });
  return { rows: tasks, total: rows[0]?.total ?? 0 };
}

/** How many cases somebody has in hand, and how many of them wait on the enterprise. */
export async function countOwn(
  { sql }: Pick<Deps, 'sql'>,
  ownerId: string,
): Promise<{ open_n: number; wait_n: number }> {
  const [row] = await sql<{ open_n: number; wait_n: number }[]>`
    select count(*)::int as open_n,
      (count(*) filter (where status in ('need_info', 'pending_confirm', 'callback')))::int as wait_n
    from appeals where owner_id = ${ownerId} and status = any(${[...openStatuses]})`;
  return row ?? { open_n: 0, wait_n: 0 };
}

/** Open cases that somebody handles: to choose from, those moved last in front. */
export async function handledBy(deps: Deps, id: string, most: number): Promise<CaseRow[]> {
  const now = deps.now();
  const rows = await deps.sql<StateRow[]>`
    select a.state, e.name as enterprise, e.address, 0 as total
    from appeals a join enterprises e on e.id = a.enterprise_id
    where a.status = any(${[...openStatuses]}) and (a.owner_id = ${id} or a.owner_id in (
      select p.id from people p where p.deputy_id = ${id}
        and p.leave_from <= ${now} and (p.leave_until is null or ${now} <= p.leave_until)))
    order by a.updated_at desc, a.id limit ${most}`;
  return await withRules(deps, rows);
}

export type Desk = 'all' | 'new' | 'rule' | 'call';
export type DeskCounts = {
  new_n: number;
  dispute_n: number;
  /** Cases of which a co-handler's part is to be ruled on. */
  sub_n: number;
  propose_n: number;
  call_n: number;
  unreach_n: number;
};

const deskStatuses: Record<Desk, string[]> = {
  all: ['submitted', 'disputed', 'callback'],
  new: ['submitted'],
  rule: ['disputed'],
  call: ['callback'],
};

/** The dispatcher's desk: what came in and is not taken, what nobody has any more, what is to be ruled, whom to call. */
export async function deskOf(
  deps: Deps,
  part: Desk,
  page: number,
): Promise<Page<CaseRow> & { counts: DeskCounts }> {
  const { sql } = deps;
  const listing = sql<StateRow[]>`
    with page as (
      select id, due_at, (count(*) over ())::int as total from appeals
      where status = any(${deskStatuses[part]})
        or ${part === 'all' || part === 'new'} and owner_id is null and status in ('in_progress', 'long_term')
        or ${part === 'all' || part === 'rule'} and waits_on @> '{ruling}'
      order by due_at nulls last, id limit ${ON_A_PAGE} offset ${page * ON_A_PAGE}
    )
    select a.state, e.name as enterprise, e.address, g.total
    from page g join appeals a on a.id = g.id join enterprises e on e.id = a.enterprise_id
    order by g.due_at nulls last, g.id`;
  const counting = sql<DeskCounts[]>`
    select (count(*) filter (where status = 'submitted'
        or owner_id is null and status in ('in_progress', 'long_term')))::int as new_n,
      (count(*) filter (where status = 'disputed'))::int as dispute_n,
      (count(*) filter (where waits_on @> '{ruling}'))::int as sub_n,
      (count(*) filter (where status = 'submitted' and state -> 'rejectAsked' <> 'null'))::int as propose_n,
      (count(*) filter (where status = 'callback'))::int as call_n,
      (select count(*)::int from accounts where unreachable_at is not null and ended_at is null) as unreach_n
    from appeals where status in ('submitted', 'disputed', 'callback')
      or owner_id is null and status in ('in_progress', 'long_term') or waits_on @> '{ruling}'`;
  const [rows, [counts]] = await Promise.all([listing, counting]);
  return {
    ...(await casePage(deps, rows)),
    counts: counts ?? { new_n: 0, dispute_n: 0, sub_n: 0, propose_n: 0, call_n: 0, unreach_n: 0 },
  };
}

export type OverdueRow = CaseRow & Held;
export type LevelCounts = { y: number; o: number; r: number };

/** Cases on which the ladder has climbed to its second step or higher: the highest first, then the oldest limit. */
export async function overdueCases(deps: Deps, page: number): Promise<Page<OverdueRow> & LevelCounts> {
  const rows = await deps.sql<(StateRow & LevelCounts & Held)[]>`
    with late as (
      select id, level, due_at from appeals
      where level >= 2
        and status in ('submitted', 'in_progress', 'need_info', 'disputed', 'long_term', 'pending_confirm', 'callback')
    ), page as (
      select id, level, due_at, (count(*) over ())::int as total,
        (count(*) filter (where level = 2) over ())::int as y,
        (count(*) filter (where level = 3) over ())::int as o,
        (count(*) filter (where level >= 4) over ())::int as r
      from late order by level desc, due_at nulls last, id limit ${ON_A_PAGE} offset ${page * ON_A_PAGE}
    )
    select a.state, e.name as enterprise, e.address, coalesce(p.name, '') as owner, ${standInName(deps.sql, deps.now())} as "standIn", g.total, g.y, g.o, g.r
    from page g join appeals a on a.id = g.id join enterprises e on e.id = a.enterprise_id
    left join people p on p.id = a.owner_id
    order by g.level desc, g.due_at nulls last, g.id`;
  const { y = 0, o = 0, r = 0, total = 0 } = rows[0] ?? {};
  const cases = await withRules(deps, rows);
  return {
    rows: cases.map((one, i) => ({ ...one, owner: rows[i]?.owner ?? '', standIn: rows[i]?.standIn ?? '' })),
    total,
    y,
    o,
    r,
  };
}

/** Open cases of which a limit falls within a span. */
export async function countDue(
  { sql }: Pick<Deps, 'sql'>,
  span: { from: Date; until: Date },
): Promise<number> {
  const [row] = await sql<{ n: number }[]>`
    select count(*)::int as n from appeals
    where status = any(${[...openStatuses]}) and due_at >= ${span.from} and due_at < ${span.until}`;
  return row?.n ?? 0;
}
