import type { Deps } from '../deps.ts';
import { Refusal } from '../refusal.ts';
import { act } from './act.ts';
import type { Appeal } from './appeal.ts';
import { nextFollow } from './steps/joining.ts';
import { childrenOf, endFollow, redrawCase, stateOf } from './store-joining.ts';

/** More steps than one look ever needs; each is a step of its own, and the next look goes on from there. */
const MOST = 8;

/**
 * Brings a case in line with those it is joined with, step by step through the door that all steps take. It asks how
 * things stand, so that whatever was cut off by a crash is made good by the next look.
 */
export async function follow(deps: Deps, { id, appealId }: { id: string; appealId: string }): Promise<void> {
  for (let i = 0; i < MOST; i += 1) {
    const a = await stateOf(deps.sql, appealId);
    const event = a && (await nextFor(deps, a));
    if (a === null || event === null) break;
    try {
      await act(deps, { appealId, event, personId: null, cause: `follow-${id}-${a.version}` });
    } catch (error) {
      // Somebody was quicker: how it stands now is looked at anew.
      if (!(error instanceof Refusal)) throw error;
    }
  }
  await redrawCase(deps.sql, appealId, deps.now());
  await endFollow(deps.sql, id);
}

async function nextFor({ sql }: Deps, a: Appeal) {
  const [parent, children] = await Promise.all([
    a.joined === null ? null : stateOf(sql, a.joined.parentId),
    childrenOf(sql, a.id),
  ]);
  return nextFollow(a, parent, children);
}
