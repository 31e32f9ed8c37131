import { Workbook } from '@cj-tech-master/excelts';
import { expect, it } from 'vitest';
import { csvLine } from '../../../src/people/roster/csv.ts';
import { describeFault } from '../../../src/people/roster/words.ts';
import { importEnterprises } from '../../../src/people/roster/import-enterprises.ts';
import { importStaff } from '../../../src/people/roster/import-staff.ts';
import { makeTemplate } from '../../../src/people/roster/template.ts';
import { createWorld } from '../../support/world.ts';
import { csv, uscc } from './support.ts';

async function filled(kind: 'staff' | 'enterprises', row: string[]): Promise<Uint8Array> {
  const workbook = new Workbook();
  await workbook.xlsx.load(await makeTemplate(kind, 'zh'));
  workbook.worksheets[0]?.addRow(row);
  return workbook.xlsx.writeBuffer();
}

it('gives templates that come back as they were filled in, without the example', async () => {
  const { deps } = await createWorld();
  const staff = await filled('staff', [
    '李示范',
    '13800000001',
    '经发办',
    '干部',
    '挂钩干部，派单员',
    '东片区',
    '',
  ]);
  const enterprises = await filled('enterprises', [
    '示例',
    uscc(1),
    '',
    '东片区',
    '',
    '',
    '',
    '',
    '王示例',
    '13900000001',
    '',
  ]);

  expect(await importStaff(deps, staff)).toMatchObject({
    summary: { added: 1, examples: 1, unknownHeadings: [] },
  });
  expect(await importEnterprises(deps, enterprises)).toMatchObject({
    summary: { added: 1, examples: 1, unknownHeadings: [] },
  });
});

it('takes an untouched template as a roster of nobody', async () => {
  const { deps } = await createWorld();
  for (const locale of ['zh', 'en'] as const) {
    expect(await importStaff(deps, await makeTemplate('staff', locale))).toMatchObject({
      summary: { added: 0, examples: 1 },
    });
  }
});

it('guards exported cells that a spreadsheet would run, and reads them back as they were', async () => {
  const { deps } = await createWorld();
  const line = csvLine(['=1+1', '13800000001', 'cadre', '@x, "y"']);
  expect(line).toBe(`'=1+1,13800000001,cadre,"'@x, ""y"""\r\n`);

  await importStaff(deps, csv('姓名,手机,角色,单位', line));

  expect(await deps.sql`select name, unit from people`).toEqual([{ name: '=1+1', unit: '@x, "y"' }]);
});

it('says where, what and how to mend it, in both languages', () => {
  const fault = {
    row: 7,
    column: '片区/grids',
    code: 'grid.taken',
    params: { value: '东片区', name: '李示范' },
  } as const;
  expect(describeFault('zh', fault)).toEqual({
    where: '第 7 行 片区/grids',
    what: '“东片区”现在归李示范',
    mend: '要交接，就在文件里也写上李示范那一行和他留下的片区',
  });
  expect(describeFault('en', fault).where).toBe('row 7 片区/grids');
});
