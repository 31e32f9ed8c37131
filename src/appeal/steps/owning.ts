import { by, type Evolvers, newOwner, without } from '../evolver.ts';
import { ruleDue } from '../limits.ts';
import { mayRule } from '../pending.ts';
import { Refusal } from '../../refusal.ts';
import { type Check, unless, until } from '../setting.ts';

/** Whose case it is. */
export type OwningEvent =
  | { type: 'acknowledge' }
  | { type: 'receive' }
  | { type: 'take_over' }
  | { type: 'dispute'; unit: string; text: string }
  | { type: 'rule'; toId: string; text: string }
  | { type: 'reassign'; toId: string; text: string }
  | { type: 'hand_over'; toId: string | null }
  | { type: 'to_leader'; text: string };

export const owning = {
  acknowledge: (_, __, r) => ({ acknowledgedAt: r.at }),
  receive: (_, __, r) => ({ acknowledgedAt: r.at }),
  take_over: (a, _, r) => ({ ...newOwner(a, by(r), r.at), acknowledgedAt: r.at }),
  dispute: (a, e, r) => ({
    dispute: { unit: e.unit, text: e.text, by: by(r), at: r.at },
    rung: without(a.rung, 'rule'),
  }),
  // Who is upheld has it in hand already: the ruling stands for a signature that is still to come, and is no change of owner.
  rule: (a, e, r) => ({
    ...(e.toId === a.ownerId
      ? { acknowledgedAt: a.acknowledgedAt ?? r.at }
      : { ...newOwner(a, e.toId, r.at), rung: without(a.rung, 'sign') }),
    dispute: null,
    ruling: { toId: e.toId, text: e.text, by: by(r), at: r.at },
  }),
  hand_over: (a, e, r) => ({ ...newOwner(a, e.toId, r.at), chosen: false, rung: without(a.rung, 'sign') }),
  reassign: (a, e, r) => ({ ...newOwner(a, e.toId, r.at), rung: without(a.rung, 'sign') }),
} satisfies Evolvers;

export const owningGuards = {
  other_owner: (a, _, e) =>
    unless(e === null || ('toId' in e && e.toId !== a.ownerId), 'refuse.stale_button'),
  // Whoever has a case cannot pass it on: disputing it is the way, and somebody else rules.
  not_own: (a, s) => unless(s.actorId === null || s.actorId !== a.ownerId, 'refuse.conflict'),
  absent_owner: (a, s) =>
    unless(
      a.ownerId !== s.actorId && (s.ownerAway || a.level > 0 || a.rung.warn !== undefined),
      'refuse.not_allowed',
      { who: 'owner' },
    ),
  unsigned: (a) => unless(a.acknowledgedAt === null, 'refuse.stale_button'),
  dispute_once: (a) => unless(a.ruling === null, 'refuse.dispute_once', { ruling: a.ruling?.text }),
  // The dispatcher's word; once it is late the leader may give it as well, so that no case waits for ever.
  may_rule: (a, s) => {
    const due = ruleDue(s, a);
    const isOwn = s.actorId === a.ownerId || s.actorId === a.dispute?.by;
    if (mayRule(a, s.office, s.actorId, due !== null && due <= s.now)) return null;
    return new Refusal(isOwn ? 'refuse.own_ruling' : 'refuse.not_allowed', { who: 'dispatcher' });
  },
  dispute_window: (a, s) =>
    unless(
      a.ownedAt !== null && s.now <= until(s, a.ownedAt, s.policy.periods.dispute),
      'refuse.dispute_late',
      { deadline: a.ownedAt === null ? undefined : until(s, a.ownedAt, s.policy.periods.dispute) },
    ),
} satisfies Record<string, Check>;
