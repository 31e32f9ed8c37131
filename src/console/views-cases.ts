import type { Appeal } from '../appeal/appeal.ts';
import { rulesOf } from '../appeal/rules.ts';
import { standInName } from '../appeal/views-stand-in.ts';
import type { Sql } from '../db/client.ts';
import type { Deps } from '../deps.ts';
import type { Held } from '../supervision/page.ts';
import { isIn, isOpenNow, type Span } from '../supervision/views-part.ts';
import type { CaseRow } from '../supervision/views.ts';
import type { Filter, Sort } from './filter.ts';

/** A line of the list. `level` is the ladder's, 0 to 5. */
export type ListRow = CaseRow &
  Held & { level: number; submittedAt: Date | null; grid: string; contact: string; phone: string };

function isOfView(sql: Sql, view: Filter['view'], today: Span) {
  if (view === 'all') return sql`true`;
  if (view === 'over') return sql`a.level >= 2 and ${isOpenNow(sql)}`;
  return sql`${isIn(sql, { by: 'figure', figure: view }, today)} and ${isOpenNow(sql)}`;
}

/** Words are looked for as they stand: no character of theirs means anything else. */
function has(sql: Sql, q: string) {
  if (q === '') return sql`true`;
  const word = q.toLowerCase();
  return sql`(strpos(lower(a.no), ${word}) > 0 or strpos(lower(e.name), ${word}) > 0
    or strpos(lower(coalesce(p.name, '')), ${word}) > 0)`;
}

/** Drafts are the enterprise's own; what was erased is nobody's to read any more. */
const found = (sql: Sql, { view, status, grid, q }: Filter, today: Span) => sql`
  from appeals a join enterprises e on e.id = a.enterprise_id left join people p on p.id = a.owner_id
  where a.status <> 'draft' and a.erased_at is null and ${isOfView(sql, view, today)}
    and ${status === '' ? sql`true` : sql`a.status = ${status}`}
    and ${grid === '' ? sql`true` : sql`e.grid = ${grid}`} and ${has(sql, q)}`;

function orderOf(sql: Sql, sort: Sort) {
  if (sort === 'level') return sql`level desc, due_at nulls last, id`;
  if (sort === 'new') return sql`submitted_at desc nulls last, id`;
  return sql`due_at nulls last, submitted_at desc nulls last, id`;
}

const columns = (deps: Deps) => deps.sql`
  a.state, a.level, a.submitted_at as "submittedAt", e.name as enterprise, e.address, e.grid,
  coalesce(p.name, '') as owner, ${standInName(deps.sql, deps.now())} as "standIn",
  coalesce(f.name, '') as contact, coalesce(f.phone, '') as phone`;

const joined = (sql: Sql) => sql`
  join appeals a on a.id = g.id join enterprises e on e.id = a.enterprise_id
  left join people p on p.id = a.owner_id left join people f on f.id = a.filed_by`;

type Row = Omit<ListRow, 'appeal' | 'rules'> & { state: Appeal };

/** One page of a list, of which a page behind the last is the last. Only the states of the page are read. */
export async function listCases(
  deps: Deps,
  filter: Filter,
  today: Span,
): Promise<{ rows: ListRow[]; total: number; page: number }> {
  const { sql } = deps;
  const { page, size, sort } = filter;
  const rows = await sql<(Row & { total: number })[]>`
    with found as materialized (select a.id, a.level, a.due_at, a.submitted_at ${found(sql, filter, today)}),
    counted as (select count(*)::int as n from found),
    page as materialized (
      select id, row_number() over (order by ${orderOf(sql, sort)}) as at from found order by at limit ${size}
      offset (select greatest(0, least(${(page - 1) * size}::int, (n - 1) / ${size}::int * ${size}::int)) from counted)
    )
    select ${columns(deps)}, (select n from counted) as total
    from page g ${joined(sql)} order by g.at`;
  const total = rows[0]?.total ?? 0;
  const last = Math.max(1, Math.ceil(total / size));
  return { rows: await withRules(deps, rows), total, page: Math.min(page, last) };
}

/** The ids of everything that a filter finds, in the order of its list. */
export async function findCases({ sql }: Pick<Deps, 'sql'>, filter: Filter, today: Span): Promise<string[]> {
  const rows = await sql<{ id: string }[]>`
    with found as (select a.id, a.level, a.due_at, a.submitted_at ${found(sql, filter, today)})
    select id from found order by ${orderOf(sql, filter.sort)}`;
  return rows.map(({ id }) => id);
}

/** Cases by their ids, in that order; those that are gone meanwhile are left out. */
export async function casesById(deps: Deps, ids: readonly string[]): Promise<ListRow[]> {
  const { sql } = deps;
  const rows = await sql<Row[]>`
    select ${columns(deps)} from unnest(${[...ids]}::uuid[]) with ordinality as g(id, at) ${joined(sql)}
    where a.erased_at is null order by g.at`;
  return await withRules(deps, rows);
}

async function withRules(deps: Deps, rows: readonly Row[]): Promise<ListRow[]> {
  return await Promise.all(
    rows.map(async ({ state, ...row }) => ({
      ...row,
      appeal: state,
      rules: await rulesOf(deps, state.policyVersion),
    })),
  );
}

export async function gridNames({ sql }: Pick<Deps, 'sql'>): Promise<string[]> {
  const rows = await sql<{ name: string }[]>`select name from grids order by name`;
  return rows.map(({ name }) => name);
}
