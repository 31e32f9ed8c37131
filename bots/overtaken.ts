import { type CaseView, loadCase } from '../src/appeal/views.ts';
import { Refusal } from '../src/refusal.ts';
import type { Known } from './bot-form.ts';

/**
 * Two people act at once: the second one had looked at the case as it was before, so the refusal says that somebody was
 * faster, and what is so now. Any other refusal stays as it is.
 */
export async function overtaken(talk: Known, seen: CaseView | null, refusal: Refusal): Promise<Refusal> {
  if (seen === null || !['refuse.stale_button', 'refuse.not_yours'].includes(refusal.code)) return refusal;
  const now = await loadCase(talk.deps, seen.appeal.id);
  if (now.appeal.version === seen.appeal.version) return refusal;
  if (refusal.code === 'refuse.stale_button') return new Refusal('refuse.moved_on');
  const hadIt = seen.appeal.ownerId === talk.who.person.id && now.appeal.ownerId !== seen.appeal.ownerId;
  return hadIt && now.owner !== null
    ? new Refusal('refuse.passed_on', { owner_name: now.owner.name })
    : refusal;
}
