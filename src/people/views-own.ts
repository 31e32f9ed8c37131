import { openStatuses, waitingStatuses } from '../appeal/appeal.ts';
import type { Sql } from '../db/client.ts';

/** Open cases of an enterprise, and those that wait for its answer. */
export async function countOpenOf(sql: Sql, enterpriseId: string): Promise<{ open: number; wait: number }> {
  const [row] = await sql<{ open: number; wait: number }[]>`
    select count(*)::int as open, (count(*) filter (where status = any(${[...waitingStatuses]})))::int as wait
    from appeals where enterprise_id = ${enterpriseId} and status = any(${[...openStatuses]})`;
  return row ?? { open: 0, wait: 0 };
}
