import type { SqlTx } from '../db/client.ts';
import { openStatuses } from './appeal.ts';
import { helping, owning } from './relations.ts';

/** An open case, and whether its owner can go on with it. */
export type OpenCase = {
  id: string;
  enterpriseId: string;
  ownerId: string | null;
  /** The owner was named for this very case. */
  chosen: boolean;
  /** The owner is still on the staff, handles cases, and does not speak for the enterprise. */
  fit: boolean;
  ownerActive: boolean;
  /** Who is written to for the enterprise. */
  listenerId: string;
};

/** Every open case, in the order in which they are locked. */
export async function openCases(tx: SqlTx): Promise<OpenCase[]> {
  return await tx<OpenCase[]>`
    select a.id, a.enterprise_id as "enterpriseId", a.owner_id as "ownerId",
      (a.state ->> 'chosen')::boolean as chosen, coalesce(o.active, false) as "ownerActive",
      ${isFit(tx)} as fit,
      coalesce((select c.person_id from contacts c join people l on l.id = c.person_id and l.active
        where c.enterprise_id = a.enterprise_id and c.active
        order by c.person_id = a.filed_by desc, c.position limit 1), a.filed_by) as "listenerId"
    from appeals a left join people o on o.id = a.owner_id
    where a.status = any(${[...openStatuses]}) order by a.id`;
}

/** Whether the owner of a case, open or closed, could go on with it. */
export async function hasFitOwner(tx: SqlTx, appealId: string): Promise<boolean> {
  const [row] = await tx<{ fit: boolean }[]>`
    select ${isFit(tx)} as fit from appeals a left join people o on o.id = a.owner_id where a.id = ${appealId}`;
  return row?.fit ?? false;
}

/** The owner `o` of the appeal `a` is on the staff, handles cases, and does not speak for the enterprise. */
const isFit = (tx: SqlTx) => tx`
  coalesce(o.active and o.roles && ${[...owning]}, false) and not exists(select 1 from contacts c
    where c.enterprise_id = a.enterprise_id and c.person_id = o.id and c.active)`;

/** Active holders of a role, in the order of the roster. */
export async function holders(tx: SqlTx, role: string): Promise<string[]> {
  const rows = await tx<{ id: string }[]>`
    select id from people where active and ${role} = any(roles) order by created_at, id`;
  return rows.map(({ id }) => id);
}

/** A sub-task that is not over and whose co-handler can go on with it no more. */
export type LooseSub = {
  appealId: string;
  sub: number;
  isReported: boolean;
  /** The co-handler's deputy, else somebody of the same unit, whose work it is to help before others; who is at work first. */
  toId: string | null;
};

/** In the order in which their cases are locked. */
export async function looseSubs(tx: SqlTx, now: Date): Promise<LooseSub[]> {
  return await tx<LooseSub[]>`
    with fit as (
      select id, unit, roles, created_at,
        coalesce(leave_from <= ${now} and (leave_until is null or ${now} <= leave_until), false) as away
      from people where active and roles && ${[...helping]}
    )
    select a.id as "appealId", (s.item ->> 'n')::int as sub, s.item ->> 'state' = 'reported' as "isReported", (
        select f.id from fit f
        where f.id <> h.id and f.id is distinct from a.owner_id
          and (f.id = h.deputy_id or (f.unit = h.unit and h.unit <> ''))
          and not exists (select 1 from contacts c
            where c.enterprise_id = a.enterprise_id and c.person_id = f.id and c.active)
        order by f.away, f.id = h.deputy_id desc nulls last, 'cohandler' = any(f.roles) desc, f.created_at, f.id limit 1) as "toId"
    from appeals a, jsonb_array_elements(a.state -> 'subs') as s(item) join people h on h.id = (s.item ->> 'helperId')::uuid
    where a.status = any(${[...openStatuses]}) and s.item ->> 'state' in ('asked', 'working', 'redo', 'reported')
      and (h.id not in (select id from fit) or exists (select 1 from contacts c
        where c.enterprise_id = a.enterprise_id and c.person_id = h.id and c.active))
    order by a.id, sub`;
}
