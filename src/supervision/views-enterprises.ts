import { openStatuses } from '../appeal/appeal.ts';
import type { Deps } from '../deps.ts';
import { ON_A_PAGE, type Page, pageOf } from './page.ts';

export type FirmLine = {
  id: string;
  name: string;
  open_n: number;
  /** Of these, waiting for the cadre. */
  wait_n: number;
  isBound: boolean;
  total: number;
};

/** The enterprises of a cadre, and of those whom they stand in for today: most to do first, then by name. */
export async function firmsOf(
  deps: Deps,
  cadreId: string,
  page: number,
): Promise<Page<FirmLine> & { grids: string[] }> {
  const { sql } = deps;
  const now = deps.now();
  const rows = await sql<(FirmLine & { grids: string[] })[]>`
    with cadres as (
      select ${cadreId}::uuid as id
      union
      select p.id from people p where p.deputy_id = ${cadreId}
        and p.leave_from <= ${now} and (p.leave_until is null or ${now} <= p.leave_until)
    ), firms as (
      select e.id, e.name, e.grid from enterprises e left join grids g on g.name = e.grid
      where e.active and coalesce(e.cadre_id, g.cadre_id) in (select id from cadres)
    ), counted as (
      select f.id, f.name, count(a.id)::int as open_n,
        (count(a.id) filter (where a.status in ('submitted', 'in_progress', 'long_term')))::int as wait_n
      from firms f left join appeals a on a.enterprise_id = f.id and a.status = any(${[...openStatuses]})
      group by f.id, f.name
    )
    select c.*, (count(*) over ())::int as total, array(select distinct grid from firms order by grid) as grids,
      exists (select 1 from contacts k join accounts a on a.person_id = k.person_id and a.ended_at is null
        where k.enterprise_id = c.id and k.active) as "isBound"
    from counted c order by wait_n desc, open_n desc, name collate "zh-x-icu", id
    limit ${ON_A_PAGE} offset ${page * ON_A_PAGE}`;
  return { ...pageOf(rows), grids: rows[0]?.grids ?? [] };
}

export type Firm = {
  id: string;
  name: string;
  grid: string;
  industry: string;
  employees: number | null;
  contactName: string;
  contactPhone: string;
  open_n: number;
  /** Raised since then. */
  total_n: number;
  /** The last contact that its cadre logged. */
  contactAt: Date | null;
  cadreId: string | null;
  deputyId: string | null;
};

/** One enterprise with what its cadre wants to know before calling; null where there is none. */
export async function firmById({ sql }: Pick<Deps, 'sql'>, id: string, since: Date): Promise<Firm | null> {
  const [row] = await sql<Firm[]>`
    select e.id, e.name, e.grid, e.industry, e.employees, coalesce(c.name, '') as "contactName",
      coalesce(c.phone, '') as "contactPhone",
      (select count(*)::int from appeals a where a.enterprise_id = e.id and a.status = any(${[...openStatuses]})) as open_n,
      (select count(*)::int from appeals a where a.enterprise_id = e.id and a.submitted_at >= ${since}) as total_n,
      (select max(v.at) from appeals a join appeal_events v on v.appeal_id = a.id and v.type = 'log_contact'
        where a.enterprise_id = e.id) as "contactAt",
      p.id as "cadreId", p.deputy_id as "deputyId"
    from enterprises e
    left join grids g on g.name = e.grid
    left join people p on p.id = coalesce(e.cadre_id, g.cadre_id)
    left join lateral (select q.name, q.phone from contacts k join people q on q.id = k.person_id
      where k.enterprise_id = e.id and k.active order by k.position limit 1) c on true
    where e.id = ${id} and e.active`;
  return row ?? null;
}

/** Numbers of the open cases of an enterprise, nearest limit first. */
export async function openNumbersOf(
  { sql }: Pick<Deps, 'sql'>,
  enterpriseId: string,
): Promise<{ id: string; no: string }[]> {
  return await sql<{ id: string; no: string }[]>`
    select id, no from appeals where enterprise_id = ${enterpriseId} and status = any(${[...openStatuses]})
    order by due_at nulls last, id limit 6`;
}
