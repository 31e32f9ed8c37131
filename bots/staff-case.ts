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

type Run = (seen: Seen, tap: Tap) => Promise<void>;

/** A verb on a case whose reader sees it as a whole. */
export function onCase(run: Run): Verb {
  return async (talk, tap) => {
    const found = await seen(talk, tap.id);
    if (found.viewer.frame === 'cohandler') throw new Refusal('refuse.not_yours');
    await run(found, tap);
  };
}

/** A verb that co-handlers have too; whatever it shows them is of their own part. */
export function onPart(run: Run): Verb {
  return async (talk, tap) => run(await seen(talk, tap.id), tap);
}
