import type { Deps } from '../deps.ts';

/** An enterprise for which somebody of the staff may write something down. */
export type WritableFirm = {
  id: string;
  name: string;
  /** A contact has an account, so that it can be sent. */
  isBound: boolean;
  contactName: string;
  contactPhone: string;
};

type Writer = { id: string; roles: readonly string[] };
type Wanted = { id?: string; name?: string; limit: number };

/**
 * Enterprises for which this person may write: those a cadre answers for or stands in for today; every active one
 * for dispatchers and supervisors. Picked by id, by a part of the name, or all of them, by name.
 */
export async function firmsToWriteFor(
  deps: Deps,
  writer: Writer,
  { id, name, limit }: Wanted,
): Promise<WritableFirm[]> {
  const now = deps.now();
  const all = ['dispatcher', 'supervisor'].some((role) => writer.roles.includes(role));
  const like = name === undefined ? null : `%${name.replace(/[\\%_]/g, '\\$&')}%`;
  return await deps.sql<WritableFirm[]>`
    with cadres as (
      select ${writer.id}::uuid as id
      union
      select p.id from people p where p.deputy_id = ${writer.id}
        and p.leave_from <= ${now} and (p.leave_until is null or ${now} <= p.leave_until)
    )
    select e.id, e.name, coalesce(c.name, '') as "contactName", coalesce(c.phone, '') as "contactPhone",
      exists (select 1 from contacts k join accounts a on a.person_id = k.person_id and a.ended_at is null
        where k.enterprise_id = e.id and k.active) as "isBound"
    from enterprises e left join grids g on g.name = e.grid
    left join lateral (select q.name, q.phone from contacts k join people q on q.id = k.person_id
      where k.enterprise_id = e.id and k.active order by k.position limit 1) c on true
    where e.active and (${all} or coalesce(e.cadre_id, g.cadre_id) in (select id from cadres))
      and (${id ?? null}::uuid is null or e.id = ${id ?? null}) and (${like}::text is null or e.name ilike ${like})
    order by e.name collate "zh-x-icu", e.id limit ${limit}`;
}
