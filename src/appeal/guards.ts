import { parseDuration } from '../calendar/duration.ts';
import { Refusal } from '../refusal.ts';
import { addDuration } from '../calendar/calendar.ts';
import type { Appeal, AppealEvent, Grade, Instant, Order, Relation } from './appeal.ts';
import { isWaiting } from './appeal.ts';
import type { Rules } from './limits.ts';
import { after, doneDue, gradeNow, signDue } from './limits.ts';
import type { Guard } from './lifecycle.ts';
import { timersOf } from './timers.ts';

/** Who acts, when, and by which rules: all that a step needs to know besides the appeal itself. */
export type Setting = Rules & {
  now: Instant;
  actorId: string | null;
  /** Everything the actor is to this appeal. */
  relations: readonly Relation[];
  /** The owner is on leave now. */
  ownerAway: boolean;
};

type Check = (a: Appeal, s: Setting, e: AppealEvent | null) => Refusal | null;

const unless = (fine: boolean, code: string, params = {}): Refusal | null =>
  fine ? null : new Refusal(code, params);

/** `from` plus a calendar period of the policy. */
const until = (s: Setting, from: Instant, duration: string): Instant =>
  addDuration(s.calendar, new Date(from), parseDuration(duration)).getTime();

const order: readonly Grade[] = ['ask', 'normal', 'complex', 'hard', 'urgent', 'top'];

/** When the enterprise may urge next: after the limit for acknowledging, then once a period. */
export function urgeFrom(a: Appeal, s: Rules): Instant {
  const last = a.urges.at(-1);
  const every = a.grade === 'top' ? s.policy.caps.urge_every_top : s.policy.caps.urge_every;
  if (last !== undefined) return after(s, a.grade === 'top' ? 'top' : 'normal', last, every);
  return a.status === 'submitted' ? (signDue(s, a) ?? 0) : 0;
}

function extensionWindow(a: Appeal, s: Setting): Refusal | null {
  const due = doneDue(s, a, s.now);
  if (a.extension !== null) return new Refusal('refuse.extension_once', { reason: a.extension.reason });
  return unless(
    due !== null && due > s.now && s.policy.grades[gradeNow(a)].extension !== undefined,
    'refuse.extension_none',
    {
      grade: gradeNow(a),
    },
  );
}

const about = (a: Appeal, what: 'result' | 'info'): boolean =>
  a.status !== 'callback' || a.callback?.about === what;

/** The order an event speaks of; asked without an event, any of them. */
const ordersOf = (a: Appeal, e: AppealEvent | null): Order[] =>
  e !== null && 'id' in e ? a.orders.filter((o) => o.id === e.id) : a.orders;

const isUnanswered = (o: Order): boolean => o.answeredAt === null && o.closedAt === null;
const isAnswered = (o: Order): boolean => o.answeredAt !== null && o.closedAt === null;

/** The enterprise has written while it was to give its answer: then it may be answered. */
const wroteFirst = ({ heard, pauses }: Appeal): boolean =>
  heard !== null && heard >= (pauses.at(-1)?.[0] ?? Number.MAX_SAFE_INTEGER);

/** The clock may only do what a timer says is due: a job that comes late or twice does nothing. */
function timerDue(a: Appeal, s: Setting, e: AppealEvent | null): Refusal | null {
  const kind =
    e?.type === 'ring'
      ? e.kind
      : e?.type === 'call_back'
        ? `${e.about === 'info' ? 'info' : 'confirm'}.callback`
        : '';
  return unless(
    timersOf(s, a, s.now).some((t) => t.kind === kind && t.dueAt <= s.now),
    'refuse.stale_button',
  );
}

/** Each guard's one question. With no event it asks whether the step could be open at all. */
export const guards: Record<Guard, Check> = {
  contact_asked: (a) => unless(a.contact !== null && a.contact.confirmed === null, 'refuse.stale_button'),
  info_open: (a) => unless(about(a, 'info'), 'refuse.stale_button'),
  about_result: (a) => unless(about(a, 'result') && a.result !== null, 'refuse.stale_button'),
  // What is unresolved never closes, whoever took it down.
  said_satisfied: (_, __, e) =>
    unless(
      e === null || (e.type === 'record_opinion' && e.rating === 'satisfied' && e.solved !== 'unresolved'),
      'refuse.not_allowed',
      { who: 'enterprise' },
    ),
  resolved_only: (_, __, e) =>
    unless(e === null || ('outcome' in e && e.outcome === 'resolved'), 'refuse.not_allowed', {
      who: 'leader',
    }),
  info_left: (a, s) => unless((a.info?.asked ?? 0) < s.policy.caps.info_per_round, 'refuse.info_limit'),
  not_proposed: (a) => unless(a.proposal === null, 'refuse.plan_wait'),
  proposed: (a) => unless(a.proposal !== null, 'refuse.stale_button'),
  reopen_window: (a, s) =>
    unless(
      a.ending !== null && s.now <= until(s, a.ending.at, s.policy.periods.reopen),
      'refuse.reopen_late',
    ),
  urge_due: (a, s, e) => {
    if (e === null) return null;
    const next = urgeFrom(a, s);
    const code = a.urges.length === 0 ? 'refuse.urge_early' : 'refuse.urge_too_soon';
    return unless(s.now >= next, code, { next_at: next, last_at: a.urges.at(-1) });
  },
  grade_up: (a, _, e) =>
    unless(
      e === null || ('grade' in e && order.indexOf(e.grade) > order.indexOf(a.grade)),
      'refuse.grade_down',
    ),
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
      {
        deadline: a.ownedAt === null ? undefined : until(s, a.ownedAt, s.policy.periods.dispute),
      },
    ),
  extension_window: extensionWindow,
  explained_on: (_, s) => unless(s.policy.ends.explained, 'refuse.policy_off'),
  unconfirmed_on: (_, s) => unless(s.policy.ends.unconfirmed, 'refuse.policy_off'),
  revert_window: (a, s) =>
    unless(
      a.ending !== null && s.now <= until(s, a.ending.at, s.policy.periods.revert),
      'refuse.revert_late',
    ),
  talk_allowed: (a, s) =>
    unless(
      s.relations.includes('enterprise') || !isWaiting(a.status) || a.status === 'need_info' || wroteFirst(a),
      'refuse.confirm_window',
    ),
  order_open: (a, _, e) => unless(ordersOf(a, e).some(isUnanswered), 'refuse.stale_button'),
  order_answered: (a, _, e) => unless(ordersOf(a, e).some(isAnswered), 'refuse.stale_button'),
  timer_due: timerDue,
};
