import { type HandedOver, handOver, readAnswering } from '../../appeal/hand-over.ts';
import { settleOffice } from '../../appeal/settle-office.ts';
import { recordAct } from '../../record/acts.ts';
import type { SqlTx } from '../../db/client.ts';
import type { Deps } from '../../deps.ts';
import { checkEnterprises } from './check-enterprises.ts';
import { enterpriseColumns } from './columns.ts';
import { inFileOrder } from './faults.ts';
import { findHeadings } from './headings.ts';
import { type EnterprisePlan, planEnterprises } from './plan-enterprises.ts';
import {
  addGrids,
  loadContacts,
  loadEnterprises,
  loadGrids,
  loadPeople,
  lockRoster,
  saveContacts,
  saveEnterprises,
  savePeople,
  settleActive,
} from './store.ts';
import {
  countOutcomes,
  importedOf,
  type ImportOptions,
  type ImportResult,
  type ImportSummary,
} from './summary.ts';
import { tableOrFault } from './table.ts';

export type EnterpriseOptions = ImportOptions & {
  /** Ends the contacts whom the file does not name, for the enterprises that it does name. */
  replaceContacts?: boolean;
};

export type EnterpriseSummary = ImportSummary & {
  contactsAdded: number;
  /** Contacts of the file's enterprises that the file does not name: kept, or ended with `replaceContacts`. */
  contactsLeft: number;
  /** Grids first heard of in this file; they have no cadre yet. */
  newGrids: string[];
};

/** Takes in an enterprise roster (CSV or XLSX), all of it or nothing. The credit code is the key. */
export async function importEnterprises(
  deps: Deps,
  bytes: Uint8Array,
  { dryRun = false, replaceContacts = false }: EnterpriseOptions = {},
): Promise<ImportResult<EnterpriseSummary>> {
  const { table, fault } = await tableOrFault(bytes);
  if (fault) return { ok: false, faults: [fault] };
  const headings = findHeadings(table, enterpriseColumns);

  const imported = await deps.sql.begin(async (tx): Promise<ImportResult<EnterpriseSummary>> => {
    await lockRoster(tx);
    const people = await loadPeople(tx);
    const { records, examples, faults } = checkEnterprises(headings, people);
    if (faults.length > 0) return { ok: false, faults: inFileOrder(faults) };

    const enterprises = await loadEnterprises(tx);
    const known = { people, enterprises, grids: await loadGrids(tx), contacts: await loadContacts(tx) };
    const plan = planEnterprises(deps, records, known, replaceContacts);
    const moved = dryRun ? { handedOver: 0, unowned: 0 } : await write(deps, tx, plan);
    const counts = countOutcomes(plan.outcomes);
    const data = { kind: 'enterprises', ...importedOf(counts) } as const;
    if (!dryRun) await recordAct(deps, tx, { type: 'import', data, actorId: null });
    const summary = {
      ...counts,
      examples,
      unknownHeadings: headings.unknown,
      renamed: plan.renamed,
      ...moved,
      contactsAdded: plan.contactsAdded,
      contactsLeft: plan.contactsLeft,
      newGrids: plan.grids,
    };
    return { ok: true, summary };
  });
  return imported as ImportResult<EnterpriseSummary>;
}

/** @returns how many open cases went to somebody else with it, or to nobody */
async function write(deps: Deps, tx: SqlTx, plan: EnterprisePlan): Promise<HandedOver> {
  const before = await readAnswering(tx);
  await savePeople(tx, plan.people);
  await addGrids(tx, plan.grids);
  await saveEnterprises(tx, plan.enterprises);
  await saveContacts(tx, plan.contacts);
  await settleActive(
    tx,
    plan.contacts.map(({ personId }) => personId),
    deps.now(),
  );
  const moved = await handOver(deps, tx, before);
  await settleOffice(deps, tx);
  return moved;
}
