import { describe, expect, it } from 'vitest';
import { importStaff } from '../../../src/people/roster/import-staff.ts';
import { createWorld } from '../../support/world.ts';
import { importEnterprises } from '../../../src/people/roster/import-enterprises.ts';
import { brief, csv, uscc, xlsx } from './support.ts';

const HEAD = '姓名,手机,单位,职务,角色,片区,代理人';
const LI = '李示范,13800000001,经发办,干部,挂钩干部,东片区,13800000002';
const ZHAO = '赵样本,13800000002,经发办,,cadre,西片区,';

async function fresh() {
  const { deps } = await createWorld();
  const people = () => deps.sql`
    select p.name, p.phone, p.unit, p.roles, d.name as deputy,
      (select coalesce(array_agg(g.name order by g.name), '{}') from grids g where g.cadre_id = p.id) as grids
    from people p left join people d on d.id = p.deputy_id order by p.phone`;
  return { deps, people };
}

async function faultsOf(bytes: Uint8Array, before?: Uint8Array): Promise<string[]> {
  const { deps, people } = await fresh();
  if (before) expect(await importStaff(deps, before)).toMatchObject({ ok: true });
  const kept = await people();
  const result = await importStaff(deps, bytes);
  expect(await people()).toEqual(kept);
  return result.ok ? [] : brief(result.faults);
}

it('takes in staff with their grids and deputies, whatever order they stand in', async () => {
  const { deps, people } = await fresh();

  const result = await importStaff(deps, csv(HEAD, LI, ZHAO));

  expect(result).toMatchObject({ ok: true, summary: { added: 2, updated: 0, unchanged: 0 } });
  expect(await people()).toEqual([
    {
      name: '李示范',
      phone: '13800000001',
      unit: '经发办',
      roles: ['cadre'],
      deputy: '赵样本',
      grids: ['东片区'],
    },
    {
      name: '赵样本',
      phone: '13800000002',
      unit: '经发办',
      roles: ['cadre'],
      deputy: null,
      grids: ['西片区'],
    },
  ]);
});

it('reads English headings in another order, a BOM, CRLF, a title line and columns of others', async () => {
  const { deps, people } = await fresh();
  const file = Buffer.from(
    '\ufeff杨林镇干部名册,,,\r\nRoles,remarks,Name*,phone\r\n"admin, dispatcher",x,钱范例,+86 138 0000 0003\r\n',
  );

  const result = await importStaff(deps, file);

  expect(result).toMatchObject({ ok: true, summary: { added: 1, unknownHeadings: ['remarks'] } });
  expect(await people()).toMatchObject([
    { name: '钱范例', phone: '13800000003', roles: ['dispatcher', 'admin'] },
  ]);
});

it('updates by phone, leaves alone what did not change, keeps columns the file does not have', async () => {
  const { deps, people } = await fresh();
  await importStaff(deps, csv(HEAD, LI, ZHAO));

  expect(await importStaff(deps, csv(HEAD, LI, ZHAO))).toMatchObject({
    summary: { added: 0, updated: 0, unchanged: 2 },
  });
  const again = await importStaff(
    deps,
    csv('姓名,手机,角色', '李示范,13800000001,"cadre,leader"', '吴演示,13800000004,督查'),
  );

  expect(again).toMatchObject({ summary: { added: 1, updated: 1, unchanged: 0, renamed: [] } });
  expect((await people())[0]).toMatchObject({
    unit: '经发办',
    roles: ['cadre', 'leader'],
    deputy: '赵样本',
    grids: ['东片区'],
  });
});

it('hands a grid over when the file says what the present cadre keeps', async () => {
  const { deps, people } = await fresh();
  await importStaff(deps, csv(HEAD, LI, ZHAO));

  const result = await importStaff(
    deps,
    csv(HEAD, LI.replace('东片区', ''), ZHAO.replace('西片区', '西片区、东片区')),
  );

  expect(result).toMatchObject({ summary: { updated: 2 } });
  expect((await people()).map((person) => person.grids)).toEqual([[], ['东片区', '西片区']]);
});

