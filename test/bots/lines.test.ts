import { expect, it } from 'vitest';
import { photo, startChats } from '../support/chat.ts';
import { createTown } from '../support/town.ts';
import { createWorld } from '../support/world.ts';

const world = await createWorld({ at: '2026-11-19T09:12+08:00' });
const town = await createTown(world);
const server = await startChats(world);
const chat = await server.chatOf(town.who.contact);

const lines = (...texts: string[]) => chat.sendsAll(texts.map((text) => ({ text })));
const said = async () =>
  (
    await world.deps
      .sql`select state -> 'answers' ->> 'description' as text from appeals where status = 'draft' order by updated_at desc`
  )[0]?.text;
/** The messages of the bot that still hold this button. */
const holding = (label: string) =>
  chat.messages().filter(({ messageId }) => chat.buttons(messageId).flat().includes(label));

it('joins the lines of one matter, and asks what is open once, below the last', async () => {
  await lines('2 号车间电压不稳', '下午最低 340 伏', '三台数控机床带不动', '老跳闸', '已经一个星期了');
  const whole = '2 号车间电压不稳\n下午最低 340 伏\n三台数控机床带不动\n老跳闸\n已经一个星期了';
  expect(await said()).toBe(whole);
  expect(chat.messages()).toHaveLength(2);
  expect(chat.last()).toMatch(/^✅ 接在前面那段后面了，共 42 字。\n\n.*\n?.*是哪方面的事？/s);
  expect(holding('用电')).toHaveLength(1);

  await chat.says('昨天停了两次');
  expect(await said()).toBe(`${whole}\n昨天停了两次`);
  expect(chat.last()).toContain('是哪方面的事？');
  expect(holding('用电')).toHaveLength(1);
});

it('joins what is written under a photo, and does not take an edit of one line for the whole', async () => {
  await chat.sends(photo('meter', { caption: '这是电表' }));
  expect(await said()).toMatch(/昨天停了两次\n这是电表$/);
  await chat.edits(chat.lastSent(), '这是 2 号电表');
  expect(chat.last()).toContain('已经接成一段');
  expect(await said()).toMatch(/这是电表$/);
});

it('asks again below where only a button answers, and obeys a command that comes behind', async () => {
  await chat.taps('用电');
  await chat.taps('低电压');
  const before = chat.messages().length;
  await lines('三相的', '是三相');
  expect(chat.messages()).toHaveLength(before + 1);
  expect(chat.last()).toMatch(/^这一步点一个按钮就行。\n\n/);
  expect(holding('380 V')).toHaveLength(1);
  expect(await said()).not.toContain('三相');

  await lines('不知道', '/my');
  expect(
    chat
      .texts()
      .slice(before + 1)
      .map((text) => text.split('\n')[0]),
  ).toEqual(['这一步点一个按钮就行。', expect.stringContaining('诉求')]);
  await chat.taps('380 V');
  expect(chat.last()).toContain('一天里什么时候出现');
});

it('takes no further line for a kind that no button names, unless it comes later or 其他 was tapped', async () => {
  await chat.says('/cancel');
  await chat.taps('删除草稿');
  await chat.taps('删除草稿');
  await chat.says('/new');
  await chat.taps('用电');
  await chat.says('2 号车间电压不稳，机床带不动');
  await chat.says('下午最低 340 伏');
  expect(await said()).toBe('2 号车间电压不稳，机床带不动\n下午最低 340 伏');
  expect(chat.last()).toContain('用电是哪一种？');
  world.clock.advance('1m');
  await chat.says('变压器老化');
  expect(chat.last()).toContain('多少伏');
  await chat.taps('上一步');
  await chat.taps('其他');
  await chat.says('线路老化');
  expect(chat.last()).toContain('多少伏');
  expect(await said()).not.toContain('老化');
});

it('puts people first at a danger word in a further line', async () => {
  await chat.says('/cancel');
  await chat.taps('删除草稿');
  await lines('2 号车间电压不稳，机床老跳闸', '配电房刚才有人触电了');
  expect(chat.last()).toContain('🚨 您写到“触电”');
  await chat.taps('没有危险');
  expect(chat.last()).toContain('是哪方面的事？');
});

it('keeps every line of what waits to be told a case', async () => {
  await chat.says('/cancel');
  await town.files({ category: 'PWR' });
  await lines('今天下午又停了两次电', '第二次停了一个小时');
  expect(chat.last()).toContain('今天下午又停了两次电\n第二次停了一个小时');
  await chat.taps('0001 用电');
  const [row] = await world.deps
    .sql`select data ->> 'text' as text from appeal_events where type = 'add_info'`;
  expect(row?.text).toBe('今天下午又停了两次电\n第二次停了一个小时');
});

it('keeps every line while it is asked for which enterprise they are', async () => {
  const other = world.deps.newId();
  await world.deps.sql`insert into enterprises (id, uscc, name, grid)
    values (${other}, '91530127MA00DEMB80', '样本家具有限公司', '示范园区片区')`;
  await world.deps
    .sql`insert into contacts (enterprise_id, person_id) values (${other}, ${town.who.contact})`;
  await world.deps
    .sql`update appeals set status = 'withdrawn', state = jsonb_set(state, '{status}', '"withdrawn"')`;
  await lines('厂门口的路坑很大', '大货车进不来');
  expect(chat.last()).toContain('这次是为哪家企业？');
  await chat.taps('样本家具有限公司');
  await chat.taps(chat.buttons()[0]?.[0] ?? '');
  expect(await said()).toBe('厂门口的路坑很大\n大货车进不来');
});
