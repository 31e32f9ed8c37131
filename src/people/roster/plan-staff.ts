import type { Act } from '../../record/acts.ts';
import type { StaffRecord } from './check-staff.ts';
import type { PersonRow, PersonValues } from './store.ts';
import type { ImportSummary, Outcome } from './summary.ts';

export type StaffPlan = {
  save: PersonValues[];
  /** Grids that change hands; null: nobody's. */
  grids: Map<string, string | null>;
  outcomes: Outcome[];
  renamed: ImportSummary['renamed'];
};

type Known = { people: Map<string, PersonRow>; grids: Map<string, string | null> };
type Makes = { newId: () => string; now: () => Date };

/** What has to be written so that the database says what the checked records say. */
export function planStaff({ newId, now }: Makes, records: StaffRecord[], known: Known): StaffPlan {
  const ids = new Map([...known.people].map(([phone, person]) => [phone, person.id]));
  for (const { phone } of records) if (!ids.has(phone)) ids.set(phone, newId());
  const plan: StaffPlan = {
    save: [],
    grids: gridChanges(records, ids, known.grids),
    outcomes: [],
    renamed: [],
  };
  for (const record of records) {
    const before = known.people.get(record.phone);
    const after = valuesOf(record, before, ids, now);
    const outcome = outcomeOf(before, after, plan.grids, known.grids);
    plan.outcomes.push(outcome);
    if (outcome !== 'unchanged') plan.save.push(after);
    if (before && before.name !== after.name) {
      plan.renamed.push({ phone: record.phone, from: before.name, to: after.name });
    }
  }
  return plan;
}

/** Whose roles change, for the administrative log. */
export function roleChanges(save: readonly PersonValues[], known: ReadonlyMap<string, PersonRow>): Act[] {
  return save.flatMap(({ id, phone, roles: after }): Act[] => {
    const before = known.get(phone)?.roles ?? [];
    const isSame = before.toSorted().join() === after.toSorted().join();
    return isSame ? [] : [{ type: 'roles', subject: id, data: { before, after }, actorId: null }];
  });
}

function valuesOf(
  record: StaffRecord,
  before: PersonRow | undefined,
  ids: Map<string, string>,
  now: () => Date,
): PersonValues {
  const { deputyPhone } = record;
  const deputyId = deputyPhone ? (ids.get(deputyPhone) ?? null) : null;
  return {
    id: ids.get(record.phone) ?? '',
    phone: record.phone,
    name: record.name,
    unit: record.unit ?? before?.unit ?? '',
    title: record.title ?? before?.title ?? '',
    roles: record.roles,
    deputyId: deputyPhone === undefined ? (before?.deputyId ?? null) : deputyId,
    createdAt: before?.createdAt ?? now(),
  };
}

function outcomeOf(
  before: PersonRow | undefined,
  after: PersonValues,
  changes: StaffPlan['grids'],
  grids: Known['grids'],
): Outcome {
  if (!before) return 'added';
  const same =
    before.name === after.name &&
    before.unit === after.unit &&
    before.title === after.title &&
    before.deputyId === after.deputyId &&
    before.roles.join() === after.roles.join();
  const gridMoved = [...changes].some(([grid, to]) => to === after.id || grids.get(grid) === after.id);
  return same && !gridMoved ? 'unchanged' : 'updated';
}

/** Grids that the file gives to somebody, and those it takes away; who stops being a cadre loses all. */
function gridChanges(
  records: StaffRecord[],
  ids: Map<string, string>,
  grids: Known['grids'],
): Map<string, string | null> {
  const target = new Map<string, string | null>();
  for (const record of records) {
    const id = ids.get(record.phone);
    const keeps = record.roles.includes('cadre') ? record.grids : [];
    const lost = [...grids].filter(([grid, holder]) => holder === id && keeps && !keeps.includes(grid));
    for (const [grid] of lost) target.set(grid, target.get(grid) ?? null);
    for (const grid of keeps ?? []) target.set(grid, id ?? null);
  }
  return new Map([...target].filter(([grid, holder]) => !grids.has(grid) || grids.get(grid) !== holder));
}
