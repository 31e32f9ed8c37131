import type { Appeal } from './appeal.ts';
import { type Apart, type Holding, type Office, presentIn, seatIn, type Seat, sitsIn } from './office.ts';

/** Who looks again at an end by law, in this order: the next ones only where nobody before them may. */
const reviewing = ['supervisor', 'head', 'leader', 'dispatcher'] as const;

/** Whoever agreed to it, proposed it or has the case does not look at it again. */
const apartFrom = ({ ending, bylaw, ownerId }: Appeal): Apart => [ending?.by, bylaw?.by, ownerId];

/** An end by law to which the enterprise objects, and nobody has looked again yet. */
export const isObjected = ({ status, bylaw }: Appeal): boolean =>
  status === 'explained' && bylaw?.objection !== undefined && bylaw.objection?.answer === null;

const seatOf = (a: Appeal, office: Office): Seat | null => seatIn(office, reviewing, apartFrom(a));

/** Whom an objection is put to, by id; empty where the town has nobody who had no part in it. Pure. */
export const reviewersOf = (a: Appeal, office: Office): string[] => seatOf(a, office)?.ids ?? [];

/** Who hears once they are late: the heads who may decide as well, else those who were asked, once more. Pure. */
export function aboveReviewers(a: Appeal, office: Office): string[] {
  const heads = presentIn(office, 'head', apartFrom(a));
  return heads.length > 0 ? heads : reviewersOf(a, office);
}

/** On whose desk an objection is instead where no supervisor can have it; null where one can, or nobody objects. Pure. */
export function reviewFallsTo(a: Appeal, office: Office): 'leader' | 'dispatcher' | null {
  const role: Holding | undefined = isObjected(a) ? seatOf(a, office)?.role : undefined;
  if (role === undefined || role === 'supervisor') return null;
  return role === 'dispatcher' ? 'dispatcher' : 'leader';
}

/** Whether this person had a part in what is looked at again. Pure. */
export const hadPart = (a: Appeal, id: string | null): boolean => apartFrom(a).includes(id ?? '');

/** Supervisors and heads, on leave or not, and anybody else only where it is put to them. Pure. */
export function mayReview(a: Appeal, office: Office, id: string | null): boolean {
  if (id === null || hadPart(a, id)) return false;
  const sits = (role: Holding): boolean => sitsIn(office, role, id, apartFrom(a));
  return sits('supervisor') || sits('head') || reviewersOf(a, office).includes(id);
}
