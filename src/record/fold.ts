import { type Appeal, newAppeal } from '../appeal/appeal.ts';
import type { AppealEvent, Recorded } from '../appeal/events.ts';
import { evolve } from '../appeal/evolve.ts';
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
> & { parentId: string | null };

export type Logged = { seq: number; recorded: Recorded };

/** A fact of a case, by its name in the state; `state` where the log cannot be folded at all. */
export type Fact = keyof Appeal | 'state';

/**
 * The facts in which a case is not what its log makes of it, by name and never by value. Pure; the log must be whole.
 * A field that the state lacks is one that came after it was written, and has the value that a new case has.
 * Limits need no rules here: what a step decided by them is in its event.
 */
export function differences(id: string, { state, columns }: Stored, log: readonly Logged[]): Fact[] {
  const blank = newAppeal(id, columns.enterpriseId, columns.filedBy, columns.policyVersion, 0);
  const stored: Appeal = { ...blank, ...state };
  const folded = isDraftLog(log) ? { ...stored, ...unsubmitted } : foldOf(id, { state, columns }, log);
  if (folded === null) return ['state'];
  const repeated: Partial<Record<keyof Appeal, unknown>> = { ...columns, joined: columns.parentId };
  return (Object.keys(blank) as (keyof Appeal)[]).filter((name) => {
    if (!isSame(stored[name], folded[name])) return true;
    const value = name === 'joined' ? (folded.joined?.parentId ?? null) : folded[name];
    return name in repeated && !isSame(repeated[name], value);
  });
}

/** What a draft says is in no log, and changes as it is written; of this nothing can be said before it is submitted. */
const unsubmitted = { status: 'draft', no: null, ownerId: null, submittedAt: null } as const;

const isSame = (one: unknown, other: unknown): boolean =>
  one === other || canonical(one) === canonical(other);

function foldOf(id: string, stored: Stored, log: readonly Logged[]): Appeal | null {
  let a = beginning(id, stored);
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

/** What a case was before its first step: from whom it is and which one it goes on from was said in the draft. */
function beginning(id: string, { state, columns }: Stored): Appeal {
  const { enterpriseId, filedBy, policyVersion, updatedAt } = columns;
  const draft = newAppeal(id, enterpriseId, filedBy, policyVersion, updatedAt);
  return { ...draft, linkedTo: state.linkedTo ?? null };
}

/** Nothing but reminders: it was never submitted. */
export const isDraftLog = (log: readonly { recorded: { event: AppealEvent | null } }[]): boolean =>
  log.every(({ recorded }) => recorded.event?.type === 'ring');
