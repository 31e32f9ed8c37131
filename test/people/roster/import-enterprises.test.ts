import { beforeAll, describe, expect, it } from 'vitest';
import { importEnterprises } from '../../../src/people/roster/import-enterprises.ts';
import { importStaff } from '../../../src/people/roster/import-staff.ts';
import { createWorld } from '../../support/world.ts';
import { brief, csv, uscc, xlsx } from './support.ts';

const HEAD = '名称,统一社会信用代码,地址,片区,员工数,联系人,联系电话,挂钩干部手机';
const A = `示例精密材料有限公司,${uscc(1)},示范园区 1 号,东片区,120,王示例,13900000001,`;
const B = `样本家具有限公司,${uscc(2)},,西片区,,郑演示,13900000002,13800000001`;
const STAFF = csv('姓名,手机,角色,片区', '李示范,13800000001,cadre,东片区', '吴演示,13800000004,督查,');

async function fresh() {
  const { deps } = await createWorld();
  await importStaff(deps, STAFF);
  const enterprises = () => deps.sql`
    select e.name, e.uscc, e.address, e.grid, e.employees, c.name as cadre,
      (select array_agg(p.name order by k.position) from contacts k join people p on p.id = k.person_id
       where k.enterprise_id = e.id and k.active) as contacts
    from enterprises e left join people c on c.id = e.cadre_id order by e.uscc`;
  return { deps, enterprises };
}

async function faultsOf(bytes: Uint8Array): Promise<string[]> {
  const { deps, enterprises } = await fresh();
  const result = await importEnterprises(deps, bytes);
  expect(await enterprises()).toEqual([]);
  expect(await deps.sql`select 1 from people`).toHaveLength(2);
  return result.ok ? [] : brief(result.faults);
}

it('takes in enterprises with their contacts, grids and cadres', async () => {
  const { deps, enterprises } = await fresh();

  const result = await importEnterprises(deps, csv(HEAD, A, B));

  expect(result).toMatchObject({ ok: true, summary: { added: 2, contactsAdded: 2, newGrids: ['西片区'] } });
  expect(await enterprises()).toEqual([
    {
      name: '示例精密材料有限公司',
      uscc: uscc(1),
      address: '示范园区 1 号',
      grid: '东片区',
      employees: 120,
      cadre: null,
      contacts: ['王示例'],
    },
    {
      name: '样本家具有限公司',
      uscc: uscc(2),
      address: '',
      grid: '西片区',
      employees: null,
      cadre: '李示范',
      contacts: ['郑演示'],
    },
  ]);
});

it('gathers rows with one code as several contacts, whose other fields may stay empty but not the required ones', async () => {
  const { deps, enterprises } = await fresh();
  const second = `示例精密材料有限公司,${uscc(1).toLowerCase()},,东片区,,周样例,13900000003,`;

  const result = await importEnterprises(deps, csv(HEAD, A, B, second));

  expect(result).toMatchObject({ summary: { added: 2, contactsAdded: 3 } });
  expect((await enterprises())[0]).toMatchObject({
    address: '示范园区 1 号',
    contacts: ['王示例', '周样例'],
  });
});

it('lets one person speak for several enterprises, and staff be a contact', async () => {
  const { deps, enterprises } = await fresh();
  const same = B.replace('郑演示,13900000002', '王示例,13900000001');
  const third = `范例食品有限公司,${uscc(3)},,东片区,,李示范,13800000001,`;

  expect(await importEnterprises(deps, csv(HEAD, A, same, third))).toMatchObject({ ok: true });

  expect((await enterprises()).map((row) => row.contacts)).toEqual([['王示例'], ['王示例'], ['李示范']]);
  expect(await deps.sql`select roles from people where phone = '13800000001'`).toEqual([
    { roles: ['cadre'] },
  ]);
});

it('updates by code and counts what did not change', async () => {
  const { deps, enterprises } = await fresh();
  await importEnterprises(deps, csv(HEAD, A, B));

  expect(await importEnterprises(deps, csv(HEAD, A, B))).toMatchObject({
    summary: { unchanged: 2, updated: 0 },
  });
  const moved = await importEnterprises(
    deps,
    csv(HEAD, A.replace('1 号', '2 号'), B.replace('13800000001', '')),
  );

  expect(moved).toMatchObject({ summary: { updated: 2, contactsAdded: 0 } });
  expect(await enterprises()).toMatchObject([{ address: '示范园区 2 号' }, { cadre: null }]);
});

