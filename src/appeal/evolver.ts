import type { Appeal, Instant } from './appeal.ts';
import type { AppealEvent, Recorded } from './events.ts';

/** What a step changes of an appeal besides its status. */
export type Facts = Partial<Appeal>;
export type Of<T extends AppealEvent['type']> = Extract<AppealEvent, { type: T }>;
/** By type of event: the facts after it. Pure. */
export type Evolvers = { [T in AppealEvent['type']]?: (a: Appeal, e: Of<T>, r: Recorded) => Facts };

export const by = (r: Recorded): string => r.actorId ?? '';

export function newOwner(a: Appeal, ownerId: string | null, at: Instant): Facts {
  const hops = a.ownerId === null ? a.hops : a.hops + 1;
  return { ownerId, ownedAt: at, hops, acknowledgedAt: null, chosen: true, rejectAsked: null };
}

/** What has rung but for the alarms about one thing, whose reason is gone. */
export const without = (rung: Appeal['rung'], prefix: string): Appeal['rung'] =>
  Object.fromEntries(Object.entries(rung).filter(([kind]) => !kind.startsWith(prefix)));

/** Orders and sub-tasks have limits of their own: what has rung about them does not ring again. */
export const apart = (rung: Appeal['rung']): Appeal['rung'] =>
  Object.fromEntries(Object.entries(rung).filter(([kind]) => /^(?:order|sub)\./.test(kind)));
