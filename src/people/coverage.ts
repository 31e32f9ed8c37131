import type { Deps } from '../deps.ts';
import { type Covered, readCoverage } from './views-roster.ts';

export type Coverage = {
  staff: number;
  enterprises: number;
  withoutCadre: Covered[];
  /** Have a cadre, but the cadre has no active deputy. */
  withoutDeputy: Covered[];
  /** No contact has bound an account. */
  unbound: number;
  /** People whose account cannot be written to. */
  unreachable: number;
};

/** Whether somebody answers for every enterprise: what `doctor` and `/health` show. */
export async function coverage(deps: Pick<Deps, 'sql'>): Promise<Coverage> {
  const { enterprises, staff, unreachable } = await readCoverage(deps.sql);
  return {
    staff,
    unreachable,
    enterprises: enterprises.length,
    withoutCadre: enterprises.filter((row) => !row.hasCadre),
    withoutDeputy: enterprises.filter((row) => row.hasCadre && !row.hasDeputy),
    unbound: enterprises.filter((row) => !row.isBound).length,
  };
}