it('keeps contacts the file does not name, behind the named ones, unless told to end them', async () => {
  const { deps, enterprises } = await fresh();
  await importEnterprises(deps, csv(HEAD, A));
  const other = csv(HEAD, A.replace('王示例,13900000001', '周样例,13900000003'));

  expect(await importEnterprises(deps, other)).toMatchObject({
    summary: { updated: 1, contactsAdded: 1, contactsLeft: 1 },
  });
  expect(await enterprises()).toMatchObject([{ contacts: ['周样例', '王示例'] }]);

  expect(await importEnterprises(deps, other, { replaceContacts: true })).toMatchObject({
    summary: { updated: 1 },
  });
  expect(await enterprises()).toMatchObject([{ contacts: ['周样例'] }]);

  await importEnterprises(deps, csv(HEAD, A));
  expect(await enterprises()).toMatchObject([{ contacts: ['王示例', '周样例'] }]);
});

it('renames a contact and says so', async () => {
  const { deps } = await fresh();
  await importEnterprises(deps, csv(HEAD, A));
  const result = await importEnterprises(deps, csv(HEAD, A.replace('王示例', '王新名')));
  expect(result).toMatchObject({ summary: { updated: 1, renamed: [{ from: '王示例', to: '王新名' }] } });
});

it('writes nothing on a dry run', async () => {
  const { deps, enterprises } = await fresh();
  expect(await importEnterprises(deps, csv(HEAD, A, B), { dryRun: true })).toMatchObject({
    summary: { added: 2 },
  });
  expect(await enterprises()).toEqual([]);
});

describe('names every bad row and imports nothing', () => {
  it.each([
    [
      'a code too short',
      csv(HEAD, A.replace(uscc(1), '9153')),
      ['2 统一社会信用代码/uscc*: err.uscc.length'],
    ],
    [
      'a letter that cannot be',
      csv(HEAD, A.replace('91530127', '9153O127')),
      ['2 统一社会信用代码/uscc*: err.uscc.letter'],
    ],
    [
      'a wrong last character',
      csv(HEAD, A.replace(uscc(1), '91530127MA00DEMA83')),
      ['2 统一社会信用代码/uscc*: err.uscc.checksum'],
    ],
    [
      'a code as 9.15E+17',
      csv(HEAD, A.replace(uscc(1), '9.15E+17')),
      ['2 统一社会信用代码/uscc*: cell.scientific'],
    ],
    ['no grid', csv(HEAD, A.replace('东片区', '')), ['2 片区/grid*: cell.missing']],
    ['employees in words', csv(HEAD, A.replace('120', '很多')), ['2 员工数/employees: cell.number']],
    [
      'a cadre nobody knows',
      csv(HEAD, B.replace('13800000001', '13800000099')),
      ['2 挂钩干部手机/cadre_phone: cadre.unknown'],
    ],
    [
      'a cadre who is none',
      csv(HEAD, B.replace('13800000001', '13800000004')),
      ['2 挂钩干部手机/cadre_phone: cadre.not_cadre'],
    ],
    [
      'rows of one code that differ',
      csv(HEAD, A, A.replace('1 号', '9 号').replace('王示例,13900000001', '周样例,13900000003')),
      ['3 地址/address: uscc.differs'],
    ],
    ['one contact twice', csv(HEAD, A, A), ['3 联系电话/contact_phone*: contact.twice']],
    [
      'one phone, two names',
      csv(HEAD, A, B.replace('13900000002', '13900000001')),
      ['3 联系电话/contact_phone*: phone.two_names'],
    ],
    [
      'a phone of staff under another name',
      csv(HEAD, A.replace('13900000001', '13800000001')),
      ['2 联系电话/contact_phone*: phone.other_name'],
    ],
  ])('%s', async (_, bytes, expected) => {
    expect(await faultsOf(bytes)).toEqual(expected);
  });

  it('a code that the spreadsheet took for a number', async () => {
    const rows = [
      ['名称', 'uscc', '片区', '联系人', '联系电话'],
      ['示例', 915301270000000000, '东片区', '王示例', 13900000001],
    ];
    expect(await faultsOf(await xlsx(rows))).toEqual(['2 统一社会信用代码/uscc*: uscc.number']);
  });
});

describe('five thousand enterprises', () => {
  const rows = Array.from(
    { length: 5000 },
    (_, i) => `企业${i},${uscc(i)},地址${i},片区${i % 11},${i},联系人${i},139${String(i).padStart(8, '0')},`,
  );
  let seconds = 0;
  beforeAll(async () => {
    const { deps } = await fresh();
    const start = performance.now();
    expect(await importEnterprises(deps, csv(HEAD, ...rows))).toMatchObject({ summary: { added: 5000 } });
    expect(await importEnterprises(deps, csv(HEAD, ...rows))).toMatchObject({ summary: { unchanged: 5000 } });
    seconds = (performance.now() - start) / 1000;
  });

  it('go in, twice, in less than ten seconds', () => {
    expect(seconds).toBeLessThan(10);
  });
});
