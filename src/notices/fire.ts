import { fireTimer } from '../appeal/clock.ts';
import { fireOffice } from '../appeal/settle-office.ts';
import { OFFICE } from '../appeal/store-office.ts';
import { followCalendar } from '../appeal/follow-calendar.ts';
import type { Deps } from '../deps.ts';
import { CALENDAR, endFollowing } from '../policy/store-waiting.ts';
import { fireDigests, planDigests } from './daily.ts';
import type { Fire } from './notice.ts';

/** What happens when a timer is due: the clock acts on its appeal, or on the whole town. */
export function makeFire(deps: Deps): Fire {
  return async ({ id, appealId, kind, dueAt }, late) => {
    if (kind === CALENDAR) return await fireCalendar(deps, dueAt);
    if (kind === OFFICE) return await fireOffice(deps, id);
    if (appealId === null) return await fireDigests(deps, dueAt);
    await fireTimer(deps, { id, appealId, kind }, late);
  };
}

/** Another policy is in force: what its calendar moves is moved now. */
async function fireCalendar(deps: Deps, dueAt: Date): Promise<void> {
  await deps.policies.follow();
  await followCalendar(deps);
  await planDigests(deps);
  await endFollowing(deps.sql, dueAt);
}
