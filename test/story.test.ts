import { afterAll, describe, expect, it } from 'vitest';
import { loadLog } from '../src/appeal/views.ts';
import { redisBinary, startRedis, type TestRedis } from './support/redis.ts';
import { textOf } from './support/phone.ts';
import { fileAppeal, makeContact, noteProgress, reportDone, sayNo, signSatisfied } from './support/story.ts';
import { createSystem, type System } from './support/system.ts';

/** One appeal from /start to 满意: reminders, an alert when it is overdue, a second round. */
async function play(system: System): Promise<void> {
  const [contact, owner, leader, supervisor] = await Promise.all(
    (['contact', 'owner', 'leader', 'supervisor'] as const).map(system.phoneOf),
  );
  if (!contact || !owner || !leader || !supervisor) throw new Error('somebody is missing');

  const no = await fileAppeal(contact);
  expect(no).toBe('杨企诉-2026-0001');
  await owner.sees(/新诉求/);

  await owner.tap('签收');
  await contact.sees(/状态：办理中/);

  await makeContact(owner, contact, '明早 9 点带供电所去量电压');
  await noteProgress(owner, '已量 340 伏，线路超负荷；周五调档后再量');
  await contact.sees(/有进展/);

  await owner.tap('请企业补充');
  await owner.sees(/缺什么/);
  await owner.write('近三个月电费单\n变压器铭牌照片');
  await owner.tap('确认');
  await contact.sees(/要 2 样材料/);
  await contact.tap('补充说明');
  await contact.sees(/1\/2.*近三个月电费单/);
  await contact.write('1 月 820 元，2 月 790 元，3 月 805 元');
  await contact.sees(/2\/2.*变压器铭牌照片/);
  await contact.tap('没有');
  await owner.sees(/企业补好了/);

  await reportDone(owner, '周四停电 2 小时调了档，14:00 到 16:00 量了三次，376 到 382 伏');
  await contact.sees(/事情解决了吗/);

  // Tuesday morning: the enterprise has not said anything.
  await system.at('2026-03-03T01:00:00Z');
  await contact.sees(/轮到您：事情解决了吗？（/);
  await sayNo(contact, '调档后好了半天，又掉到 345 伏');
  await contact.sees(/接着办，第 2 轮/);
  await leader.sees(/进入第 2 轮/);

  // Nobody moves until the limit of the second round (Tuesday 10 March, 17:30) and one working day more are over.
  await system.at('2026-03-12T02:00:00Z');
  await supervisor.sees(/超期/);
  await owner.sees(/超期|停了/);

  await owner.write('我的待办');
  await owner.sees(/我的待办/);
  await owner.tap('1');
  await makeContact(owner, contact, '当面看了 2 号车间，换线当天做完');
  await reportDone(owner, '换了 120 米主线，三台机床同开两小时，电压 381 到 384 伏');
  await signSatisfied(contact, /换了 120 米主线/, '王示例');
  await contact.sees(/销号，签名：王示例/);
  await owner.sees(/企业满意/);

  const [row] = await system.deps.sql<{ id: string; status: string; round: number }[]>`
    select id, status, round from appeals where no = ${no}`;
  expect(row).toMatchObject({ status: 'satisfied', round: 2 });
  const log = await loadLog(system.deps, row?.id ?? '');
  const steps = log.map((r) => r.event.type).filter((type) => type !== 'ring');
  expect(steps).toEqual([
    'submit',
    'acknowledge',
    'log_contact',
    'confirm_contact',
    'progress',
    'ask_info',
    'answer_info',
    'report_done',
    'refuse_result',
    'log_contact',
    'confirm_contact',
    'report_done',
    'sign',
  ]);
}

async function transcript(system: System): Promise<void> {
  if (process.env.TEST_TRANSCRIPT === undefined) return;
  const rows = await system.deps.sql<{ name: string; from_bot: boolean; message: { text?: string } }[]>`
    select u.name, m.from_bot, m.message from chat.messages m join chat.users u on u.id = m.user_id
    where m.deleted_at is null order by u.id, m.message_id`;
  for (const row of rows)
    process.stdout.write(`${row.name} ${row.from_bot ? '◀' : '▶'} ${textOf(row.message as never)}\n\n`);
}

describe('with the queues in PostgreSQL', async () => {
  const system = await createSystem();
  afterAll(system.stop);

  it('takes one appeal from the invitation to 满意', { timeout: 120_000 }, async () => {
    try {
      await play(system);
    } finally {
      await transcript(system);
    }
  });
});

describe.skipIf(redisBinary === undefined)('with the queues in Redis', async () => {
  let redis: TestRedis | undefined;
  let system: System | undefined;
  afterAll(async () => {
    await system?.stop();
    await redis?.stop();
  });

  it('takes one appeal from the invitation to 满意', { timeout: 120_000 }, async () => {
    redis = await startRedis();
    system = await createSystem({ redisUrl: redis.url });
    await play(system);
  });
});
