import { Workbook, type CellValue } from '@cj-tech-master/excelts';
import { checkCharacter } from '../../../src/people/uscc.ts';
import type { Fault } from '../../../src/people/roster/faults.ts';

/** CSV bytes from lines of cells. */
export function csv(...lines: string[]): Uint8Array {
  return Buffer.from(lines.join('\n'));
}

/** An XLSX with one sheet. */
export async function xlsx(rows: CellValue[][]): Promise<Uint8Array> {
  const workbook = new Workbook();
  const sheet = workbook.addWorksheet('roster');
  for (const row of rows) sheet.addRow(row);
  return workbook.xlsx.writeBuffer();
}

/** The n-th valid made-up credit code. */
export function uscc(n: number): string {
  const body = `91530127MA${String(n).padStart(7, '0')}`;
  return body + checkCharacter(body);
}

/** `row 3 手机/phone*: phone`, for comparing. */
export function brief(faults: Fault[]): string[] {
  return faults.map(({ row, column, code }) => `${row ?? 'file'} ${column ?? ''}: ${code}`);
}