it('frees the grids of somebody who is no cadre any more', async () => {
  const { deps, people } = await fresh();
  await importStaff(deps, csv(HEAD, LI, ZHAO));

  await importStaff(deps, csv('姓名,手机,角色', '李示范,13800000001,leader'));

  expect((await people())[0]).toMatchObject({ roles: ['leader'], grids: [] });
});

it('says so when a phone got another name', async () => {
  const { deps } = await fresh();
  await importStaff(deps, csv(HEAD, LI, ZHAO));
  const result = await importStaff(deps, csv('姓名,手机,角色', '冯样例,13800000001,cadre'));
  expect(result).toMatchObject({
    summary: { renamed: [{ phone: '13800000001', from: '李示范', to: '冯样例' }] },
  });
});

it('writes nothing on a dry run, but counts the same', async () => {
  const { deps, people } = await fresh();
  const result = await importStaff(deps, csv(HEAD, LI, ZHAO), { dryRun: true });
  expect(result).toMatchObject({ ok: true, summary: { added: 2 } });
  expect(await people()).toEqual([]);
});

it('takes phones that a spreadsheet keeps as numbers, and formulas that give text', async () => {
  const { deps, people } = await fresh();
  const file = await xlsx([
    ['姓名', '手机', '角色'],
    [{ richText: [{ text: '李' }, { text: '示范' }] }, 13800000001, { formula: 'A1', result: 'cadre' }],
  ]);
  expect(await importStaff(deps, file)).toMatchObject({ ok: true });
  expect(await people()).toMatchObject([{ name: '李示范', phone: '13800000001', roles: ['cadre'] }]);
});

it('serves imports at once one after the other', async () => {
  const { deps, people } = await fresh();
  const results = await Promise.all(Array.from({ length: 4 }, () => importStaff(deps, csv(HEAD, LI, ZHAO))));
  expect(results.filter((result) => result.ok && result.summary.added === 2)).toHaveLength(1);
  expect(await people()).toHaveLength(2);
});

