import type { Sql } from '../db/client.ts';

type Reading = { appealId: string; personId: string; day: string; at: Date };

/** One row a person, case and day. Nothing for whoever speaks for the enterprise, nor for an id that is no case's. */
export async function addReading(sql: Sql, { appealId, personId, day, at }: Reading): Promise<void> {
  await sql`
    insert into case_reads (appeal_id, person_id, day, first_at, last_at, count)
    select a.id, p.id, ${day}, ${at}, ${at}, 1 from appeals a, people p
    where a.id = ${appealId} and p.id = ${personId} and p.roles <> '{}' and not exists (select from contacts c
      where c.person_id = p.id and c.enterprise_id = a.enterprise_id and c.active)
    on conflict (appeal_id, person_id, day)
      do update set last_at = greatest(case_reads.last_at, excluded.last_at), count = case_reads.count + 1`;
}

export type SeenBy = { name: string; unit: string; first: Date; last: Date; count: number };

/** Who of the staff looked at a case, whoever did last first. */
export async function readersOf(sql: Sql, appealId: string): Promise<SeenBy[]> {
  return await sql<SeenBy[]>`
    select p.name, p.unit, min(r.first_at) as first, max(r.last_at) as last, sum(r.count)::int as count
    from case_reads r join people p on p.id = r.person_id
    where r.appeal_id = ${appealId} group by p.id, p.name, p.unit order by max(r.last_at) desc, p.id limit 30`;
}
