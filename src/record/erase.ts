import type { Appeal } from '../appeal/appeal.ts';
import type { SqlTx } from '../db/client.ts';
import type { Deps } from '../deps.ts';
import { redacted } from '../retain/redact.ts';
import { type ActBy, recordAct } from './acts.ts';
import { canonical, sha256 } from './chain.ts';
import { erasePayloadsOf, saveErased } from './store.ts';
import { type Left, leftOf } from './views-erased.ts';

/**
 * Erases what a case says, its events and its state, in the transaction that erases the rest of it: the chain holds,
 * since it was made over digests, and the administrative log says when, how many, by whom, and what was left over.
 * Cannot be undone.
 * @param by.isTrial it is taken back anyway, so the administrative log is left alone: nobody has to wait for it
 * @returns how many events had something to erase; 0 where the case was erased before
 */
export async function eraseCase(
  deps: Pick<Deps, 'now'>,
  tx: SqlTx,
  { appealId, actorId, isTrial = false }: ActBy & { appealId: string; isTrial?: boolean },
): Promise<number> {
  const before = await leftOf(tx, appealId);
  if (before === null || before.erasedAt !== null) return 0;
  const at = deps.now();
  const events = await erasePayloadsOf(tx, appealId, at);
  const left = await saveErased(tx, { appealId, state: redacted(before.state as Appeal), at });
  if (isTrial) return events;
  const data = { events, kept: keptDigest(left) };
  await recordAct({ now: () => at }, tx, { type: 'erase', subject: appealId, data, actorId });
  return events;
}

/** Over all that is left of an erased case, which its log cannot tell any more. */
export function keptDigest(left: Left): string {
  const { no, status, category, grade, round, level, submittedAt, state } = left;
  const { enterpriseId, filedBy, ownerId, parentId, policyVersion, updatedAt, dueAt, waitsOn } = left;
  const whose = [enterpriseId, filedBy, ownerId, parentId, policyVersion];
  const when = [submittedAt, updatedAt, dueAt, waitsOn];
  return sha256(canonical([no, status, category, grade, round, level, ...whose, ...when, state]));
}
