import { countDigits, normalisePhone } from '../phone.ts';
import { normaliseUscc, usccFault } from '../uscc.ts';
import type { Cell, Row } from './cell.ts';
import { type Column, EXAMPLE_MARK, heading } from './columns.ts';
import type { Fault, FaultCode } from './faults.ts';
import type { Headings } from './headings.ts';

const MAX_TEXT = 200;
const SCIENTIFIC = /^[+-]?\d+(\.\d+)?e[+-]?\d+$/i;
/** Above this a spreadsheet's number has lost digits. */
const EXACT = 999_999_999_999_999;

/** Reads the cells of one row by column; whatever does not fit is added to `faults`. */
export type RowReader = {
  n: number;
  /** The column stands in the file at all. */
  has: (key: string) => boolean;
  text: (key: string) => string;
  phone: (key: string) => string;
  uscc: (key: string) => string;
  count: (key: string) => number | null;
  fault: (key: string | null, code: FaultCode, params?: Fault['params']) => void;
};

export function readRow(row: Row, headings: Headings, columns: Column[], faults: Fault[]): RowReader {
  const headingOf = (key: string) => {
    const column = columns.find((candidate) => candidate.key === key);
    return column ? heading(column) : key;
  };
  const fault: RowReader['fault'] = (key, code, params = {}) => {
    faults.push({ row: row.n, column: key === null ? null : headingOf(key), code, params });
  };
  const cellOf = (key: string): Cell => {
    const at = headings.at.get(key);
    const cell = (at === undefined ? undefined : row.cells[at]) ?? { text: '', was: 'text' };
    const problem = cellFault(
      cell,
      columns.some((column) => column.key === key && column.required),
    );
    if (!problem) return cell;
    fault(key, problem, { value: cell.text.slice(0, 40), max: MAX_TEXT });
    return { text: '', was: 'text' };
  };
  return {
    n: row.n,
    has: (key) => headings.at.has(key),
    text: (key) => cellOf(key).text,
    phone: (key) => readPhone(cellOf(key), (code, params) => fault(key, code, params)),
    uscc: (key) => readUscc(cellOf(key), (code, params) => fault(key, code, params)),
    count: (key) => readCount(cellOf(key), (code, params) => fault(key, code, params)),
    fault,
  };
}

/** Whether a row is the template's example, left in. */
export function isExample(row: Row): boolean {
  return row.cells.some((cell) => cell.text.startsWith(EXAMPLE_MARK));
}

type Report = (code: FaultCode, params?: Fault['params']) => void;

function cellFault(cell: Cell, required: boolean): FaultCode | null {
  if (cell.was === 'date') return 'cell.date';
  if (cell.was === 'broken') return 'cell.broken';
  if (required && cell.text === '') return 'cell.missing';
  if (cell.was === 'long' || cell.text.length > MAX_TEXT) return 'cell.long';
  return null;
}

function readPhone(cell: Cell, report: Report): string {
  if (cell.text === '') return '';
  if (isMangled(cell)) report('cell.scientific', { value: cell.text });
  else {
    const phone = normalisePhone(cell.text.replace(/^(\d+)\.0+$/, '$1'));
    if (phone !== null) return phone;
    report('phone', { value: cell.text.slice(0, 40), n: countDigits(cell.text) });
  }
  return '';
}

function readUscc(cell: Cell, report: Report): string {
  if (cell.text === '') return '';
  if (cell.was === 'number') report('uscc.number', { value: cell.text });
  else if (isMangled(cell)) report('cell.scientific', { value: cell.text });
  else {
    const uscc = normaliseUscc(cell.text);
    const fault = usccFault(uscc);
    if (!fault) return uscc;
    report(fault.code, fault.params);
  }
  return '';
}

function readCount(cell: Cell, report: Report): number | null {
  const digits = cell.text
    .normalize('NFKC')
    .replace(/[,\s]/g, '')
    .replace(/(人|名|\.0+)$/, '');
  if (digits === '') return null;
  if (/^\d{1,7}$/.test(digits)) return Number(digits);
  report('cell.number', { value: cell.text.slice(0, 40) });
  return null;
}

/** The spreadsheet showed a long number as 1.38E+10, or rounded it: its digits are lost. */
function isMangled(cell: Cell): boolean {
  if (SCIENTIFIC.test(cell.text)) return true;
  return cell.was === 'number' && !(Number.isInteger(Number(cell.text)) && Number(cell.text) <= EXACT);
}
