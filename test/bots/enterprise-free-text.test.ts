import { expect, it } from 'vitest';
import { loadLog } from '../../src/appeal/views.ts';
import { photo, startChats } from '../support/chat.ts';
import { createTown } from '../support/town.ts';
import { createWorld } from '../support/world.ts';

async function begin() {
  const world = await createWorld({ at: '2026-11-19T09:12+08:00' });
  const town = await createTown(world);
  const server = await startChats(world);
  const chat = await server.chatOf(town.who.contact);
  const draft = async () => {
    const [row] = await world.deps
      .sql`select category, state -> 'answers' as answers from appeals where status = 'draft'`;
    return row;
  };
  return { world, town, server, chat, draft, deps: world.deps };
}

it('makes a draft of words out of the blue, with the categories that they may be about', async () => {
  const { chat, draft } = await begin();
  await chat.says('我们这两个工人小孩要上一年级，不知道找谁');
  expect(chat.last()).toBe('先替您记成草稿了：\n我们这两个工人小孩要上一年级，不知道找谁\n是哪方面的事？');
  expect(chat.buttons()).toEqual([['子女入学', '用工', '其他'], ['不是诉求'], ['取消']]);
  await chat.taps('其他');
  expect(chat.buttons().flat()).toContain('道路设施');
  await chat.taps('子女入学');
  expect(await draft()).toMatchObject({
    category: 'EDU',
    answers: { description: '我们这两个工人小孩要上一年级，不知道找谁' },
  });
  expect(chat.last()).toContain('🔒 孩子的事');
});

it('forgets it when it was none', async () => {
  const { chat, draft } = await begin();
  await chat.says('明天下午镇里开会要带什么材料');
  await chat.taps('不是诉求');
  expect(chat.last()).toContain('好，没有记。要找人：李示范');
  expect(await draft()).toBeUndefined();
});

it('puts people first at a dangerous word, before it asks for the category', async () => {
  const { chat } = await begin();
  await chat.says('食堂漏气了，一股味道');
  expect(chat.last()).toContain('🚨 您写到“漏气”');
  await chat.taps('已打电话');
  expect(chat.last()).toContain('是哪方面的事？');
});

it('takes the words that wait along when the person goes for a new appeal below the chat', async () => {
  const { chat, draft, town } = await begin();
  await town.files({ category: 'PWR' });
  await chat.says('厂门口的路坑很大，货车轮胎爆了');
  await chat.says('提诉求');
  expect(chat.last()).toContain('是哪方面的事？');
  expect(await draft()).toMatchObject({ answers: { description: '厂门口的路坑很大，货车轮胎爆了' } });
});

it('never offers a case to somebody who asks to report conduct', async () => {
  const { chat, town } = await begin();
  await town.files({ category: 'PWR' });
  for (const words of ['我要反映作风问题', '举报干部！', 'I want to report conduct']) {
    await chat.says(words);
    expect(chat.last()).toContain('🔒');
    await chat.taps('取消');
  }
  await chat.says('举报干部也没用，电还是停');
  expect(chat.last()).toContain('这是给哪件的？');
});

it('asks which case words are for, where one is open', async () => {
  const { chat, town, deps } = await begin();
  const first = await town.files({ category: 'PWR' });
  await town.files({ category: 'GAS' });
  await chat.says('今天下午又停了两次电');
  expect(chat.last()).toBe('这是给哪件的？\n今天下午又停了两次电');
  expect(chat.buttons().flat()).toEqual(
    expect.arrayContaining(['0001 用电', '0002 用气', '提诉求', '不是诉求']),
  );
  await chat.taps('0001 用电');
  expect((await loadLog(deps, first.id)).at(-1)?.event).toEqual({
    type: 'add_info',
    text: '今天下午又停了两次电',
  });
  expect(chat.last()).toBe(`✅ 补充进 ${first.no}，李示范会看到。`);
});

