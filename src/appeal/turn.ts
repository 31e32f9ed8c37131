import { type Appeal, type Instant, isAlive, isOpen, isUnsigned } from './appeal.ts';
import type { Rules } from './limits.ts';
import { isAwaited, isHeld } from './pending.ts';
import {
  callbackDue,
  contactDue,
  doneDue,
  gradeAnswerDue,
  objectionDue,
  regradeDue,
  reviewDue,
  ruleDue,
  signDue,
  stageDue,
} from './limits.ts';
import { answerDue, nextStep } from './plan.ts';
import { isToRegrade } from './relief.ts';
import { isInHand, needsLead, needsRuling } from './subs.ts';

/** A side or a desk of the town that a case can wait on. */
export type Party = 'owner' | 'enterprise' | 'dispatcher' | 'leader' | 'supervisor';

/**
 * `lead`, `ruling`: a sub-task waits on the lead, on the dispatcher, `ruling:` and a desk: on that one too or instead;
 * `helper:` and an id: on that co-handler; `discipline`: a 督查线索 waits for that office.
 */
export type Waiting = Party | 'lead' | Ruling | `helper:${string}` | 'discipline';
export type Ruling = 'ruling' | `ruling:${'leader' | 'supervisor'}`;

/** Whose move it is, what is wanted of them, and by when (null: no limit). */
export type Turn = { who: Party; what: What; due: Instant | null };

export type What =
  | 'sign'
  | 'contact'
  | 'update'
  | 'done'
  | 'info'
  | 'confirm'
  | 'rule'
  | 'callback'
  | 'milestone'
  | 'approve'
  | 'reply'
  | 'regrade'
  | 'review';

/** Somebody must sign for it; where nobody has it, the dispatcher finds somebody. */
const unsigned = (rules: Rules, a: Appeal): Turn => ({
  who: a.ownerId === null ? 'dispatcher' : 'owner',
  what: 'sign',
  due: signDue(rules, a),
});

function ownersTurn(rules: Rules, a: Appeal, now: Instant): Turn {
  if (isUnsigned(a)) return unsigned(rules, a);
  const due: [What, Instant | null][] = [
    ['contact', contactDue(rules, a)],
    ['update', stageDue(rules, a)],
    a.status === 'long_term' ? ['milestone', nextStep(a)?.due ?? null] : ['done', doneDue(rules, a, now)],
  ];
  const set = due.filter((d): d is [What, Instant] => d[1] !== null);
  const [what, at] = set.reduce<[What, Instant | null]>(
    (next, d) => (next[1] === null || d[1] < next[1] ? d : next),
    ['update', null],
  );
  return { who: 'owner', what, due: at };
}

/**
 * The dispatcher gives a case that nobody has to somebody, answers what the enterprise says about its grade, grades an
 * emergency anew once it is over for now, and decides on a rejection that the cadre proposes.
 */
function isDispatchers(a: Appeal): boolean {
  const { status, ownerId, gradeObjection, rejectAsked } = a;
  if (!isOpen(status)) return false;
  return (
    ownerId === null ||
    isToRegrade(a) ||
    gradeObjection !== null ||
    (status === 'submitted' && rejectAsked !== null)
  );
}

/**
 * On whom a case waits: first whose turn it is, then whoever else has something to decide about it. Lists and the
 * board are picked by it. Empty for a draft, and after the end while nothing is to be decided; a 督查线索 waits on after
 * the end. Pure.
 */
export function waitsOn(a: Appeal): Waiting[] {
  const turn = partyInTurn(a);
  // A ruling that is late may be the leader's.
  const isLateRuling = a.status === 'disputed' && a.rung['rule.1'] !== undefined;
  const decides = isLateRuling || isAwaited(a);
  const isDesks = turn !== null && isDispatchers(a);
  const all: (Party | null)[] = [turn, decides ? 'leader' : null, isDesks ? 'dispatcher' : null];
  const parties = [...new Set(all.filter((party) => party !== null))];
  const office = a.leads.some(({ verdict }) => verdict === null) ? (['discipline'] as const) : [];
  return [...parties, ...(turn === null ? [] : subsWaitOn(a)), ...office];
}

