import type { Sql } from '../db/client.ts';

/** Nobody has been imported yet. */
export async function isRosterEmpty(sql: Sql): Promise<boolean> {
  const rows = await sql`select 1 from people limit 1`;
  return rows.length === 0;
}
