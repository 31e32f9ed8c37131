import type { Cell, Table } from './cell.ts';
import { type Column, heading, isHeadingOf } from './columns.ts';
import type { Fault } from './faults.ts';

export type Headings = {
  /** Which cell of a row holds a column; absent when the file does not have the column. */
  at: Map<string, number>;
  /** Headings that name no column of ours; what stands under them is not read. */
  unknown: string[];
  /** The rows below the headings. */
  rows: Table;
  faults: Fault[];
};

// People like a title line or two above the headings.
const LOOK_AT = 5;

/** Finds the line of headings among the first rows and tells which column is where. */
export function findHeadings(table: Table, columns: Column[]): Headings {
  const scores = table
    .slice(0, LOOK_AT)
    .map((row) => row.cells.filter((cell) => nameOf(columns, cell.text)).length);
  const best = scores.indexOf(Math.max(...scores));
  const { n, cells } = table[best] ?? { n: 1, cells: [] };
  const named = cells.map((cell) => nameOf(columns, cell.text));
  const faults = columns.flatMap((column) => headingFault(column, named, n, cells));
  const at = new Map(named.flatMap((column, i) => (column ? [[column.key, i] as const] : [])));
  const unknown = cells.filter((cell, i) => !named[i] && cell.text !== '').map((cell) => cell.text);
  return { at, unknown, rows: table.slice(best + 1), faults };
}

function headingFault(column: Column, named: (Column | undefined)[], row: number, cells: Cell[]): Fault[] {
  const times = named.filter((other) => other === column).length;
  const about = { row, column: heading(column) };
  if (times > 1) return [{ ...about, code: 'heading.twice', params: {} }];
  if (times === 1 || !column.required) return [];
  const found = cells
    .map((cell) => cell.text)
    .join(' | ')
    .slice(0, 120);
  return [{ ...about, code: 'heading.missing', params: { found } }];
}

function nameOf(columns: Column[], text: string): Column | undefined {
  return columns.find((column) => isHeadingOf(column, text));
}
