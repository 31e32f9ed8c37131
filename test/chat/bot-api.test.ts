import { Input } from 'telegraf';
import { expect, it } from 'vitest';
import { browser, drain, guest, loggedIn, openStage, png, refusal, TOKEN } from './stage.ts';

const stage = await openStage();
const hand = (user: number) => stage.chat.as(user, stage.botId);

it('says who the bot is, and knows no other token and no other method', async () => {
  expect(await stage.telegram.getMe()).toMatchObject({ id: 424242, is_bot: true, username: 'xiaoer_bot' });
  const call = async (path: string) => (await fetch(stage.url + path)).json();
  expect(await call('/bot1:wrong/getMe')).toEqual({
    ok: false,
    error_code: 401,
    description: 'Unauthorized',
  });
  expect(await call(`/bot${TOKEN}/fly`)).toEqual({
    ok: false,
    error_code: 404,
    description: 'Not Found: method not found',
  });
  expect(await call(`/bot${TOKEN}/GETME`)).toMatchObject({ ok: true });
});

it('takes arguments from the query, a form or JSON', async () => {
  const user = await guest(stage);
  const url = `${stage.url}/bot${TOKEN}/sendMessage`;
  const bodies = [
    () => fetch(`${url}?chat_id=${user}&text=one`),
    () => fetch(url, { method: 'POST', body: new URLSearchParams({ chat_id: String(user), text: 'two' }) }),
    () =>
      fetch(url, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ chat_id: user, text: 'three' }),
      }),
  ];

  for (const send of bodies) expect(await (await send()).json()).toMatchObject({ ok: true });

  const [last] = await stage.world.deps.sql`
    select message ->> 'text' as text from chat.messages where user_id = ${user} order by message_id desc limit 1`;
  expect(last?.text).toBe('three');
});

it('turns HTML into text and entities, and finds links, commands and mentions', async () => {
  const user = await guest(stage);

  const message = await stage.telegram.sendMessage(
    user,
    '  <b>杨企诉-2026-0001</b> 用电 &lt;380V&gt;\n<a href="https://example.cn/x">详情</a> <code>/no</code> /tasks ',
    { parse_mode: 'HTML' },
  );

  expect(message.text).toBe('杨企诉-2026-0001 用电 <380V>\n详情 /no /tasks');
  expect(message.entities).toEqual([
    { type: 'bold', offset: 0, length: 13 },
    { type: 'text_link', offset: 24, length: 2, url: 'https://example.cn/x' },
    { type: 'code', offset: 27, length: 3 },
    { type: 'bot_command', offset: 31, length: 6 },
  ]);
});

it('sends an album of uploads, and a photo again by its id', async () => {
  const user = await guest(stage);

  const album = await stage.telegram.sendMediaGroup(user, [
    {
      type: 'photo',
      media: Input.fromBuffer(png(640, 480), 'a.png'),
      caption: '<b>一</b>',
      parse_mode: 'HTML',
    },
    { type: 'photo', media: Input.fromBuffer(png(320, 240), 'b.png') },
  ]);

  expect(new Set(album.map((message) => message.media_group_id)).size).toBe(1);
  expect(album[0]).toMatchObject({ caption: '一', photo: [{ width: 640, height: 480 }] });
  const [size] = 'photo' in (album[0] ?? {}) ? (album[0] as { photo: { file_id: string }[] }).photo : [];
  const again = await stage.telegram.sendPhoto(user, size?.file_id ?? '', { caption: '再' });
  expect(again.photo.at(-1)).toMatchObject({ file_id: size?.file_id, width: 640 });
  const link = await stage.telegram.getFileLink(size?.file_id ?? '');
  expect(Buffer.from(await (await fetch(link)).arrayBuffer())).toEqual(png(640, 480));
});

it('keeps a document with its Chinese name', async () => {
  const user = await guest(stage);

  const message = await stage.telegram.sendDocument(
    user,
    Input.fromBuffer(Buffer.from('%PDF-1.4'), '办理情况表.pdf'),
  );

  expect(message.document).toMatchObject({ file_name: '办理情况表.pdf', file_size: 8 });
});