describe('names every bad row and imports nothing', () => {
  it.each([
    ['an empty name', csv(HEAD, LI.replace('李示范', ''), ZHAO), ['2 姓名/name*: cell.missing']],
    ['an empty phone', csv('姓名,手机,角色', '李示范,,cadre'), ['2 手机/phone*: cell.missing']],
    ['a short phone', csv('姓名,手机,角色', '李示范,1380000,cadre'), ['2 手机/phone*: phone']],
    [
      'a phone as 1.38E+10',
      csv('姓名,手机,角色', '李示范,1.38E+10,cadre'),
      ['2 手机/phone*: cell.scientific'],
    ],
    ['one phone twice', csv(HEAD, LI, ZHAO, LI.replace('东', '南')), ['4 手机/phone*: phone.twice']],
    [
      'a role nobody knows',
      csv('姓名,手机,角色', '李示范,13800000001,厨师'),
      ['2 角色/roles*: role.unknown'],
    ],
    [
      'a deputy as a role',
      csv('姓名,手机,角色', '李示范,13800000001,"cadre,AB角"'),
      ['2 角色/roles*: role.deputy'],
    ],
    ['no role', csv('姓名,手机,角色', '李示范,13800000001,'), ['2 角色/roles*: cell.missing']],
    ['a deputy nobody knows', csv(HEAD, LI), ['2 代理人/deputy_phone: deputy.unknown']],
    ['a bad phone of a deputy', csv(HEAD, LI.replace('13800000002', '12')), ['2 代理人/deputy_phone: phone']],
    ['the own deputy', csv(HEAD, `${ZHAO}13800000002`), ['2 代理人/deputy_phone: deputy.self']],
    ['one grid claimed twice', csv(HEAD, LI, ZHAO.replace('西', '东')), ['3 片区/grids: grid.twice']],
    [
      'grids without the role',
      csv(HEAD, LI.replace('挂钩干部', '督查'), ZHAO),
      ['2 片区/grids: grid.not_cadre'],
    ],
    [
      'a cell too long',
      csv('姓名,手机,角色', `${'李'.repeat(201)},13800000001,cadre`),
      ['2 姓名/name*: cell.long'],
    ],
    ['missing headings', csv('姓名,手机', '李示范,13800000001'), ['1 角色/roles*: heading.missing']],
    [
      'a heading twice',
      csv('姓名,手机,角色,name', '李,13800000001,cadre,王'),
      ['1 姓名/name*: heading.twice'],
    ],
    ['an empty file', csv(''), ['file : file.empty']],
    ['GBK', Buffer.from([0xd0, 0xd5, 0xc3, 0xfb, 0x2c]), ['file : file.encoding']],
    ['an old .xls', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1]), ['file : file.xls']],
    ['a broken .xlsx', Buffer.from('PK\x03\x04nothing'), ['file : file.xlsx']],
    ['too many bytes', Buffer.alloc(11 * 1024 * 1024, 'x'), ['file : file.size']],
    [
      'too many rows',
      csv('姓名,手机,角色', ...Array.from({ length: 50_001 }, () => 'x')),
      ['file : file.rows'],
    ],
  ])('%s', async (_, bytes, expected) => {
    expect(await faultsOf(bytes)).toEqual(expected);
  });

  it('a grid that belongs to a cadre who is not in the file', async () => {
    const thief = csv('姓名,手机,角色,片区', '冯样例,13800000009,cadre,东片区');
    expect(await faultsOf(thief, csv(HEAD, LI, ZHAO))).toEqual(['2 片区/grids: grid.taken']);
  });

  it('dates, broken formulas and rounded numbers of a spreadsheet', async () => {
    const file = await xlsx([
      ['姓名', '手机', '角色', '单位'],
      ['李示范', 13800000001, 'cadre', new Date('2026-01-05')],
      ['赵样本', 1.38e20, 'cadre', { error: '#REF!' }],
    ]);
    expect(await faultsOf(file)).toEqual([
      '2 单位/unit: cell.date',
      '3 手机/phone*: cell.scientific',
      '3 单位/unit: cell.broken',
    ]);
  });

  it('all of them together, in the order of the file', async () => {
    const file = csv(HEAD, '', ',138,,,厨师,,', LI, ',13800000002,,,cadre,东片区,');
    expect(await faultsOf(file)).toEqual([
      '3 姓名/name*: cell.missing',
      '3 手机/phone*: phone',
      '3 角色/roles*: role.unknown',
      '5 姓名/name*: cell.missing',
      '5 片区/grids: grid.twice',
    ]);
  });
});

it('ends what somebody may do who has left, and gives it back on the next import', async () => {
  const { deps, people } = await fresh();
  await importStaff(deps, csv(HEAD, LI, ZHAO));
  await importEnterprises(
    deps,
    csv('名称,uscc,片区,联系人,联系电话', `样本家具有限公司,${uscc(2)},西片区,赵样本,13800000002`),
  );
  const left = (row: string) => row.replace(/(?:挂钩干部|cadre),.片区/, '停用,');
  const active = () => deps.sql`select active from people order by phone`;

  expect(await importStaff(deps, csv(HEAD, left(LI), left(ZHAO)))).toMatchObject({
    ok: true,
    summary: { updated: 2 },
  });
  expect(await people()).toMatchObject([
    { roles: [], grids: [] },
    { roles: [], grids: [] },
  ]);
  // Whoever still speaks for an enterprise goes on doing so.
  expect(await active()).toEqual([{ active: false }, { active: true }]);

  await importStaff(deps, csv(HEAD, LI, ZHAO));
  expect(await active()).toEqual([{ active: true }, { active: true }]);
  const both = csv(HEAD, LI.replace('挂钩干部', '停用、督查'));
  expect(await faultsOf(both)).toContain('2 角色/roles*: role.unknown');
});
