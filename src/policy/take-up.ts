import type { Moves } from '../appeal/moves.ts';
import { movesUnder } from '../appeal/views-moves.ts';
import type { Deps } from '../deps.ts';
import { recordAct } from '../record/acts.ts';
import type { Policy } from './policy.ts';
import { calendarOf } from './store.ts';
import { endWaiting, keepWaiting, waitingPolicy } from './store-waiting.ts';

/** Asked before a policy moves dates that people were told. */
export type Accept = (moves: Moves, policy: Policy) => Promise<boolean>;

type TakeUp = Pick<Deps, 'sql' | 'now' | 'policies' | 'log'>;

/**
 * Puts the policy of the file in force, unless its calendar would move dates of open cases and nobody agrees: then the
 * old one stays, all of it, and the administrators are asked in the chat.
 * @returns whether it is in force now
 */
export async function takeUpPolicy(deps: TakeUp, next: Policy, accept: Accept): Promise<boolean> {
  const { policies, log } = deps;
  const current = policies.current();
  if (next.version === current.version) {
    await endWaiting(deps.sql);
    return true;
  }
  const moves = hasOtherDays(current, next)
    ? await movesUnder(deps, calendarOf(next, policies.calendar(current).zone))
    : null;
  const counts = { open: moves?.open, moved: moves?.moved, later: moves?.later, earlier: moves?.earlier };
  const facts = { from: current.version, to: next.version, ...counts };
  if (moves !== null && moves.moved > 0 && !(await accept(moves, next))) {
    await keepWaiting(deps, { policy: next, moves });
    log.warn(
      facts,
      'the policy waits for an administrator: its calendar would move dates that people were told',
    );
    return false;
  }
  await putInForce(deps, next, null);
  await endWaiting(deps.sql);
  log.info(facts, 'another policy is in force; open cases keep the limits that they began with');
  return true;
}

/** Only these are read from the policy in force for cases that are open already. */
function hasOtherDays(one: Policy, other: Policy): boolean {
  const days = ({ calendar, business_hours }: Policy): string => JSON.stringify([calendar, business_hours]);
  return days(one) !== days(other);
}

/** The administrator's 同意 in the chat. @returns null where that policy does not wait any more */
export async function acceptWaiting(deps: TakeUp, version: string, actorId: string): Promise<Moves | null> {
  const waiting = await waitingPolicy(deps.sql);
  if (waiting === null || waiting.policy.version !== version) return null;
  await putInForce(deps, waiting.policy, actorId);
  await endWaiting(deps.sql, version);
  return waiting.moves;
}

/** On record before it is in force: a crash in between repeats both at the next start. */
async function putInForce({ sql, now, policies }: TakeUp, policy: Policy, actorId: string | null) {
  const data = { version: policy.version };
  await sql.begin((tx) => recordAct({ now }, tx, { type: 'policy', data, actorId }));
  await policies.adopt(policy);
}
