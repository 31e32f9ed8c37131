import type { Rating, Solved } from '../appeal.ts';
import { by, type Evolvers, without } from '../evolver.ts';
import { type Check, unless, until } from '../setting.ts';

/** Nobody answers: the call-back, and what comes of it. */
export type SilenceEvent =
  | { type: 'call_back'; about: 'result' | 'info' }
  | { type: 'record_opinion'; solved: Solved; rating: Rating; text: string }
  | { type: 'record_info'; text: string }
  | { type: 'revert_opinion' }
  | { type: 'file_unconfirmed' }
  | { type: 'revive' };

export const silence = {
  call_back: (a, e, r) => ({ callback: { about: e.about, at: r.at }, rung: without(a.rung, 'callback') }),
  record_opinion: (_, e, r) => ({
    opinion: { solved: e.solved, rating: e.rating, reason: 'phone', text: e.text, by: by(r), at: r.at },
    ending: { reason: 'phone', text: e.text, by: by(r), at: r.at },
    callback: null,
  }),
  record_info: () => ({ callback: null }),
  revert_opinion: (a) => ({ opinion: null, ending: null, rung: without(a.rung, 'confirm') }),
  file_unconfirmed: (_, __, r) => ({
    ending: { reason: 'silence', text: '', by: by(r), at: r.at },
    callback: null,
  }),
  revive: (a) => ({ ending: null, rung: without(a.rung, 'confirm') }),
} satisfies Evolvers;

export const silenceGuards = {
  // What is unresolved never closes, whoever took it down.
  said_satisfied: (_, __, e) =>
    unless(
      e === null || (e.type === 'record_opinion' && e.rating === 'satisfied' && e.solved !== 'unresolved'),
      'refuse.not_allowed',
      { who: 'enterprise' },
    ),
  unconfirmed_on: (_, s) => unless(s.policy.ends.unconfirmed, 'refuse.policy_off'),
  revert_window: (a, s) =>
    unless(
      a.ending !== null && s.now <= until(s, a.ending.at, s.policy.periods.revert),
      'refuse.revert_late',
    ),
} satisfies Record<string, Check>;
