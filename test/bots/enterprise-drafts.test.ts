import { expect, it } from 'vitest';
import { deleteDraft, openDrafts, startDraft, submitDraft } from '../../src/appeal/compose.ts';
import { type Chat, startChats } from '../support/chat.ts';
import { answersFor, createTown } from '../support/town.ts';
import { createWorld } from '../support/world.ts';

async function begin(locale: 'zh' | 'en' = 'zh', policy = '') {
  const world = await createWorld({ at: '2026-11-19T09:12+08:00', policy });
  const town = await createTown(world);
  const server = await startChats(world);
  return { world, town, server, chat: await server.chatOf(town.who.contact, { locale }) };
}

it('goes on with a draft days later in another process, with every answer', async () => {
  const { world, server, chat } = await begin();
  await chat.says('/new');
  await chat.taps('用气');
  await chat.says('食堂的燃气压力不够，中午做不出饭');
  const before = chat.last();
  world.clock.advance('3d');
  await server.restart();

  await chat.says('/cancel');
  expect(chat.last()).toBe('停下了，填过的都留着。接着填：/new');
  await chat.says('提诉求');
  expect(chat.last()).toContain('有一份没填完的：用气');
  await chat.taps('继续填写');

  expect(chat.last()).toContain('接着上次，前面 1 个都在。');
  expect(chat.last()).toContain(before.split('\n')[0]?.split('　')[1]);
});

it('keeps a question open over a restart', async () => {
  const { server, chat } = await begin();
  await chat.says('/new');
  await chat.taps('道路设施');
  await server.restart();
  await chat.says('厂门口的路塌了一块，大货车进不来');
  expect(chat.texts().some((text) => text.includes('✅ 厂门口的路塌了一块'))).toBe(true);
});

it('acts once on a double tap, on an update that comes again, and not at all on an old button', async () => {
  const { world, server, chat } = await begin();
  await chat.says('/new');
  const tap = chat.dataOf('用电');
  await chat.tapsData(tap.data, tap.messageId);
  await chat.tapsData(tap.data, tap.messageId);
  expect(chat.toasts()).toEqual(['这个问题已经过去了。要改，在汇总里点“修改”。']);
  await server.redeliver();
  await chat.says('2 号车间下午电压只有 340 伏');
  const said = chat.texts();
  await server.redeliver();
  expect(chat.texts()).toEqual(said);
  const rows = await world.deps.sql`select state -> 'answers' as answers from appeals`;
  expect(rows).toHaveLength(1);
  expect(rows[0]?.answers).toEqual({ description: '2 号车间下午电压只有 340 伏' });
});

it('ticks once when the tap comes again', async () => {
  const { server, chat } = await begin();
  await chat.says('/new');
  await chat.taps('用电');
  await chat.says('2 号车间下午电压只有 340 伏');
  await chat.taps('低电压');
  await chat.taps('380 V');
  await chat.taps('上午');
  await server.redeliver();
  expect(chat.buttons().flat()).toContain('✅ 上午');
});

it('submits once however often the tap comes', async () => {
  const { world, server, chat } = await begin();
  await chat.says('/new');
  await chat.taps('其他');
  await chat.says('厂门口的公交站撤了，工人上下班要走 3 公里');
  await chat.taps('上个月');
  await chat.taps('厂外');
  await chat.taps('不影响');
  await chat.says('早晚各有一班车停厂门口');
  await chat.taps('看汇总');
  const submit = chat.dataOf('提交');
  await chat.tapsData(submit.data, submit.messageId);
  await server.redeliver();
  await chat.tapsData(submit.data, submit.messageId);
  const rows = await world.deps.sql`select no from appeals where status = 'submitted'`;
  expect(rows).toEqual([{ no: '杨企诉-2026-0001' }]);
  expect(await world.deps.sql`select 1 from appeal_events`).toHaveLength(1);
});

it('changes the answer when the message that gave it is edited', async () => {
  const { world, chat } = await begin();
  await chat.says('/new');
  await chat.taps('用电');
  await chat.says('2 号车间下午电压只有 340 伏');
  const sent = chat.lastSent();
  await chat.taps('低电压');
  await chat.edits(sent, '3 号车间下午电压只有 330 伏');
  expect(chat.last()).toBe('看到您改了前面那条，草稿里也换成新的了。');
  const [row] = await world.deps.sql`select state -> 'answers' ->> 'description' as text from appeals`;
  expect(row?.text).toBe('3 号车间下午电压只有 330 伏');
});

