import { deflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csvLine, readCsv } from '../../../src/people/roster/csv.ts';
import { tableOrFault } from '../../../src/people/roster/table.ts';
import { describeFault } from '../../../src/people/roster/words.ts';
import { bookOf, sheetRow, zip, type ZipEntry } from './zip.ts';

const HEAD = sheetRow(1, ['姓名', '手机', '角色']);
const LI = sheetRow(2, ['李示范', '13800000001', 'cadre']);
const GOOD = HEAD + LI;
const text = (value: string | Buffer) => Buffer.from(value);
/** 65 MB of blanks, deflated. */
const BLANKS = deflateRawSync(Buffer.alloc(65 * 1024 * 1024, ' '), { level: 1 });

/** The rows as their texts, or the fault. */
async function read(bytes: Buffer): Promise<string[][] | string> {
  const { table, fault } = await tableOrFault(bytes);
  return fault?.code ?? table.map(({ cells }) => cells.map((cell) => cell.text));
}
const rows = [
  ['姓名', '手机', '角色'],
  ['李示范', '13800000001', 'cadre'],
];

describe('turns down, with what is wrong and how to mend it', () => {
  const filled = (entry: ZipEntry) =>
    entry.name.endsWith('sheet1.xml') ? { ...entry, packed: BLANKS } : entry;
  const bomb = bookOf('').map(filled);
  const many = Array.from({ length: 50_000 }, (_, i) => `<row r="${i + 2}"><c t="b"><v>1</v></c></row>`);
  const doctype =
    '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;"><!ENTITY c SYSTEM "file:///etc/passwd">]><worksheet/>';
  const cases: [string, () => Buffer, string][] = [
    ['a bomb', () => zip(bomb), 'file.unpacked'],
    [
      'a bomb that says it is small',
      () => zip(bomb.map((entry) => ({ ...entry, claims: 10 }))),
      'file.unpacked',
    ],
    ['a row too many', () => zip(bookOf(HEAD + many.join(''))), 'file.rows'],
    ...['4294967290', '1e99', '0', '-1', '2.5', 'two'].map((r): [string, () => Buffer, string] => [
      `a row that says it is number ${r}`,
      () => zip(bookOf(HEAD + LI.replace('r="2"', `r="${r}"`))),
      'file.xlsx',
    ]),
    [
      'cells without end, all empty',
      () => zip(bookOf(`<row>${'<c/>'.repeat(1_100_000)}</row>`)),
      'file.cells',
    ],
    [
      'cells without end, each with a letter',
      () => zip(bookOf(`<row>${'<c><v>1</v></c>'.repeat(1_300_000)}</row>`)),
      'file.cells',
    ],
    ['entities', () => zip(bookOf(text(doctype))), 'file.xlsx'],
    ['an entity nobody declared', () => zip(bookOf(sheetRow(1, ['&boom;']))), 'file.xlsx'],
    ['what was cut off', () => zip(bookOf(text(`<worksheet><sheetData>${GOOD}`))), 'file.xlsx'],
    ['depth without end', () => zip(bookOf(text('<a>'.repeat(200_000)))), 'file.xlsx'],
    ['depth that ends', () => zip(bookOf('<a>'.repeat(1000) + '</a>'.repeat(1000))), 'file.xlsx'],
    [
      'attributes without end',
      () => zip(bookOf(text(`<a ${Array.from({ length: 1000 }, (_, n) => `b${n}=""`).join(' ')}/>`))),
      'file.xlsx',
    ],
    ['a tag without end', () => zip(bookOf(text(`<a ${'b="1" '.repeat(200_000)}`))), 'file.xlsx'],
    [
      'a tag with millions of attributes',
      () => zip(bookOf(text(`<a ${'b="1" '.repeat(8_000_000)}/>`))),
      'file.xlsx',
    ],
    ['an entity that every object has', () => zip(bookOf(sheetRow(1, ['&constructor;']))), 'file.xlsx'],
    ['half a file', () => zip(bookOf(GOOD)).subarray(0, 400), 'file.xlsx'],
    ['no sheet', () => zip(bookOf(GOOD).slice(0, 2)), 'file.xlsx'],
    ['two sheets of one name', () => zip([...bookOf(GOOD), ...bookOf(HEAD)]), 'file.xlsx'],
    ['a password inside', () => zip(bookOf(GOOD).map((part) => ({ ...part, flags: 1 }))), 'file.xlsx'],
    ['another packing', () => zip(bookOf(GOOD).map((part) => ({ ...part, method: 14 }))), 'file.xlsx'],
    [
      'thousands of parts',
      () => zip(Array.from({ length: 2001 }, (_, n) => ({ name: `${n}`, body: '', method: 0 }))),
      'file.xlsx',
    ],
    [
      'a password',
      () => Buffer.concat([Buffer.from('d0cf11e0', 'hex'), Buffer.from('EncryptedPackage', 'utf16le')]),
      'file.locked',
    ],
    ['a web page', () => text('\n<html><table><tr><td>姓名</td></tr></table>'), 'file.html'],
    ['NUL', () => text('姓名,手机,角色\n李\0,1,2'), 'file.encoding'],
    ['UTF-16 without its mark', () => Buffer.from('姓名\t手机', 'utf16le'), 'file.encoding'],
    ['a picture', () => Buffer.from('89504e470d0a1a0a0000000d', 'hex'), 'file.encoding'],
    ['a quote without end', () => text(`姓名,手机\n"${'a,b\n'.repeat(100_000)}`), 'file.csv'],
    ['empty rows without end', () => text('\n'.repeat(100_001)), 'file.rows'],
  ];
  it.each(cases)('%s', async (_, make, code) => {
    const { table, fault } = await tableOrFault(make());
    expect([table, fault?.code]).toEqual([[], code]);
    for (const locale of ['zh', 'en'] as const) {
      const { what, mend } = fault ? describeFault(locale, fault) : { what: '', mend: '' };
      expect(`${what} ${mend}`).not.toMatch(/[{}]|undefined/);
    }
  });
});

