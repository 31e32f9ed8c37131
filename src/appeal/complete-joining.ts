import type { SqlTx } from '../db/client.ts';
import { ownerOf } from '../people/responsible.ts';
import { Refusal } from '../refusal.ts';
import type { Appeal } from './appeal.ts';
import type { AppealEvent } from './events.ts';
import { after, doneDue, gradeNow, type Rules } from './limits.ts';
import { whyNotParent } from './steps/joining.ts';
import { stateOf } from './store-joining.ts';

type Of<T extends AppealEvent['type']> = Extract<AppealEvent, { type: T }>;

/**
 * Fills in what only a look at the other case, or at who answers for the enterprise, can give to a step of 并案.
 * @throws Refusal `refuse.merge_gone` when the other case takes none in any more
 */
export async function completeJoining(
  tx: SqlTx,
  rules: Rules,
  a: Appeal,
  event: AppealEvent,
  now: Date,
): Promise<AppealEvent> {
  switch (event.type) {
    case 'ask_merge':
      return { ...event, parentNo: (await parentOf(tx, a, event.parentId)).no ?? '' };
    case 'merge':
      return await completeMerge(tx, a, event);
    case 'split':
      return {
        ...event,
        parentNo: a.joined?.no ?? '',
        toId: await responsibleFor(tx, a, now),
        dueAt: anewDue(rules, a, now),
      };
    case 'sign':
      // Its enterprise has said its word; the others with the same matter have not.
      return a.children.some((child) => child.open) ? { ...event, type: 'sign_ahead' } : event;
    default:
      return event;
  }
}

async function parentOf(tx: SqlTx, a: Appeal, parentId: string): Promise<Appeal> {
  const parent = await stateOf(tx, parentId);
  const no = whyNotParent(parent, a.id);
  if (parent === null || no !== null) throw no ?? new Refusal('refuse.merge_gone');
  return parent;
}

async function completeMerge(tx: SqlTx, a: Appeal, event: Of<'merge'>): Promise<AppealEvent> {
  if (a.joinAsked === null) return event;
  const { ownerId } = await parentOf(tx, a, a.joinAsked.parentId);
  return { ...event, toId: ownerId };
}

/** Who answers for the enterprise now; whoever had the case where nobody does. */
export async function responsibleFor(tx: SqlTx, a: Appeal, now: Date): Promise<string | null> {
  const { ownerId } = await ownerOf({ sql: tx }, a.enterpriseId, now);
  return ownerId ?? a.ownerId;
}

/** Null while the case's own limit is still to come; else the time of rework from now. */
function anewDue(rules: Rules, a: Appeal, now: Date): number | null {
  const due = doneDue(rules, a, now.getTime());
  const again = rules.policy.grades.rework.done;
  if (due === null || due > now.getTime() || again === undefined) return null;
  return after(rules, gradeNow(a), now.getTime(), again);
}
