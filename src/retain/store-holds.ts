import type { Sql, SqlTx } from '../db/client.ts';

export type Hold = { no: string; reason: string; since: Date };

/** Null where the contents of the case are erased already. Waits for an erasure that is under way. */
export async function addHold(
  tx: SqlTx,
  { id, reason, now }: { id: string; reason: string; now: Date },
): Promise<{ no: string } | null> {
  const [row] = await tx<{ no: string; erased: boolean }[]>`
    select no, erased_at is not null as erased from appeals where id = ${id} for update`;
  if (row === undefined || row.erased) return null;
  await tx`
    insert into holds (appeal_id, reason, since) values (${id}, ${reason}, ${now})
    on conflict (appeal_id) do update set reason = excluded.reason`;
  return { no: row.no };
}

export async function dropHold(tx: SqlTx, id: string): Promise<boolean> {
  return (await tx`delete from holds where appeal_id = ${id}`).count > 0;
}

/** Held cases, those held longest first. */
export async function readHolds(sql: Sql): Promise<Hold[]> {
  return await sql<Hold[]>`
    select a.no, h.reason, h.since from holds h join appeals a on a.id = h.appeal_id order by h.since, a.no`;
}

export async function holdOf(sql: Sql, appealId: string): Promise<{ reason: string; since: Date } | null> {
  const [row] = await sql<{ reason: string; since: Date }[]>`
    select reason, since from holds where appeal_id = ${appealId}`;
  return row ?? null;
}
