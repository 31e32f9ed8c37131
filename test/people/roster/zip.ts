import { crc32, deflateRawSync } from 'node:zlib';

export type ZipEntry = {
  name: string;
  body: Buffer | string;
  /** What the file says of its size when unpacked; the truth by default. */
  claims?: number;
  /** Already deflated. */
  packed?: Buffer;
  flags?: number;
  method?: number;
};

/** A ZIP made by hand, so that it may lie. */
export function zip(entries: ZipEntry[]): Buffer {
  const locals: Buffer[] = [];
  const central: Buffer[] = [];
  let at = 0;
  for (const { name, body, claims, packed: given, flags = 0, method = 8 } of entries) {
    const raw = Buffer.from(body);
    const packed = given ?? (method === 8 ? deflateRawSync(raw) : raw);
    const head = Buffer.alloc(26);
    head.writeUInt16LE(20, 0);
    head.writeUInt16LE(flags, 2);
    head.writeUInt16LE(method, 4);
    head.writeUInt32LE(crc32(raw), 10);
    head.writeUInt32LE(packed.length, 14);
    head.writeUInt32LE(claims ?? raw.length, 18);
    head.writeUInt16LE(Buffer.byteLength(name), 22);
    const local = Buffer.concat([Buffer.from('PK\x03\x04'), head, Buffer.from(name), packed]);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(at, 10);
    central.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\0'), head, tail, Buffer.from(name)]));
    locals.push(local);
    at += local.length;
  }
  const directory = Buffer.concat(central);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...locals, directory, end]);
}

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const RELS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** The parts of a spreadsheet whose first sheet is `sheet`. */
export function bookOf(sheet: string | Buffer, { strings = '', workbook = '', rest = '' } = {}): ZipEntry[] {
  const body =
    typeof sheet === 'string'
      ? `${XML}<worksheet ${MAIN}><sheetData>${sheet}</sheetData>${rest}</worksheet>`
      : sheet;
  return [
    {
      name: 'xl/workbook.xml',
      body: `${XML}<workbook ${MAIN} xmlns:r="${RELS}"><sheets><sheet name="a" sheetId="1" r:id="rId1"/></sheets>${workbook}</workbook>`,
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      body: `${XML}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${RELS}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
    },
    { name: 'xl/worksheets/sheet1.xml', body },
    ...(strings ? [{ name: 'xl/sharedStrings.xml', body: `${XML}<sst ${MAIN}>${strings}</sst>` }] : []),
  ];
}

/** One row of texts that stand in their cells. */
export function sheetRow(n: number, texts: string[]): string {
  const cells = texts.map((text, i) => {
    const at = `${String.fromCharCode(65 + i)}${n}`;
    return `<c r="${at}" t="inlineStr"><is><t>${text}</t></is></c>`;
  });
  return `<row r="${n}">${cells.join('')}</row>`;
}