/** Each once; after the case has ended nothing of it waits. */
function subsWaitOn({ subs, rung }: Appeal): Waiting[] {
  const all = subs.flatMap((sub): Waiting[] => [
    ...(needsLead(sub) ? (['lead'] as const) : []),
    ...(needsRuling(sub) ? (['ruling'] as const) : []),
    ...(needsRuling(sub) && rung[`sub.${sub.n}.rule`] !== undefined ? (['ruling:leader'] as const) : []),
    ...(isInHand(sub) ? ([`helper:${sub.helperId}`] as const) : []),
  ]);
  return [...new Set(all)];
}

/** Whose turn it is; null for a draft and after the end while nothing is to be decided. */
export function partyInTurn(a: Appeal): Party | null {
  const { status, ownerId, bylaw, rejection, signedAhead } = a;
  if (signedAhead && status === 'pending_confirm') return null;
  const keeper = ownerId === null ? 'dispatcher' : 'owner';
  switch (status) {
    case 'submitted':
    case 'long_term':
      return keeper;
    case 'in_progress':
      return isHeld(a) ? 'leader' : keeper;
    case 'need_info':
      return 'enterprise';
    case 'pending_confirm':
      return isHeld(a) ? 'leader' : 'enterprise';
    case 'disputed':
    case 'callback':
      return 'dispatcher';
    case 'explained':
      return bylaw?.objection?.answer === null ? 'supervisor' : null;
    case 'rejected':
      return rejection?.review?.answer === null ? 'leader' : null;
    default:
      return null;
  }
}

/** Open, or ended and looked at once more: whoever asked for that is still waiting. */
export const isUnsettled = (a: Appeal): boolean => isAlive(a.status) || partyInTurn(a) !== null;

/** A plan has a time of its own to be decided in; a result is decided before the limit of the case. */
const decisionDue = (rules: Rules, a: Appeal, now: Instant): Instant | null =>
  a.planned === null ? doneDue(rules, a, now) : answerDue(rules, a.planned.at);

/** Whose turn it is now; null once the case has ended or while it is a draft. Pure. */
export function turnOf(rules: Rules, a: Appeal, now: Instant): Turn | null {
  switch (a.status) {
    case 'submitted':
      return unsigned(rules, a);
    case 'in_progress':
      if (!isHeld(a)) return ownersTurn(rules, a, now);
      return { who: 'leader', what: 'approve', due: decisionDue(rules, a, now) };
    case 'long_term':
      return ownersTurn(rules, a, now);
    case 'need_info':
      return { who: 'enterprise', what: 'info', due: null };
    case 'disputed':
      return { who: 'dispatcher', what: 'rule', due: ruleDue(rules, a) };
    case 'pending_confirm':
      if (isHeld(a)) return { who: 'leader', what: 'approve', due: decisionDue(rules, a, now) };
      return a.signedAhead ? null : { who: 'enterprise', what: 'confirm', due: null };
    case 'callback':
      return { who: 'dispatcher', what: 'callback', due: callbackDue(rules, a) };
    case 'explained': {
      const due = objectionDue(rules, a);
      return due === null ? null : { who: 'supervisor', what: 'review', due };
    }
    case 'rejected': {
      const due = reviewDue(rules, a);
      return due === null ? null : { who: 'leader', what: 'review', due };
    }
    default:
      return null;
  }
}

/** The same for whoever decides: what waits for a word of theirs, while the work goes on. Pure. */
export function turnAtDesk(rules: Rules, a: Appeal, now: Instant): Turn | null {
  const turn = turnOf(rules, a, now);
  if (turn?.who !== 'owner') return turn;
  if (isAwaited(a)) {
    if (a.planned !== null) return { who: 'leader', what: 'approve', due: answerDue(rules, a.planned.at) };
    if (a.objection !== null) return { who: 'leader', what: 'reply', due: answerDue(rules, a.objection.at) };
    return { who: 'leader', what: 'approve', due: doneDue(rules, a, now) };
  }
  if (!isDispatchers(a)) return turn;
  const { gradeObjection } = a;
  if (gradeObjection === null && isToRegrade(a))
    return { who: 'dispatcher', what: 'regrade', due: regradeDue(rules, a) };
  if (gradeObjection === null) return { ...turn, who: 'dispatcher', what: 'approve' };
  return { who: 'dispatcher', what: 'reply', due: gradeAnswerDue(rules, gradeObjection.at) };
}
