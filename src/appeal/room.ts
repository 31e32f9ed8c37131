import { instantOf, localTime } from '../calendar/zone.ts';
import type { Sql, SqlTx } from '../db/client.ts';
import { Refusal } from '../refusal.ts';
import type { Grade } from './appeal.ts';
import type { Rules } from './limits.ts';
import { countDrafts, countSubmitted } from './store-drafts.ts';

/**
 * Room for one more draft of a person; words of danger always have it. `id` is that of the new one, which may be there.
 * @throws Refusal `refuse.too_many_drafts`
 */
export async function needRoomForDraft(
  sql: Sql,
  { policy }: Rules,
  { id, personId, isDanger }: { id: string; personId: string; isDanger: boolean },
): Promise<void> {
  const { drafts: most } = policy.caps;
  if (most === 0 || isDanger) return;
  if ((await countDrafts(sql, personId, id)) >= most)
    throw new Refusal('refuse.too_many_drafts', { n: most });
}

/**
 * Room for one more appeal of a person today; 特急 always has it.
 * @throws Refusal `refuse.too_many_appeals`
 */
export async function needRoomForAppeal(
  tx: SqlTx,
  { policy, calendar }: Rules,
  { personId, grade, now }: { personId: string; grade: Grade; now: Date },
): Promise<void> {
  const { appeals_per_day: most } = policy.caps;
  if (most === 0 || grade === 'top') return;
  const { zone } = calendar;
  const midnight = new Date(instantOf(zone, localTime(zone, now).day, 0));
  if ((await countSubmitted(tx, personId, midnight)) >= most)
    throw new Refusal('refuse.too_many_appeals', { n: most });
}
