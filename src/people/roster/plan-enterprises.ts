import type { ContactRecord, EnterpriseRecord } from './check-enterprises.ts';
import type { ContactRow, EnterpriseRow, PersonRow, PersonValues } from './store.ts';
import type { ImportSummary, Outcome } from './summary.ts';

type EnterpriseValues = Omit<EnterpriseRow, 'active'>;

export type EnterprisePlan = {
  people: PersonValues[];
  grids: string[];
  enterprises: EnterpriseValues[];
  contacts: ContactRow[];
  outcomes: Outcome[];
  renamed: ImportSummary['renamed'];
  contactsAdded: number;
  /** Contacts of these enterprises whom the file does not name; ended only when asked for. */
  contactsLeft: number;
};

export type KnownEnterprises = {
  people: Map<string, PersonRow>;
  grids: Map<string, string | null>;
  enterprises: Map<string, EnterpriseRow>;
  contacts: Map<string, ContactRow[]>;
};

type Makes = { newId: () => string; now: () => Date };

/** What has to be written so that the database says what the checked records say. */
export function planEnterprises(
  makes: Makes,
  records: EnterpriseRecord[],
  known: KnownEnterprises,
  replaceContacts: boolean,
): EnterprisePlan {
  const plan: EnterprisePlan = {
    people: [],
    grids: [],
    enterprises: [],
    contacts: [],
    outcomes: [],
    renamed: [],
    contactsAdded: 0,
    contactsLeft: 0,
  };
  const ids = planPeople(makes, records, known, plan);
  plan.grids = [...new Set(records.map((record) => record.grid))].filter((grid) => !known.grids.has(grid));
  const renamed = new Set(plan.renamed.map((person) => person.phone));
  for (const record of records) {
    const before = known.enterprises.get(record.uscc);
    const after = valuesOf(record, before, before?.id ?? makes.newId(), ids);
    const contacts = contactChanges(after.id, record.contacts, ids, known, replaceContacts, plan);
    const changed = !before || isChanged(before, after);
    if (changed) plan.enterprises.push(after);
    plan.contacts.push(...contacts);
    const touched = changed || contacts.length > 0 || record.contacts.some(({ phone }) => renamed.has(phone));
    plan.outcomes.push(before ? (touched ? 'updated' : 'unchanged') : 'added');
  }
  return plan;
}

/** The contacts as people: new ones, and those with a new name. Gives the id of every phone. */
function planPeople(
  { newId, now }: Makes,
  records: EnterpriseRecord[],
  known: KnownEnterprises,
  plan: EnterprisePlan,
): Map<string, string> {
  const ids = new Map([...known.people].map(([phone, person]) => [phone, person.id]));
  const done = new Set<string>();
  for (const { phone, name } of records.flatMap((record) => record.contacts)) {
    if (done.has(phone)) continue;
    done.add(phone);
    const before = known.people.get(phone);
    if (before?.name === name) continue;
    if (before) plan.renamed.push({ phone, from: before.name, to: name });
    const id = before?.id ?? newId();
    ids.set(phone, id);
    const blank = { unit: '', title: '', roles: [], deputyId: null, createdAt: now() };
    plan.people.push({ ...(before ?? blank), id, phone, name });
  }
  return ids;
}

function valuesOf(
  record: EnterpriseRecord,
  before: EnterpriseRow | undefined,
  id: string,
  ids: Map<string, string>,
): EnterpriseValues {
  const cadreId = record.cadrePhone ? (ids.get(record.cadrePhone) ?? null) : null;
  return {
    id,
    uscc: record.uscc,
    name: record.name,
    grid: record.grid,
    address: record.address ?? before?.address ?? '',
    park: record.park ?? before?.park ?? '',
    industry: record.industry ?? before?.industry ?? '',
    size: record.size ?? before?.size ?? '',
    employees: record.employees === undefined ? (before?.employees ?? null) : record.employees,
    cadreId: record.cadrePhone === undefined ? (before?.cadreId ?? null) : cadreId,
  };
}

const compared = ['name', 'grid', 'address', 'park', 'industry', 'size', 'employees', 'cadreId'] as const;

function isChanged(before: EnterpriseRow, after: EnterpriseValues): boolean {
  return compared.some((field) => before[field] !== after[field]);
}

/** Contact rows to write: the file's first, in its order; others after them, or ended. */
function contactChanges(
  enterpriseId: string,
  records: ContactRecord[],
  ids: Map<string, string>,
  known: KnownEnterprises,
  replace: boolean,
  plan: EnterprisePlan,
): ContactRow[] {
  const before = known.contacts.get(enterpriseId) ?? [];
  const named = records.map(({ phone }) => ids.get(phone) ?? '');
  const others = before.filter((row) => row.active && !named.includes(row.personId));
  const wanted = [
    ...named.map((personId) => ({ personId, active: true })),
    ...others.map(({ personId }) => ({ personId, active: !replace })),
  ].map((row, position) => ({ ...row, enterpriseId, position }));
  plan.contactsLeft += others.length;
  plan.contactsAdded += named.filter((id) => !before.some((row) => row.active && row.personId === id)).length;
  return wanted.filter((row) => {
    const old = before.find((other) => other.personId === row.personId);
    return !old || old.active !== row.active || old.position !== row.position;
  });
}
