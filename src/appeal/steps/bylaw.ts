import { Refusal } from '../../refusal.ts';
import type { Appeal, Rating } from '../appeal.ts';
import type { Bylaw, Recourse } from '../facts.ts';
import { by, type Evolvers, without } from '../evolver.ts';
import { hadPart, mayReview } from '../reviewers.ts';
import { type Check, unless, until } from '../setting.ts';
import { leads, newRound } from './result.ts';

/** 依法不能办: proposed by the cadre, ended by a leader, objected to by the enterprise, looked at again by the supervisor. */
export type BylawEvent =
  | { type: 'propose_bylaw'; basis: string; text: string; redress: string }
  | { type: 'explain' }
  | { type: 'decline_bylaw'; text: string }
  | { type: 'opine'; rating: Rating; text: string }
  | { type: 'object_bylaw'; text: string }
  | { type: 'uphold_bylaw'; text: string }
  | { type: 'redo_bylaw'; text: string; toId?: string };

/** The enterprise is asked about a result. */
const isReported = ({ status }: Appeal): boolean => status === 'pending_confirm';

const withObjection = (a: Appeal, objection: Recourse): { bylaw: Bylaw | null } => ({
  bylaw: a.bylaw && { ...a.bylaw, objection },
});

export const bylaw = {
  propose_bylaw: (a, e, r) => ({
    bylaw: {
      basis: e.basis,
      text: e.text,
      redress: e.redress,
      by: by(r),
      at: r.at,
      approvedAt: null,
      objection: null,
    },
    rung: without(a.rung, 'decide'),
    ...(isReported(a) ? { result: a.result && { ...a.result, byLaw: true } } : {}),
  }),
  explain: (a, _, r) => ({
    bylaw: a.bylaw && { ...a.bylaw, approvedAt: r.at },
    ending: { reason: a.bylaw?.basis ?? '', text: a.bylaw?.text ?? '', by: by(r), at: r.at },
    opinion: null,
  }),
  // Where the enterprise was asked about a result, it is asked again.
  decline_bylaw: (a) => ({ bylaw: null, rung: without(a.rung, 'confirm') }),
  // Kept whatever it says; nothing comes of it, and nothing counts it as solved.
  opine: (_, e, r) => ({
    opinion: { solved: 'unresolved', rating: e.rating, reason: '', text: e.text, by: by(r), at: r.at },
  }),
  object_bylaw: (a, e, r) => withObjection(a, { text: e.text, by: by(r), at: r.at, answer: null }),
  uphold_bylaw: (a, e, r) => {
    const objection = a.bylaw?.objection;
    return objection ? withObjection(a, { ...objection, answer: { text: e.text, by: by(r), at: r.at } }) : {};
  },
  redo_bylaw: (a, e, r) => ({ ...newRound(a, r.at), ...leads(a, e.toId, r.at) }),
} satisfies Evolvers;

export const bylawGuards = {
  explained_on: (_, s) => unless(s.policy.ends.explained, 'refuse.explained_off'),
  // What is answered, or follows from another case, is not ended in its place.
  unanswered: (a) => unless(!isReported(a) || (!a.signedAhead && a.joined === null), 'refuse.stale_button'),
  // Each request lets the reminders and the call-back begin anew: a second one would keep them away for ever.
  bylaw_once: (a) => unless(!isReported(a) || a.result?.byLaw !== true, 'refuse.bylaw_once'),
  bylaw_asked: (a) => unless(a.bylaw !== null && a.bylaw.approvedAt === null, 'refuse.stale_button'),
  object_window: (a, s) => {
    if (a.ending === null || a.bylaw === null) return new Refusal('refuse.stale_button');
    if (a.bylaw.objection !== null) return new Refusal('refuse.objected_before');
    const deadline = until(s, a.ending.at, s.policy.periods.object);
    return unless(s.now <= deadline, 'refuse.object_late', { deadline });
  },
  objection_open: (a) =>
    unless(a.bylaw?.objection !== undefined && a.bylaw.objection?.answer === null, 'refuse.stale_button'),
  no_part: (a, s) => unless(!hadPart(a, s.actorId), 'refuse.conflict'),
  reviews: (a, s) => unless(mayReview(a, s.office, s.actorId), 'refuse.not_yours'),
} satisfies Record<string, Check>;
