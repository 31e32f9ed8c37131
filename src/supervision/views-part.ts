import type { Appeal } from '../appeal/appeal.ts';
import { rulesOf } from '../appeal/rules.ts';
import type { Sql } from '../db/client.ts';
import type { Deps } from '../deps.ts';
import { type Held, ON_A_PAGE, type Page, pageOf } from './page.ts';
import type { CaseRow } from './views.ts';
import { standInName } from '../appeal/views-stand-in.ts';

/** A figure of the board that leads to its cases; the last six say on whom a case, or a part of it, waits. */
export const figures = [
  'open',
  'due',
  'long',
  'confirm',
  'call',
  'owner',
  'enterprise',
  'dispatcher',
  'leader',
  'supervisor',
  'ruling',
] as const;
export type Figure = (typeof figures)[number];

/** Some of the open cases: those of a figure, of a grid (by its key, see `gridKey`), of a category (by its code). */
export type BoardPart =
  | { by: 'figure'; figure: Figure }
  | { by: 'grid'; key: string }
  | { by: 'category'; key: string };

export type PartRow = CaseRow & Held & { grid: string };

export type Span = { from: Date; until: Date };
type Row = { state: Appeal; enterprise: string; address: string; grid: string; total: number } & Held;

/** Open cases, in words that the index `appeals_open` has too: a list in a parameter would not be matched to it. */
export const isOpenNow = (sql: Sql) =>
  sql`a.status in ('submitted', 'in_progress', 'need_info', 'disputed', 'long_term', 'pending_confirm', 'callback')`;

/** A grid in eight letters, short enough for a button; grids have no other key than their name. */
export const gridKey = (sql: Sql) => sql`left(md5(g.name), 8)`;

/** Which open cases belong to a part. */
export function isIn(sql: Sql, part: BoardPart, today: Span) {
  if (part.by === 'grid')
    return sql`a.enterprise_id in (
      select e.id from enterprises e join grids g on g.name = e.grid where ${gridKey(sql)} = ${part.key})`;
  if (part.by === 'category') return sql`a.category = ${part.key}`;
  switch (part.figure) {
    case 'open':
      return sql`true`;
    case 'due':
      return sql`a.due_at >= ${today.from} and a.due_at < ${today.until}`;
    case 'long':
      return sql`a.status = 'long_term'`;
    case 'confirm':
      return sql`a.status = 'pending_confirm'`;
    case 'call':
      return sql`a.status = 'callback'`;
    case 'ruling':
      return sql`a.waits_on @> '{ruling}'`;
    default:
      return sql`a.waits_on[1] = ${part.figure}`;
  }
}

/** One page of a part of the board, nearest limit first. Picked by index; only the states of the page are read. */
export async function casesOfPart(
  deps: Deps,
  part: BoardPart,
  { page, today }: { page: number; today: Span },
): Promise<Page<PartRow>> {
  const { sql } = deps;
  const rows = await sql<Row[]>`
    with page as materialized (
      select a.id, a.due_at from appeals a where ${isOpenNow(sql)} and ${isIn(sql, part, today)}
      order by a.due_at nulls last, a.id limit ${ON_A_PAGE} offset ${page * ON_A_PAGE}
    )
    select a.state, e.name as enterprise, e.address, e.grid, coalesce(p.name, '') as owner,
      ${standInName(sql, deps.now())} as "standIn",
      (select count(*)::int from appeals a where ${isOpenNow(sql)} and ${isIn(sql, part, today)}) as total
    from page g join appeals a on a.id = g.id join enterprises e on e.id = a.enterprise_id
    left join people p on p.id = a.owner_id
    order by g.due_at nulls last, g.id`;
  const cases = await Promise.all(
    rows.map(async ({ state, total: _, ...row }) => ({
      ...row,
      appeal: state,
      rules: await rulesOf(deps, state.policyVersion),
    })),
  );
  return { rows: cases, total: pageOf(rows).total };
}
