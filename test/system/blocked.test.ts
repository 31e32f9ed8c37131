import { afterEach, expect, it, vi } from 'vitest';
import { buttonsOf, textOf } from '../support/phone.ts';
import { createSystem, on, type System } from '../support/system.ts';

vi.setConfig({ testTimeout: 90_000 });

let system: System;
afterEach(() => system.stop());

const done = { type: 'report_done', outcome: 'resolved', text: '调了档，量了三次', left: '' } as const;

/** The enterprise of the example has a second contact. */
async function addContact(): Promise<void> {
  const { sql } = system.deps;
  await sql`update people set roles = '{}' where id = ${system.town.who.stranger}`;
  await sql`insert into contacts (enterprise_id, person_id, position)
    values (${system.town.enterpriseId}, ${system.town.who.stranger}, 1)`;
}

async function unreachable(): Promise<{ why: string | null }[]> {
  return await system.deps.sql<{ why: string | null }[]>`
    select unreachable_why as why from accounts where unreachable_at is not null and ended_at is null`;
}

it('writes to the next contact when one blocked the bot, tells the dispatcher once, and comes back', async () => {
  system = await createSystem();
  await addContact();
  const [contact, next, dispatcher] = await system.phones('contact', 'stranger', 'dispatcher');
  const [owner, helper] = await system.phones('owner', 'helper');
  const { files, does, who } = system.town;
  const appeal = await files();
  await does('owner', { type: 'acknowledge' }, appeal);
  const task = { type: 'give_sub', helperId: who.helper, task: '量 2 号车间电压', phone: false } as const;
  await does('owner', task, appeal);
  await helper.sees(/协办任务/);
  await helper.settle('block');
  await system.idle();
  for (const text of ['今天能来吗', '下午也行'])
    await does('owner', { type: 'tell_helper', sub: 1, text }, appeal);
  const away = await owner.sees(/-协1 冯样例（示范供电所）收不到小二的消息/);
  expect(buttonsOf(away).map(({ text }) => text)).toEqual(expect.arrayContaining(['请求协办', '收回协办']));
  await system.idle();
  expect((await owner.heard()).filter((text) => text.includes('收不到小二'))).toHaveLength(1);
  const from = await contact.mark();

  await contact.settle('block');
  await system.idle();
  expect(await unreachable()).toEqual([{ why: 'blocked' }, { why: 'blocked' }]);
  await does('owner', done, appeal);
  await system.idle();
  await next.sees(/事情解决了吗/);
  const told = textOf(await dispatcher.sees(/停用了小二/));
  expect(told).toMatch(/示例精密.*王示例.*提醒改发陈样例.*13800000001/);
  const lost = textOf(await owner.sees(/没发到/));
  expect(lost).toBe(`${appeal.no} 没发到王示例（停用了小二）。已换陈样例；派单员也知道了。`);

  await system.at(on('03-03 08:30'));
  await next.sees(/轮到您：事情解决了吗？（/);
  await system.at(on('03-05 08:30'));
  await next.sees(/还等您一句话/);
  expect((await dispatcher.heard()).filter((text) => text.includes('停用了小二'))).toHaveLength(1);
  expect((await owner.heard()).filter((text) => text.includes('没发到'))).toHaveLength(1);
  expect(await contact.heard(from)).toEqual([]);

  await contact.settle('unblock');
  await system.idle();
  expect(await unreachable()).toEqual([{ why: 'blocked' }]);
  await system.at(on('03-09 08:30'));
  await contact.sees(/最后一次发消息问/);
  expect((await next.heard()).join()).not.toContain('最后一次发消息问');
});

it('writes to the deputy when the owner blocked the bot', async () => {
  system = await createSystem();
  const [owner, deputy, dispatcher] = await system.phones('owner', 'deputy', 'dispatcher');
  await owner.settle('block');
  await system.idle();
  await system.town.files();
  await system.idle();
  await deputy.sees(/新诉求/);
  const told = textOf(await dispatcher.sees(/收不到小二的消息/));
  expect(told).toMatch(/李示范.*提醒改发赵样本/);

  // Whoever finds out by the refusal of a message alone is marked the same way.
  await system.deps.sql`update accounts set unreachable_at = null, unreachable_why = null`;
  await system.town.files();
  await system.idle();
  expect(await unreachable()).toEqual([{ why: 'blocked' }]);
  await owner.settle('unblock');
  await system.idle();
  const from = await owner.mark();
  await system.town.files();
  await system.idle();
  expect(await owner.heard(from)).toEqual([expect.stringMatching(/新诉求.*0003/s)]);
});

it('keeps the staff’s hours when it tells the dispatcher of somebody who cannot be reached', async () => {
  system = await createSystem();
  await addContact();
  const [contact, next, dispatcher] = await system.phones('contact', 'stranger', 'dispatcher');
  const { files, does } = system.town;
  const appeal = await files();
  await does('owner', { type: 'acknowledge' }, appeal);
  await system.idle();
  await contact.settle('block');
  await system.idle();

  // Enterprises may be written to at noon; the staff have their lunch.
  await system.at(on('03-02 12:30'));
  await does('owner', done, appeal);
  await system.idle();
  await next.sees(/事情解决了吗/);
  expect((await dispatcher.heard()).join()).not.toContain('停用了小二');
  await system.at(on('03-02 14:00'));
  await dispatcher.sees(/停用了小二/);
});
