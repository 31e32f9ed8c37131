import type { Deps } from '../deps.ts';
import { tellHandover } from '../notices/store-handover.ts';
import { setLeave } from './profile.ts';
import { readPerson } from './views.ts';

export type LeaveTaken = {
  personId: string;
  /** From now on, or from a later moment. */
  from: Date;
  /** The last moment away. */
  until: Date;
  /** An id of this leave: everybody hears of it once. */
  once: string;
};

/** Marks a leave, whoever marks it; the deputy, whoever has an open case, and where nobody stands in the dispatcher are told. */
export async function takeLeave(deps: Deps, { personId, from, until, once }: LeaveTaken): Promise<void> {
  const person = await readPerson(deps.sql, personId);
  await setLeave(deps, personId, { from, until });
  await tellHandover(deps, { cadreId: personId, deputyId: person?.deputyId ?? null, from, once });
}
