import { Refusal } from '../../refusal.ts';
import type { Appeal, Instant, Status } from '../appeal.ts';
import type { AppealEvent, Recorded } from '../events.ts';
import { by, type Evolvers, without } from '../evolver.ts';
import { doneDue, type Rules } from '../limits.ts';
import { type Check, type Setting, unless } from '../setting.ts';

/** A promised date: given by the cadre, agreed to by the enterprise, kept or not. */
export type PromiseEvent =
  | { type: 'make_promise'; text: string; dueAt: Instant; reason: string }
  | { type: 'accept_promise' }
  | { type: 'decline_promise'; text: string }
  | { type: 'keep_promise'; text: string }
  /** Why it was not kept; a new date where there is one. What was promised is filled in by `act`. */
  | { type: 'slip_promise'; reason: string; text: string; dueAt: Instant | null; promise?: string };

export const promise = {
  make_promise: (_, e, r) => ({
    offer: { text: e.text, dueAt: e.dueAt, by: by(r), at: r.at, reason: e.reason },
  }),
  // Until then an earlier promise stands: nobody moves one alone.
  accept_promise: (a, _, r) => ({
    promise: a.offer && { ...a.offer, since: r.at, slippedAt: null },
    offer: null,
    rung: without(a.rung, 'promise'),
  }),
  decline_promise: () => ({ offer: null }),
  keep_promise: (a, e, r) => ({
    promise: null,
    progress: { at: r.at, by: by(r), text: e.text },
    notes: a.notes + 1,
    rung: without(without(a.rung, 'promise'), 'stage'),
  }),
  slip_promise: (a, e, r) => ({
    promise: null,
    offer:
      a.promise === null || e.dueAt === null
        ? null
        : { text: a.promise.text, dueAt: e.dueAt, by: by(r), at: r.at, reason: e.text },
    rung: without(a.rung, 'promise'),
  }),
} satisfies Evolvers;

const goesOn: readonly Status[] = ['in_progress', 'long_term', 'need_info', 'disputed'];

type Promises = Pick<Appeal, 'promise' | 'offer'>;

/** What a step, of whatever kind, leaves of promises: they end with the work and the round; what was only offered, with its author. */
export function promisesAfter(before: Appeal, after: Appeal, { event, at }: Recorded): Promises {
  const isOver = !goesOn.includes(after.status) || after.round !== before.round;
  if (isOver) return { promise: null, offer: null };
  const offer = after.ownerId === before.ownerId ? after.offer : null;
  if (event.type !== 'ring' || event.kind !== 'promise.due') return { promise: after.promise, offer };
  return { promise: after.promise && { ...after.promise, slippedAt: at }, offer };
}

/** The latest moment that can be promised: the limit; null where there is none. */
export function promiseUntil(rules: Rules, a: Appeal, now: Instant): Instant | null {
  return a.status === 'long_term' ? null : doneDue(rules, a, now);
}

function fits(a: Appeal, s: Setting, e: AppealEvent | null): Refusal | null {
  const limit = promiseUntil(s, a, s.now);
  const dueAt = e !== null && 'dueAt' in e ? e.dueAt : s.now + 1;
  if (dueAt === null) return null;
  if (dueAt <= s.now) return new Refusal('refuse.promise_past');
  return unless(limit === null || dueAt <= limit, 'refuse.promise_late');
}

/** A change has its reason; one that was not kept is spoken of first. */
function settled(a: Appeal, _: Setting, e: AppealEvent | null): Refusal | null {
  const isOpen = a.promise !== null && a.promise.slippedAt !== null;
  const isChange = a.promise !== null || a.offer !== null;
  const isSilent = e?.type === 'make_promise' && isChange && e.reason === '';
  return unless(!isOpen && !isSilent, 'refuse.stale_button');
}

export const promiseGuards = {
  promise_fits: fits,
  promise_settled: settled,
  promise_offered: (a, s) => unless(a.offer !== null && s.now < a.offer.dueAt, 'refuse.stale_button'),
  promise_live: (a) => unless(a.promise !== null, 'refuse.stale_button'),
  promise_due: (a) => unless(a.promise !== null && a.promise.slippedAt !== null, 'refuse.stale_button'),
} satisfies Record<string, Check>;
