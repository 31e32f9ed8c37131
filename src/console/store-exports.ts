import type { Deps } from '../deps.ts';
import { HOUR_MS } from '../calendar/duration.ts';
import { recordAct } from '../record/acts.ts';
import { holdActs } from '../record/store-acts.ts';

/** What one person may take out of the house in an hour. */
export const EXPORTS_AN_HOUR = 10;

type Export = { personId: string; filter: string; rows: number };

/**
 * Puts an export into the administrative log before its first row goes out.
 * @returns false, and nothing is recorded, where this person has had the exports of the hour, in whatever process
 */
export async function recordExport(
  { sql, now }: Pick<Deps, 'sql' | 'now'>,
  { personId, filter, rows }: Export,
): Promise<boolean> {
  const at = now();
  const since = new Date(at.getTime() - HOUR_MS);
  return await sql.begin(async (tx) => {
    // Whoever else exports at this moment waits here, and counts this one.
    await holdActs(tx);
    const [row] = await tx<{ n: number }[]>`
      select count(*)::int as n from admin_acts
      where type = 'export' and actor_id = ${personId} and data ->> 'what' = 'cases' and at > ${since}`;
    if ((row?.n ?? 0) >= EXPORTS_AN_HOUR) return false;
    const act = { type: 'export', data: { what: 'cases', filter, rows }, actorId: personId } as const;
    await recordAct({ now: () => at }, tx, act);
    return true;
  });
}
