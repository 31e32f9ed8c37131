import type { Sql } from '../db/client.ts';
import type { Deps } from '../deps.ts';
import type { Appeal } from './appeal.ts';
import { isAlike } from './likeness.ts';
import type { Rules } from './limits.ts';
import { rulesOf } from './rules.ts';

/** A case that may be the same matter as another one. */
export type Alike = { id: string; no: string };

/** The cases that one case has to do with, as far as its card names them. */
export type Related = {
  /** The one it is handled with, or may be once its enterprise agrees. */
  parent: { appeal: Appeal; rules: Rules } | null;
  /** For one that is new: open cases of other enterprises of the grid that look like the same matter, the oldest first. */
  alike: Alike[];
};

/** How many are named on a card. */
const SHOWN = 3;
/** Of so many with the same category are the words looked at. */
const LOOKED_AT = 100;

/** Of the appeal `a` with its enterprise `e`, as columns. Only a new case is compared with others. */
export function relatedColumns(sql: Sql) {
  return sql`
    (select p.state from appeals p
      where p.id = coalesce(a.parent_id, (a.state -> 'joinAsked' ->> 'parentId')::uuid)) as parent_state,
    case when a.status = 'submitted' then (
      select json_agg(s.state) from (
        select b.state from appeals b join enterprises f on f.id = b.enterprise_id
        where b.category = a.category and f.grid = e.grid and b.enterprise_id <> a.enterprise_id
          and b.status in ('submitted', 'in_progress', 'need_info', 'disputed', 'long_term')
          and b.submitted_at between a.submitted_at - interval '90 days' and a.submitted_at
        order by b.submitted_at limit ${LOOKED_AT}
      ) s
    ) end as alike`;
}

export type RelatedRow = { state: Appeal; parent_state: Appeal | null; alike: Appeal[] | null };

export async function relatedOf(deps: Deps, { state, parent_state, alike }: RelatedRow): Promise<Related> {
  return {
    parent: parent_state && {
      appeal: parent_state,
      rules: await rulesOf(deps, parent_state.policyVersion),
    },
    alike: (alike ?? [])
      .filter((one) => mayBeOne(state, one))
      .slice(0, SHOWN)
      .map(({ id, no }) => ({ id, no: no ?? '' })),
  };
}

/** Alike, and neither enterprise has said that it is another matter or that it wants its own handled alone. */
const mayBeOne = (a: Appeal, b: Appeal): boolean =>
  isAlike(a, b) && !a.apartFrom.includes(b.id) && !b.apartFrom.includes(a.id);

/** A case to which another may be joined. */
export type Candidate = { id: string; no: string; category: string | null; grid: string };

/** What this case could be joined to: what looks like the same matter in the same grid in 90 days, the oldest first. */
export async function candidatesFor({ sql }: Deps, appealId: string, most: number): Promise<Candidate[]> {
  const rows = await sql<(Candidate & { own: Appeal; state: Appeal })[]>`
    select b.id, b.no, b.category, f.grid, a.state as own, b.state
    from appeals a join enterprises e on e.id = a.enterprise_id
    join appeals b on b.category = a.category and b.id <> a.id
    join enterprises f on f.id = b.enterprise_id and f.grid = e.grid
    where a.id = ${appealId} and b.status in ('submitted', 'in_progress', 'need_info', 'disputed', 'long_term')
      and b.submitted_at >= a.submitted_at - interval '90 days'
    order by b.submitted_at limit ${LOOKED_AT}`;
  return rows
    .filter(({ own, state }) => mayBeOne(own, state))
    .slice(0, most)
    .map(({ own: _, state: __, ...candidate }) => candidate);
}

/** The case of a number as people write it, if it could take another one in. */
export async function candidateByNumber({ sql }: Deps, no: string): Promise<Candidate | null> {
  const [row] = await sql<Candidate[]>`
    select b.id, b.no, b.category, f.grid from appeals b join enterprises f on f.id = b.enterprise_id
    where (b.no = ${no} or b.no like ${`%-${no}`})
      and b.status in ('submitted', 'in_progress', 'need_info', 'disputed', 'long_term')
    order by b.no = ${no} desc, b.no desc limit 1`;
  return row ?? null;
}
