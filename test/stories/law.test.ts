import { afterAll, expect, it } from 'vitest';
import type { Appeal } from '../../src/appeal/appeal.ts';
import type { AppealEvent } from '../../src/appeal/events.ts';
import { createSystem } from '../support/system.ts';
import type { Part } from '../support/town.ts';

const system = await createSystem();
afterAll(system.stop);

const [contact, owner, leader, dispatcher, supervisor] = await system.phones(
  'contact',
  'owner',
  'leader',
  'dispatcher',
  'supervisor',
);

const stateOf = async ({ id }: Appeal): Promise<Appeal | undefined> =>
  (await system.deps.sql<{ state: Appeal }[]>`select state from appeals where id = ${id}`)[0]?.state;

/** None of these may take the step, whatever button they forge. */
async function refused(appeal: Appeal, event: AppealEvent, ...parts: Part[]): Promise<void> {
  for (const part of parts) await expect(system.town.does(part, event, appeal)).rejects.toThrow(/^refuse\./);
}

it('ends what the law forbids with the leader alone, and keeps what the enterprise says to it', {
  timeout: 60_000,
}, async () => {
  const appeal = await system.town.files({ category: 'LAND' });
  await owner.tap('签收');
  await owner.sees(/状态：办理中/);
  await owner.tap('报办结');
  await owner.tap('依法不能办');
  await owner.sees(/依据哪部法/);
  await owner.write('《电力法》第五十三条');
  await owner.sees(/用白话给企业讲清楚/);
  await owner.write('高压线保护区里不能盖厂房，别的地块可以');
  await owner.sees(/企业还能找谁/);
  await owner.write('县电力公司 0871-0000-0006');
  await owner.sees(/报给孙模拟的就是这些/);
  await owner.tap('确认');
  await leader.sees(/只有您能定/);
  await refused(appeal, { type: 'explain' }, 'owner', 'deputy', 'dispatcher', 'supervisor', 'contact');
  await leader.tap('同意');

  await contact.sees(/这件依法办不了。\n依据：《电力法》第五十三条[\s\S]*县电力公司 0871-0000-0006/);
  await contact.tap('不满意');
  await contact.sees(/记下了：不满意/);
  await contact.write('隔壁就盖了');
  await contact.tap('有异议');
  await contact.sees(/哪里不认同/);
  await contact.write('隔壁去年就在同一条线下盖了厂房');
  await supervisor.sees(/企业不认同“依法不能办”/);
  await refused(appeal, { type: 'uphold_bylaw', text: '维持' }, 'owner', 'leader', 'dispatcher', 'contact');
  await supervisor.tap('维持');
  await supervisor.sees(/为什么维持/);
  await supervisor.write('隔壁的也在拆，一样的标准');
  await contact.sees(/复看过了，维持：隔壁的也在拆/);
  expect(await stateOf(appeal)).toMatchObject({
    status: 'explained',
    signature: null,
    opinion: { solved: 'unresolved', rating: 'dissatisfied', text: '隔壁就盖了' },
    bylaw: { objection: { text: '隔壁去年就在同一条线下盖了厂房' } },
  });
  await refused(appeal, { type: 'object_bylaw', text: '再看看' }, 'contact');
});

it('rejects a case with a reason and a way on, and has it reviewed once', { timeout: 60_000 }, async () => {
  const accepted = await rejected('超出职责', '用地审批在县里，镇里批不了');
  await contact.tap('请领导复核');
  await contact.sees(/为什么该受理/);
  await contact.write('租的是村里的厂房，镇里管得着');
  await leader.sees(/租的是村里的厂房/);
  await refused(accepted, { type: 'accept_review', text: '好' }, 'dispatcher', 'owner', 'contact');
  await leader.tap('改为受理');
  await leader.sees(/为什么改为受理/);
  await leader.write('厂房归村里，先去看');
  await contact.sees(/复核结果：改为受理/);
  await dispatcher.sees(/不受理的复核结果：改为受理/);
  await owner.sees(/领导复核，改为受理/);
  await owner.tap('签收');
  await owner.sees(/状态：办理中/);
  expect(await stateOf(accepted)).toMatchObject({
    status: 'in_progress',
    rejection: { review: { accepted: true } },
  });

  const upheld = await rejected('法定途径', '欠薪归劳动监察管，镇里没有处罚权');
  await contact.tap('请领导复核');
  await contact.sees(/为什么该受理/);
  await contact.write('先帮着调解一下');
  await leader.sees(/先帮着调解一下/);
  await leader.tap('维持');
  await leader.sees(/为什么维持不受理/);
  await leader.write('查了，是劳动监察的权限');
  await contact.sees(/复核结果：维持/);
  await refused(upheld, { type: 'ask_review', text: '再看看' }, 'contact', 'owner');
  expect(await stateOf(upheld)).toMatchObject({ status: 'rejected', rejection: { reason: 'legal' } });
});

/** The dispatcher rejects a new case, in the chat. */
async function rejected(reason: string, text: string): Promise<Appeal> {
  const appeal = await system.town.files({ category: 'LAND' });
  const event = { type: 'reject', reason: 'legal', text, where: '县局' } as const;
  await refused(appeal, event, 'owner', 'leader', 'supervisor', 'contact');
  await system.idle();
  await dispatcher.write('/intake');
  await dispatcher.sees(new RegExp(`^收件台.*\\n1\\. ${appeal.no?.slice(-9)} `));
  await dispatcher.tap('1');
  await dispatcher.tap('不予受理');
  await dispatcher.tap(reason);
  await dispatcher.sees(/用白话写一两句/);
  await dispatcher.write(text);
  await dispatcher.sees(/该去哪里办/);
  await dispatcher.write('县局，0871-0000-0006');
  await dispatcher.sees(/收不回来/);
  await dispatcher.tap('确认');
  await contact.sees(new RegExp(`${text}[\\s\\S]*该找：县局，0871-0000-0006`));
  return appeal;
}
