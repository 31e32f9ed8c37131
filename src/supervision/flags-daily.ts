import { rulesNow } from '../appeal/rules.ts';
import { DAY_MS } from '../calendar/duration.ts';
import { localTime } from '../calendar/zone.ts';
import type { Deps } from '../deps.ts';
import { manyExtensions, sameWords } from './flags-town.ts';
import { saveFlags } from './store-flags.ts';
import { extendedSince, writtenSince } from './views-flags.ts';

const QUARTER = 90 * DAY_MS;
/** Only those who wrote lately are looked at; a long weekend lies between two mornings. */
const FRESH = 5 * DAY_MS;

/** Looks at the town as a whole, each morning before the lists: what no single case shows. */
export async function raiseFlags(deps: Deps): Promise<void> {
  const now = deps.now();
  const since = new Date(now.getTime() - QUARTER);
  const [written, grids] = await Promise.all([
    writtenSince(deps, { since, fresh: new Date(now.getTime() - FRESH) }),
    extendedSince(deps, since),
  ]);
  const { date } = localTime(rulesNow(deps).calendar.zone, now);
  const flags = [...sameWords(written), ...manyExtensions(grids, date.slice(0, 7))];
  await saveFlags(deps.sql, flags, { now, notBefore: now, newId: deps.newId });
}
