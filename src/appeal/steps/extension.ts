import { beforeDue } from '../../calendar/calendar.ts';
import { parseDuration } from '../../calendar/duration.ts';
import { Refusal } from '../../refusal.ts';
import type { Appeal, Instant } from '../appeal.ts';
import type { AppealEvent } from '../events.ts';
import { by, type Evolvers, without } from '../evolver.ts';
import { calendarOf, doneDue, gradeNow, latestExtension, type Rules } from '../limits.ts';
import { type Check, type Setting, unless } from '../setting.ts';

/** More time for one round: asked by the cadre, decided by the leader, read by the enterprise. */
export type ExtensionEvent =
  | { type: 'ask_extension'; dueAt: Instant; text: string }
  | { type: 'extend' }
  | { type: 'decline_extension'; text: string }
  | { type: 'object_extension'; text: string };

export const extension = {
  ask_extension: (a, e, r) => ({
    extensionAsked: { to: e.dueAt, at: r.at, by: by(r), reason: e.text },
    rung: without(without(a.rung, 'decide'), 'extension'),
  }),
  extend: (a, _, r) => ({
    extension: a.extensionAsked && {
      to: a.extensionAsked.to,
      at: r.at,
      reason: a.extensionAsked.reason,
      objected: false,
    },
    extensionAsked: null,
    // The new limit is warned of anew.
    rung: without(a.rung, 'warn'),
  }),
  decline_extension: () => ({ extensionAsked: null }),
  object_extension: (a) => ({ extension: a.extension && { ...a.extension, objected: true } }),
} satisfies Evolvers;

/** Until when an extension can be asked for; null where the grade has none, or no limit. */
export function extensionUntil(rules: Rules, a: Appeal, now: Instant): Instant | null {
  const due = doneDue(rules, a, now);
  if (due === null || latestExtension(rules, a, now) === null) return null;
  const ahead = parseDuration(rules.policy.periods.ask_extension);
  return beforeDue(calendarOf(rules, gradeNow(a)), new Date(due), ahead).getTime();
}

function windowOpen(a: Appeal, s: Setting): Refusal | null {
  if (a.extension !== null) return new Refusal('refuse.extension_once', { reason: a.extension.reason });
  const deadline = extensionUntil(s, a, s.now);
  if (deadline === null) return new Refusal('refuse.extension_none');
  return unless(s.now <= deadline, 'refuse.extension_late', { deadline });
}

/** After the limit, and not later than the grade allows. */
function fits(a: Appeal, s: Setting, e: AppealEvent | null): Refusal | null {
  if (e?.type !== 'ask_extension') return null;
  const max_due = latestExtension(s, a, s.now) ?? 0;
  if (e.dueAt > max_due) return new Refusal('refuse.extension_too_long', { max_due });
  return unless(e.dueAt > (doneDue(s, a, s.now) ?? 0), 'refuse.extension_too_short');
}

export const extensionGuards = {
  extension_window: windowOpen,
  extension_fits: fits,
  // Nobody approves after the fact: with the limit the request is over.
  extension_asked: (a, s) =>
    unless(a.extensionAsked !== null && s.now < (doneDue(s, a, s.now) ?? 0), 'refuse.stale_button'),
  extension_given: (a) => unless(a.extension !== null && !a.extension.objected, 'refuse.stale_button'),
} satisfies Record<string, Check>;
