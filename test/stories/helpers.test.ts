import { afterAll, expect, it } from 'vitest';
import { loadLog } from '../../src/appeal/views.ts';
import { reportDone } from '../support/story.ts';
import { createSystem, on } from '../support/system.ts';

const system = await createSystem({ at: on('03-02 09:00') });
afterAll(system.stop);
const { town, deps } = system;

it('carries a part of a case from the question through its ladder to the end', {
  timeout: 60_000,
}, async () => {
  const [contact, owner, helper] = await system.phones('contact', 'owner', 'helper');
  const [leader, supervisor] = await system.phones('leader', 'supervisor');
  const appeal = await town.files();
  await town.does('owner', { type: 'acknowledge' }, appeal);
  const at = deps.now().getTime();
  await town.does('owner', { type: 'log_contact', at, how: 'phone', note: '明早去' }, appeal);
  await owner.write('我的待办');
  await owner.tap('1');
  await owner.tap('请求协办');
  await owner.sees(/请谁协办/);
  await owner.tap('示范供电所');
  await owner.sees(/请示范供电所做什么/);
  await owner.write('测 2 号车间下午电压，查线路负荷');
  await owner.tap('不授权');
  await owner.sees(/-协1，.*您仍是主办/);
  await helper.sees(/协办任务.*-协1.*没有授权/s);
  await contact.write('/my');
  await contact.tap('1');
  await contact.sees(/🤝 协办：示范供电所，已反馈 0\/1/);

  // Four working hours, then three working days, then one more, and nothing happens.
  await system.at(on('03-02 15:00'));
  await helper.sees(/🟡 黄.*-协1.*还没签/);
  await owner.sees(/-协1.*示范供电所还没签收/);
  await helper.tap('签收');
  await system.at(on('03-03 08:46'));
  await helper.sees(/今日清单.*协办 1 件.*协1/s);
  await system.at(on('03-05 17:30'));
  await system.at(on('03-06 08:31'));
  await helper.sees(/🟡 黄.*-协1.*已超期|要您动手.*-协1/s);
  await owner.sees(/-协1.*示范供电所超期|要您动手.*-协1/s);
  await supervisor.sees(/🟡 黄.*-协1.*协办超期/);
  await leader.sees(/-协1/);
  const [row] = await deps.sql<{ level: number }[]>`select level from appeals where id = ${appeal.id}`;
  expect(row?.level).toBeLessThan(2);

  await system.stop();
  await system.start();
  await helper.write('/tasks');
  await helper.sees(/我的待办.*协1.*反馈协办/s);
  await helper.tap('1');
  await helper.tap('完成');
  await helper.sees(/做了什么、结果怎样/);
  await helper.write('量得 338 伏，线路超负荷三成');
  await owner.sees(/-协1 👉 轮到您：示范供电所反馈了/);
  await owner.tap('协办完成');
  await helper.sees(/收下了，谢谢/);
  await contact.sees(/示范供电所已反馈：量得 338 伏/);
  await owner.write('我的待办');
  await owner.tap('1');
  await reportDone(owner, '调了档，14:00 到 16:00 量了三次，376 到 382 伏');
  await contact.sees(/事情解决了吗/);

  const steps = (await loadLog(deps, appeal.id))
    .map(({ event }) => event.type)
    .filter((type) => type !== 'ring');
  expect(steps).toEqual([
    'submit',
    'acknowledge',
    'log_contact',
    'give_sub',
    'ack_sub',
    'report_sub',
    'accept_sub',
    'report_done',
  ]);
  expect((await helper.heard()).join('\n')).not.toMatch(/王示例|13800000001/);
});
