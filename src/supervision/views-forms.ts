import { recordAct } from '../record/acts.ts';
import { helping } from '../appeal/relations.ts';
import type { Deps } from '../deps.ts';

type Store = Pick<Deps, 'sql'>;

/** Somebody who could take a case over. */
export type Handler = { id: string; name: string; unit: string };

/**
 * Cadres and leaders who could own a case instead: the owner's deputy, the grid's cadre and the same office first.
 * Before them comes the unit that a dispute names, its co-handlers too.
 */
export async function handlersFor({ sql }: Store, appealId: string): Promise<Handler[]> {
  return await sql<Handler[]>`
    select p.id, p.name, p.unit
    from appeals a
    join enterprises e on e.id = a.enterprise_id
    left join grids g on g.name = e.grid
    left join people o on o.id = a.owner_id
    left join lateral (select a.state -> 'dispute' ->> 'unit' as unit) as d on true
    join people p on p.active and p.id is distinct from a.owner_id
      and (p.roles && '{cadre,leader}' or 'cohandler' = any(p.roles) and p.unit = d.unit)
    where a.id = ${appealId} and not exists (select 1 from contacts c
      where c.enterprise_id = e.id and c.person_id = p.id and c.active)
    order by p.unit is not distinct from d.unit desc, p.id is not distinct from o.deputy_id desc, p.id is not distinct from coalesce(e.cadre_id, g.cadre_id) desc,
      p.unit = o.unit desc nulls last, 'cadre' = any(p.roles) desc, p.unit, p.name, p.id
    limit 200`;
}

/** Units with somebody who handles cases, other than the owner's; those with most people first. */
export async function unitsFor({ sql }: Store, appealId: string): Promise<string[]> {
  const rows = await sql<{ unit: string }[]>`
    select p.unit from people p
    where p.active and p.roles && '{cadre,cohandler}' and p.unit <> ''
      and p.unit is distinct from (select o.unit from appeals a join people o on o.id = a.owner_id where a.id = ${appealId})
    group by p.unit order by count(*) desc, p.unit limit 12`;
  return rows.map(({ unit }) => unit);
}

export type Helper = Handler & { phone: string; reachable: boolean };

/**
 * Whoever could take a part of a case: those whose role it is first, then cadres of the departments who do not decide or
 * judge as well. Not its owner, and nobody who speaks for the enterprise. `reachable`: has an account that takes messages.
 */
export async function helpersFor({ sql }: Store, appealId: string): Promise<Helper[]> {
  return await sql<Helper[]>`
    select p.id, p.name, p.unit, p.phone, exists(select from accounts x
      where x.person_id = p.id and x.ended_at is null and x.unreachable_at is null) as reachable
    from appeals a join people p on p.active and p.roles && ${[...helping]} and p.id is distinct from a.owner_id
      and ('cohandler' = any(p.roles) or not p.roles && '{leader,head,supervisor,discipline}')
    where a.id = ${appealId} and not exists (select 1 from contacts c
      where c.enterprise_id = a.enterprise_id and c.person_id = p.id and c.active)
    order by 'cohandler' = any(p.roles) desc, p.unit, p.name, p.id
    limit 400`;
}

/** What an owner reported in other cases lately, to be compared with what is written now. */
export async function resultsOf(
  { sql }: Store,
  ownerId: string,
  except: string,
): Promise<{ no: string; text: string }[]> {
  return await sql<{ no: string; text: string }[]>`
    select no, state -> 'result' ->> 'text' as text from appeals
    where owner_id = ${ownerId} and id <> ${except} and status <> 'draft'
      and jsonb_typeof(state -> 'result') = 'object'
    order by updated_at desc limit 50`;
}

export type Read = {
  id: string;
  personId: string;
  appealId: string | null;
  enterpriseId: string;
  what: 'phone';
  at: Date;
};

/** Puts on record that somebody looked at what is not shown to them by itself. */
export async function recordRead({ sql }: Store, read: Read): Promise<void> {
  await sql.begin(async (tx) => {
    const added = await tx`
      insert into reads (id, person_id, appeal_id, enterprise_id, what, at)
      values (${read.id}, ${read.personId}, ${read.appealId}, ${read.enterpriseId}, ${read.what}, ${read.at})
      on conflict (id) do nothing returning 1`;
    if (added.length === 0) return;
    const { personId: actorId, what, appealId, enterpriseId } = read;
    const act = { type: 'read', subject: appealId ?? enterpriseId, data: { what }, actorId } as const;
    await recordAct({ now: () => read.at }, tx, act);
  });
}
