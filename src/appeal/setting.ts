import { addDuration } from '../calendar/calendar.ts';
import { parseDuration } from '../calendar/duration.ts';
import { Refusal } from '../refusal.ts';
import type { Appeal, Instant, Relation } from './appeal.ts';
import type { AppealEvent } from './events.ts';
import type { Rules } from './limits.ts';
import type { Office } from './office.ts';

/** Who acts, when, and by which rules: all that a step needs to know besides the appeal itself. */
export type Setting = Rules & {
  now: Instant;
  actorId: string | null;
  /** Everything the actor is to this appeal. */
  relations: readonly Relation[];
  /** The owner is on leave now. */
  ownerAway: boolean;
  /** Who holds the offices that decide. */
  office: Office;
};

/** One question about a step; its answer is the refusal. With no event it asks whether the step could be open at all. */
export type Check = (a: Appeal, s: Setting, e: AppealEvent | null) => Refusal | null;

export const unless = (fine: boolean, code: string, params = {}): Refusal | null =>
  fine ? null : new Refusal(code, params);

/** `from` plus a calendar period of the policy. */
export const until = (s: Setting, from: Instant, duration: string): Instant =>
  addDuration(s.calendar, new Date(from), parseDuration(duration)).getTime();
