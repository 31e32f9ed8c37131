import { rulesNow } from '../appeal/rules.ts';
import type { Deps } from '../deps.ts';
import { readPerson } from '../people/views.ts';
import { flagScreen } from '../supervision/flags-screen.ts';
import { flagById } from '../supervision/views-flags.ts';
import type { Notice, Rendered } from './notice.ts';

/** Tells a supervisor of a flag; null once somebody has looked, or where the reader supervises no more. */
export async function renderFlag(deps: Deps, { personId, data }: Notice): Promise<Rendered | null> {
  const reader = await readPerson(deps.sql, personId);
  if (reader === null || !reader.active || !reader.roles.includes('supervisor')) return null;
  const flag = await flagById(deps, String(data.flag), personId);
  if (flag === null || flag.lookedAt !== null) return null;
  return flagScreen(flag, { locale: reader.locale, zone: rulesNow(deps).calendar.zone, now: deps.now() });
}
