import { expect, it } from 'vitest';
import { lockRoster } from '../../src/people/roster/store.ts';
import { eventually } from '../support/backends.ts';
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

/** Files that one transaction put with the step that they came with: a crash leaves neither or both. */
const filedAtOnce = async (type: string) =>
  (
    await world.deps.sql`
      select 1 from files f join appeal_events e on e.id = f.event_id and e.xmin = f.xmin where e.type = ${type}`
  ).length;

it('hands in the files of an appeal together with it', async () => {
  const [first] = await world.deps.sql`select id from appeals`;
  await chat.presses({ verb: 'again', id: first?.id });
  await chat.taps('看汇总');
  await chat.taps('不是一件事');
  await chat.sends(photo('lamp'));
  await chat.taps('提交');
  expect(await filedAtOnce('submit')).toBe(1);
  await server.redeliver();
  expect(await filedAtOnce('submit')).toBe(1);
});

it('adds a draft to another case, files and all, at once', async () => {
  const [first] = await world.deps.sql`select id from appeals order by no`;
  await chat.presses({ verb: 'again', id: first?.id });
  await chat.sends(photo('meter'));
  await chat.taps('看汇总');
  await chat.taps('就是这件');
  expect(await filedAtOnce('add_info')).toBe(1);
  expect(await world.deps.sql`select 1 from appeals where status = 'draft'`).toHaveLength(0);
});

it('gives an appeal submitted during an import to whoever answers after it', async () => {
  const { sql } = world.deps;
  const [first] = await sql`select id from appeals order by no`;
  await chat.presses({ verb: 'again', id: first?.id });
  await chat.taps('看汇总');
  await chat.taps('不是一件事');
  let submitted: Promise<void> | undefined;
  await sql.begin(async (tx) => {
    await lockRoster(tx);
    await tx`update grids set cadre_id = ${town.who.stranger}`;
    submitted = chat.taps('提交');
    await eventually(
      () => sql`select 1 from pg_locks where locktype = 'advisory' and not granted`,
      (waiting) => waiting.length > 0,
    );
  });
  await submitted;
  const [row] = await sql`select owner_id from appeals order by no desc limit 1`;
  expect(row).toEqual({ owner_id: town.who.stranger });
});
