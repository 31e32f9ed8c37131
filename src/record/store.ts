import type { SqlTx } from '../db/client.ts';
import { type Head, newChain } from './chain.ts';
import type { Checkpoint } from './views.ts';
import { type Left, leftOf } from './views-erased.ts';

/** Where a log of one chain stands; whoever else adds to it waits until the transaction ends. */
export async function holdHead(tx: SqlTx, log: string): Promise<Head> {
  await tx`insert into log_heads (log, hash, count) values (${log}, '', 0) on conflict do nothing`;
  const [row] = await tx<Head[]>`select hash, count from log_heads where log = ${log} for update`;
  return row ?? newChain;
}

/** Any number: held by every step that adds to the log, by all of them at once; by a checkpoint alone. */
export const LOG_LOCK = 723_011;

/** Closes the log against its writers, who wait: what is committed is seen, and what comes later gets a higher `n`. */
export async function holdLog(tx: SqlTx): Promise<void> {
  await tx`select pg_advisory_xact_lock(${LOG_LOCK})`;
}

export type Sealed = { upto: number; events: number; cases: number; digest: string };

/** All that was logged after `after`, sealed into one digest. The log must be held. */
export async function sealSince(tx: SqlTx, after: number): Promise<Sealed> {
  const [row] = await tx<Sealed[]>`
    select coalesce(max(n), ${after}) as upto, count(*)::int as events, count(distinct appeal_id)::int as cases,
      translate(encode(sha256(convert_to(coalesce(string_agg(hash, '' order by n), ''), 'UTF8')), 'base64'), '+/=', '-_')
        as digest
    from appeal_events where n > ${after}`;
  if (row === undefined) throw new Error('an aggregate gives one row');
  return row;
}

export async function addCheckpoint(tx: SqlTx, c: Checkpoint): Promise<void> {
  await tx`
    with added as (
      insert into checkpoints (no, day, at, upto, events, cases, digest, acts, acts_head, previous, hash)
      values (${c.no}, ${c.day}, ${`${c.at}Z`}, ${c.upto}, ${c.events}, ${c.cases}, ${c.digest}, ${c.acts}, ${c.actsHead},
        ${c.previous}, ${c.hash})
    )
    update log_heads set hash = ${c.hash}, count = ${c.no} where log = 'checkpoints'`;
}

/** What is left of a case; on whoever waits on it, and when, nothing is left. @returns it as it stands now */
export async function saveErased(
  tx: SqlTx,
  { appealId, state, at }: { appealId: string; state: object; at: Date },
): Promise<Left> {
  await tx`
    update appeals set state = ${tx.json(state as never)}, erased_at = ${at}, due_at = null, waits_on = '{}'
    where id = ${appealId}`;
  const left = await leftOf(tx, appealId);
  if (left === null) throw new Error('the case is held');
  return left;
}

/** The one change that the triggers let pass. */
export async function erasePayloadsOf(tx: SqlTx, appealId: string, at: Date): Promise<number> {
  const { count } = await tx`
    update appeal_events set data = jsonb_build_object('type', type), salt = null, erased_at = ${at}
    where appeal_id = ${appealId} and erased_at is null`;
  return count;
}
