import { whyNot } from '../src/appeal/step.ts';
import { loadCase } from '../src/appeal/views.ts';
import { loadViewer } from '../src/notices/views.ts';
import { Refusal } from '../src/refusal.ts';
import type { AnyForm, Known } from './bot-form.ts';

/**
 * Refuses a form whose step is not open to this person now, before anything is typed.
 * @throws Refusal with the reason that the rules give
 */
export async function mayBegin(talk: Known, { needs }: AnyForm, appealId: string | undefined): Promise<void> {
  if (needs === undefined || appealId === undefined) return;
  const view = await loadCase(talk.deps, appealId);
  const viewer = await loadViewer(talk.deps, view, talk.who.person.id);
  if (needs.some((type) => viewer.open.includes(type))) return;
  const setting = {
    ...view.rules,
    now: talk.clock.now.getTime(),
    actorId: viewer.personId,
    relations: viewer.relations,
    ownerAway: viewer.acts && !viewer.relations.includes('owner'),
    office: view.office,
  };
  const reasons = needs.map((type) => whyNot(view.appeal, type, setting));
  throw reasons.find((reason) => reason !== null) ?? new Refusal('refuse.stale_button');
}
