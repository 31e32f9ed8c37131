import { findByNumber } from '../appeal/views.ts';
import type { Deps } from '../deps.ts';
import { recordAct } from '../record/acts.ts';
import { Refusal } from '../refusal.ts';
import { addHold, dropHold } from './store-holds.ts';

type Wanted = { no: string; actorId: string | null };

/**
 * Nothing of the case is erased from now on, until it is released; again changes the reason.
 * @param no as people write it, whole or its last figures
 * @throws Refusal `refuse.unknown_number`; `refuse.erased` where it comes too late
 */
export async function holdCase(deps: Deps, { no, reason, actorId }: Wanted & { reason: string }) {
  const subject = await idOf(deps, no);
  return (await deps.sql.begin(async (tx) => {
    const held = await addHold(tx, { id: subject, reason, now: deps.now() });
    if (held === null) throw new Refusal('refuse.erased', { no });
    await recordAct(deps, tx, { type: 'hold', subject, data: {}, actorId });
    return held;
  })) as { no: string };
}

/** @returns whether it was held @throws Refusal `refuse.unknown_number` */
export async function releaseCase(deps: Deps, { no, actorId }: Wanted): Promise<boolean> {
  const subject = await idOf(deps, no);
  return (await deps.sql.begin(async (tx) => {
    const wasHeld = await dropHold(tx, subject);
    if (wasHeld) await recordAct(deps, tx, { type: 'release', subject, data: {}, actorId });
    return wasHeld;
  })) as boolean;
}

async function idOf(deps: Deps, no: string): Promise<string> {
  const id = await findByNumber(deps, no);
  if (id === null) throw new Refusal('refuse.unknown_number', { no });
  return id;
}
