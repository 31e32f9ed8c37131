import { afterAll, expect, it } from 'vitest';
import { loadLog } from '../../src/appeal/views.ts';
import { buttonsOf, textOf } from '../support/phone.ts';
import { createSystem, on } from '../support/system.ts';

const system = await createSystem();
afterAll(system.stop);
const { town, deps } = system;

it('raises and lowers a grade, hears the enterprise out, and sees an emergency through relief to a new grade', {
  timeout: 60_000,
}, async () => {
  const [contact, owner, dispatcher, deputy, leader] = await system.phones(
    'contact',
    'owner',
    'dispatcher',
    'deputy',
    'leader',
  );
  const first = await town.files();
  await owner.tap('签收');
  await owner.sees(/状态：办理中/);
  await owner.tap('更多');
  await owner.tap('调整等级');
  const asked = await owner.sees(/提高到哪一级？（只能往上）/);
  expect(buttonsOf(asked).map(({ text }) => text)).not.toContain('咨询');
  await owner.tap('急');
  await owner.sees(/为什么调/);
  await owner.write('两条线停了');
  await contact.sees(/等级改为急：两条线停了/);
  await dispatcher.tap('调整等级');
  await dispatcher.tap('一般');
  await dispatcher.sees(/为什么调/);
  await dispatcher.write('只停一条线，能轮班');
  await contact.sees(/等级改为一般：只停一条线，能轮班/);
  await contact.tap('有异议');
  await contact.sees(/等级哪里不合适/);
  await contact.write('两条线都停了');
  await dispatcher.sees(/企业对等级（一般）有异议/);
  await dispatcher.tap('维持');
  await dispatcher.sees(/等级不变，为什么/);
  await dispatcher.write('现场看过，一条线在转');
  await contact.sees(/等级不变（一般）：现场看过/);
  expect((await loadLog(deps, first.id)).map(({ event }) => event.type).slice(-4)).toEqual([
    'raise_grade',
    'set_grade',
    'object_grade',
    'keep_grade',
  ]);

  // Friday night: an emergency rings at once, and again before every word that is due.
  await system.at(on('03-06 22:00'));
  const top = await town.files({ category: 'PWR', answers: { danger: 'called' } });
  await owner.sees(/🚨 特急，今天 22:30 前（还有 30 分钟）签收/);
  await system.at(on('03-06 22:31'));
  for (const one of [deputy, leader]) await one.sees(/30 分钟没人签收|31 分钟没人签收/);
  await owner.tap('签收');
  await system.at(on('03-06 23:40'));
  await owner.sees(/眼下恢复了吗/);
  for (const one of [deputy, leader]) await one.sees(/还没联系企业/);
  await owner.tap('临时恢复了');
  await owner.sees(/怎么恢复的/);
  await owner.write('借来发电车，三条线都转起来了');
  await contact.sees(/说眼下恢复了/);
  await contact.tap('否');
  await owner.sees(/企业说还没恢复/);
  // Words stay due meanwhile, and the last one missed is told before the day ends.
  await system.at(on('03-07 21:50'));
  for (const one of [deputy, leader]) await one.sees(/还没告诉企业进展/);
  // A day after it was filed it is late; nothing helps, which moves no limit.
  await system.at(on('03-07 22:01'));
  await owner.sees(/应在今天 22:00 前让企业先恢复/);
  for (const one of [deputy, leader]) await one.sees(/还没让企业先恢复/);
  await owner.tap('没有临时办法');
  await owner.sees(/眼下为什么没有临时办法/);
  await owner.write('发电车坏了，备用的明早到');
  await contact.sees(/说眼下没有临时办法/);
  await leader.sees(/说眼下没有临时办法/);
  await system.at(on('03-08 09:00'));
  await owner.tap('临时恢复了');
  await owner.sees(/怎么恢复的/);
  await owner.write('备用发电车到了，五条线都转起来了');
  await contact.sees(/五条线都转起来了/);
  await contact.tap('是');
  expect(textOf(await contact.sees(/临时办法：备用发电车到了/))).toContain('特急');
  await dispatcher.sees(/👉 轮到您：.*前重新定等级/);
  await system.at(on('03-10 17:31'));
  await leader.sees(/眼下恢复了，等级还是特急/);
  await dispatcher.tap('调整等级');
  await dispatcher.tap('复杂');
  await dispatcher.sees(/为什么调/);
  await dispatcher.write('换变压器要两周');
  await system.at(on('03-11 09:00'));
  await contact.sees(/等级改为复杂：换变压器要两周/);
  const [row] = await deps.sql`select grade, level, waits_on from appeals where id = ${top.id}`;
  expect(row).toEqual({ grade: 'complex', level: 2, waits_on: ['owner'] });
});
