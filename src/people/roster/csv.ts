import { CsvError } from 'csv-parse';
import { parse } from 'csv-parse/sync';
import { cleanText, type Table } from './cell.ts';
import { FileFault } from './faults.ts';

/** Reads UTF-8 CSV, with or without BOM, separated by commas, semicolons or tabs as its first line is. */
export function readCsv(bytes: Uint8Array): Table {
  const text = decode(bytes);
  try {
    const records: string[][] = parse(text, {
      delimiter: separatorOf(text),
      // People paste lines of one file into another.
      record_delimiter: ['\r\n', '\n', '\r'],
      relax_column_count: true,
      relax_quotes: true,
    });
    return records.map((record, i) => ({
      n: i + 1,
      cells: record.map((cell) => ({ text: cleanText(cell), was: 'text' })),
    }));
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw new FileFault('file.csv', { line: Number(error.lines ?? 0) });
  }
}

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new FileFault('file.encoding');
  }
}

function separatorOf(text: string): string {
  const [firstLine = ''] = text.trimStart().split('\n', 1);
  const count = (separator: string) => firstLine.split(separator).length;
  return [',', '\t', ';'].reduce((best, next) => (count(next) > count(best) ? next : best));
}

/** One line of CSV. A cell that a spreadsheet would run as a formula gets a quote mark in front. */
export function csvLine(cells: (string | number | null)[]): string {
  return `${cells.map((cell) => csvCell(cell === null ? '' : String(cell))).join(',')}\r\n`;
}

function csvCell(text: string): string {
  const tame = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(tame) ? `"${tame.replaceAll('"', '""')}"` : tame;
}
