import { newAppeal } from '../appeal/appeal.ts';
import { evolve } from '../appeal/evolve.ts';
import type { Recorded } from '../appeal/events.ts';
import { ruleOf } from '../appeal/lifecycle.ts';
import type { CaseView } from '../appeal/views.ts';

/** A step with the round that it belongs to, and whom the round it began gave the case to, if to somebody else. */
export type Placed = { step: Recorded; round: number; passed: { toId: string; round: number } | null };

/**
 * The log, newest first, by rounds: the step that begins a round is its first. A round that a wrong record began has not
 * been: its steps are those of the round before. Pure.
 */
export function byRounds({ appeal }: CaseView, log: readonly Recorded[]): Placed[] {
  const { id, enterpriseId, filedBy, policyVersion } = appeal;
  let a = newAppeal(id, enterpriseId, filedBy, policyVersion, 0);
  const placed = log.map((step): Placed => {
    const before = a.ownerId;
    a = evolve(a, step);
    const { ownerId: toId, round } = a;
    const isPassed = ruleOf(step.event).newRound === true && toId !== null && toId !== before;
    return { step, round, passed: isPassed ? { toId, round } : null };
  });
  let least = a.round;
  return placed.toReversed().map((one) => {
    least = Math.min(least, one.round);
    return { ...one, round: least };
  });
}