it('begins a new draft with the words, where they are for none of the open cases', async () => {
  const { chat, town, draft } = await begin();
  await town.files({ category: 'PWR' });
  await chat.says('厂门口的路塌了一块，大货车进不来');
  await chat.taps('提诉求');
  expect(chat.last()).toContain('先替您记成草稿了');
  expect((await draft())?.answers).toMatchObject({ description: '厂门口的路塌了一块，大货车进不来' });
});

it('adds a reply to the case that it replies to, and its later wording too', async () => {
  const { chat, town, deps } = await begin();
  const appeal = await town.files();
  const card = {
    message_id: 77,
    date: 0,
    chat: { id: chat.chatId, type: 'private' },
    text: `用电 ${appeal.no}`,
  };
  await chat.says('现在三条线都停了', { reply_to_message: card });
  expect(chat.last()).toContain(`✅ 补充进 ${appeal.no}`);
  await chat.edits(chat.lastSent(), '现在两条线停了');
  expect(chat.last()).toBe('改了，李示范也看得到；原来那条记录里还在。');
  expect((await loadLog(deps, appeal.id)).slice(-2).map(({ event }) => event)).toEqual([
    { type: 'add_info', text: '现在三条线都停了' },
    { type: 'add_info', text: '现在两条线停了', edited: true },
  ]);
});

it('keeps every photo of an album that came without a word until it is said what they are for', async () => {
  const { chat, town, deps } = await begin();
  const appeal = await town.files({ category: 'PWR' });
  await chat.sendsAll(['a', 'b', 'c'].map((name) => photo(name, { media_group_id: 'g' })));
  expect(chat.buttons().flat()).toContain('0001 用电');
  await chat.taps('0001 用电');
  expect((await loadLog(deps, appeal.id)).at(-1)?.event).toEqual({ type: 'add_info', text: '附件 3 个' });
  expect(await deps.sql`select 1 from files where event_id is not null`).toHaveLength(3);
});

it('adds an album to the case that it replies to once', async () => {
  const { chat, town, deps } = await begin();
  const appeal = await town.files();
  await deps.sql`insert into cards (appeal_id, person_id, chat_id, message_id, sent_at)
    values (${appeal.id}, ${town.who.contact}, ${chat.chatId}, 55, ${deps.now()})`;
  const reply = { reply_to_message: { message_id: 55, date: 0, chat: { id: chat.chatId, type: 'private' } } };
  await chat.sendsAll(['a', 'b', 'c'].map((name) => photo(name, { media_group_id: 'g', ...reply })));
  const events = await loadLog(deps, appeal.id);
  expect(events.filter(({ event }) => event.type === 'add_info')).toHaveLength(1);
  expect(
    await deps.sql`select 1 from files where appeal_id = ${appeal.id} and event_id is not null`,
  ).toHaveLength(3);
});

it('lets a reply to a card go to that case though another question is open', async () => {
  const { chat, town, deps } = await begin();
  const appeal = await town.files();
  await chat.says('/new');
  await chat.taps('用气');
  const card = { message_id: 77, date: 0, chat: { id: chat.chatId, type: 'private' }, text: `${appeal.no}` };
  await chat.says('电还没有来', { reply_to_message: card });
  expect((await loadLog(deps, appeal.id)).at(-1)?.event).toEqual({ type: 'add_info', text: '电还没有来' });
  await chat.says('食堂的燃气压力不够，中午做不出饭');
  expect(chat.texts().some((text) => text.includes('✅ 食堂的燃气压力不够'))).toBe(true);
});

it('asks what a word after the end means', async () => {
  const { chat, town, deps, server } = await begin();
  const owner = await server.chatOf(town.who.owner);
  const appeal = await town.files();
  await town.does('owner', { type: 'acknowledge' }, appeal);
  await town.does(
    'owner',
    { type: 'report_done', outcome: 'resolved', text: '已经调了档', left: '' },
    appeal,
  );
  await town.does('contact', { type: 'sign', solved: 'resolved', name: '王示例', differs: false }, appeal);
  await chat.says('谢谢你们');
  expect(chat.last()).toBe(`${appeal.no} 已经办完。这句话是？`);
  await chat.taps('只是道谢');
  expect(chat.last()).toBe('好，会转给李示范。');
  expect(owner.last()).toContain('谢谢你们');
  const card = { message_id: 77, date: 0, chat: { id: chat.chatId, type: 'private' }, text: `${appeal.no}` };
  await chat.says('周六又掉到 345 伏', { reply_to_message: card });
  await chat.taps('问题又出现');
  expect((await loadLog(deps, appeal.id)).at(-1)?.event).toMatchObject({
    type: 'reopen',
    text: '周六又掉到 345 伏',
  });
});

