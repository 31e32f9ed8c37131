import { type CellValue, Workbook } from '@cj-tech-master/excelts';
import { type Cell, cleanText, type Table } from './cell.ts';
import { FileFault } from './faults.ts';

// A stray format far to the right makes a row 16384 cells wide; no roster is.
const MAX_COLUMNS = 100;

/** Reads the first sheet of an XLSX file. */
export async function readXlsx(bytes: Uint8Array): Promise<Table> {
  const workbook = new Workbook();
  try {
    await workbook.xlsx.load(bytes);
  } catch {
    throw new FileFault('file.xlsx');
  }
  const sheet = workbook.worksheets[0];
  if (!sheet) throw new FileFault('file.xlsx');
  const table: Table = [];
  sheet.eachRow((row, n) => {
    const cells: Cell[] = [];
    for (let i = 1; i <= Math.min(row.cellCount, MAX_COLUMNS); i++)
      cells.push(readCell(row.getCell(i).value));
    table.push({ n, cells });
  });
  return table;
}

function readCell(value: CellValue): Cell {
  if (value === null || value === undefined) return { text: '', was: 'text' };
  if (typeof value === 'number') return { text: plainNumber(value), was: 'number' };
  if (typeof value === 'string') return { text: cleanText(value), was: 'text' };
  if (typeof value === 'boolean') return { text: String(value), was: 'text' };
  if (value instanceof Date) return { text: 'date', was: 'date' };
  return readObject(value);
}

function readObject(value: object): Cell {
  if ('richText' in value && Array.isArray(value.richText)) {
    return {
      text: cleanText(value.richText.map((part: { text: string }) => part.text).join('')),
      was: 'text',
    };
  }
  // A formula or a link counts as what it shows.
  if ('result' in value) return readCell(value.result as CellValue);
  if ('text' in value) return readCell(value.text as CellValue);
  return { text: 'error' in value ? String(value.error) : '', was: 'broken' };
}

/** Digits without exponent, so that a phone typed as a number is the phone. */
function plainNumber(value: number): string {
  return Number.isInteger(value) && Math.abs(value) < 1e21 ? BigInt(value).toString() : String(value);
}
