import type { Sql, SqlTx } from '../db/client.ts';
import { isOnLeave } from './person.ts';
import { readResponsible, type Responsible } from './views.ts';

export type Owner = {
  /** Who answers for the enterprise at that moment; null: nobody can, the dispatcher settles it. */
  ownerId: string | null;
  /** The cadre on the roster, whoever stands in. */
  cadreId: string | null;
  deputyId: string | null;
  why: 'cadre' | 'leave' | 'conflict' | 'inactive' | 'none';
};

/**
 * Who answers for an enterprise: its own cadre, else the grid's; the deputy while the cadre is on leave,
 * inactive, or a contact of that very enterprise.
 */
export async function ownerOf(deps: { sql: Sql | SqlTx }, enterpriseId: string, at: Date): Promise<Owner> {
  const found = await readResponsible(deps.sql, enterpriseId);
  return found ? chooseOwner(found, at) : { ownerId: null, cadreId: null, deputyId: null, why: 'none' };
}

/** The rule alone. Pure. */
export function chooseOwner({ cadre, deputy }: Responsible, at: Date): Owner {
  const ids = { cadreId: cadre.id, deputyId: deputy?.id ?? null };
  const standIn = deputy?.active && !deputy.isContact ? deputy.id : null;
  if (cadre.isContact) return { ...ids, ownerId: standIn, why: 'conflict' };
  if (!cadre.active) return { ...ids, ownerId: standIn, why: 'inactive' };
  if (!isOnLeave(cadre, at)) return { ...ids, ownerId: cadre.id, why: 'cadre' };
  // Both away: the case stays with the cadre rather than with nobody.
  const present = deputy && !isOnLeave(deputy, at) ? standIn : null;
  return present ? { ...ids, ownerId: present, why: 'leave' } : { ...ids, ownerId: cadre.id, why: 'cadre' };
}
