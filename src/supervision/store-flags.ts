import type { Sql, SqlTx } from '../db/client.ts';
import type { Flag } from './flags.ts';

/** Words to a supervisor about one flag; `data.flag` of the notice says which. */
export const FLAG = 'flag';

/**
 * Keeps what is new among these, and tells the supervisors of it: none who speaks for the enterprise, and nobody of their
 * own work. One that is known already is let be.
 */
export async function saveFlags(
  sql: Sql | SqlTx,
  flags: readonly Flag[],
  { now, notBefore, newId }: { now: Date; notBefore: Date; newId: () => string },
): Promise<void> {
  if (flags.length === 0) return;
  const rows = flags.map(({ appealIds, subjectId, ...flag }) => ({
    ...flag,
    id: newId(),
    appeal_ids: appealIds,
    subject_id: subjectId,
  }));
  await sql`
    with given as (
      select * from jsonb_to_recordset(${sql.json(rows as never)})
        as f(id uuid, kind text, key text, appeal_ids uuid[], subject_id uuid, data jsonb, told boolean)
    ), added as (
      insert into flags (id, kind, key, appeal_ids, subject_id, data, at)
      select id, kind, key, appeal_ids, subject_id, data, ${now} from given
      on conflict (key) do nothing returning id
    ), told as (
      insert into notices (id, person_id, kind, manner, audience, data, created_at, not_before)
      select gen_random_uuid(), p.id, ${FLAG}, 'ring', 'staff', jsonb_build_object('flag', g.id), ${now}, ${notBefore}
      from added join given g on g.id = added.id and not g.told
      cross join people p
      where p.active and 'supervisor' = any(p.roles) and p.id is distinct from g.subject_id
        and not exists (select 1 from contacts c join appeals a on a.enterprise_id = c.enterprise_id
          where c.person_id = p.id and c.active and a.id = any(g.appeal_ids))
    ) select pg_notify('outbox', '') from added limit 1`;
}

/**
 * Takes a flag off the list: somebody has looked who may judge it, which whoever it is about may not, nor who speaks for an
 * enterprise of its cases. @returns whether it was on it
 */
export async function markLooked(
  sql: Sql,
  { id, by, at }: { id: string; by: string; at: Date },
): Promise<boolean> {
  const rows = await sql`
    update flags f set looked_at = ${at}, looked_by = ${by}
    where f.id = ${id} and f.looked_at is null and ${mayJudge(sql, by)} returning 1`;
  return rows.length > 0;
}

/** Nobody judges about the own work, or about an enterprise that they speak for. For a row `f` of flags. */
export const mayJudge = (
  sql: Sql,
  personId: string,
) => sql`f.subject_id is distinct from ${personId} and not exists (
  select 1 from contacts c join appeals a on a.enterprise_id = c.enterprise_id
  where c.person_id = ${personId} and c.active and a.id = any(f.appeal_ids))`;
