import type { Instant } from '../appeal.ts';
import type { Evolvers } from '../evolver.ts';
import { doneDue, gradeNow } from '../limits.ts';
import { Refusal } from '../../refusal.ts';
import { type Check, unless } from '../setting.ts';

/** More time: an extension, or a plan for what takes long. */
export type LongerEvent =
  | { type: 'extend'; dueAt: Instant; text: string }
  | { type: 'go_long_term'; text: string }
  | { type: 'end_long_term'; text: string };

export const longer = {
  extend: (_, e, r) => ({ extension: { to: e.dueAt, at: r.at, reason: e.text } }),
} satisfies Evolvers;

export const longerGuards = {
  extension_window: (a, s) => {
    if (a.extension !== null) return new Refusal('refuse.extension_once', { reason: a.extension.reason });
    const due = doneDue(s, a, s.now);
    const grade = gradeNow(a);
    const isOpen = due !== null && due > s.now && s.policy.grades[grade].extension !== undefined;
    return unless(isOpen, 'refuse.extension_none', { grade });
  },
} satisfies Record<string, Check>;
