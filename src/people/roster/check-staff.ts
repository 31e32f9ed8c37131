import { parseRoles, splitList, type StaffRole } from '../roles.ts';
import type { Table } from './cell.ts';
import { staffColumns } from './columns.ts';
import type { Fault } from './faults.ts';
import type { Headings } from './headings.ts';
import { isExample, readRow, type RowReader } from './read-row.ts';

/** One good row. `undefined`: the file has no such column, so what is known stays. */
export type StaffRecord = {
  row: number;
  phone: string;
  name: string;
  unit: string | undefined;
  title: string | undefined;
  roles: StaffRole[];
  grids: string[] | undefined;
  /** Null: no deputy. */
  deputyPhone: string | null | undefined;
};

/** What the database knows already, as far as the checks need it. */
export type KnownStaff = {
  people: Map<string, { name: string; roles: string[] }>;
  /** Grid → phone of its active cadre. */
  grids: Map<string, string>;
};

export type CheckedStaff = { records: StaffRecord[]; examples: number; faults: Fault[] };

/** Checks every row by itself, then the rows against each other and against what is known. Pure. */
export function checkStaff(headings: Headings, known: KnownStaff): CheckedStaff {
  const faults: Fault[] = [...headings.faults];
  if (faults.length > 0) return { records: [], examples: 0, faults };
  const real: Table = headings.rows.filter((row) => !isExample(row));
  const rows = real.map((row) => readStaff(readRow(row, headings, staffColumns, faults)));
  checkPhones(rows);
  checkDeputies(rows, known);
  checkGrids(rows, known);
  return { records: rows.map(({ record }) => record), examples: headings.rows.length - real.length, faults };
}

type Checked = { record: StaffRecord; reader: RowReader };

function readStaff(reader: RowReader): Checked {
  const optional = (key: string) => (reader.has(key) ? reader.text(key) : undefined);
  const grids = optional('grids');
  const record = {
    row: reader.n,
    name: reader.text('name'),
    phone: reader.phone('phone'),
    unit: optional('unit'),
    title: optional('title'),
    roles: readRoles(reader),
    grids: grids === undefined ? undefined : splitList(grids),
    deputyPhone: reader.has('deputy_phone') ? reader.phone('deputy_phone') || null : undefined,
  };
  return { record, reader };
}

/** In the place of roles: somebody has left. */
const LEFT = /^(停用|离职|none|left)$/i;

function readRoles(row: RowReader): StaffRole[] {
  const text = row.text('roles');
  if (LEFT.test(text)) return [];
  const { roles, unknown } = parseRoles(text);
  for (const word of unknown) {
    // The AB角 is appointed in the row of the cadre, by phone.
    const code = /^(ab角|deputy|代理人)$/i.test(word) ? 'role.deputy' : 'role.unknown';
    row.fault('roles', code, { value: word.slice(0, 40) });
  }
  return roles;
}

function checkPhones(rows: Checked[]): void {
  const first = new Map<string, number>();
  for (const { record, reader } of rows) {
    const other = first.get(record.phone);
    if (other !== undefined) reader.fault('phone', 'phone.twice', { value: record.phone, other });
    else if (record.phone !== '') first.set(record.phone, record.row);
  }
}

function checkDeputies(rows: Checked[], known: KnownStaff): void {
  const inFile = new Set(rows.map(({ record }) => record.phone));
  for (const { record, reader } of rows) {
    const value = record.deputyPhone;
    if (!value) continue;
    const isStaff = inFile.has(value) || (known.people.get(value)?.roles.length ?? 0) > 0;
    if (value === record.phone) reader.fault('deputy_phone', 'deputy.self', { value });
    else if (!isStaff) reader.fault('deputy_phone', 'deputy.unknown', { value });
  }
}

function checkGrids(rows: Checked[], known: KnownStaff): void {
  const restated = new Set(rows.filter(({ record }) => record.grids).map(({ record }) => record.phone));
  const claimed = new Map<string, number>();
  for (const { record, reader } of rows) {
    const grids = record.grids ?? [];
    const value = grids.join('、');
    if (grids.length > 0 && !record.roles.includes('cadre'))
      reader.fault('grids', 'grid.not_cadre', { value });
    for (const grid of grids) claimGrid(grid, { record, reader }, claimed, restated, known);
  }
}

/** A grid has one cadre. It passes on only when the file also says which grids its present cadre keeps. */
function claimGrid(
  value: string,
  { record, reader }: Checked,
  claimed: Map<string, number>,
  restated: Set<string>,
  known: KnownStaff,
): void {
  const other = claimed.get(value);
  const holder = known.grids.get(value) ?? record.phone;
  const taken = holder !== record.phone && !restated.has(holder);
  if (other !== undefined) reader.fault('grids', 'grid.twice', { value, other });
  else if (taken) reader.fault('grids', 'grid.taken', { value, name: known.people.get(holder)?.name ?? '' });
  else claimed.set(value, record.row);
}
