import { describe, expect, it } from 'vitest';
import { coverage } from '../../src/people/coverage.ts';
import { clearLeave, setLeave, setLocale, setMuted, setPhoneShown } from '../../src/people/profile.ts';
import { ownerOf } from '../../src/people/responsible.ts';
import {
  readAccounts,
  readEnterprises,
  readEnterprisesOf,
  readGridsOf,
  readPerson,
} from '../../src/people/views.ts';
import { createRoster } from './support.ts';

const AT = new Date('2026-03-02T01:00:00Z');
const LATER = new Date('2026-03-09T01:00:00Z');

describe('the owner of an enterprise', () => {
  it("is its own cadre, else the grid's", async () => {
    const { deps, id, enterprise } = await createRoster();
    const [li, zhao] = [await id('13800000001'), await id('13800000002')];
    expect(await ownerOf(deps, await enterprise(1), AT)).toEqual({
      ownerId: li,
      cadreId: li,
      deputyId: zhao,
      why: 'cadre',
    });
    await deps.sql`update enterprises set cadre_id = ${zhao}`;
    expect(await ownerOf(deps, await enterprise(1), AT)).toMatchObject({ ownerId: zhao, deputyId: null });
  });

  it('is the deputy during leave, and only then', async () => {
    const { deps, id, enterprise } = await createRoster();
    const [li, zhao] = [await id('13800000001'), await id('13800000002')];
    await setLeave(deps, li, { from: AT, until: LATER });
    const owner = async (at: Date) => (await ownerOf(deps, await enterprise(1), at)).ownerId;

    expect(await owner(new Date(AT.getTime() - 1))).toBe(li);
    expect(await owner(AT)).toBe(zhao);
    expect(await owner(LATER)).toBe(zhao);
    expect(await owner(new Date(LATER.getTime() + 1))).toBe(li);
    await setLeave(deps, zhao, { from: AT, until: null });
    expect(await owner(AT)).toBe(li);
    await clearLeave(deps, zhao, null);
    await clearLeave(deps, li, null);
    expect(await owner(AT)).toBe(li);
  });

  it('is never a contact of that enterprise', async () => {
    const { deps, id, enterprise } = await createRoster();
    const [li, zhao, e] = [await id('13800000001'), await id('13800000002'), await enterprise(1)];
    await deps.sql`insert into contacts (enterprise_id, person_id, position) values (${e}, ${li}, 1)`;
    expect(await ownerOf(deps, e, AT)).toMatchObject({ ownerId: zhao, why: 'conflict' });
    await deps.sql`insert into contacts (enterprise_id, person_id, position) values (${e}, ${zhao}, 2)`;
    expect(await ownerOf(deps, e, AT)).toMatchObject({ ownerId: null, why: 'conflict' });
    await deps.sql`update contacts set active = false`;
    expect(await ownerOf(deps, e, AT)).toMatchObject({ ownerId: li });
  });

  it('is the deputy of somebody inactive, and nobody in a grid without a cadre', async () => {
    const { deps, id, enterprise } = await createRoster();
    await deps.sql`update people set active = false where phone = '13800000001'`;
    expect(await ownerOf(deps, await enterprise(1), AT)).toMatchObject({
      ownerId: await id('13800000002'),
      why: 'inactive',
    });
    await deps.sql`update grids set cadre_id = null`;
    expect(await ownerOf(deps, await enterprise(1), AT)).toMatchObject({ ownerId: null, why: 'none' });
  });
});

it('lists enterprises without a cadre or a deputy', async () => {
  const { deps } = await createRoster();
  expect(await coverage(deps)).toMatchObject({
    staff: 3,
    enterprises: 3,
    withoutCadre: [],
    withoutDeputy: [{ name: '样本家具有限公司', grid: '西片区' }],
    unbound: 3,
    unreachable: 0,
  });
  await deps.sql`update grids set cadre_id = null where name = '东片区'`;
  expect((await coverage(deps)).withoutCadre).toHaveLength(2);
});

it('keeps what people set for themselves', async () => {
  const { deps, id } = await createRoster();
  const li = await id('13800000001');
  await setLocale(deps, li, 'en');
  await setMuted(deps, li, true);
  await setPhoneShown(deps, li, true);
  expect(await readPerson(deps.sql, li)).toMatchObject({
    locale: 'en',
    muted: true,
    phoneShown: true,
    unit: '经发办',
  });
});

it('reads the lists that screens need', async () => {
  const { deps, id, enterprise } = await createRoster();
  const li = await id('13800000001');
  expect(await readGridsOf(deps.sql, li)).toEqual({ grids: ['东片区'], enterprises: 2 });
  expect(await readEnterprisesOf(deps.sql, li)).toMatchObject([
    { name: '范例食品有限公司', contactName: '郑演示', isBound: false },
    { name: '示例精密材料有限公司', contactPhone: '13900000001' },
  ]);
  expect(await readEnterprises(deps.sql, [await enterprise(2)])).toMatchObject([
    { name: '样本家具有限公司' },
  ]);
  expect((await readAccounts(deps.sql, 7, [li])).size).toBe(0);
});
