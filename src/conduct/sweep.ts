import { DAY_MS } from '../calendar/duration.ts';
import type { Deps } from '../deps.ts';
import { forgetSealedDialogs } from '../forms/store.ts';
import { actOnReport } from './act.ts';
import { claimDue, nextDue, restReport } from './store.ts';
import { sealConduct } from './log.ts';
import { forgetMessagesBefore } from './store-messages.ts';

/** Lets the clock act on every report on which it has to. */
export async function sweepConduct(deps: Deps): Promise<void> {
  for (;;) {
    const ids = await claimDue(deps.sql, deps.now());
    for (const id of ids) await ring(deps, id);
    if (ids.length === 0) return;
  }
}

async function ring(deps: Deps, id: string): Promise<void> {
  const cause = `clock ${id} ${deps.now().toISOString()}`;
  try {
    await actOnReport(deps, { id, event: { type: 'ring' }, by: 'clock', cause });
  } catch (error) {
    await restReport(deps.sql, id);
    deps.log.error({ err: error, id }, 'a timer could not fire');
  }
}

/** In how many ms there is more to do; null where nothing waits. */
export const nextConduct = (deps: Deps): Promise<number | null> => nextDue(deps.sql, deps.now());

const MESSAGES_MS = 60 * DAY_MS;
const UNFINISHED_MS = 7 * DAY_MS;

/** Seals the day's log; forgets what nobody needs any more: old messages, and conversations that were never ended. */
export async function tidyConduct(deps: Deps): Promise<void> {
  await sealConduct(deps);
  const before = (ms: number): Date => new Date(deps.now().getTime() - ms);
  await forgetMessagesBefore(deps, before(MESSAGES_MS));
  await forgetSealedDialogs(deps, before(UNFINISHED_MS));
}
