import { afterAll, expect, it } from 'vitest';
import type { Appeal } from '../../src/appeal/appeal.ts';
import { textOf } from '../support/phone.ts';
import { createSystem, on } from '../support/system.ts';

const system = await createSystem();
afterAll(system.stop);
const { town, deps } = system;

const done = { type: 'report_done', outcome: 'resolved', text: '调了档，量了三次', left: '' } as const;
const no = { solved: 'unresolved', rating: 'dissatisfied', reason: 'not_done', text: '又跳闸了' } as const;

/** Acknowledged, contacted and begun. */
async function begun(): Promise<Appeal> {
  const appeal = await town.files();
  await town.does('owner', { type: 'acknowledge' }, appeal);
  const at = deps.now().getTime();
  await town.does('owner', { type: 'log_contact', at, how: 'phone', note: '明早去' }, appeal);
  await town.does('contact', { type: 'confirm_contact', yes: true }, appeal);
  await town.does('owner', { type: 'progress', text: '已约供电所' }, appeal);
  return appeal;
}

it('watches over cases: a reason, an order, a lead, a withdrawal, a question four weeks later', {
  timeout: 90_000,
}, async () => {
  const [contact, owner, leader] = await system.phones('contact', 'owner', 'leader');
  const [supervisor, discipline] = await system.phones('supervisor', 'discipline');

  // The enterprise was not satisfied at first: it will be asked again four weeks later.
  const again = await begun();
  await town.does('owner', done, again);
  await town.does('contact', { type: 'refuse_result', ...no }, again);
  await town.does('owner', done, again);
  await town.does('contact', { type: 'sign', solved: 'resolved', name: '王示例', differs: false }, again);
  const late = await begun();

  // It withdraws within a day of a contact, and says why.
  const withdrawn = await begun();
  await system.idle();
  await contact.tap('撤回');
  await contact.tap('已经好了');
  await contact.sees(/也可以不撤/);
  await contact.tap('撤回');
  await contact.tap('跳过');
  await supervisor.sees(new RegExp(`${withdrawn.no} .*撤回，距干部联系.*已经好了.*由您判断`, 's'));
  await supervisor.write('/flags');
  await supervisor.sees(/提示件.*刚联系就撤回/s);
  await supervisor.tap('1');
  expect(textOf(await supervisor.sees(/提示：刚联系就撤回/))).toMatch(
    /明早去.*企业说：\s*已经好了.*由您判断/s,
  );
  await supervisor.tap('看过了');
  await owner.sees(new RegExp(`${withdrawn.no}.*撤回`, 's'));

  await system.at(on('03-04 09:00'));
  const silent = await begun();

  // Overdue: one tap and a line for the reason, which the enterprise and the next step read.
  await system.at(on('03-10 08:30'));
  await owner.sees(/🟡.*催办通知第 1 次.*超期/);
  await owner.tap('等外单位');
  await owner.sees(/等什么、等到几号/);
  await owner.write('等供电所停电窗口，周四');
  await owner.sees(/记下了：等外单位/);
  await system.at(on('03-11 08:30'));
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
  await owner.tap('回复督办');
  await owner.sees(/怎么回复/);
  await owner.write('停电窗口定在周四，换线后复测');
  await supervisor.sees(/李示范回复.*停电窗口定在周四/s);
  await supervisor.tap('办结督办');
  await owner.sees(/督-2026-0001.*办结了.*吴演示/);

  // The other one has no reason: fair notice, then a lead, which says nothing of guilt.
  for (const day of ['03-12', '03-18', '03-19']) await system.at(on(`${day} 08:30`));
  const lead = textOf(await discipline.sees(/🔒 督查线索（线索-2026-0001）/));
  expect(lead).toContain(`${silent.no}`);
  expect(lead).toContain('只列时间和往来，不下结论');
  expect(lead).not.toMatch(/违|责任|处分|问责|失职|追究/);
  expect((await discipline.heard()).join()).not.toContain(late.no);
  await discipline.write('/tasks');
  await discipline.sees(/我的待办.*线索-2026-0001/s);
  await discipline.tap('要了解');
  await discipline.write('/tasks');
  await discipline.sees(/没有要您动手的/);

  // Four weeks after 满意, for the supervisor alone.
  const heard = await Promise.all([owner.mark(), leader.mark()]);
  await system.at(on('03-30 09:00'));
  await contact.sees(/4 周前您说 杨企诉-2026-0001.*现在呢/s);
  await contact.tap('又坏了');
  await contact.tap('只告诉督查');
  await system.idle();
  await supervisor.write('/flags');
  await supervisor.sees(/四周后又坏了/);
  await supervisor.sees(/问 1，答 1，还好 0，又坏了 1/);
  const others = await Promise.all([owner.heard(heard[0]), leader.heard(heard[1])]);
  expect(others.flat().join('\n')).not.toMatch(/又坏了|2026-0001 /);
});
