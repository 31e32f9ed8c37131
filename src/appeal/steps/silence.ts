import { isWorkday, morningOf } from '../../calendar/calendar.ts';
import { HOUR_MS, parseDuration } from '../../calendar/duration.ts';
import { dayAt, instantOf, writeDay } from '../../calendar/zone.ts';
import { Refusal } from '../../refusal.ts';
import type { Appeal, Instant, Rating, Solved } from '../appeal.ts';
import type { Call, Phoned } from '../facts.ts';
import type { AppealEvent, Recorded } from '../events.ts';
import { by, type Evolvers, type Facts, type Of, without } from '../evolver.ts';
import { after, type Rules } from '../limits.ts';
import { callersOf } from '../pending.ts';
import { type Check, unless, until } from '../setting.ts';
import { leads, newRound } from './result.ts';

/** Nobody answers: the call-back, and what comes of it. */
export type SilenceEvent =
  | { type: 'call_back'; about: 'result' | 'info' }
  | { type: 'log_call'; at: Instant; number: string; outcome: Call['outcome']; counts?: boolean }
  | { type: 'record_opinion'; solved: Solved; rating: Rating; text: string; at: Instant; number: string }
  | {
      type: 'record_refusal';
      solved: Solved;
      rating: Rating;
      text: string;
      at: Instant;
      number: string;
      toId?: string;
    }
  | { type: 'record_info'; text: string; at: Instant; number: string }
  | { type: 'revert_opinion' }
  | { type: 'file_unconfirmed' }
  | { type: 'revive' };

const opinionOf = (
  e: Of<'record_opinion'> | Of<'record_refusal'>,
  r: Recorded,
): NonNullable<Appeal['opinion']> => ({
  solved: e.solved,
  rating: e.rating,
  reason: 'by_phone',
  text: e.text,
  by: by(r),
  at: r.at,
});

/** The facts that a new round puts in place of these. */
function replaced(a: Appeal, facts: Facts): Facts {
  return Object.fromEntries(Object.keys(facts).map((key) => [key, a[key as keyof Appeal]])) as Facts;
}

/** A round that a wrong record began has not been: its time was waiting on the enterprise. */
function undone({ was }: Phoned, at: Instant): Facts {
  if (was === null) return { ending: null };
  const pauses = (was.pauses ?? []).map(([from, to]): [Instant, Instant] => [from, to ?? at]);
  return { ...was, pauses, callback: null };
}

export const silence = {
  call_back: (a, e, r) => ({
    callback: { about: e.about, at: r.at, calls: [] },
    rung: without(a.rung, 'callback'),
  }),
  log_call: (a, e, r) => {
    const { at, number, outcome, counts = true } = e;
    const call = { at, number, outcome, by: by(r), counts };
    return {
      callback: a.callback && { ...a.callback, calls: [...a.callback.calls, call] },
      ...(counts ? { rung: without(a.rung, 'callback') } : {}),
    };
  },
  record_opinion: (_, e, r) => ({
    opinion: opinionOf(e, r),
    ending: { reason: 'by_phone', text: e.text, by: by(r), at: r.at },
    phoned: { at: r.at, by: by(r), was: null },
    callback: null,
  }),
  record_refusal: (a, e, r) => {
    const facts = newRound(a, r.at);
    return {
      ...facts,
      ...leads(a, e.toId, r.at),
      opinion: opinionOf(e, r),
      phoned: { at: r.at, by: by(r), was: replaced(a, facts) },
    };
  },
  record_info: () => ({ callback: null }),
  revert_opinion: (a, _, r) => {
    const before = a.phoned === null ? {} : undone(a.phoned, r.at);
    const rung = without(before.rung ?? a.rung, 'confirm');
    return { ...before, opinion: null, phoned: null, rung };
  },
  file_unconfirmed: (_, __, r) => ({ ending: { reason: 'silence', text: '', by: by(r), at: r.at } }),
  revive: (a) => ({ ending: null, callback: null, rung: without(a.rung, 'confirm') }),
} satisfies Evolvers;

