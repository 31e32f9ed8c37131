import { expect, it } from 'vitest';
import { ADMIN, openStage } from './support.ts';

const CONTACT = '13900000001';

it('tells a stranger once what this is, and afterwards only that they are not bound', async () => {
  const stage = await openStage();
  const chat = stage.chat(501);
  expect(await chat.says('有人吗')).toEqual([expect.stringContaining('您好，我是小二')]);
  expect(chat.labels()).toEqual(['申请邀请码', 'English']);
  await chat.taps('English');
  expect(chat.last().text).toContain('Hello, I am Xiaoer');
  for (const text of ['提诉求', '/new', '/tasks', '/me', '/nonsense', 'hm'])
    expect(await chat.says(text), text).toEqual([expect.stringContaining('您还没绑定')]);
  expect(await chat.sends({ photo: [] })).toEqual([expect.stringContaining('您还没绑定')]);
  expect(await chat.says('/help')).toEqual([expect.stringContaining('要用先绑定')]);
  expect(await chat.says('/cancel')).toEqual(['现在没有在填的东西。']);
});

it('answers each person with the commands they have, and knows no /reports', async () => {
  const stage = await openStage();
  const contact = await stage.bound(501, CONTACT, 1);
  expect((await contact.says('/tasks')).join()).toContain('这个命令要');
  expect((await contact.says('/health')).join()).toContain('管理员');
  const [unknown = ''] = await contact.says('/nonsense');
  const [reports = ''] = await contact.says('/reports');
  expect(unknown).toBe('没有这个命令。您能用的：/new /my /help /me /language /cancel');
  expect(reports).toBe(unknown);
  expect((await contact.says('我的待办')).join()).toContain('这个命令要');

  const admin = await stage.bound(900, ADMIN);
  expect((await admin.says('/board')).join()).toContain('您能用的：/tasks /invite /health /help');
});

it('stops serving somebody who left the roster, with the number to call', async () => {
  const stage = await openStage();
  const chat = await stage.bound(501, CONTACT, 1);
  await stage.deps.sql`update people set active = false where phone = ${CONTACT}`;
  const [refused] = await chat.says('/me');
  expect(refused).toContain('您的身份停用了');
  expect(refused).toContain(stage.deps.policies.current().town.phone);
  await stage.deps.sql`update people set active = true where phone = ${CONTACT}`;
  await stage.deps.sql`update contacts set active = false`;
  expect((await chat.says('提诉求')).join()).toContain('您的身份停用了');
});

it('says one line a day in a group, and leaves channels alone', async () => {
  const stage = await openStage();
  const chat = { id: -100500, type: 'supergroup', title: '群' };
  const from = { id: 501, is_bot: false, first_name: '某人', language_code: 'zh' };
  const speak = async (update: object) => {
    const update_id = stage.updateId();
    await stage.post({ update_id, ...update });
    await stage.handled(update_id);
  };
  const message = { message_id: 1, date: 0, chat, from, text: '/start@fake_bot' };
  await speak({ message });
  await speak({ message: { ...message, text: '在吗' } });
  const channel = { id: -100600, type: 'channel', title: '频道' };
  await speak({ channel_post: { message_id: 2, date: 0, chat: channel, text: '通知' } });
  expect(stage.api.chat(chat.id).map(({ text }) => text)).toEqual([
    expect.stringContaining('我只在私聊里办事'),
  ]);
  expect(stage.api.chat(channel.id)).toEqual([]);

  stage.clock.advance('1d');
  await speak({ message });
  expect(stage.api.chat(chat.id)).toHaveLength(2);
});

it('notes who stopped the bot, and who came back', async () => {
  const stage = await openStage();
  const chat = await stage.bound(501, CONTACT, 1);
  const member = (status: string) => ({
    my_chat_member: {
      chat: { id: 501, type: 'private', first_name: '某人' },
      from: { id: 501, is_bot: false, first_name: '某人' },
      date: 0,
      old_chat_member: { status: 'member' },
      new_chat_member: { status },
    },
  });
  const why = async () => (await stage.deps.sql`select unreachable_why as why from accounts`)[0]?.why;
  await chat.has(member('kicked'));
  expect(await why()).toBe('blocked');
  await chat.has(member('member'));
  expect(await why()).toBeNull();
  await chat.has(member('kicked'));
  await chat.says('/help');
  expect(await why()).toBeNull();
});

it('refuses forged buttons, and buttons that nobody knows any more', async () => {
  const stage = await openStage();
  const chat = stage.chat(501);
  await chat.presses('garbage|of|any|kind');
  expect(chat.boxes.at(-1)).toContain('没认出这个按钮');
});

it('introduces itself in both languages, and starts though Telegram does not listen', async () => {
  const { api } = await openStage();
  const menus = api.calls.filter(({ method }) => method === 'setMyCommands');
  expect(menus.map(({ params }) => params.language_code)).toEqual([undefined, 'en']);
  expect(api.calls.map(({ method }) => method)).toContain('setMyDescription');
});
