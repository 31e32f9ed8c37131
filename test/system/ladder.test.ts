import { afterEach, expect, it, vi } from 'vitest';
import type { Appeal } from '../../src/appeal/appeal.ts';
import { textOf } from '../support/phone.ts';
import { createSystem, on, type System } from '../support/system.ts';

vi.setConfig({ testTimeout: 90_000 });

let system: System;
afterEach(() => system.stop());

/** Filed on Monday at 09:00, acknowledged, contacted and begun: to be done by Monday the 9th, 17:30. */
async function begun(): Promise<Appeal> {
  const { files, does } = system.town;
  const appeal = await files();
  await does('owner', { type: 'acknowledge' }, appeal);
  const at = Date.parse(on('03-02 08:50'));
  await does('owner', { type: 'log_contact', at, how: 'phone', note: '明早去' }, appeal);
  await does('contact', { type: 'confirm_contact', yes: true }, appeal);
  await does('owner', { type: 'progress', text: '已约供电所' }, appeal);
  await system.idle();
  return appeal;
}

it('climbs blue, yellow, orange and red, and a 督办单 goes from the alert to its close', async () => {
  system = await createSystem();
  const [contact, owner, deputy, leader] = await system.phones('contact', 'owner', 'deputy', 'leader');
  const [supervisor, head, discipline] = await system.phones('supervisor', 'head', 'discipline');
  await begun();

  await system.at(on('03-09 08:30'));
  const blue = await owner.sees(/🔵.*快到期/);
  const { inline_keyboard: rows = [] } = blue.reply_markup as { inline_keyboard?: unknown[][] };
  expect(rows.map((row) => row.length)).toEqual([2, 2]);
  expect(textOf(await deputy.sees(/🔵/))).toContain('李示范办');

  await system.at(on('03-10 08:30'));
  await owner.sees(/🟡.*催办通知第 1 次.*超期/);
  await leader.sees(/🟡.*李示范超期/);
  expect((await supervisor.heard()).join()).not.toContain('🟡 黄');
  await owner.tap('等外单位');
  await owner.sees(/等什么、等到几号/);
  await owner.write('等供电所停电窗口，周四');
  await owner.sees(/记下了：等外单位/);
  await system.idle();
  expect((await contact.heard()).join('\n')).toMatch(/等外单位.*等供电所停电窗口/s);

  await system.at(on('03-11 08:30'));
  await owner.sees(/🟠.*领导和督查已知道/);
  await leader.sees(/🟠.*超期.*等供电所停电窗口/s);
  await supervisor.sees(/🟠.*要不要开督办单.*等供电所停电窗口/s);
  await supervisor.tap('督办单');
  await supervisor.sees(/做到什么/);
  await supervisor.write('周五前把电压恢复到 376 伏以上');
  await supervisor.sees(/哪天回复/);
  await supervisor.tap(/周五/);
  await supervisor.tap('确认');
  await owner.sees(/督办单 督-2026-0001.*376 伏/s);
  await leader.sees(/督-2026-0001/);
  await owner.tap('已收到');
  await owner.sees(/督-2026-0001.*已收到/);
  await owner.tap('回复督办');
  await owner.sees(/怎么回复/);
  await owner.write('停电窗口定在周四，换线后复测');
  await supervisor.sees(/李示范回复.*停电窗口定在周四/s);
  await supervisor.tap('办结督办');
  await owner.sees(/督-2026-0001.*办结了.*吴演示/);

  await system.at(on('03-13 08:30'));
  expect(textOf(await head.sees(/🔴.*一页纸/))).toMatch(/卡在：等外单位.*等供电所停电窗口/);
  await supervisor.sees(/🔴.*已报党政主要领导/);

  const before = await owner.mark();
  await system.at(on('03-20 09:00'));
  expect((await discipline.heard()).join()).not.toContain('0001');
  expect((await owner.heard(before)).join()).not.toContain('一直没有写原因');
});

it('gives fair notice before the discipline office reads of a case without a reason', async () => {
  system = await createSystem();
  const [owner, discipline] = await system.phones('owner', 'discipline');
  await begun();
  const joined = await discipline.mark();

  // +4 working days are over on Friday the 13th, +5 on Monday the 16th, both at 17:30.
  await system.at(on('03-16 08:30'));
  await owner.sees(/一直没有写原因。今天 17:30 前写一句/);
  expect(await discipline.heard(joined)).not.toContainEqual(expect.stringContaining('🔒'));
  await system.at(on('03-17 08:30'));
  expect(textOf(await discipline.sees(/🔒 督查线索/))).toContain('没有记录原因');
});

it('gives the third round to the leader', async () => {
  system = await createSystem();
  const [contact, owner, leader] = await system.phones('contact', 'owner', 'leader');
  const [supervisor] = await system.phones('supervisor');
  const appeal = await begun();
  const done = { type: 'report_done', outcome: 'resolved', text: '调了档', left: '' } as const;
  const no = {
    type: 'refuse_result',
    solved: 'unresolved',
    rating: 'dissatisfied',
    reason: 'not_done',
    text: '又跳闸了',
  } as const;
  for (const at of ['03-03 09:00', '03-04 09:00']) {
    await system.at(on(at));
    await system.town.does('owner', done, appeal);
    await system.town.does('contact', no, appeal);
  }
  await system.idle();
  await contact.sees(/第 3 轮.*孙模拟/s);
  await leader.sees(/第 3 轮，归您办/);
  await supervisor.sees(/第 2 次没办好.*现归孙模拟/);
  await leader.write('我的待办');
  expect(textOf(await leader.sees(/^我的待办/))).toContain('2026-0001');

  await leader.tap('已联系');
  await leader.tap('打电话');
  await leader.tap('刚才');
  await leader.sees(/说了什么/);
  await leader.write('我来定，周五换线');
  await contact.sees(/孙模拟.*我来定，周五换线/s);
  const before = await owner.mark();
  await system.at(on('03-16 09:00'));
  // The cadre before has nothing to do with it any more: no ladder, only the morning list.
  expect((await owner.heard(before)).join()).not.toMatch(/🟡|🟠|🔴|0001/);
});
