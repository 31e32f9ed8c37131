import { askToSettle } from '../appeal/store-office.ts';
import { redrawInHand } from '../appeal/store-timers.ts';
import type { SqlTx } from '../db/client.ts';

/**
 * Marks a leave; `until` is the last moment away. What waits on an office is looked at anew when it begins and when it
 * is over, and cards name who is at work. @returns the deputy, if there is one
 */
export async function saveLeave(
  tx: SqlTx,
  personId: string,
  { from, until }: { from: Date; until: Date },
): Promise<string | null> {
  const [row] = await tx<{ deputyId: string | null }[]>`
    update people set leave_from = ${from}, leave_until = ${until} where id = ${personId}
    returning deputy_id as "deputyId"`;
  for (const at of [from, new Date(until.getTime() + 1)]) {
    await askToSettle(tx, at);
    await redrawInHand(tx, personId, at);
  }
  return row?.deputyId ?? null;
}

export async function endLeave(tx: SqlTx, personId: string, now: Date): Promise<void> {
  await tx`update people set leave_from = null, leave_until = null where id = ${personId}`;
  await askToSettle(tx, now);
  await redrawInHand(tx, personId, now);
}
