import { by, type Evolvers, newOwner, without } from '../evolver.ts';
import { type Check, unless, until } from '../setting.ts';

/** Whose case it is. */
export type OwningEvent =
  | { type: 'acknowledge' }
  | { type: 'take_over' }
  | { type: 'dispute'; unit: string; text: string }
  | { type: 'rule'; toId: string; text: string }
  | { type: 'reassign'; toId: string; text: string }
  | { type: 'to_leader'; text: string };

export const owning = {
  acknowledge: (_, __, r) => ({ acknowledgedAt: r.at }),
  take_over: (a, _, r) => ({ ...newOwner(a, by(r), r.at), acknowledgedAt: r.at }),
  rule: (a, e, r) => newOwner(a, e.toId, r.at),
  reassign: (a, e, r) => ({ ...newOwner(a, e.toId, r.at), rung: without(a.rung, 'sign') }),
} satisfies Evolvers;

export const owningGuards = {
  other_owner: (a, _, e) =>
    unless(e === null || ('toId' in e && e.toId !== a.ownerId), 'refuse.stale_button'),
  absent_owner: (a, s) =>
    unless(
      a.ownerId !== s.actorId && (s.ownerAway || a.level > 0 || a.rung.warn !== undefined),
      'refuse.not_allowed',
      { who: 'owner' },
    ),
  dispute_window: (a, s) =>
    unless(
      a.ownedAt !== null && s.now <= until(s, a.ownedAt, s.policy.periods.dispute),
      'refuse.dispute_late',
      { deadline: a.ownedAt === null ? undefined : until(s, a.ownedAt, s.policy.periods.dispute) },
    ),
} satisfies Record<string, Check>;
