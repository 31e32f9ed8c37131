import type { Deps } from '../../deps.ts';
import { recordActs } from '../../record/acts.ts';
import { type HandedOver, handOver, readAnswering } from '../../appeal/hand-over.ts';
import { settleOffice } from '../../appeal/settle-office.ts';
import { checkStaff, type KnownStaff } from './check-staff.ts';
import { staffColumns } from './columns.ts';
import { inFileOrder } from './faults.ts';
import { findHeadings } from './headings.ts';
import { planStaff, roleChanges } from './plan-staff.ts';
import {
  loadGrids,
  loadPeople,
  lockRoster,
  type PersonRow,
  savePeople,
  setGridCadre,
  settleActive,
} from './store.ts';
import { countOutcomes, importedOf, type ImportOptions, type ImportResult } from './summary.ts';
import { tableOrFault } from './table.ts';

/** Takes in a staff roster (CSV or XLSX), all of it or nothing. The phone is the key. */
export async function importStaff(
  deps: Deps,
  bytes: Uint8Array,
  { dryRun = false }: ImportOptions = {},
): Promise<ImportResult> {
  const { table, fault } = await tableOrFault(bytes);
  if (fault) return { ok: false, faults: [fault] };
  const headings = findHeadings(table, staffColumns);

  const imported = await deps.sql.begin(async (tx): Promise<ImportResult> => {
    await lockRoster(tx);
    const known = { people: await loadPeople(tx), grids: await loadGrids(tx) };
    const { records, examples, faults } = checkStaff(headings, knownStaff(known));
    if (faults.length > 0) return { ok: false, faults: inFileOrder(faults) };

    const plan = planStaff(deps, records, known);
    let moved: HandedOver = { handedOver: 0, unowned: 0 };
    if (!dryRun) {
      const before = await readAnswering(tx);
      await savePeople(tx, plan.save);
      for (const [grid, cadreId] of plan.grids) await setGridCadre(tx, grid, cadreId);
      await settleActive(
        tx,
        plan.save.map(({ id }) => id),
        deps.now(),
      );
      moved = await handOver(deps, tx, before);
      await settleOffice(deps, tx);
    }
    const counts = countOutcomes(plan.outcomes);
    if (!dryRun) {
      const data = { kind: 'staff', ...importedOf(counts) } as const;
      const roles = roleChanges(plan.save, known.people);
      await recordActs(deps, tx, [{ type: 'import', data, actorId: null }, ...roles]);
    }
    return {
      ok: true,
      summary: { ...counts, examples, unknownHeadings: headings.unknown, renamed: plan.renamed, ...moved },
    };
  });
  return imported as ImportResult;
}

function knownStaff(known: {
  people: Map<string, PersonRow>;
  grids: Map<string, string | null>;
}): KnownStaff {
  const byId = new Map([...known.people.values()].map((person) => [person.id, person]));
  const grids = new Map<string, string>();
  for (const [grid, cadreId] of known.grids) {
    const cadre = cadreId === null ? undefined : byId.get(cadreId);
    if (cadre?.active) grids.set(grid, cadre.phone);
  }
  return { people: known.people, grids };
}
