import type { Table } from './cell.ts';
import { enterpriseColumns } from './columns.ts';
import type { Fault } from './faults.ts';
import type { Headings } from './headings.ts';
import { isExample, readRow, type RowReader } from './read-row.ts';

export type ContactRecord = { row: number; name: string; phone: string };

/** One enterprise, gathered from all rows with its code. `undefined`: the file has no such column. */
export type EnterpriseRecord = {
  row: number;
  uscc: string;
  name: string;
  grid: string;
  address: string | undefined;
  park: string | undefined;
  industry: string | undefined;
  size: string | undefined;
  employees: number | null | undefined;
  cadrePhone: string | null | undefined;
  contacts: ContactRecord[];
};

/** People the database knows, by phone. */
export type KnownPeople = Map<string, { name: string; roles: string[] }>;

export type CheckedEnterprises = { records: EnterpriseRecord[]; examples: number; faults: Fault[] };

/** Checks every row by itself, then the rows of one enterprise and of one person against each other. Pure. */
export function checkEnterprises(headings: Headings, known: KnownPeople): CheckedEnterprises {
  const faults: Fault[] = [...headings.faults];
  if (faults.length > 0) return { records: [], examples: 0, faults };
  const real: Table = headings.rows.filter((row) => !isExample(row));
  const byUscc = new Map<string, EnterpriseRecord>();
  const names = new Map<string, ContactRecord>();
  for (const row of real) {
    const reader = readRow(row, headings, enterpriseColumns, faults);
    const record = readEnterprise(reader);
    checkCadre(record, reader, known);
    for (const contact of record.contacts) checkName(contact, reader, known, names);
    const first = byUscc.get(record.uscc);
    if (first && record.uscc !== '') join(first, record, reader);
    else byUscc.set(record.uscc, record);
  }
  return { records: [...byUscc.values()], examples: headings.rows.length - real.length, faults };
}

function readEnterprise(row: RowReader): EnterpriseRecord {
  const optional = (key: string) => (row.has(key) ? row.text(key) : undefined);
  return {
    row: row.n,
    name: row.text('name'),
    uscc: row.uscc('uscc'),
    grid: row.text('grid'),
    address: optional('address'),
    park: optional('park'),
    industry: optional('industry'),
    size: optional('size'),
    employees: row.has('employees') ? row.count('employees') : undefined,
    cadrePhone: row.has('cadre_phone') ? row.phone('cadre_phone') || null : undefined,
    contacts: [{ row: row.n, name: row.text('contact_name'), phone: row.phone('contact_phone') }],
  };
}

const joined = ['name', 'grid', 'address', 'park', 'industry', 'size', 'employees', 'cadrePhone'] as const;

/** Adds a further row of an enterprise: it may leave fields empty but not contradict the first. */
function join(first: EnterpriseRecord, next: EnterpriseRecord, reader: RowReader): void {
  for (const field of joined) {
    const [a, b] = [first[field], next[field]];
    const differs = !isEmpty(a) && !isEmpty(b) && a !== b;
    if (differs)
      reader.fault(keyOf(field), 'uscc.differs', { value: String(b), other: first.row, first: String(a) });
    if (isEmpty(a) && !isEmpty(b)) Object.assign(first, { [field]: b });
  }
  for (const contact of next.contacts) {
    const twice = contact.phone !== '' && first.contacts.find((other) => other.phone === contact.phone);
    if (twice) reader.fault('contact_phone', 'contact.twice', { value: contact.phone, other: twice.row });
    else first.contacts.push(contact);
  }
}

function isEmpty(value: string | number | null | undefined): boolean {
  return value === undefined || value === null || value === '';
}

function keyOf(field: (typeof joined)[number]): string {
  return field === 'cadrePhone' ? 'cadre_phone' : field;
}

function checkCadre(record: EnterpriseRecord, reader: RowReader, known: KnownPeople): void {
  if (!record.cadrePhone) return;
  const cadre = known.get(record.cadrePhone);
  if (!cadre) reader.fault('cadre_phone', 'cadre.unknown', { value: record.cadrePhone });
  else if (!cadre.roles.includes('cadre')) {
    reader.fault('cadre_phone', 'cadre.not_cadre', { value: record.cadrePhone, name: cadre.name });
  }
}

/** One phone is one person: two names for it in the file, or another name than the staff roster has, is a slip. */
function checkName(
  contact: ContactRecord,
  reader: RowReader,
  known: KnownPeople,
  seen: Map<string, ContactRecord>,
): void {
  if (contact.phone === '' || contact.name === '') return;
  const other = seen.get(contact.phone);
  const staff = known.get(contact.phone);
  const params = { value: contact.phone, name: contact.name };
  if (other && other.name !== contact.name) {
    reader.fault('contact_phone', 'phone.two_names', { ...params, other: other.row, first: other.name });
  } else if (staff && staff.roles.length > 0 && staff.name !== contact.name) {
    reader.fault('contact_phone', 'phone.other_name', { ...params, first: staff.name });
  }
  if (!other) seen.set(contact.phone, contact);
}
