import type { Appeal, Instant } from './appeal.ts';
import { type Apart, type Holding, type Office, presentIn, type Seat, seatIn, sitsIn } from './office.ts';

const deciding = ['leader', 'head', 'supervisor'] as const;
/** A rejection is looked at again by one more desk, so that no enterprise asks in vain. */
const reviewing = [...deciding, 'dispatcher'] as const;

/** What the cadre asks of the leader. */
export type Pending = { what: 'result' | 'extension' | 'plan' | 'bylaw' | 'review'; at: Instant; by: string };

/** A rejection that is to be reviewed; whoever rejected it has a part in that. */
function reviewOf({ rejection }: Appeal): Pending | null {
  if (rejection?.review == null || rejection.review.answer !== null) return null;
  return { what: 'review', at: rejection.review.at, by: rejection.by };
}

const bylawOf = ({ bylaw }: Appeal): Pending | null =>
  bylaw === null || bylaw.approvedAt !== null ? null : { what: 'bylaw', at: bylaw.at, by: bylaw.by };

/** What waits for the leader's decision; at most one thing at a time. Pure. */
export function pendingOf(a: Appeal): Pending | null {
  const { status, proposal, extensionAsked, planned } = a;
  if (status === 'rejected') return reviewOf(a);
  if (status === 'pending_confirm') return bylawOf(a);
  if (status !== 'in_progress' && status !== 'long_term') return null;
  if (planned !== null) return { what: 'plan', at: planned.at, by: planned.by };
  if (status === 'long_term') return null;
  if (proposal !== null) return { what: 'result', at: proposal.at, by: proposal.by };
  if (extensionAsked !== null) return { what: 'extension', at: extensionAsked.at, by: extensionAsked.by };
  return bylawOf(a);
}

/**
 * Who decides: the leaders, else the heads, else the supervisors; never whoever asks or owns the case. Whoever stands in
 * for one on leave is asked in that place; where all are away it waits for them. Where the case went to the only one of
 * them while somebody else's request waited, that one decides it after all: it would wait for ever. Null where the town
 * has nobody for it. Pure.
 */
function decidingSeat(a: Appeal, office: Office, askedBy?: string | null): Seat | null {
  const pending = pendingOf(a);
  const asker = askedBy ?? pending?.by;
  const roles = pending?.what === 'review' ? reviewing : deciding;
  const isLeftBehind = pending !== null && pending.what !== 'review' && asker === pending.by;
  return (
    seatIn(office, roles, [asker, a.ownerId]) ??
    (isLeftBehind && asker !== a.ownerId ? seatIn(office, roles, [asker]) : null)
  );
}

/** Whom a decision is asked of, by id. Pure. */
export function decidersOf(a: Appeal, office: Office, askedBy?: string | null): string[] {
  return decidingSeat(a, office, askedBy)?.ids ?? [];
}

/** Such a request is the leader's move before the work goes on; a request for more time is not. */
export const isHeld = (a: Appeal): boolean => {
  const pending = a.status === 'in_progress' || a.status === 'pending_confirm' ? pendingOf(a) : null;
  return pending !== null && pending.what !== 'extension';
};

/** Something waits for a word of the leader: a request of the cadre, or what the enterprise says to a plan. */
export const isAwaited = (a: Appeal): boolean =>
  pendingOf(a) !== null || (a.status === 'long_term' && a.objection !== null);

type Desk = 'dispatcher' | 'leader' | 'supervisor';

/** Leaders and heads have one desk. */
const deskIn = (role: Holding): Desk => (role === 'head' ? 'leader' : role);

/** On whose desk a decision is instead where no leader or head can have it; null where one can. Pure. */
export function decisionFallsTo(a: Appeal, office: Office): Desk | null {
  const seat = isAwaited(a) ? decidingSeat(a, office) : null;
  return seat === null || deskIn(seat.role) === 'leader' ? null : deskIn(seat.role);
}

/**
 * Whether this person may decide what is pending: every leader and head, on leave or not, and anybody else only where it
 * is asked of them.
 */
export function mayDecide(a: Appeal, office: Office, id: string | null): boolean {
  const asker = pendingOf(a)?.by;
  if (id === null || id === asker) return false;
  if (decidersOf(a, office).includes(id)) return true;
  const apart = [asker, a.ownerId];
  return !apart.includes(id) && (sitsIn(office, 'leader', id, apart) || sitsIn(office, 'head', id, apart));
}

/**
 * Who has a hand in what the desk decides: the owner, whoever disputes the case or wants it rejected, and in a call-back
 * whoever reported the result and stands in for the owner.
 */
const handsIn = (a: Appeal, deputyId: string | null): Apart => [
  a.ownerId,
  a.dispute?.by,
  a.rejectAsked?.by,
  ...(a.callback === null ? [] : [a.result?.by, deputyId]),
];

/**
 * Who dispatches a case: the dispatchers, but nobody who has a hand in it; where that leaves nobody, those who decide
 * what cadres ask.
 */
function dispatchingSeat(a: Appeal, office: Office, deputyId: string | null): Seat | null {
  const apart = handsIn(a, deputyId);
  const ids = presentIn(office, 'dispatcher', apart);
  if (ids.length > 0) return { role: 'dispatcher', ids };
  const instead =
    a.callback === null
      ? decidingSeat(a, office, a.dispute?.by ?? a.rejectAsked?.by)
      : seatIn(office, deciding, apart);
  return instead ?? seatIn(office, ['dispatcher'], apart);
}

/**
 * Who dispatches a case, by id. Pure.
 * @param deputyId who stands in for the owner on leave
 */
export function deskOf(a: Appeal, office: Office, deputyId: string | null = null): string[] {
  return dispatchingSeat(a, office, deputyId)?.ids ?? [];
}

/** Who calls an enterprise back in the dispatcher's place: those who decide, but nobody who has a hand in it. Pure. */
export function callersOf(a: Appeal, office: Office, deputyId: string | null = null): string[] {
  return seatIn(office, deciding, handsIn(a, deputyId))?.ids ?? [];
}

/** Whether this person may do what the dispatcher does: one on leave still may. Pure. */
export function mayDispatch(a: Appeal, office: Office, id: string | null): boolean {
  if (id === null) return false;
  const isHolder = office.dispatcher.includes(id) && !handsIn(a, null).includes(id);
  return isHolder || deskOf(a, office).includes(id);
}

/** On whose desk a case is instead where no dispatcher can have it; null where one can. Pure. */
export function deskFallsTo(
  a: Appeal,
  office: Office,
  deputyId: string | null = null,
): Exclude<Desk, 'dispatcher'> | null {
  const desk = deskIn(dispatchingSeat(a, office, deputyId)?.role ?? 'dispatcher');
  return desk === 'dispatcher' ? null : desk;
}

/** Whether this person may rule: whoever dispatches the case, and those who decide once the ruling is late. Pure. */
export function mayRule(a: Appeal, office: Office, id: string | null, isLate: boolean): boolean {
  if (id === null) return false;
  return mayDispatch(a, office, id) || (isLate && decidersOf(a, office, a.dispute?.by).includes(id));
}
