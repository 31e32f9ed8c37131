import type { Appeal, Instant } from '../appeal/appeal.ts';
import { eventOf } from '../appeal/clock.ts';
import { levelOf } from '../appeal/evolve.ts';
import type { Rules } from '../appeal/limits.ts';
import type { Office } from '../appeal/office.ts';
import { step, type Telling } from '../appeal/step.ts';
import { timersOf } from '../appeal/timers.ts';
import { Refusal } from '../refusal.ts';

/** One thing the clock will do to a case, and whom it will tell. */
export type Foreseen = {
  at: Instant;
  /** The timer's, as in `timersOf`. */
  kind: string;
  /** The supervision level that it raises the case to; 0 for a reminder. */
  level: number;
  before: Appeal;
  after: Appeal;
  tells: readonly Telling[];
};

/** No case has so many timers ahead; a rule that keeps making new ones shall not hold us. */
const MOST = 100;

/** What is the supervisor's alone to know is in no forecast: who is asked again after the end is drawn by lot. */
const SECRET: ReadonlySet<string> = new Set(['survey']);

/**
 * Everything that the clock will do to a case by `until` if nobody does anything, in its order: each alarm is let ring,
 * so that what follows from it appears too. The case itself is left as it is. Pure.
 */
export function foresee(
  by: { rules: Rules; office: Office },
  appeal: Appeal,
  span: { from: Instant; until: Instant },
): Foreseen[] {
  const found: Foreseen[] = [];
  let a = appeal;
  let now = span.from;
  for (let i = 0; i < MOST; i++) {
    const next = nextOf(by.rules, a, now);
    if (next === undefined || next.dueAt > span.until) break;
    now = Math.max(now, next.dueAt);
    const done = ringOne(by, a, next.kind, now);
    if (done === null) break;
    if (done.tells.length > 0)
      found.push({ at: now, kind: next.kind, level: levelOf(next.kind), before: a, ...done });
    a = done.after;
  }
  return found;
}

function nextOf(rules: Rules, a: Appeal, now: Instant) {
  const timers = timersOf(rules, a, now).filter(({ kind }) => !SECRET.has(kind));
  return timers.toSorted((x, y) => x.dueAt - y.dueAt)[0];
}

/** Lets one timer do what it does; null where the rules refuse it, so that it would be set right instead. */
function ringOne({ rules, office }: { rules: Rules; office: Office }, a: Appeal, kind: string, now: Instant) {
  try {
    const clock = { ...rules, now, actorId: null, relations: ['clock'] as const, ownerAway: false, office };
    const { appeal, tells } = step(a, eventOf(kind), clock);
    return { after: appeal, tells };
  } catch (error) {
    if (error instanceof Refusal) return null;
    throw error;
  }
}
