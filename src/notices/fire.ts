import { fireTimer } from '../appeal/clock.ts';
import type { Deps } from '../deps.ts';
import { fireDigests } from './daily.ts';
import type { Fire } from './notice.ts';

/** What happens when a timer is due: the clock acts on its appeal, or the morning lists go out. */
export function makeFire(deps: Deps): Fire {
  return async ({ id, appealId, kind, dueAt }, late) => {
    if (appealId === null) return await fireDigests(deps, dueAt);
    await fireTimer(deps, { id, appealId, kind }, late);
  };
}
