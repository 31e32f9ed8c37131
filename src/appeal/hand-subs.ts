import type { SqlTx } from '../db/client.ts';
import type { Deps } from '../deps.ts';
import { actIn } from './act.ts';
import { looseSubs } from './store-hand-over.ts';

/**
 * Hands sub-tasks whose co-handler the roster has no more to that person's deputy or somebody of the same unit, in the
 * transaction that changed the roster; where there is nobody they come back to the lead. What was reported already stays
 * as it is then. Both sides are told.
 * @param batch an id of this change: the same one acts once
 */
export async function handSubs(deps: Deps, tx: SqlTx, batch: string): Promise<void> {
  for (const { appealId, sub, isReported, toId } of await looseSubs(tx, deps.now())) {
    if (toId === null && isReported) continue;
    const event = { type: 'hand_sub', sub, helperId: toId } as const;
    const cause = `hand-sub-${batch}-${appealId}-${sub}`;
    await actIn(deps, tx, { appealId, event, personId: null, cause });
  }
}
