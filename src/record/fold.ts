import { type Appeal, newAppeal } from '../appeal/appeal.ts';
import type { AppealEvent, Recorded } from '../appeal/events.ts';
import { mayWaitOn } from '../appeal/desks.ts';
import { evolve } from '../appeal/evolve.ts';
import type { Rules } from '../appeal/limits.ts';
import type { Begun } from '../appeal/steps/filing.ts';
import { turnOf } from '../appeal/turn.ts';
import { canonical } from './chain.ts';

/** What the database says a case is now: the state, and the columns that repeat some of it for finding. */
export type Stored = { state: Partial<Appeal>; columns: Columns };
export type Columns = Pick<
  Appeal,
  | 'enterpriseId'
  | 'filedBy'
  | 'no'
  | 'ownerId'
  | 'status'
  | 'category'
  | 'grade'
  | 'round'
  | 'level'
  | 'version'
  | 'policyVersion'
  | 'updatedAt'
  | 'submittedAt'
> & { parentId: string | null; dueAt: number | null; waitsOn: string[] };

export type Logged = { seq: number; recorded: Recorded };

/**
 * A fact of a case, by its name in the state; `state` where the log cannot be folded at all, `due` and `waits` for its next
 * limit and on whom it waits.
 */
export type Fact = keyof Appeal | 'state' | 'due' | 'waits';

/**
 * The facts in which a case is not what its log makes of it, by name and never by value. Pure; the log must be whole.
 * A field that the state lacks is one that came after it was written, and has the value that a new case has.
 * @param rules that the case began with, for its next limit; null where limits cannot be compared. For all else none are
 *   needed: what a step decided by them is in its event
 */
export function differences(
  id: string,
  { state, columns }: Stored,
  log: readonly Logged[],
  rules: Rules | null,
): Fact[] {
  const blank = newAppeal(id, columns.enterpriseId, columns.filedBy, columns.policyVersion, 0);
  const stored: Appeal = { ...blank, ...state };
  const folded = isDraftLog(log) ? { ...stored, ...unsubmitted } : foldOf(id, { state, columns }, log);
  if (folded === null) return ['state'];
  const repeated: Partial<Record<keyof Appeal, unknown>> = { ...columns, joined: columns.parentId };
  const facts = (Object.keys(blank) as (keyof Appeal)[]).filter((name) => {
    if (!isSame(stored[name], folded[name])) return true;
    const value = name === 'joined' ? (folded.joined?.parentId ?? null) : folded[name];
    return name in repeated && !isSame(repeated[name], value);
  });
  return [...facts, ...turnDiffers(folded, columns, rules)];
}

/** A limit that somebody has to meet does not move with the time of day: that of the last step does for it. */
function turnDiffers(a: Appeal, { dueAt, waitsOn }: Columns, rules: Rules | null): Fact[] {
  const isDue = rules === null || (turnOf(rules, a, a.updatedAt)?.due ?? null) === dueAt;
  return [...(isDue ? [] : (['due'] as const)), ...(mayWaitOn(a, waitsOn) ? [] : (['waits'] as const))];
}

/** What a draft says is in no log, and changes as it is written; of this nothing can be said before it is submitted. */
const unsubmitted = { status: 'draft', no: null, ownerId: null, submittedAt: null } as const;

const isSame = (one: unknown, other: unknown): boolean =>
  one === other || canonical(one) === canonical(other);

function foldOf(id: string, stored: Stored, log: readonly Logged[]): Appeal | null {
  const begun = begunAs(log);
  if (begun === null) return null;
  let a = beginning(id, stored, begun);
  try {
    for (const { seq, recorded } of log) {
      // Whoever writes a draft changes its version without a step; from the submission on each step is one.
      if (a.status === 'draft') a = { ...a, version: seq - 1 };
      a = evolve(a, recorded);
    }
    return a;
  } catch {
    return null;
  }
}

/** What the draft said of it, which its submission has on record. */
function begunAs(log: readonly Logged[]): Begun | null {
  const [event] = log.map(({ recorded }) => recorded.event).filter(({ type }) => type === 'submit');
  return event?.type === 'submit' ? (event.begun ?? null) : null;
}

/** What a case was before its first step; when its draft was touched last is overtaken by that. */
function beginning(id: string, { columns }: Stored, begun: Begun): Appeal {
  const { enterpriseId, filedBy, policyVersion, linkedTo } = begun;
  return { ...newAppeal(id, enterpriseId, filedBy, policyVersion, columns.updatedAt), linkedTo };
}

/** Nothing but reminders: it was never submitted. */
export const isDraftLog = (log: readonly { recorded: { event: AppealEvent | null } }[]): boolean =>
  log.every(({ recorded }) => recorded.event?.type === 'ring');