/** The calls in vain that count. */
export const attemptsOf = ({ callback }: Pick<Appeal, 'callback'>): number =>
  callback?.calls.filter(({ counts }) => counts).length ?? 0;

/**
 * Whether a call in vain counts as an attempt: on a working day, as long as attempts are wanted, and a while after the
 * one before. That while is the policy's; in working days it is over at midnight.
 */
export function countsAsAttempt(rules: Rules, a: Pick<Appeal, 'callback'>, at: Instant): boolean {
  const { calendar, policy } = rules;
  const last = a.callback?.calls.findLast(({ counts }) => counts);
  if (attemptsOf(a) >= policy.caps.callback_attempts) return false;
  if (!isWorkday(calendar, writeDay(dayAt(calendar.zone, at)))) return false;
  return last === undefined || at >= nextAttempt(rules, last.at);
}

/** From when a further call counts. */
function nextAttempt({ calendar, policy }: Rules, last: Instant): Instant {
  const every = parseDuration(policy.caps.callback_every);
  if (every.unit !== 'wd' || calendar.kind === 'always')
    return morningOf(calendar, new Date(last), every).getTime();
  const { zone } = calendar;
  const noon = instantOf(zone, dayAt(zone, last), 12 * HOUR_MS);
  const next = morningOf(calendar, new Date(noon), every).getTime();
  return instantOf(zone, dayAt(zone, next), 0);
}

/** How long a call may be put down after it was made: until the end of the next working day. */
const lastMoment = (rules: Rules, at: Instant): Instant => after(rules, 'normal', at, '1wd');

export const silenceGuards = {
  // What is unresolved never closes, whoever took it down.
  said_satisfied: (_, __, e) =>
    unless(e === null || isClosing(e), 'refuse.not_allowed', { who: 'enterprise' }),
  // What is said to be fine altogether begins no round.
  said_unsatisfied: (_, __, e) =>
    unless(
      e?.type !== 'record_refusal' || e.rating !== 'satisfied' || e.solved !== 'resolved',
      'refuse.stale_button',
    ),
  // The heads and supervisors only where no leader is left who had no hand in it.
  calls: (a, s) => {
    const mayAnyway = s.relations.includes('dispatcher') || s.relations.includes('leader');
    const instead = s.actorId !== null && callersOf(a, s.office).includes(s.actorId);
    return unless(mayAnyway || instead, 'refuse.not_yours');
  },
  call_time: (a, s, e) => {
    if (e === null || !('at' in e)) return null;
    const from = Math.max(a.callback?.at ?? 0, a.callback?.calls.at(-1)?.at ?? 0);
    if (e.at > s.now || e.at < from) return new Refusal('err.call.when');
    return unless(s.now <= lastMoment(s, e.at), 'err.call.late');
  },
  calls_used_up: (a, s) => {
    const left = s.policy.caps.callback_attempts - attemptsOf(a);
    return unless(left <= 0, 'refuse.calls_left', { n: left });
  },
  unconfirmed_on: (_, s) => unless(s.policy.ends.unconfirmed, 'refuse.unconfirmed_off'),
  revert_window: (a, s) => {
    if (a.phoned === null) return new Refusal('refuse.stale_button');
    const deadline = until(s, a.phoned.at, s.policy.periods.revert);
    if (s.now > deadline) return new Refusal('refuse.revert_late', { deadline });
    // What the cadre has reported since is the enterprise's to answer anyway.
    return unless(!hasReportedSince(a, a.phoned), 'refuse.stale_button');
  },
} satisfies Record<string, Check>;

/** Whether words on the phone end the case: 满意, and not of something unresolved. */
export const closes = ({ solved, rating }: { solved: Solved; rating: Rating }): boolean =>
  rating === 'satisfied' && solved !== 'unresolved';

function isClosing(e: AppealEvent): boolean {
  if (e.type === 'record_opinion') return closes(e);
  return 'solved' in e && e.solved !== 'unresolved';
}

const hasReportedSince = ({ result, proposal, status }: Appeal, { at, was }: Phoned): boolean =>
  was !== null && (proposal !== null || (result !== null && result.at > at) || status === 'pending_confirm');
