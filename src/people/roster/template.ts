import { Workbook } from '@cj-tech-master/excelts';
import type { Locale } from '../../text/locale.ts';
import { roleName, staffRoles } from '../roles.ts';
import { type Column, enterpriseColumns, heading, staffColumns } from './columns.ts';

export type TemplateKind = 'staff' | 'enterprises';

const LAST_ROW = 2000;
const GREY = { argb: 'FF808080' };
const SHADE = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFE8EEF4' } } as const;

/** An XLSX with headings, an example row that an import leaves out, and a second sheet of notes. */
export async function makeTemplate(kind: TemplateKind, locale: Locale): Promise<Uint8Array> {
  const columns: Column[] = kind === 'staff' ? staffColumns : enterpriseColumns;
  const workbook = new Workbook();
  addRoster(workbook, columns, sheetName(kind, locale));
  addNotes(workbook, columns, locale);
  if (kind === 'staff') limitRoles(workbook, locale);
  return workbook.xlsx.writeBuffer();
}

function sheetName(kind: TemplateKind, locale: Locale): string {
  const names = { staff: { zh: '干部', en: 'staff' }, enterprises: { zh: '企业', en: 'enterprises' } };
  return names[kind][locale];
}

function addRoster(workbook: Workbook, columns: Column[], name: string): void {
  const sheet = workbook.addWorksheet(name, { views: [{ state: 'frozen', ySplit: 1 }] });
  sheet.columns = columns.map((column) => ({
    header: heading(column),
    key: column.key,
    width: Math.max(14, heading(column).length + 6),
    // Text, so that Excel leaves phones and codes alone.
    style: { numFmt: '@' },
  }));
  sheet.addRow(columns.map((column) => column.example));
  const head = sheet.getRow(1);
  head.font = { bold: true };
  head.fill = SHADE;
  sheet.getRow(2).font = { italic: true, color: GREY };
}

function addNotes(workbook: Workbook, columns: Column[], locale: Locale): void {
  const sheet = workbook.addWorksheet(locale === 'zh' ? '说明' : 'notes');
  sheet.columns = [
    { header: locale === 'zh' ? '列' : 'column', width: 30 },
    { header: locale === 'zh' ? '怎么填' : 'how to fill it', width: 90 },
  ];
  for (const column of columns) sheet.addRow([heading(column), column.note[locale]]);
  sheet.addRow([]);
  for (const line of footnotes[locale]) sheet.addRow([line]);
  sheet.getRow(1).font = { bold: true };
}

const footnotes: Record<Locale, string[]> = {
  zh: ['带 * 的必填；各列次序随意，表头写中文或英文都行。', '“例：”开头的那一行只作示范，导入时跳过。'],
  en: [
    'Columns with * are required; any order, headings in Chinese or English.',
    'The row that begins with 例： is an example; an import leaves it out.',
  ],
};

/** Offers the roles as a list; several roles in one cell may still be typed. */
function limitRoles(workbook: Workbook, locale: Locale): void {
  const sheet = workbook.worksheets[0];
  const at = staffColumns.findIndex((column) => column.key === 'roles') + 1;
  const list = `"${staffRoles.map((role) => roleName(role, locale)).join(',')}"`;
  for (let row = 3; sheet && row <= LAST_ROW; row++) {
    sheet.getCell(row, at).dataValidation = {
      type: 'list',
      allowBlank: true,
      showErrorMessage: false,
      formulae: [list],
    };
  }
}
