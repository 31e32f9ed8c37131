import { CsvError } from 'csv-parse';
import { parse } from 'csv-parse/sync';
import { MAX_CELL, MAX_COLUMNS, readText, type Table } from './cell.ts';
import { FileFault } from './faults.ts';

/** Characters of one row; more is a quote that was never closed. */
const MAX_RECORD = MAX_COLUMNS * MAX_CELL;
/** Rows, empty ones too. */
const MAX_LINES = 100_000;

/**
 * Reads CSV in UTF-8, or in UTF-16 with its mark, separated by commas, semicolons or tabs as its first line is. Empty
 * rows are left out.
 * @throws FileFault, `file.rows` at the first row beyond `maxRows`
 */
export function readCsv(bytes: Uint8Array, maxRows: number): Table {
  const text = decode(bytes);
  if (/^\s*<(!doctype|html|\?xml|table|script|svg)\b/i.test(text.slice(0, 500)))
    throw new FileFault('file.html');
  const table: Table = [];
  let n = 0;
  const take = (record: string[]): null => {
    n += 1;
    if (n > MAX_LINES) throw new FileFault('file.rows', { max: maxRows });
    const cells = record.slice(0, MAX_COLUMNS).map(readText);
    if (!cells.some((cell) => cell.text !== '')) return null;
    if (table.length === maxRows) throw new FileFault('file.rows', { max: maxRows });
    table.push({ n, cells });
    return null;
  };
  try {
    parse(text, {
      delimiter: separatorOf(text),
      // People paste lines of one file into another.
      record_delimiter: ['\r\n', '\n', '\r'],
      relax_column_count: true,
      relax_quotes: true,
      max_record_size: MAX_RECORD,
      on_record: take,
    });
    return table;
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw new FileFault('file.csv', { line: Number(error.lines ?? n + 1) });
  }
}

function decode(bytes: Uint8Array): string {
  try {
    const text = new TextDecoder(encodingOf(bytes), { fatal: true }).decode(bytes);
    if (!text.includes('\0')) return text;
  } catch {
    // Said below.
  }
  throw new FileFault('file.encoding');
}

/** By its mark at the beginning; Excel's "Unicode text" has one. */
function encodingOf([first, second]: Uint8Array): string {
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  return first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8';
}

function separatorOf(text: string): string {
  const [firstLine = ''] = text.trimStart().split('\n', 1);
  const count = (separator: string) => firstLine.split(separator).length;
  return [',', '\t', ';'].reduce((best, next) => (count(next) > count(best) ? next : best));
}

/**
 * One line of CSV. A cell that a spreadsheet would run as a formula gets a quote mark in front, whatever the
 * spreadsheet takes for a separator.
 */
export function csvLine(cells: (string | number | null)[]): string {
  return `${cells.map((cell) => csvCell(cell === null ? '' : String(cell))).join(',')}\r\n`;
}

function csvCell(text: string): string {
  const line = text.trim();
  const tame = /^'*[=+\-@＝＋－＠]/.test(line) ? `'${line}` : line;
  return /[",;\t\r\n]/.test(tame) ? `"${tame.replaceAll('"', '""')}"` : tame;
}
