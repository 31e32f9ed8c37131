import { type Appeal, openStatuses } from '../appeal/appeal.ts';
import { rulesNow } from '../appeal/rules.ts';
import type { Sql, SqlTx } from '../db/client.ts';
import type { Deps } from '../deps.ts';
import type { Notice } from './notice.ts';
import { notBefore } from './timing.ts';

/** Open cases of a cadre, all of them or those that one person filed, and the nearest limit. `alone`: those whose enterprise the deputy speaks for. */
export async function countHandedOver(
  sql: Sql,
  cadreId: string,
  filedBy: string | null = null,
): Promise<{ n: number; alone: number; nextDue: Date | null }> {
  const [row] = await sql<{ n: number; alone: number; nextDue: Date | null }[]>`
    select count(*)::int as n, min(a.due_at) as "nextDue",
      (count(*) filter (where exists(select 1 from contacts c join people o on o.deputy_id = c.person_id
        where o.id = a.owner_id and c.enterprise_id = a.enterprise_id and c.active)))::int as alone
    from appeals a
    where a.owner_id = ${cadreId} and a.status = any(${[...openStatuses]})
      and (${filedBy}::uuid is null or a.filed_by = ${filedBy})`;
  return row ?? { n: 0, alone: 0, nextDue: null };
}

const later = (a: Date, b: Date): Date => (a > b ? a : b);

/** When a message about a hand-over may go out: nobody is rung at night because of a roster. */
function hourFor(
  deps: Hours,
  { audience, manner }: Pick<RosterTelling, 'audience' | 'manner'>,
  at: Date = deps.now(),
): Date {
  const { policy, calendar } = rulesNow(deps);
  const quiet = deps.policies.quietCalendar(policy, audience);
  const sending = { kind: 'handover', manner, audience, urgent: false };
  return notBefore({ policy, calendar, quiet }, sending, at);
}

type Hours = Pick<Deps, 'policies' | 'now'>;

/** What a change of the roster means to one person. */
export type RosterTelling = Pick<Notice, 'personId' | 'kind' | 'audience' | 'manner'> & {
  /** The same once, person and kind are told once. */
  once: string;
  data: { cases: string[]; cadre?: string | null; newCadre?: boolean };
};

/** Tells everybody what a change of the roster means to them, within the transaction that made it. */
export async function tellRosterChange(
  deps: Hours,
  tx: SqlTx,
  tellings: readonly RosterTelling[],
): Promise<void> {
  const rows = tellings.map((one) => ({ ...one, notBefore: hourFor(deps, one).toISOString() }));
  await tx`
    with told as (
      insert into notices (id, event_id, person_id, kind, manner, audience, data, created_at, not_before)
      select gen_random_uuid(), once, "personId", kind, manner, audience, data, ${deps.now()}, "notBefore"
      from jsonb_to_recordset(${tx.json(rows as never)}) as t(once uuid, "personId" uuid, kind text, manner text,
        audience text, data jsonb, "notBefore" timestamptz)
      on conflict do nothing returning 1
    ) select pg_notify('outbox', '') from told limit 1`;
}

/** Those of these cases that are open and still with their new owner; null: with nobody. */
export async function stillWith(
  sql: Sql,
  cases: readonly string[],
  ownerId: string | null,
): Promise<{ state: Appeal; enterprise: string }[]> {
  return await sql<{ state: Appeal; enterprise: string }[]>`
    select a.state, e.name as enterprise from appeals a join enterprises e on e.id = a.enterprise_id
    where a.id = any(${[...cases]}) and a.status = any(${[...openStatuses]})
      and a.owner_id is not distinct from ${ownerId} order by a.due_at nulls last, a.id`;
}

/**
 * Tells of a cadre's leave, once it begins: the deputy, everybody who filed an open case of that cadre, and the
 * dispatchers, who are needed where nobody stands in. What does not hold by then is not said.
 * @param once an id of this leave: the same one is told once
 */
export async function tellHandover(
  deps: Pick<Deps, 'now' | 'policies'> & { sql: SqlTx },
  leave: { cadreId: string; deputyId: string | null; from: Date; once: string },
): Promise<void> {
  const { sql } = deps;
  const { cadreId, deputyId, from, once } = leave;
  const at = deps.now();
  const data = sql.json({ cadre: cadreId });
  const hours = {
    staff: hourFor(deps, { audience: 'staff', manner: 'ring' }, later(from, deps.now())),
    enterprise: hourFor(deps, { audience: 'enterprise', manner: 'ring' }, later(from, deps.now())),
  };
  await sql`
    with told as (
      insert into notices (id, event_id, person_id, kind, manner, audience, data, created_at, not_before)
      select gen_random_uuid(), ${once}, person_id, kind, 'ring', audience, ${data}, ${at},
        case audience when 'staff' then ${hours.staff} else ${hours.enterprise} end from (
        select ${deputyId}::uuid as person_id, 'handover.deputy' as kind, 'staff' as audience
        where ${deputyId}::uuid is not null
        union
        select id, 'handover.alone', 'staff' from people where active and 'dispatcher' = any(roles) and id <> ${cadreId}
        union
        select filed_by, 'handover.enterprise', 'enterprise' from appeals
        where owner_id = ${cadreId} and status = any(${[...openStatuses]})
      ) as listeners
      on conflict do nothing returning 1
    ) select pg_notify('outbox', '') from told limit 1`;
}
