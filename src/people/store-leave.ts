import type { SqlTx } from '../db/client.ts';

/** Marks a leave; `until` is the last moment away. @returns the deputy, if there is one */
export async function saveLeave(
  tx: SqlTx,
  personId: string,
  { from, until }: { from: Date; until: Date },
): Promise<string | null> {
  const [row] = await tx<{ deputyId: string | null }[]>`
    update people set leave_from = ${from}, leave_until = ${until} where id = ${personId}
    returning deputy_id as "deputyId"`;
  return row?.deputyId ?? null;
}
