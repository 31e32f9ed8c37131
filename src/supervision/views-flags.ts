import type { Deps } from '../deps.ts';
import type { FlagKind } from './flags.ts';
import type { GridCases, Written } from './flags-town.ts';
import { ON_A_PAGE, type Page, pageOf } from './page.ts';
import { mayJudge } from './store-flags.ts';

type Store = Pick<Deps, 'sql'>;

/** A flag as it is shown: its cases, and the names that its evidence speaks of. */
export type ShownFlag = {
  id: string;
  kind: FlagKind;
  at: Date;
  data: Record<string, unknown>;
  lookedAt: Date | null;
  lookedBy: string | null;
  subject: string;
  /** Of the person in `data.by`. */
  by: string;
  cases: { id: string; no: string; enterprise: string }[];
};

const shown = ({ sql }: Store) => sql`f.id, f.kind, f.at, f.data, f.looked_at as "lookedAt",
  (select name from people where id = f.looked_by) as "lookedBy",
  coalesce((select name from people where id = f.subject_id), '') as subject,
  coalesce((select name from people where id::text = f.data ->> 'by'), '') as by,
  coalesce((select json_agg(json_build_object('id', a.id, 'no', a.no, 'enterprise', e.name) order by a.no)
    from appeals a join enterprises e on e.id = a.enterprise_id where a.id = any(f.appeal_ids)), '[]') as cases`;

/** What nobody has looked at yet, newest first. */
export async function openFlags(deps: Store, personId: string, page: number): Promise<Page<ShownFlag>> {
  const rows = await deps.sql<(ShownFlag & { total: number })[]>`
    select ${shown(deps)}, f.total from (
      select *, (count(*) over ())::int as total from flags f where f.looked_at is null and ${mayJudge(deps.sql, personId)}
      order by f.at desc, f.id limit ${ON_A_PAGE} offset ${page * ON_A_PAGE}
    ) f order by f.at desc, f.id`;
  return pageOf(rows);
}

/** One of them, for somebody who may judge it. */
export async function flagById(deps: Store, id: string, personId: string): Promise<ShownFlag | null> {
  const [row] = await deps.sql<ShownFlag[]>`
    select ${shown(deps)} from flags f where f.id = ${id} and ${mayJudge(deps.sql, personId)}`;
  return row ?? null;
}

/** How many nobody has looked at. */
export async function countFlags(deps: Store, personId: string): Promise<number> {
  const [row] = await deps.sql<{ n: number }[]>`
    select count(*)::int as n from flags f where f.looked_at is null and ${mayJudge(deps.sql, personId)}`;
  return row?.n ?? 0;
}

/** The last note and result of every case filed since then, of those who wrote something after `fresh`. */
export async function writtenSince(
  { sql }: Store,
  { since, fresh }: { since: Date; fresh: Date },
): Promise<Written[]> {
  return await sql<Written[]>`
    with words as (
      select a.id, a.no, w.item ->> 'by' as by, w.item ->> 'text' as text, (w.item ->> 'at')::bigint as at
      from appeals a, lateral (values (a.state -> 'progress'), (a.state -> 'result')) as w(item)
      where a.submitted_at >= ${since} and jsonb_typeof(w.item) = 'object'
    ), busy as (
      select by from words where at >= ${fresh.getTime()} group by by
    )
    select id as "appealId", no, by, text from words join busy using (by) where by <> '' order by at, no`;
}

/** The cases of each grid filed since then, and those that were given more time. */
export async function extendedSince({ sql }: Store, since: Date): Promise<GridCases[]> {
  return await sql<GridCases[]>`
    select e.grid, count(*)::int as n,
      coalesce(array_agg(a.id) filter (where jsonb_typeof(a.state -> 'extension') = 'object'), '{}') as extended
    from appeals a join enterprises e on e.id = a.enterprise_id
    where a.submitted_at >= ${since} group by e.grid`;
}

/** The question four weeks later: asked, answered, still fine, back again. */
export type SurveyCounts = { asked_n: number; answered_n: number; fine_n: number; bad_n: number };

export async function surveySince({ sql }: Store, since: Date): Promise<SurveyCounts> {
  const [row] = await sql<SurveyCounts[]>`
    select (count(*) filter (where type = 'ring'))::int as asked_n,
      (count(*) filter (where type = 'answer_survey'))::int as answered_n,
      (count(*) filter (where data ->> 'answer' = 'fine'))::int as fine_n,
      (count(*) filter (where data ->> 'answer' = 'bad'))::int as bad_n
    from appeal_events where at >= ${since} and (type = 'answer_survey' or data ->> 'kind' = 'survey')`;
  return row ?? { asked_n: 0, answered_n: 0, fine_n: 0, bad_n: 0 };
}
