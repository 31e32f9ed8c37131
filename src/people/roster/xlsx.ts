import { type Cell, readText, type Table } from './cell.ts';
import { FileFault } from './faults.ts';
import { readSheet } from './sheet.ts';
import { gatherText } from './sheet-text.ts';
import { BrokenXml, countElements, type Listener, readXml, TooManyElements } from './xml.ts';
import { BrokenZip, openZip, type Zip, ZipTooLarge } from './zip.ts';

/** In MB. Unpacked, 50,000 enterprises with all their columns have some 40. */
const MAX_UNPACKED = 64;
const MAX_STRINGS = 1_000_000;

/**
 * Reads the first sheet of an XLSX file that is shown: only what rosters need, row by row, so that a sheet cannot take more memory
 * than its rows that hold something.
 * @throws FileFault, `file.rows` at the first such row beyond `maxRows`, `file.cells`, `file.xlsx` where it cannot be read
 */
export async function readXlsx(bytes: Uint8Array, maxRows: number): Promise<Table> {
  try {
    const zip = await openZip(bytes, MAX_UNPACKED * 1024 * 1024);
    const file = { zip, elements: countElements() };
    const book = { strings: await stringsOf(file), isDate: await dateStyles(file), elements: file.elements };
    return await readSheet(partOf(zip, await firstSheet(file)), book, maxRows);
  } catch (error) {
    if (error instanceof ZipTooLarge) throw new FileFault('file.unpacked', { max: MAX_UNPACKED });
    if (error instanceof TooManyElements) throw new FileFault('file.cells');
    if (error instanceof BrokenZip || error instanceof BrokenXml) throw new FileFault('file.xlsx');
    throw error;
  }
}

function partOf(zip: Zip, name: string): AsyncIterable<Buffer> {
  const part = zip.read(name);
  if (part === null) throw new BrokenZip();
  return part;
}

type File = { zip: Zip; elements: ReturnType<typeof countElements> };

/** Strings and styles may both be missing. */
async function readIfThere({ zip, elements }: File, name: string, listener: Listener): Promise<void> {
  const part = zip.read(name);
  if (part !== null) await readXml(part, elements, listener);
}

/** The name of the part that holds the first sheet that people see: lists to choose from often hide before it. */
async function firstSheet({ zip, elements }: File): Promise<string> {
  let [shown, first]: (string | undefined)[] = [];
  await readXml(partOf(zip, 'xl/workbook.xml'), elements, {
    open: (name, attribute) => {
      if (name !== 'sheet') return;
      const id = attribute('id') ?? '';
      first ??= id;
      if (!/hidden$/i.test(attribute('state') ?? '')) shown ??= id;
    },
  });
  const id = shown ?? first;
  let target: string | undefined;
  await readXml(partOf(zip, 'xl/_rels/workbook.xml.rels'), elements, {
    open: (name, attribute) => {
      if (name === 'Relationship' && attribute('Id') === id) target ??= attribute('Target');
    },
  });
  if (target === undefined) throw new BrokenZip();
  return target.startsWith('/') ? target.slice(1) : `xl/${target}`;
}

/** The texts that cells name by number, each looked at once, however many cells name it. */
async function stringsOf(file: File): Promise<Cell[]> {
  const strings: Cell[] = [];
  const said = gatherText();
  await readIfThere(file, 'xl/sharedStrings.xml', {
    open: (name) => {
      if (name === 'si') said.begin();
      said.open(name);
    },
    text: said.text,
    close: (name) => {
      said.close(name);
      if (name !== 'si') return;
      strings.push(readText(said.whole()));
      if (strings.length > MAX_STRINGS) throw new ZipTooLarge();
    },
  });
  return strings;
}

/** Formats that every program knows by number, those of Chinese Excel among them. */
const isKnownDate = (id: number) =>
  (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58);
const isDateFormat = (code: string) =>
  /[ymdhs年月日]/i.test(code.replace(/"[^"]*"|\\.|\[(?!h+\]|m+\]|s+\])[^\]]*\]|General/gi, ''));

/** By the number of a style: whether it shows its number as a date. */
async function dateStyles(file: File): Promise<(style: number) => boolean> {
  const own = new Map<number, boolean>();
  const styles: boolean[] = [];
  let isCells = false;
  await readIfThere(file, 'xl/styles.xml', {
    open: (name, attribute) => {
      const id = Number(attribute('numFmtId') ?? 0);
      if (name === 'cellXfs') isCells = true;
      else if (name === 'numFmt') own.set(id, isDateFormat(attribute('formatCode') ?? ''));
      else if (name === 'xf' && isCells) styles.push(own.get(id) ?? isKnownDate(id));
    },
    close: (name) => {
      if (name === 'cellXfs') isCells = false;
    },
  });
  return (style) => styles[style] ?? false;
}
