import type { Sql } from '../db/client.ts';
import type { StaffRole } from './roles.ts';

export type Covered = {
  id: string;
  name: string;
  uscc: string;
  grid: string;
  hasCadre: boolean;
  hasDeputy: boolean;
  isBound: boolean;
};

/** Every active enterprise and who stands behind it. */
export async function readCoverage(
  sql: Sql,
): Promise<{ enterprises: Covered[]; staff: number; unreachable: number }> {
  const enterprises = await sql<Covered[]>`
    select e.id, e.name, e.uscc, e.grid, coalesce(c.active and 'cadre' = any(c.roles), false) as "hasCadre",
      coalesce(d.active, false) as "hasDeputy",
      exists (select 1 from contacts k join accounts a on a.person_id = k.person_id and a.ended_at is null
        where k.enterprise_id = e.id and k.active) as "isBound"
    from enterprises e
    left join grids g on g.name = e.grid
    left join people c on c.id = coalesce(e.cadre_id, g.cadre_id)
    left join people d on d.id = c.deputy_id
    where e.active order by e.grid, e.name`;
  const [counts] = await sql<{ staff: number; unreachable: number }[]>`
    select (select count(*)::int from people where active and roles <> '{}') as staff,
      (select count(*)::int from accounts where ended_at is null and unreachable_at is not null) as unreachable`;
  return { enterprises, staff: counts?.staff ?? 0, unreachable: counts?.unreachable ?? 0 };
}

/** Somebody on the roster without an account, once as staff and once for each enterprise they speak for. */
export type Unbound = {
  kind: 'staff' | 'contact';
  personId: string;
  name: string;
  phone: string;
  unit: string;
  roles: StaffRole[];
  enterpriseId: string | null;
  enterprise: string | null;
  uscc: string | null;
  /** When an invitation that is still open ends. */
  expiresAt: Date | null;
};

/** Who is not bound to any bot yet, staff first; with a phone, whoever has it, bound or not. */
export async function readUnbound(sql: Sql, now: Date, phone: string | null = null): Promise<Unbound[]> {
  return sql<Unbound[]>`
    with wanted as (
      select 'staff' as kind, p.id as person_id, null::uuid as enterprise_id from people p where p.roles <> '{}'
      union all
      select 'contact', k.person_id, k.enterprise_id from contacts k where k.active
    )
    select w.kind, p.id as "personId", p.name, p.phone, p.unit, p.roles, e.id as "enterpriseId",
      e.name as enterprise, e.uscc,
      (select max(i.expires_at) from invitations i
       where i.person_id = p.id and i.kind = w.kind and i.enterprise_id is not distinct from w.enterprise_id
         and i.used_at is null and i.revoked_at is null and i.expires_at > ${now}) as "expiresAt"
    from wanted w
    join people p on p.id = w.person_id and p.active
    left join enterprises e on e.id = w.enterprise_id
    where (p.phone = ${phone} or ${phone}::text is null
        and not exists (select 1 from accounts a where a.person_id = p.id and a.ended_at is null))
      and (w.kind = 'staff' or e.active)
    order by w.kind desc, e.name collate "zh-x-icu" nulls first, p.name collate "zh-x-icu", p.phone`;
}
