import type { Deps } from '../deps.ts';
import { gridKey, isOpenNow } from './views-part.ts';

type Store = Pick<Deps, 'sql'>;
type Span = { from: Date; until: Date };

export type BoardCounts = {
  open_n: number;
  due_n: number;
  over_n: number;
  long_n: number;
  confirm_n: number;
  call_n: number;
  /** Whose turn it is: cadres, enterprises, the dispatcher, leaders, the supervisor. */
  c_n: number;
  e_n: number;
  d_n: number;
  l_n: number;
  s_n: number;
  /** In which besides a co-handler's part is to be ruled on. */
  sub_n: number;
};

/** Where all open cases stand, in one pass. Overdue is what the ladder says: level 2 and above. */
export async function boardCounts({ sql }: Store, today: Span): Promise<BoardCounts> {
  const [row] = await sql<BoardCounts[]>`
    select count(*)::int as open_n,
      (count(*) filter (where due_at >= ${today.from} and due_at < ${today.until}))::int as due_n,
      (count(*) filter (where level >= 2))::int as over_n,
      (count(*) filter (where status = 'long_term'))::int as long_n,
      (count(*) filter (where status = 'pending_confirm'))::int as confirm_n,
      (count(*) filter (where status = 'callback'))::int as call_n,
      (count(*) filter (where waits_on[1] = 'owner'))::int as c_n,
      (count(*) filter (where waits_on[1] = 'enterprise'))::int as e_n,
      (count(*) filter (where waits_on[1] = 'dispatcher'))::int as d_n,
      (count(*) filter (where waits_on[1] = 'leader'))::int as l_n,
      (count(*) filter (where waits_on[1] = 'supervisor'))::int as s_n,
      (count(*) filter (where waits_on @> '{ruling}'))::int as sub_n
    from appeals a where ${isOpenNow(sql)}`;
  if (row === undefined) throw new Error('the board could not be counted');
  return row;
}

/** Raised, closed satisfied, and closed so in the first round, within a span. */
export type Results = { new_n: number; sat_n: number; first_n: number };

export async function resultsWithin({ sql }: Store, { from, until }: Span): Promise<Results> {
  const [row] = await sql<Results[]>`
    select (select count(*)::int from appeals where submitted_at >= ${from} and submitted_at < ${until}) as new_n,
      count(*)::int as sat_n, (count(*) filter (where round = 1))::int as first_n
    from appeals where status = 'satisfied' and updated_at >= ${from}
      and (state -> 'ending' ->> 'at')::bigint between ${from.getTime()} and ${until.getTime() - 1}`;
  return row ?? { new_n: 0, sat_n: 0, first_n: 0 };
}

/** One line of the board: a grid or a category. `key` is what a button says of it. */
export type BoardLine = { key: string; name: string; open_n: number; over_n: number; long_n: number };

/** Open cases by grid; grids without one come last. */
export async function boardByGrid({ sql }: Store): Promise<BoardLine[]> {
  return await sql<BoardLine[]>`
    select ${gridKey(sql)} as key, g.name, coalesce(sum(c.open_n), 0)::int as open_n, coalesce(sum(c.over_n), 0)::int as over_n,
      coalesce(sum(c.long_n), 0)::int as long_n
    from grids g left join enterprises e on e.grid = g.name
    left join (
      select enterprise_id, count(*) as open_n, count(*) filter (where level >= 2) as over_n,
        count(*) filter (where status = 'long_term') as long_n
      from appeals a where ${isOpenNow(sql)} group by enterprise_id
    ) c on c.enterprise_id = e.id
    group by g.name order by over_n desc, open_n desc, g.name`;
}

/** Open cases by category; categories without one are left out. */
export async function boardByCategory({ sql }: Store): Promise<BoardLine[]> {
  return await sql<BoardLine[]>`
    select coalesce(category, '') as key, coalesce(category, '') as name, count(*)::int as open_n,
      (count(*) filter (where level >= 2))::int as over_n,
      (count(*) filter (where status = 'long_term'))::int as long_n
    from appeals a where ${isOpenNow(sql)}
    group by category order by over_n desc, open_n desc, key`;
}
