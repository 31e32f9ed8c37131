import { type Cell, MAX_COLUMNS, readText, type Row, type Table } from './cell.ts';
import { FileFault } from './faults.ts';
import { gatherText } from './sheet-text.ts';
import { type countElements, readXml } from './xml.ts';

/** What a sheet's cells point at. */
export type Book = {
  strings: readonly Cell[];
  isDate: (style: number) => boolean;
  elements: ReturnType<typeof countElements>;
};

/** As many as a spreadsheet has. */
const LAST_ROW = 1_048_576;
/** Cells that merged ranges fill, all together. */
const MAX_MERGED = 100_000;
const EMPTY: Cell = { text: '', was: 'text' };

/**
 * Reads the rows that hold something. Throws FileFault `file.rows` at the first one beyond `maxRows`, `file.xlsx` at one
 * whose number no spreadsheet has: left out, its people would be missing and nobody told.
 */
export async function readSheet(xml: AsyncIterable<Buffer>, book: Book, maxRows: number): Promise<Table> {
  const table: Table = [];
  const merges: string[] = [];
  const said = gatherText();
  let row: Row = { n: 0, cells: [] };
  let cell = { column: 0, type: 'n', style: 0 };
  await readXml(xml, book.elements, {
    open: (name, attribute) => {
      if (name === 'row') row = { n: numberOf(attribute('r')) ?? row.n + 1, cells: [] };
      else if (name === 'c') {
        const column = columnOf(attribute('r')) ?? row.cells.length;
        cell = { column, type: attribute('t') ?? 'n', style: Number(attribute('s') ?? 0) };
        said.begin();
      } else if (name === 'mergeCell') merges.push(attribute('ref') ?? '');
      else said.open(name);
    },
    text: said.text,
    close: (name) => {
      said.close(name);
      if (name === 'c' && cell.column < MAX_COLUMNS)
        put(row, cell.column, readCell(said.whole(), cell, book));
      if (name === 'row') keep(table, row, maxRows);
    },
  });
  merge(table, merges);
  return table;
}

function put({ cells }: Row, column: number, cell: Cell): void {
  while (cells.length < column) cells.push(EMPTY);
  cells[column] = cell;
}

function keep(table: Table, row: Row, maxRows: number): void {
  if (!row.cells.some(({ text }) => text !== '')) return;
  if (!(row.n >= 1 && row.n <= LAST_ROW)) throw new FileFault('file.xlsx');
  if (table.length === maxRows) throw new FileFault('file.rows', { max: maxRows });
  table.push(row);
}

/** A row without a number is the one after the last; NaN for what is none. */
function numberOf(said: string | undefined): number | undefined {
  const r = said?.trim() ?? '';
  if (r === '') return undefined;
  return /^\d+$/.test(r) ? Number(r) : Number.NaN;
}

/** The column of `AB12`, from 0; none where it is left out. */
function columnOf(address: string | undefined): number | undefined {
  const [letters] = /^[A-Z]{1,3}/.exec(address ?? '') ?? [];
  if (letters === undefined) return undefined;
  return [...letters].reduce((n, letter) => n * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

function readCell(text: string, { type, style }: { type: string; style: number }, book: Book): Cell {
  if (text === '') return EMPTY;
  // A number that names no text: what stood there is lost, which must not look like an empty cell.
  if (type === 's') return book.strings[Number(text)] ?? { text: '?', was: 'broken' };
  if (type === 'e') return { text: text.slice(0, 40), was: 'broken' };
  if (type === 'd' || (type === 'n' && book.isDate(style))) return { text: 'date', was: 'date' };
  if (type !== 'n') return readText(type === 'b' ? String(text === '1') : text);
  const value = Number(text);
  return Number.isFinite(value) ? { text: plainNumber(value), was: 'number' } : { text: '?', was: 'broken' };
}

/** Digits without exponent, so that a phone typed as a number is the phone. */
function plainNumber(value: number): string {
  return Number.isInteger(value) && Math.abs(value) < 1e21 ? BigInt(value).toString() : String(value);
}

/** A merged range counts as if each of its cells said what is shown; in rows that hold nothing else it adds nothing. */
function merge(table: Table, ranges: readonly string[]): void {
  const rows = new Map(table.map((row) => [row.n, row]));
  let left = MAX_MERGED;
  for (const range of ranges) {
    const [, from, top, to, bottom] = /^([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})$/.exec(range) ?? [];
    const [first, last] = [columnOf(from) ?? 0, Math.min(columnOf(to) ?? 0, MAX_COLUMNS - 1)];
    const shown = rows.get(Number(top))?.cells[first];
    for (let n = Number(top); shown && n <= Number(bottom) && left > 0; n++) {
      left -= 1;
      const row = rows.get(n);
      for (let column = first; row && column <= last; column++, left--) put(row, column, shown);
    }
  }
}
