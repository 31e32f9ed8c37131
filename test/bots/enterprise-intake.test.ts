import { expect, it } from 'vitest';
import { photo, startChats } from '../support/chat.ts';
import { createTown } from '../support/town.ts';
import { createWorld } from '../support/world.ts';

const world = await createWorld({ at: '2026-11-19T09:12+08:00' });
const town = await createTown(world);
const server = await startChats(world);
const chat = await server.chatOf(town.who.contact);

it('takes a power appeal from the first tap to its number', async () => {
  await chat.says('提诉求');
  await chat.taps('用电');
  await chat.says('2 号车间下午电压只有 340 伏，三台数控机床带不动，老跳闸');
  await chat.taps('低电压');
  await chat.taps('380 V');
  await chat.taps('下午');
  await chat.taps('完成');
  await chat.says('11月10日');
  await chat.says('2 号车间东侧配电箱');
  await chat.taps('影响生产');
  await chat.says('电压稳在 380 伏左右，机床不跳闸');
  await chat.taps('看汇总');
  expect(chat.last()).toBe(
    [
      '看一遍，没有错就提交',
      '企业：示例精密材料有限公司',
      '类别：用电　等级：急',
      '情况：2 号车间下午电压只有 340 伏，三台数控机床带不动，老跳闸',
      '种类：低电压　电压等级：380 V',
      '时段：下午　从：周二 11月10日',
      '在哪：2 号车间东侧配电箱　生产：影响生产',
      '希望：电压稳在 380 伏左右，机床不跳闸',
      '附件：没有',
      '',
      '负责：李示范（经发办），提交后马上收到。',
    ].join('\n'),
  );

  await chat.taps('提交');

  const [row] = await world.deps
    .sql`select no, status, grade, owner_id, state -> 'answers' as answers from appeals`;
  expect(row).toMatchObject({
    no: '杨企诉-2026-0001',
    status: 'submitted',
    grade: 'urgent',
    owner_id: town.who.owner,
  });
  expect(row?.answers).toMatchObject({
    kind: 'low',
    level: 'v380',
    hours: ['afternoon'],
    since: '2026-11-10',
  });
  expect(chat.last()).toContain('✅ 已提交，编号 杨企诉-2026-0001');
  expect(chat.texts()).toContain('用电是哪一种？\n✅ 低电压');
});

it('hands in the files of an appeal whose submission broke off half way', async () => {
  const { deps } = world;
  const [first] = await deps.sql`select id from appeals`;
  await chat.presses({ verb: 'again', id: first?.id });
  await chat.taps('看汇总');
  await chat.taps('不是一件事');
  await chat.sends(photo('lamp'));
  await chat.taps('提交');
  const attached = () => deps.sql`select 1 from files where event_id is not null`;
  expect(await attached()).toHaveLength(1);

  // As it stands when the process ends between the step and its files.
  await deps.sql`update files set event_id = null`;
  await deps.sql`update dialogs set step = '!end', message_id = null`;
  await server.redeliver();
  expect(await attached()).toHaveLength(1);
});