it('shows buttons, takes a press and its answer, once', async () => {
  const page = await loggedIn(stage, 'good-press');
  const sent = await stage.telegram.sendMessage(page.userId, '签收吗', {
    reply_markup: { inline_keyboard: [[{ text: '签收', callback_data: 'ack:1' }]] },
  });

  const pressed = await page.post('/chat/press', {
    bot: stage.botId,
    messageId: sent.message_id,
    data: 'ack:1',
  });
  const { pressId } = (await pressed.json()) as { pressId: string };
  const [update] = await drain(stage);
  await stage.telegram.answerCbQuery(pressId, '已签收', { show_alert: true });

  expect(update).toMatchObject({
    callback_query: { id: pressId, data: 'ack:1', from: { id: page.userId }, message: { text: '签收吗' } },
  });
  const events = (await (await page.get('/chat/poll?after=0')).json()) as { events: object[] };
  expect(events.events.at(-1)).toMatchObject({ type: 'answer', pressId, text: '已签收', alert: true });
  expect(await refusal(stage.telegram.answerCbQuery(pressId))).toBe(
    '400 Bad Request: query is too old and response timeout expired or query ID is invalid',
  );
});

it('gives commands by chat before those of all private chats', async () => {
  const page = await loggedIn(stage, 'good-commands');
  const everybody = [{ command: 'help', description: '帮助' }];
  const own = [{ command: 'tasks', description: '我的待办' }];
  await stage.telegram.setMyCommands(everybody, { scope: { type: 'all_private_chats' } });
  const commands = async () =>
    ((await (await page.get('/chat/state')).json()) as { chats: { commands: object[] }[] }).chats[0]
      ?.commands;
  expect(await commands()).toEqual(everybody);

  await stage.telegram.setMyCommands(own, { scope: { type: 'chat', chat_id: page.userId } });
  expect(await commands()).toEqual(own);
  expect(await stage.telegram.getMyCommands({ scope: { type: 'chat', chat_id: page.userId } })).toEqual(own);

  await stage.telegram.deleteMyCommands({ scope: { type: 'chat', chat_id: page.userId } });
  expect(await commands()).toEqual(everybody);
});

it('refuses with 403 while a person blocks the bot, and says so by my_chat_member', async () => {
  const page = await loggedIn(stage, 'good-block');

  await page.post('/chat/block', { bot: stage.botId });

  const [update] = await drain(stage);
  expect(update).toMatchObject({ my_chat_member: { new_chat_member: { status: 'kicked' } } });
  expect(await refusal(stage.telegram.sendMessage(page.userId, '在吗'))).toBe(
    '403 Forbidden: bot was blocked by the user',
  );
  const send = await page.post('/chat/send', { bot: stage.botId, clientId: 'b1', text: '在' });
  expect([send.status, await send.json()]).toEqual([409, { error: 'blocked' }]);
  await page.post('/chat/unblock', { bot: stage.botId });
  expect(await refusal(stage.telegram.sendMessage(page.userId, '在吗'))).toBe('not refused');
});

it('remembers the reply keyboard until it is removed', async () => {
  const page = await loggedIn(stage, 'good-keyboard');
  const keyboard = async () => {
    const state = (await (await page.get('/chat/state')).json()) as { chats: { replyKeyboard: unknown }[] };
    return state.chats[0]?.replyKeyboard;
  };

  await stage.telegram.sendMessage(page.userId, '选', {
    reply_markup: { keyboard: [['提诉求', '我的诉求']], resize_keyboard: true },
  });
  expect(await keyboard()).toEqual({
    keyboard: [[{ text: '提诉求' }, { text: '我的诉求' }]],
    resize_keyboard: true,
  });

  await stage.telegram.sendMessage(page.userId, '好', { reply_markup: { remove_keyboard: true } });
  expect(await keyboard()).toBeNull();
});

it('keeps a conversation over a restart, and goes on counting', async () => {
  const page = await loggedIn(stage, 'good-restart');
  const before = await stage.telegram.sendMessage(page.userId, '第一条');
  await (await hand(page.userId)).write('未读的一条');

  await stage.restart();

  const { messages } = (await (await page.get(`/chat/messages?bot=${stage.botId}`)).json()) as {
    messages: { text: string; message_id: number }[];
  };
  expect(messages.map(({ text }) => text)).toEqual(['/start good-restart', '第一条', '未读的一条']);
  expect(await drain(stage)).toMatchObject([{ message: { text: '未读的一条' } }]);
  const after = await stage.telegram.sendMessage(page.userId, '第二条');
  expect(after.message_id).toBe(before.message_id + 2);
  expect((await browser(stage).get('/chat/state')).status).toBe(401);
});
