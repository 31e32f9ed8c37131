import type { Appeal, Instant, Outcome, Rating, Solved } from '../appeal.ts';
import type { Result } from '../facts.ts';
import type { Recorded } from '../events.ts';
import { apart, by, type Evolvers, type Facts, newOwner, type Of, without } from '../evolver.ts';
import { decidersOf, isHeld, mayDecide, pendingOf } from '../pending.ts';
import { type Check, unless, until } from '../setting.ts';
import { drawnIn } from './survey.ts';

/** What was achieved, and what the enterprise says to it. */
export type ResultEvent =
  | { type: 'report_done'; outcome: Outcome; text: string; left: string }
  | { type: 'propose_done'; outcome: Outcome; text: string; left: string }
  | { type: 'countersign' }
  | { type: 'decline_done'; text: string }
  /** `survey`: drawn to be asked again four weeks later. */
  | { type: 'sign'; solved: Solved; name: string; differs: boolean; survey?: boolean }
  | { type: 'refuse_result'; solved: Solved; rating: Rating; reason: string; text: string; toId?: string }
  | { type: 'reopen'; text: string; toId?: string };

function reported(e: Of<'report_done'> | Of<'propose_done'>, r: Recorded): Result {
  return { outcome: e.outcome, text: e.text, left: e.left, by: by(r), at: r.at };
}

/** The facts that belong to one round; what earlier rounds spent is kept in `past`. */
export function newRound(a: Appeal, at: Instant): Facts {
  const closed = a.pauses.map(([from, to]): [Instant, Instant] => [from, to ?? at]);
  return {
    round: a.round + 1,
    past: [...a.past, { from: a.roundAt ?? at, to: a.ending?.at ?? at, pauses: closed }],
    roundAt: at,
    contact: null,
    contactFrom: at,
    notes: 0,
    info: null,
    pauses: [],
    proposal: null,
    planned: null,
    objection: null,
    backAt: null,
    callback: null,
    phoned: null,
    bylaw: null,
    raised: null,
    regraded: null,
    gradeObjection: null,
    relief: null,
    extension: null,
    extensionAsked: null,
    rung: apart(a.rung),
    reason: null,
    ending: null,
    joined: null,
    joinAsked: null,
    signedAhead: false,
    anew: null,
    survey: null,
    level: a.round + 1 === 2 ? 2 : 4,
  };
}

/** From the third round on the leader owns it, where there is one. */
export const leads = (a: Appeal, toId: string | undefined, at: Instant): Facts =>
  toId === undefined || toId === a.ownerId ? {} : { ...newOwner(a, toId, at), acknowledgedAt: at };

export const result = {
  report_done: (a, e, r) => ({ result: reported(e, r), planned: null, rung: without(a.rung, 'confirm') }),
  propose_done: (a, e, r) => ({ proposal: reported(e, r), rung: without(a.rung, 'decide') }),
  countersign: (a, _, r) => ({
    result: a.proposal && { ...a.proposal, at: r.at },
    proposal: null,
    rung: without(a.rung, 'confirm'),
  }),
  decline_done: () => ({ proposal: null }),
  sign: (a, e, r) => ({
    opinion: { solved: e.solved, rating: 'satisfied', reason: '', text: '', by: by(r), at: r.at },
    signature: { name: e.name, by: by(r), at: r.at, differs: e.differs, keptPartly: e.solved === 'partly' },
    ending: { reason: 'satisfied', text: '', by: by(r), at: r.at },
    survey: drawnIn(e),
    rung: without(a.rung, 'survey'),
    callback: null,
  }),
  refuse_result: (a, e, r) => ({
    ...newRound(a, r.at),
    ...leads(a, e.toId, r.at),
    opinion: { solved: e.solved, rating: e.rating, reason: e.reason, text: e.text, by: by(r), at: r.at },
  }),
  reopen: (a, e, r) => ({
    ...newRound(a, r.at),
    ...leads(a, e.toId, r.at),
    opinion: {
      solved: 'unresolved',
      rating: 'dissatisfied',
      reason: 'relapse',
      text: e.text,
      by: by(r),
      at: r.at,
    },
  }),
} satisfies Evolvers;

export const resultGuards = {
  about_result: (a) =>
    unless(
      (a.callback === null || a.callback.about === 'result') && a.result !== null,
      'refuse.stale_button',
    ),
  resolved_only: (_, __, e) =>
    unless(e === null || ('outcome' in e && e.outcome === 'resolved'), 'refuse.not_allowed', {
      who: 'leader',
    }),
  not_proposed: (a) => unless(!isHeld(a), 'refuse.plan_wait'),
  // What is done needs no plan any more, and no word of the leader.
  resolvable: (a) => unless(!isHeld(a) || a.planned !== null, 'refuse.plan_wait'),
  not_pending: (a) => unless(pendingOf(a) === null, 'refuse.plan_wait'),
  proposed: (a) => unless(a.proposal !== null, 'refuse.stale_button'),
  decidable: (a, s) => unless(decidersOf(a, s.office, s.actorId).length > 0, 'refuse.nobody_decides'),
  decides: (a, s) => unless(mayDecide(a, s.office, s.actorId), 'refuse.own_request'),
  reopen_window: (a, s) =>
    unless(
      a.ending !== null && s.now <= until(s, a.ending.at, s.policy.periods.reopen),
      'refuse.reopen_late',
    ),
} satisfies Record<string, Check>;
