import type { Deps } from '../deps.ts';
import { recordAct } from '../record/acts.ts';
import type { Locale } from '../text/locale.ts';
import { changePerson } from './store.ts';
import { endLeave } from './store-leave.ts';

type Store = Pick<Deps, 'db'>;

/** Marks a leave, from now or a given moment, to the last moment away. The deputy stands in. */
export function setLeave(
  deps: Store,
  personId: string,
  leave: { from: Date; until: Date | null },
): Promise<void> {
  return changePerson(deps.db, personId, { leaveFrom: leave.from, leaveUntil: leave.until });
}

/** Back at work (销假). `actorId`: who says so; null: from the command line. */
export async function clearLeave(
  { sql, now }: Pick<Deps, 'sql' | 'now'>,
  personId: string,
  actorId: string | null,
): Promise<void> {
  await sql.begin(async (tx) => {
    await endLeave(tx, personId, now());
    const data = { from: null, until: null };
    await recordAct({ now }, tx, { type: 'leave', subject: personId, data, actorId });
  });
}

export function setLocale(deps: Store, personId: string, locale: Locale): Promise<void> {
  return changePerson(deps.db, personId, { locale });
}

/** Progress messages silent; what needs the person still rings. */
export function setMuted(deps: Store, personId: string, muted: boolean): Promise<void> {
  return changePerson(deps.db, personId, { muted });
}

/** The person's own consent that enterprises see the private number. */
export function setPhoneShown(deps: Store, personId: string, phoneShown: boolean): Promise<void> {
  return changePerson(deps.db, personId, { phoneShown });
}
