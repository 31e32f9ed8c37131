import { Refusal } from '../../refusal.ts';
import type { Appeal } from '../appeal.ts';
import type { Rejection } from '../facts.ts';
import type { Recorded } from '../events.ts';
import { by, type Evolvers, type Facts, without } from '../evolver.ts';
import { mayDispatch } from '../pending.ts';
import { type Check, unless, until } from '../setting.ts';

/** 不予受理: proposed by the cadre, decided by the dispatcher, reviewed once by a leader who had no part in it. */
export type ReviewEvent =
  | { type: 'propose_reject'; reason: string; text: string }
  | { type: 'decline_reject' }
  | { type: 'reject'; reason: string; text: string; where: string }
  | { type: 'ask_review'; text: string }
  | { type: 'uphold_review'; text: string }
  | { type: 'accept_review'; text: string };

/** The rejection once its review is decided. */
function reviewed(a: Appeal, r: Recorded, text: string, accepted: boolean): Rejection | null {
  const { rejection } = a;
  if (rejection?.review == null) return rejection;
  return { ...rejection, review: { ...rejection.review, accepted, answer: { text, by: by(r), at: r.at } } };
}

/** It is taken up where it was, with fresh limits for signing and calling; the rest between is nobody's working time. */
const afresh = (a: Appeal, r: Recorded): Facts => ({
  ending: null,
  ownedAt: r.at,
  acknowledgedAt: null,
  contactFrom: r.at,
  rung: without(without(a.rung, 'sign'), 'contact'),
});

export const review = {
  propose_reject: (_, e, r) => ({ rejectAsked: { reason: e.reason, text: e.text, by: by(r), at: r.at } }),
  decline_reject: () => ({ rejectAsked: null }),
  reject: (_, e, r) => ({
    rejectAsked: null,
    rejection: { reason: e.reason, text: e.text, where: e.where, by: by(r), at: r.at, review: null },
    ending: { reason: e.reason, text: e.text, by: by(r), at: r.at },
  }),
  ask_review: (a, e, r) => ({
    rejection: a.rejection && {
      ...a.rejection,
      review: { text: e.text, by: by(r), at: r.at, answer: null, accepted: false },
    },
  }),
  uphold_review: (a, e, r) => ({ rejection: reviewed(a, r, e.text, false) }),
  accept_review: (a, e, r) => ({ ...afresh(a, r), rejection: reviewed(a, r, e.text, true) }),
} satisfies Evolvers;

export const reviewGuards = {
  // Nobody rejects a case of their own.
  dispatches: (a, s) => unless(mayDispatch(a, s.office, s.actorId), 'refuse.conflict'),
  not_overruled: (a) => unless(!a.rejection?.review?.accepted, 'refuse.overruled'),
  reject_unasked: (a) => unless(a.rejectAsked === null, 'refuse.reject_asked'),
  reject_asked: (a) => unless(a.rejectAsked !== null, 'refuse.stale_button'),
  review_window: (a, s) => {
    if (a.rejection === null) return new Refusal('refuse.stale_button');
    if (a.rejection.review !== null) return new Refusal('refuse.reject_appeal_used');
    const deadline = until(s, a.rejection.at, s.policy.periods.reject_review);
    return unless(s.now <= deadline, 'refuse.review_late', { deadline });
  },
  review_open: (a) =>
    unless(a.rejection?.review != null && a.rejection.review.answer === null, 'refuse.stale_button'),
} satisfies Record<string, Check>;
