import { openStatuses } from '../appeal/appeal.ts';
import type { Sql } from '../db/client.ts';
import type { Deps } from '../deps.ts';

/** Open cases of a cadre, all of them or those that one person filed, and the nearest limit. */
export async function countHandedOver(
  sql: Sql,
  cadreId: string,
  filedBy: string | null = null,
): Promise<{ n: number; nextDue: Date | null }> {
  const [row] = await sql<{ n: number; nextDue: Date | null }[]>`
    select count(*)::int as n, min(due_at) as "nextDue" from appeals
    where owner_id = ${cadreId} and status = any(${[...openStatuses]})
      and (${filedBy}::uuid is null or filed_by = ${filedBy})`;
  return row ?? { n: 0, nextDue: null };
}

/**
 * Tells the deputy of a cadre's leave, and everybody who filed an open case of that cadre.
 * @param once an id of this leave: the same one is told once
 */
export async function tellHandover(
  { sql, now }: Pick<Deps, 'sql' | 'now'>,
  { cadreId, deputyId, once }: { cadreId: string; deputyId: string; once: string },
): Promise<void> {
  const at = now();
  const data = sql.json({ cadre: cadreId });
  await sql`
    with told as (
      insert into notices (id, event_id, person_id, kind, manner, audience, data, created_at, not_before)
      select gen_random_uuid(), ${once}, person_id, kind, 'ring', audience, ${data}, ${at}, ${at} from (
        select ${deputyId}::uuid as person_id, 'handover.deputy' as kind, 'staff' as audience
        union
        select filed_by, 'handover.enterprise', 'enterprise' from appeals
        where owner_id = ${cadreId} and status = any(${[...openStatuses]})
      ) as listeners
      on conflict do nothing returning 1
    ) select pg_notify('outbox', '') from told limit 1`;
}
