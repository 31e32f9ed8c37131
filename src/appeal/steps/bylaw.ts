import { Refusal } from '../../refusal.ts';
import type { Appeal, Rating } from '../appeal.ts';
import type { Bylaw, Recourse } from '../facts.ts';
import { by, type Evolvers, without } from '../evolver.ts';
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
  }),
  explain: (a, _, r) => ({
    bylaw: a.bylaw && { ...a.bylaw, approvedAt: r.at },
    ending: { reason: a.bylaw?.basis ?? '', text: a.bylaw?.text ?? '', by: by(r), at: r.at },
    opinion: null,
  }),
  decline_bylaw: () => ({ bylaw: null }),
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
  bylaw_asked: (a) => unless(a.bylaw !== null && a.bylaw.approvedAt === null, 'refuse.stale_button'),
  object_window: (a, s) => {
    if (a.ending === null || a.bylaw === null) return new Refusal('refuse.stale_button');
    if (a.bylaw.objection !== null) return new Refusal('refuse.objected_before');
    const deadline = until(s, a.ending.at, s.policy.periods.object);
    return unless(s.now <= deadline, 'refuse.object_late', { deadline });
  },
  objection_open: (a) =>
    unless(a.bylaw?.objection !== undefined && a.bylaw.objection?.answer === null, 'refuse.stale_button'),
  // Whoever agreed to it, proposed it or has the case does not look at it again.
  not_approver: (a, s) =>
    unless(![a.ending?.by, a.bylaw?.by, a.ownerId].includes(s.actorId ?? ''), 'refuse.conflict'),
} satisfies Record<string, Check>;
