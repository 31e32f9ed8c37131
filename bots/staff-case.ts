import { type CaseView, loadCase } from '../src/appeal/views.ts';
import { loadViewer } from '../src/notices/views.ts';
import { Refusal } from '../src/refusal.ts';
import type { Tap } from '../src/telegram/buttons.ts';
import type { Viewer } from '../src/text/viewer.ts';
import { isKnown, type Known } from './bot-form.ts';
import type { Talk } from './talk.ts';

export type Seen = { talk: Known; view: CaseView; viewer: Viewer };

/**
 * The case that a button speaks of, as this person may see it now.
 * @throws Refusal `refuse.not_yours` when it is none of theirs
 */
export async function seen(talk: Talk, appealId: string | undefined): Promise<Seen> {
  if (!isKnown(talk) || appealId === undefined) throw new Refusal('refuse.stale_button');
  const view = await loadCase(talk.deps, appealId);
  const viewer = await loadViewer(talk.deps, view, talk.who.person.id);
  if (viewer.frame === 'none') throw new Refusal('refuse.not_yours');
  return { talk, view, viewer };
}

type Verb = (talk: Talk, tap: Tap) => Promise<void>;

/** A verb on a case that its reader may see. */
export function onCase(run: (seen: Seen, tap: Tap) => Promise<void>): Verb {
  return async (talk, tap) => run(await seen(talk, tap.id), tap);
}
