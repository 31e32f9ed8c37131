import type { Appeal, Instant } from './appeal.ts';

const deciding = ['leader', 'head', 'supervisor'] as const;

const holding = ['dispatcher', ...deciding] as const;
type Holding = (typeof holding)[number];

/** Whoever holds these offices, by role and in the order of the roster; nobody who speaks for the enterprise. */
export type Office = Readonly<Record<Holding, readonly string[]>>;

/** What the cadre asks of the leader. */
export type Pending = { what: 'result' | 'extension' | 'plan' | 'bylaw' | 'review'; at: Instant; by: string };

export const officeRoles: readonly string[] = holding;

export function officeOf(members: readonly { id: string; roles: readonly string[] }[]): Office {
  const idsOf = (role: Holding): string[] =>
    members.filter(({ roles }) => roles.includes(role)).map(({ id }) => id);
  return {
    dispatcher: idsOf('dispatcher'),
    leader: idsOf('leader'),
    head: idsOf('head'),
    supervisor: idsOf('supervisor'),
  };
}

/** A rejection that is to be reviewed; whoever rejected it has a part in that. */
function reviewOf({ rejection }: Appeal): Pending | null {
  if (rejection?.review == null || rejection.review.answer !== null) return null;
  return { what: 'review', at: rejection.review.at, by: rejection.by };
}

/** What waits for the leader's decision; at most one thing at a time. Pure. */
export function pendingOf(a: Appeal): Pending | null {
  const { status, proposal, extensionAsked, planned, bylaw } = a;
  if (status === 'rejected') return reviewOf(a);
  if (status !== 'in_progress' && status !== 'long_term') return null;
  if (planned !== null) return { what: 'plan', at: planned.at, by: planned.by };
  if (status === 'long_term') return null;
  if (proposal !== null) return { what: 'result', at: proposal.at, by: proposal.by };
  if (extensionAsked !== null) return { what: 'extension', at: extensionAsked.at, by: extensionAsked.by };
  if (bylaw !== null && bylaw.approvedAt === null) return { what: 'bylaw', at: bylaw.at, by: bylaw.by };
  return null;
}

/**
 * Whom a decision is asked of: the leaders, else the heads, else the supervisors; never whoever asks or owns the case.
 * Where the case went to the only one of them while somebody else's request waited, that one decides it after all: it
 * would wait for ever. Empty where the town has nobody for it. Pure.
 */
export function decidersOf(a: Appeal, office: Office, askedBy?: string | null): string[] {
  const pending = pendingOf(a);
  const asker = askedBy ?? pending?.by;
  const without = (...apart: (string | null | undefined)[]): string[] | undefined =>
    deciding.map((role) => office[role].filter((id) => !apart.includes(id))).find((ids) => ids.length > 0);
  const isLeftBehind = pending !== null && pending.what !== 'review' && asker === pending.by;
  return (
    without(asker, a.ownerId) ?? (isLeftBehind && asker !== a.ownerId ? without(asker) : undefined) ?? []
  );
}

/** Such a request is the leader's move before the work goes on; a request for more time is not. */
export const isHeld = (a: Appeal): boolean => {
  const pending = a.status === 'in_progress' ? pendingOf(a) : null;
  return pending !== null && pending.what !== 'extension';
};

/** Something waits for a word of the leader: a request of the cadre, or what the enterprise says to a plan. */
export const isAwaited = (a: Appeal): boolean =>
  pendingOf(a) !== null || (a.status === 'long_term' && a.objection !== null);

/** Whether a decision falls to the supervisors, so that it is on their desk as well. Pure. */
export function fallsToSupervisors(a: Appeal, office: Office): boolean {
  const [first] = isAwaited(a) ? decidersOf(a, office) : [];
  return first !== undefined && ![...office.leader, ...office.head].includes(first);
}

/** Whether this person may decide what is pending: every leader and head, and a supervisor only where there is neither. */
export function mayDecide(a: Appeal, office: Office, id: string | null): boolean {
  if (id === null || id === pendingOf(a)?.by) return false;
  if (decidersOf(a, office).includes(id)) return true;
  return id !== a.ownerId && (office.leader.includes(id) || office.head.includes(id));
}

/**
 * Who has a hand in what the desk decides: the owner, whoever disputes the case or wants it rejected, and in a call-back
 * whoever reported the result and stands in for the owner.
 */
const handsIn = (a: Appeal, deputyId: string | null): (string | null | undefined)[] => [
  a.ownerId,
  a.dispute?.by,
  a.rejectAsked?.by,
  ...(a.callback === null ? [] : [a.result?.by, deputyId]),
];

/**
 * Who dispatches a case: the dispatchers, but nobody who has a hand in it; where that leaves nobody, those who decide
 * what cadres ask. Pure.
 * @param deputyId who stands in for the owner on leave
 */
export function deskOf(a: Appeal, office: Office, deputyId: string | null = null): string[] {
  const apart = handsIn(a, deputyId);
  const own = office.dispatcher.filter((id) => !apart.includes(id));
  if (own.length > 0) return own;
  if (a.callback === null) return decidersOf(a, office, a.dispute?.by ?? a.rejectAsked?.by);
  return callersOf(a, office, deputyId);
}

/** Who calls an enterprise back in the dispatcher's place: those who decide, but nobody who has a hand in it. Pure. */
export function callersOf(a: Appeal, office: Office, deputyId: string | null = null): string[] {
  const apart = handsIn(a, deputyId);
  return (
    deciding.map((role) => office[role].filter((id) => !apart.includes(id))).find((ids) => ids.length > 0) ??
    []
  );
}

/** On whose desk a case is instead where no dispatcher can have it; null where one can. Pure. */
export function deskFallsTo(
  a: Appeal,
  office: Office,
  deputyId: string | null = null,
): 'leader' | 'supervisor' | null {
  const [first] = deskOf(a, office, deputyId);
  if (first === undefined || office.dispatcher.includes(first)) return null;
  return office.leader.includes(first) || office.head.includes(first) ? 'leader' : 'supervisor';
}

/** Whether this person may rule: whoever dispatches the case, and those who decide once the ruling is late. Pure. */
export function mayRule(a: Appeal, office: Office, id: string | null, isLate: boolean): boolean {
  if (id === null) return false;
  return deskOf(a, office).includes(id) || (isLate && decidersOf(a, office, a.dispute?.by).includes(id));
}