it('joins a description that came in two messages', async () => {
  const { world, chat } = await begin();
  await chat.says('/new');
  await chat.taps('用电');
  await chat.sendsAll([{ text: '2 号车间下午电压只有 340 伏' }, { text: '三台数控机床带不动' }]);
  expect(chat.last()).toContain('接在前面那段后面了');
  const [row] = await world.deps.sql`select state -> 'answers' as answers from appeals`;
  expect(row?.answers).toEqual({ description: '2 号车间下午电压只有 340 伏\n三台数控机床带不动' });
});

it('takes no part of a description that is too long for the answer to the next question', async () => {
  const { world, chat } = await begin();
  await chat.says('/new');
  await chat.taps('用电');
  await chat.sendsAll([{ text: '电'.repeat(4096) }, { text: '压'.repeat(500) }]);
  expect(chat.last()).toContain('有 4596 个字，最多 2000');
  const [row] = await world.deps.sql`select state -> 'answers' as answers from appeals`;
  expect(row?.answers).toEqual({});
});

it('deletes a draft only after asking', async () => {
  const { world, chat } = await begin();
  await chat.says('/new');
  await chat.taps('用电');
  await chat.taps('取消');
  await chat.taps('删除草稿');
  expect(chat.last()).toContain('删掉就找不回来了。');
  await chat.taps('删除草稿');
  expect(chat.last()).toBe('删了。');
  expect(await world.deps.sql`select 1 from appeals`).toHaveLength(0);
  await chat.says('/my');
  expect(chat.last()).toBe('还没有提过。有事点“提诉求”，直接打字也行。');
});

it('asks which enterprise, where somebody speaks for several', async () => {
  const { world, town, chat } = await begin();
  const other = world.deps.newId();
  await world.deps.sql`insert into enterprises (id, uscc, name, grid)
    values (${other}, '91530127MA00DEMB80', '样本家具有限公司', '示范园区片区')`;
  await world.deps
    .sql`insert into contacts (enterprise_id, person_id) values (${other}, ${town.who.contact})`;
  await chat.says('/new');
  expect(chat.last()).toBe('这次是为哪家企业？');
  await chat.taps('样本家具有限公司');
  await chat.taps('用工');
  const [row] = await world.deps.sql`select enterprise_id from appeals`;
  expect(row?.enterprise_id).toBe(other);
});

it('puts people first at the danger button, at dangerous answers and at dangerous words', async () => {
  const { world, chat } = await begin();
  await chat.says('/new');
  await chat.taps('有人身危险');
  expect(chat.last()).toContain('先保人，再找我');
  await chat.taps('没有危险');
  expect(chat.buttons().flat()).not.toContain('有人身危险');
  await chat.taps('用电');
  await chat.says('配电房冒烟，有人触电了，人已经送医');
  expect(chat.last()).toContain('🚨 您写到“触电”');
  await chat.taps('已打电话');
  expect(chat.last()).toContain('记下了。下面只问最要紧的');
  await chat.taps('全停');
  expect(chat.last()).not.toContain('先保人');
  const [row] = await world.deps.sql`select state -> 'answers' ->> 'danger' as danger from appeals`;
  expect(row?.danger).toBe('called');
});

async function tellsOfBusStop(chat: Chat, urgency = '不影响') {
  await chat.says('提诉求');
  await chat.taps('其他');
  await chat.says('厂门口的公交站撤了，工人上下班要走 3 公里');
  await chat.taps('上个月');
  await chat.taps('厂外');
  await chat.taps(urgency);
  await chat.says('早晚各有一班车停厂门口');
  await chat.taps('看汇总');
}

it('shows an open case that may be the same, and adds to it if it is', async () => {
  const { world, town, chat } = await begin();
  const first = await town.files({
    category: 'OTH',
    answers: { description: '公交站撤了，工人上下班没有车' },
  });
  await town.files({ category: 'OTH', answers: { description: '东门的路灯坏了三盏' } });
  await tellsOfBusStop(chat);
  expect(chat.last()).toContain(`您企业有一件像是同一回事，还在办：\n${first.no}`);
  await chat.taps('就是这件');
  expect(chat.last()).toBe(`✅ 补充进 ${first.no}，李示范会看到。`);
  const events = await world.deps
    .sql`select data ->> 'text' as text from appeal_events where type = 'add_info'`;
  expect(events[0]?.text).toContain('公交站撤了');
  expect(await world.deps.sql`select 1 from appeals where status = 'draft'`).toHaveLength(0);
});

