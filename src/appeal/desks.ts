import type { Appeal } from './appeal.ts';
import type { Office } from './office.ts';
import { decidersOf, decisionFallsTo, deskFallsTo, deskOf, isAwaited } from './pending.ts';
import { isObjected, reviewersOf, reviewFallsTo } from './reviewers.ts';
import { type Waiting, waitsOn } from './turn.ts';

/**
 * On whom a case waits, and who has it on their desk because nobody else can. Pure.
 * @param deputyId who stands in for the owner on leave
 */
export function desksOf(a: Appeal, office: Office, deputyId: string | null = null): Waiting[] {
  const waits = waitsOn(a);
  const ruler = waits.includes('ruling') ? deskFallsTo(a, office, deputyId) : null;
  const instead: (Waiting | null)[] = [
    ruler === null ? null : `ruling:${ruler}`,
    waits.includes('dispatcher') ? deskFallsTo(a, office, deputyId) : null,
    decisionFallsTo(a, office),
    reviewFallsTo(a, office),
  ];
  return [...new Set([...waits, ...instead.filter((desk) => desk !== null)])];
}

/**
 * Whether a case that stands like this may wait on these: exactly as the rules say, and beyond that only on a desk that an
 * office may fall to. Whether it has fallen there the roster and the leaves of that day say, which no case tells. Pure.
 */
export function mayWaitOn(a: Appeal, desks: readonly string[]): boolean {
  const waits = waitsOn(a);
  const instead: Waiting[] = [
    ...(waits.includes('ruling') ? (['ruling:leader', 'ruling:supervisor'] as const) : []),
    ...(waits.includes('dispatcher') ? (['leader', 'supervisor'] as const) : []),
    ...(isAwaited(a) ? (['supervisor', 'dispatcher'] as const) : []),
    ...(isObjected(a) ? (['leader', 'dispatcher'] as const) : []),
  ];
  const more = desks.slice(waits.length);
  return (
    waits.every((one, i) => desks[i] === one) && more.every((one) => (instead as string[]).includes(one))
  );
}

/** Something waits for an office, and nobody can fill it. Pure. */
export function isVacant(a: Appeal, office: Office): boolean {
  const parties = waitsOn(a);
  const isObjected = a.status === 'explained' && parties.includes('supervisor');
  return (
    (isAwaited(a) && decidersOf(a, office).length === 0) ||
    (isObjected && reviewersOf(a, office).length === 0) ||
    ((parties.includes('dispatcher') || parties.includes('ruling')) && deskOf(a, office).length === 0)
  );
}
