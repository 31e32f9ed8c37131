import type { Deps } from '../deps.ts';
import { tellHandover } from '../notices/store-handover.ts';
import { recordAct } from '../record/acts.ts';
import { saveLeave } from './store-leave.ts';

export type LeaveTaken = {
  personId: string;
  /** From now on, or from a later moment. */
  from: Date;
  /** The last moment away. */
  until: Date;
  /** An id of this leave: everybody hears of it once. */
  once: string;
  /** Who marks it; null: from the command line. */
  actorId: string | null;
};

/** Marks a leave, whoever marks it, and tells of it, both or neither: the deputy, whoever has an open case, and where nobody stands in the dispatcher are told. */
export async function takeLeave(deps: Deps, leave: LeaveTaken): Promise<void> {
  const { personId, from, until, once, actorId } = leave;
  await deps.sql.begin(async (tx) => {
    const deputyId = await saveLeave(tx, personId, { from, until });
    await tellHandover({ ...deps, sql: tx }, { cadreId: personId, deputyId, from, once });
    const data = { from: from.toISOString(), until: until.toISOString() };
    await recordAct(deps, tx, { type: 'leave', subject: personId, data, actorId });
  });
}
