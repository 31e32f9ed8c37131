import { afterAll, expect, it } from 'vitest';
import { loadLog } from '../../src/appeal/views.ts';
import { textOf } from '../support/phone.ts';
import { fileAppeal, makeContact, reportDone, signSatisfied } from '../support/story.ts';
import { createSystem } from '../support/system.ts';

const system = await createSystem();
afterAll(system.stop);

it('takes long-term work from its plan over a late milestone to 满意', { timeout: 120_000 }, async () => {
  const [contact, owner, leader, supervisor] = await system.phones(
    'contact',
    'owner',
    'leader',
    'supervisor',
  );
  const no = await fileAppeal(contact);
  await owner.tap('签收');
  await makeContact(owner, contact, '看了线路，要建变电站');

  await owner.tap('更多');
  await owner.tap('挂账攻坚');
  await owner.sees(/为什么短期办不了/);
  await owner.write('线路超设计负荷，要建变电站');
  await owner.sees(/分几步/);
  await owner.write('3月6日，经发办，征迁签完\n3月20日，供电公司，变电站投运');
  await owner.sees(/怎么帮企业顶着/);
  await owner.write('错峰用电，装一台临时变压器');
  await owner.sees(/外面哪个单位/);
  await owner.write('供电公司');
  await owner.tap('确认');
  await leader.sees(/申请挂账攻坚，等您定/);
  await leader.tap('同意');
  expect(textOf(await contact.sees(/先说清怎么走/))).toContain('⏰ 周五 3月6日，经发办：征迁签完');
  await contact.sees(/状态：挂账攻坚/);

  // The limit of the case, Thursday 5 March, passes without a word: the plan has taken its place.
  await system.at('2026-03-05T09:00:00+08:00');
  await owner.sees(/节点快到：征迁签完/);

  await system.at('2026-03-06T09:00:00+08:00');
  await owner.sees(/在办 1　等企业 0　超期 0/);

  // Friday's milestone is missed; on Tuesday the supervisor knows, on the same ladder as a missed limit.
  await system.at('2026-03-09T09:00:00+08:00');
  await owner.sees(/节点晚了.*征迁签完/);
  await leader.sees(/节点晚了.*征迁签完/);
  await system.at('2026-03-10T09:00:00+08:00');
  await supervisor.sees(/🟠 橙.*节点晚了/);

  await owner.tap('调整计划');
  await owner.sees(/为什么要调整/);
  await owner.write('多了两户，要多谈一周');
  await owner.sees(/现在怎么安排/);
  await owner.write('3月13日，经发办，征迁签完\n3月20日，供电公司，变电站投运');
  await owner.tap('确认');
  await leader.sees(/想调整计划/);
  await leader.tap('同意');
  expect(textOf(await contact.sees(/计划调整了/))).toContain('（原定周五 3月6日）');

  await owner.tap('完成节点');
  await owner.tap(/^征迁签完/);
  await owner.sees(/做成了什么/);
  await owner.write('最后两户也签了，公示完成');
  expect(textOf(await contact.sees(/有进展（1\/2）/))).toContain('下一步：变电站投运');
  await owner.tap('完成节点');
  await owner.sees(/完成的是“变电站投运”/);
  await owner.write('变电站投运，全厂三条线同开两小时');
  await owner.sees(/各步都完成了，回到“办理中”/);
  await contact.sees(/计划里的各步都完成了/);

  await reportDone(owner, '变电站投运，三条线同开两小时，电压 379 到 383 伏');
  await signSatisfied(contact, /变电站投运，三条线/, '王示例');
  await contact.sees(/销号，签名：王示例/);

  const [row] = await system.deps.sql<{ id: string; status: string; round: number }[]>`
    select id, status, round from appeals where no = ${no}`;
  expect(row).toMatchObject({ status: 'satisfied', round: 1 });
  const log = await loadLog(system.deps, row?.id ?? '');
  expect(
    log.filter(({ event }) => event.type === 'ring').map(({ event }) => 'kind' in event && event.kind),
  ).toEqual(['milestone.1.warn', 'milestone.1.2', 'milestone.1.3']);
});