it('asks once whether it is the same, and of an unlike case or before an emergency never', async () => {
  const { world, town, chat } = await begin();
  await town.files({ category: 'OTH' });
  await tellsOfBusStop(chat);
  expect(chat.last()).toContain('看一遍，没有错就提交');
  await chat.taps('提交');
  expect(chat.texts().join()).not.toContain('像是同一回事');

  await tellsOfBusStop(chat);
  expect(chat.last()).toContain('像是同一回事');
  await chat.taps('不是一件事');
  expect(chat.last()).toContain('看一遍，没有错就提交');
  await chat.taps('取消');
  await chat.taps('继续填写');
  expect(chat.last()).not.toContain('像是同一回事');
  await chat.taps('看汇总').catch(() => {});
  await chat.taps('提交');
  const [row] = await world.deps.sql`select state -> 'answers' ? 'same' as same from appeals
    where status = 'submitted' order by submitted_at desc, no desc limit 1`;
  expect(row?.same).toBe(false);
});

it('leaves the optional questions whenever the person likes', async () => {
  const { chat } = await begin();
  await chat.says('提诉求');
  await chat.taps('其他');
  await chat.says('厂门口的公交站撤了，工人上下班要走 3 公里');
  await chat.taps('上个月');
  await chat.taps('厂外');
  await chat.taps('不影响');
  await chat.says('早晚各有一班车停厂门口');
  await chat.taps('继续填写');
  await chat.says('60 个工人');
  await chat.taps('看汇总');
  expect(chat.last()).toContain('影响：60 个工人');
  await chat.says('还有一件事');
  expect(chat.last()).toMatch(/^还没完。要改哪一项，点“修改”；没有错，点“提交”。\n\n看一遍，没有错就提交/);
  expect(chat.buttons(chat.dataOf('提交').messageId)[0]).toEqual(['提交']);
  await chat.taps('修改');
  await chat.says('厂北门外');
  expect(chat.last()).toMatch(/^点要改的那一项，再写新的；不改了点“收起”。\n\n看一遍/);
});

it('sends a long summary in two messages, the buttons under the second', async () => {
  const { chat } = await begin();
  await chat.says('提诉求');
  await chat.taps('其他');
  await chat.says('公交站撤了。'.repeat(320));
  await chat.taps('上个月');
  await chat.taps('厂外');
  await chat.taps('不影响');
  await chat.says('早晚各有一班车。'.repeat(120));
  await chat.taps('继续填写');
  await chat.says('60 个工人上下班。'.repeat(40));
  await chat.says('问过公交公司。'.repeat(140));
  await chat.taps('看汇总');
  const [first, second] = chat.messages().slice(-2);
  expect(first?.text).toContain('看一遍，没有错就提交');
  expect(first?.markup).toBeUndefined();
  expect(second?.text).toContain('负责：李示范');
  expect(chat.buttons()[0]).toEqual(['提交']);
  await chat.taps('提交');
  expect(chat.last()).toContain('✅ 已提交');
});

it('has room for so many drafts and for so many appeals a day, and always for danger', async () => {
  const { world, town, chat } = await begin('zh', 'caps: { drafts: 2, appeals_per_day: 1 }\n');
  const begun = { personId: town.who.contact, enterpriseId: town.enterpriseId };
  for (let n = 0; n < 2; n++) await startDraft(world.deps, begun);
  await chat.says('厂门口的路塌了一块，大货车进不来');
  expect(chat.last()).toContain('您有 2 份草稿还没交，放不下了，这一份没有记下');
  await startDraft(world.deps, { ...begun, answers: { alarm: 'word:触电' } });

  for (const { id } of await openDrafts(world.deps, begun.personId))
    await deleteDraft(world.deps, id, begun.personId);
  await town.files();
  const answers = answersFor(world.deps.policies.current(), 'OTH');
  const submit = async (more = {}) => {
    const draft = await startDraft(world.deps, {
      ...begun,
      category: 'OTH',
      answers: { ...answers, ...more },
    });
    const by = { personId: begun.personId, ownerId: town.who.owner, cause: draft.id, isCounted: true };
    return (await submitDraft(world.deps, draft, by)).appeal;
  };
  await expect(submit()).rejects.toMatchObject({ code: 'refuse.too_many_appeals', params: { n: 1 } });
  expect(await submit({ danger: 'called' })).toMatchObject({ grade: 'top' });
  world.clock.advance('1d');
  expect(await submit()).toMatchObject({ status: 'submitted' });
});
