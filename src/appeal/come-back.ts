import type { SqlTx } from '../db/client.ts';
import type { Deps } from '../deps.ts';
import { tellRosterChange } from '../notices/store-handover.ts';
import { ownerOf } from '../people/responsible.ts';
import { holdRoster } from '../people/roster/store.ts';
import { type Appeal, isAlive, isOpen } from './appeal.ts';
import type { AppealEvent, EventType } from './events.ts';
import { ruleOf } from './lifecycle.ts';
import { hasFitOwner, holders } from './store-hand-over.ts';

const comesBack = ({ status }: Appeal, type: EventType): boolean => {
  const { to } = ruleOf({ type });
  return status !== 'draft' && !isAlive(status) && to !== 'same' && isOpen(to);
};

/**
 * No import changes the roster until a step that may bring a closed case back is done. For before the case is held: an
 * import holds the roster first and cases after it.
 */
export async function holdRosterFor(tx: SqlTx, type: EventType): Promise<void> {
  const { from, to } = ruleOf({ type });
  const isOfClosed = from.some((status) => status !== 'draft' && !isAlive(status));
  if (isOfClosed && to !== 'same' && isOpen(to)) await holdRoster(tx);
}

/**
 * To whom a closed case goes as it comes back, where its owner has left since: an import hands over open cases only.
 * Where nobody answers for the enterprise the dispatchers are told. Null where it stays.
 */
export async function handOverBack(
  deps: Deps,
  tx: SqlTx,
  a: Appeal,
  type: EventType,
): Promise<Extract<AppealEvent, { type: 'hand_over' }> | null> {
  if (a.ownerId === null || !comesBack(a, type)) return null;
  if (await hasFitOwner(tx, a.id)) return null;
  const { ownerId: toId } = await ownerOf({ sql: tx }, a.enterpriseId, deps.now());
  if (toId === a.ownerId) return null;
  if (toId === null) await tellDesk(deps, tx, a.id);
  return { type: 'hand_over', toId };
}

async function tellDesk(deps: Deps, tx: SqlTx, appealId: string): Promise<void> {
  const once = deps.newId();
  const told = { once, kind: 'handover.dispatcher', audience: 'staff', manner: 'ring' } as const;
  const desk = await desksOf(tx);
  await tellRosterChange(
    deps,
    tx,
    desk.map((personId) => ({ ...told, personId, data: { cases: [appealId] } })),
  );
}

/** The dispatchers; the leaders where the town has none. */
export async function desksOf(tx: SqlTx): Promise<string[]> {
  const found = await holders(tx, 'dispatcher');
  return found.length > 0 ? found : await holders(tx, 'leader');
}