describe('reads', () => {
  it('what stands in the first sheet, whatever else lies around it', async () => {
    const around = {
      rest: '<mergeCells><mergeCell ref="E1:XFD1048576"/></mergeCells><dataValidations><dataValidation sqref="A1:XFD1048576"/></dataValidations>',
      workbook: '<definedNames><definedName name="a">a!$A$1:$XFD$1048576</definedName></definedNames>',
    };
    const far = '<row r="4294967290"><c t="str"><v></v></c></row><row r="1e99"/>';
    const beside = [{ name: 'xl/worksheets/sheet2.xml', body: '', packed: Buffer.concat([BLANKS, BLANKS]) }];
    expect(await read(zip([...bookOf(GOOD + far, around), ...beside]))).toEqual(rows);
  });

  it('a row without a number as the one after', async () => {
    const unnumbered = (r: string) => LI.replace(' r="2"', r);
    const sheet = HEAD + unnumbered('') + unnumbered(' r=""') + unnumbered(' r=" "') + unnumbered(' r="7"');
    const { table } = await tableOrFault(zip(bookOf(sheet + unnumbered(''))));
    expect(table.map(({ n }) => n)).toEqual([1, 2, 3, 4, 7, 8]);
  });

  it('the first sheet that is shown', async () => {
    const lists = '<sheetData><row><c t="str"><v>x</v></c></row></sheetData>';
    const hidden = ['hidden', 'veryHidden'].map((state, i) => ({
      sheet: `<sheet name="${state}" sheetId="${i + 2}" state="${state}" r:id="rId${i + 2}"/>`,
      part: { name: `xl/worksheets/sheet${i + 2}.xml`, body: `<worksheet>${lists}</worksheet>` },
    }));
    const before = hidden.map(({ sheet }) => sheet).join('');
    const book = bookOf(GOOD).map((part) =>
      part.name === 'xl/workbook.xml'
        ? { ...part, body: String(part.body).replace('<sheets>', `<sheets>${before}`) }
        : part,
    );
    expect(await read(zip([...book, ...hidden.map(({ part }) => part)]))).toEqual(rows);
  });

  it('numbers, dates, faults, rich text without its reading aids, and merged cells', async () => {
    const strings =
      '<si><r><t>李</t></r><r><t xml:space="preserve"> 示范</t></r><rPh sb="0" eb="1"><t>li</t></rPh></si><si><t>a&amp;b&#x4e2d;_x000D_<![CDATA[<c>]]></t></si>';
    const sheet =
      '<x:row><x:c t="s"><x:v>0</x:v></x:c><x:c t="s"><x:v>1</x:v></x:c><x:c><x:v>13800000001</x:v></x:c></x:row>' +
      '<row r="2"><c r="B2" t="e"><v>#REF!</v></c><c r="C2"><f>A1</f><v>1.38E+10</v></c><c r="D2" t="d"><v>2026-01-05</v></c></row>' +
      '<row r="4"><c r="A4" t="s"><v>9</v></c><c r="B4" t="b"><v>1</v></c></row>' +
      `<row r='3' a='>'><c r="A3" t="str"><v>${'x'.repeat(1001)}</v></c></row>`;
    const merged = { strings, rest: '<mergeCells><mergeCell ref="A1:A2"/></mergeCells>' };
    const { table } = await tableOrFault(zip(bookOf(sheet, merged)));
    expect(table.map(({ cells }) => cells.map((cell) => `${cell.was} ${cell.text}`))).toMatchObject([
      ['text 李 示范', 'text a&b中 <c>', 'number 13800000001'],
      ['text 李 示范', 'broken #REF!', 'number 13800000000', 'date date'],
      ['broken ?', 'text true'],
      [`long ${'x'.repeat(1000)}`],
    ]);
  });

  it('UTF-16 with its mark, as Excel writes "Unicode text"', async () => {
    const wide = Buffer.from(`\ufeff${rows.map((row) => row.join('\t')).join('\r\n')}`, 'utf16le');
    expect(await read(wide)).toEqual(rows);
    expect(await read(Buffer.from(wide).swap16())).toEqual(rows);
  });
});

it('writes cells that no spreadsheet runs, and reads back what they were', () => {
  const danger = fc.constantFrom(
    '=',
    '+',
    '-',
    '@',
    '＝',
    "'",
    "'=",
    '\t',
    '\r',
    '\n',
    ';',
    ',',
    '"',
    ' ',
    '1',
    '中',
  );
  const cell = fc.array(danger, { maxLength: 6 }).map((all) => all.join(''));
  fc.assert(
    fc.property(fc.array(cell, { minLength: 1, maxLength: 4 }), (cells) => {
      const line = csvLine(cells);
      const shown = (line.match(/"(?:[^"]|"")*"|[^,;\t\r\n]+/g) ?? []).map((one) => one.replace(/^"/, ''));
      for (const one of shown) expect(one).not.toMatch(/^[\s]*[=+\-@＝＋－＠]|^[\t\r\n]/);
      const kept = cells.map((one) => one.replace(/\s+/g, ' ').trim());
      const [back] = readCsv(Buffer.from(csvLine(['x', 'y']) + line), 9).slice(1);
      expect(back?.cells.map(({ text: said }) => said) ?? kept.map(() => '')).toEqual(kept);
    }),
    { numRuns: 100 },
  );
});