it('keeps a photo or a voice message with a draft and asks for a sentence', async () => {
  const { chat, deps, draft } = await begin();
  await chat.sends({ voice: { file_id: 'v', file_unique_id: 'v', duration: 5, file_size: 9000 } });
  expect(chat.last()).toContain('语音收下了，记成草稿的附件。');
  await chat.says('厂门口的路塌了一块，大货车进不来');
  expect(chat.last()).toContain('先替您记成草稿了');
  expect((await draft())?.answers).toMatchObject({ description: '厂门口的路塌了一块，大货车进不来' });
  expect(await deps.sql`select kind from files`).toEqual([{ kind: 'voice' }]);
});

it('answers stickers, places, contacts, numbers and what it cannot read', async () => {
  const { chat, town } = await begin();
  await chat.sends({ sticker: { file_id: 's', emoji: '🙂' } });
  expect(chat.last()).toBe('看到了。要提诉求，写一句什么事就行。');
  await chat.sends({ location: { latitude: 24.9, longitude: 103.1 } });
  expect(chat.last()).toContain('位置看到了。');
  await chat.sends({ contact: { phone_number: '1', first_name: 'A' } });
  expect(chat.last()).toBe('这种内容我看不了（名片）。打字、照片、文件、语音都行。');
  await chat.says('嗯');
  expect(chat.last()).toContain('没看懂。');
  for (const no of ['9999', '2026-9999', '杨企诉-2026-9999']) {
    await chat.says(no);
    expect(chat.last()).toMatch(new RegExp(`^没有 ?${no} 这件`));
  }
  const appeal = await town.files();
  await chat.says('进度怎么样了');
  expect(chat.last()).toBe('您在办的有 1 件：');
  await chat.says(String(appeal.no));
});

it('greets back instead of asking which case a greeting is for', async () => {
  const { chat, town } = await begin();
  await town.files({ category: 'PWR' });
  await chat.says('你好！');
  expect(chat.last()).toContain('您好。有事直接写一句');
  expect(chat.buttons()).toEqual([['提诉求', '我的诉求']]);
});

it('gives the numbers to call at once where danger is told beside an open case', async () => {
  const { chat, town, deps } = await begin();
  const first = await town.files({ category: 'PWR' });
  const before = chat.texts().length;
  await chat.says('配电房有人触电了');
  const [numbers = '', question = ''] = chat.texts().slice(before);
  expect(numbers).toContain('🚨 您写到“触电”。有危险先打 110');
  expect(question).toContain('这是给哪件的？');
  await chat.taps('0001 用电');
  await chat.taps('已打电话');
  expect((await loadLog(deps, first.id)).at(-1)?.event).toMatchObject({ type: 'worsen', grade: 'top' });
});

it('gives the numbers to call though the words answer no open question, or are very few', async () => {
  const { chat, town } = await begin();
  await chat.says('着火了');
  expect(chat.texts().join('\n')).toContain('🚨 您写到“着火”');
  await chat.says('/cancel');
  await town.files({ category: 'PWR' });
  await chat.says('今天下午又停了两次电');
  await chat.says('煤气味很大，漏气了！');
  expect(chat.texts().slice(-2)[0]).toContain('🚨 您写到“漏气”');
});

it('says in the list by how much somebody is late', async () => {
  const { chat, town, world } = await begin();
  await town.files();
  await chat.says('/my');
  expect(chat.last()).not.toContain('超期');
  world.clock.set('2026-11-19T15:42+08:00');
  await chat.says('/my');
  expect(chat.last()).toMatch(/待签收 · 轮到李示范 · .*（超期 30 分）/);
});
