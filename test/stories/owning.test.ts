import { afterAll, expect, it } from 'vitest';
import { importStaff } from '../../src/people/roster/import-staff.ts';
import { csv } from '../people/roster/support.ts';
import { createSystem } from '../support/system.ts';

const system = await createSystem();
afterAll(system.stop);

it('takes a case from a dispute through a ruling, a change of grade and a new roster', {
  timeout: 60_000,
}, async () => {
  const [contact, owner, dispatcher, next] = await system.phones(
    'contact',
    'owner',
    'dispatcher',
    'stranger',
  );
  const appeal = await system.town.files();
  await system.idle();

  await owner.tap('更多');
  await owner.tap('权属异议');
  await owner.tap('规建办');
  await owner.sees(/依据哪条规定/);
  await owner.write('园区线路归规建办管');
  await owner.tap('确认');
  await contact.sees(/正在定由谁办/);
  await dispatcher.tap('裁定归属');
  await dispatcher.tap('陈样例 规建办');
  await dispatcher.sees(/理由？三方/);
  await dispatcher.write('职责清单第三条');
  await contact.sees(/定下了：由.*陈样例.*\n理由：职责清单第三条/);
  await owner.sees(/您这边不再提醒/);
  await next.tap('签收');
  await contact.sees(/陈样例.*签收/);

  await system.town.does('dispatcher', { type: 'set_grade', grade: 'complex', text: '要两家单位' }, appeal);
  await contact.tap('有异议');
  await contact.sees(/等级哪里不合适/);
  await contact.write('生产线停了');
  await dispatcher.tap('维持');
  await dispatcher.sees(/等级不变，为什么/);
  await dispatcher.write('要两家一起停电');
  await contact.sees(/等级不变（复杂）/);

  const gone = csv('姓名,手机,单位,角色,片区', '陈样例,13800000009,规建办,停用,');
  expect(await importStaff(system.deps, gone)).toMatchObject({ ok: true, summary: { handedOver: 1 } });
  await system.idle();
  await contact.sees(/李示范.*接着办/);
  await owner.sees(/1 件在办的转到您这里/);
  const [row] = await system.deps.sql<{ state: { ownerId: string; hops: number } }[]>`
    select state from appeals where id = ${appeal.id}`;
  expect(row?.state).toMatchObject({ ownerId: system.town.who.owner, hops: 2 });

  const nobody = csv('姓名,手机,单位,角色,片区', '李示范,13800000002,经发办,停用,');
  const left = await importStaff(system.deps, nobody);
  expect(left).toMatchObject({ ok: true, summary: { handedOver: 0, unowned: 1 } });
});
