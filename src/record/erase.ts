import type { SqlTx } from '../db/client.ts';
import type { Deps } from '../deps.ts';
import { type ActBy, recordAct } from './acts.ts';
import { erasePayloadsOf } from './store.ts';

/**
 * Erases what the events of a case say, in the transaction that erases the rest of it: their chain holds, since it was
 * made over digests, and the administrative log says who did it. Cannot be undone.
 * @returns how many events had something to erase
 */
export async function eraseCase(
  deps: Pick<Deps, 'now'>,
  tx: SqlTx,
  { appealId, actorId }: ActBy & { appealId: string },
): Promise<number> {
  const at = deps.now();
  const events = await erasePayloadsOf(tx, appealId, at);
  if (events > 0)
    await recordAct({ now: () => at }, tx, { type: 'erase', subject: appealId, data: { events }, actorId });
  return events;
}
