import type { Appeal } from './appeal.ts';
import type { Office } from './office.ts';
import { decidersOf, decisionFallsTo, deskFallsTo, deskOf, isAwaited } from './pending.ts';
import { reviewersOf, reviewFallsTo } from './reviewers.ts';
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
