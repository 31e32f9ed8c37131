import { Input } from 'telegraf';
import { expect, it } from 'vitest';
import type { ChatEvent, MessagesPage, Poll, Sent, State } from '../../src/chat/api.ts';
import { type Browser, browser, drain, loggedIn, openStage, png } from './stage.ts';

const stage = await openStage();
const { botId } = stage;
const json = async <T>(response: Promise<Response>) => (await (await response).json()) as T;

it('spends nothing when an invitation is looked at, and logs in when its button is tapped', async () => {
  const page = browser(stage);

  const looked = await page.get('/chat/join/good-a');
  expect(await looked.text()).toBe('join 王示例 good-a');
  expect(looked.headers.get('set-cookie')).toBeNull();
  const tapped = await page.post('/chat/join', new URLSearchParams({ code: 'good-a' }));

  expect([tapped.status, tapped.headers.get('location')]).toEqual([303, '/chat']);
  const cookie = tapped.headers.get('set-cookie') ?? '';
  expect(cookie).toMatch(/HttpOnly/);
  expect(cookie).toMatch(/SameSite=Lax/);
  expect(cookie).toMatch(/Max-Age=15552000/);
  expect(cookie).not.toMatch(/Secure/);
  expect(await drain(stage)).toMatchObject([
    { message: { text: '/start good-a', entities: [{ type: 'bot_command', offset: 0, length: 6 }] } },
  ]);
  expect(await (await page.get('/chat')).text()).toBe('chat of 王示例 ');
});

it('marks the cookie Secure behind https', async () => {
  const headers = { 'x-forwarded-proto': 'https' };
  const tapped = await browser(stage).post('/chat/join', new URLSearchParams({ code: 'good-s' }), headers);
  expect(tapped.headers.get('set-cookie')).toMatch(/Secure/);
  await drain(stage);
});

it('shows a way back for a dead invitation and for nobody logged in', async () => {
  const page = browser(stage);
  const dead = await page.get('/chat/join/used');
  expect([dead.status, await dead.text()]).toEqual([410, 'lost invitation']);
  expect((await page.post('/chat/join', new URLSearchParams({ code: 'used' }))).status).toBe(410);
  const nobody = await page.get('/chat');
  expect(await nobody.text()).toBe('lost login');
  expect(nobody.headers.get('content-security-policy')).toMatch(/^default-src 'none'; script-src 'self'/);
  expect((await page.get('/chat?start=good-x')).headers.get('location')).toBe('/chat/join/good-x');
});

it('uses the person who is logged in already for a second invitation', async () => {
  const page = await loggedIn(stage, 'good-b');
  await page.post('/chat/join', new URLSearchParams({ code: 'good-c' }));
  expect((await json<State>(page.get('/chat/state'))).me.id).toBe(page.userId);
  expect(await drain(stage)).toMatchObject([
    { message: { text: '/start good-c', from: { id: page.userId } } },
  ]);
});

it('refuses what a foreign site could make a browser send', async () => {
  const page = await loggedIn(stage, 'good-d');
  const bare = { 'x-requested-with': '' };
  const send = await page.post('/chat/send', { bot: botId, clientId: 'x', text: 'x' }, bare);
  expect([send.status, await send.json()]).toEqual([403, { error: 'forbidden' }]);
  for (const headers of [{ origin: 'http://evil.example' }, { 'sec-fetch-site': 'cross-site' }]) {
    const join = await page.post('/chat/join', new URLSearchParams({ code: 'good-d2' }), headers);
    expect(join.status).toBe(403);
  }
  expect(await drain(stage)).toEqual([]);
});

it('asks strangers to log in, and forgets who logs out', async () => {
  const page = await loggedIn(stage, 'good-e');
  const old = page.cookie;
  for (const path of ['state', 'messages?bot=1', 'events', 'poll', 'file/x']) {
    const refused = await browser(stage).get(`/chat/${path}`);
    expect([refused.status, await refused.json()]).toEqual([401, { error: 'login' }]);
  }
  await page.post('/chat/logout');
  const stolen = await fetch(`${stage.url}/chat/state`, { headers: { cookie: old } });
  expect(stolen.status).toBe(401);
});

it('ends a session after 180 days', async () => {
  const page = await loggedIn(stage, 'good-f');
  stage.world.clock.advance('179d');
  expect((await page.get('/chat/state')).status).toBe(200);
  stage.world.clock.advance('2d');
  expect((await page.get('/chat/state')).status).toBe(401);
});

it('sends once however often the page repeats itself', async () => {
  const page = await loggedIn(stage, 'good-g');
  const body = { bot: botId, clientId: 'c-1', text: '三号车间电压低' };

  const all = await Promise.all([1, 2, 3].map(() => json<Sent>(page.post('/chat/send', body))));

  expect(new Set(all.map(({ messages }) => messages[0]?.message_id)).size).toBe(1);
  expect(await drain(stage)).toHaveLength(1);
});

it('cuts a long text into messages, answers a message, and edits an own one', async () => {
  const page = await loggedIn(stage, 'good-h');
  const long = await json<Sent>(
    page.post('/chat/send', { bot: botId, clientId: 'long', text: '字'.repeat(5000), replyTo: 1 }),
  );
  expect(long.messages.map(({ text }) => text?.length)).toEqual([4096, 904]);
  const again = await json<Sent>(page.post('/chat/send', { bot: botId, clientId: 'long', text: 'x' }));
  expect(again).toEqual(long);
  expect(await drain(stage)).toMatchObject([{ message: { reply_to_message: { message_id: 1 } } }, {}]);

  const messageId = long.messages[1]?.message_id;
  await page.post('/chat/edit', { bot: botId, messageId, text: '改了' });
  expect(await drain(stage)).toMatchObject([
    { edited_message: { text: '改了', edit_date: expect.any(Number) } },
  ]);
});

it('refuses input that does not fit, and says which', async () => {
  const page = await loggedIn(stage, 'good-i');
  const refused = async (path: string, body: object) => json(page.post(path, body));
  expect(await refused('/chat/send', { bot: botId, clientId: 'x', text: ' ' })).toEqual({
    error: 'bad_request',
    field: 'text',
  });
  expect(await refused('/chat/send', { bot: 7, clientId: 'x', text: 'x' })).toEqual({ error: 'not_found' });
  expect(await refused('/chat/location', { bot: botId, clientId: 'x', latitude: 99, longitude: 1 })).toEqual({
    error: 'bad_request',
    field: 'latitude',
  });
  expect(await refused('/chat/press', { bot: botId, messageId: 1, data: 'x'.repeat(65) })).toEqual({
    error: 'bad_request',
    field: 'data',
  });
});

it('shares a place and the own number', async () => {
  const page = await loggedIn(stage, 'good-j');
  await page.post('/chat/location', { bot: botId, clientId: 'l', latitude: 25.2, longitude: 103.1 });
  await page.post('/chat/contact', { bot: botId, clientId: 'n', phone: '13800000001' });
  expect(await drain(stage)).toMatchObject([
    { message: { location: { latitude: 25.2, longitude: 103.1 } } },
    { message: { contact: { phone_number: '13800000001', user_id: page.userId } } },
  ]);
});

function form(clientId: string, files: File[], more: Record<string, string> = {}): FormData {
  const body = new FormData();
  for (const [name, value] of Object.entries({ bot: String(botId), clientId, ...more }))
    body.set(name, value);
  for (const file of files) body.append('files', file);
  return body;
}
const photo = (name: string, width = 640) =>
  new File([new Uint8Array(png(width, 480))], name, { type: 'image/png' });

it('uploads several photos as one album, once', async () => {
  const page = await loggedIn(stage, 'good-k');
  const upload = () =>
    json<Sent>(
      page.post('/chat/upload', form('u', [photo('a.png'), photo('b.png', 320)], { caption: '现场' })),
    );

  const { messages } = await upload();
  expect(await upload()).toEqual({ messages });

  const updates = (await drain(stage)) as { message: { media_group_id: string } }[];
  expect(updates).toMatchObject([
    { message: { caption: '现场', photo: [{ width: 640, height: 480 }] } },
    { message: { photo: [{ width: 320 }] } },
  ]);
  expect(new Set(updates.map(({ message }) => message.media_group_id)).size).toBe(1);
  const fileId = messages[0]?.photo?.[0]?.file_id ?? '';
  const link = await stage.telegram.getFileLink(fileId);
  expect((await fetch(link)).status).toBe(200);
});

it('kindly refuses a file over 20 MB, by name', async () => {
  const page = await loggedIn(stage, 'good-l');
  const file = new File([new Uint8Array(20 * 1024 * 1024 + 1)], '录像.mp4');
  const refused = await page.post('/chat/upload', form('big', [file]));
  expect([refused.status, await refused.json()]).toEqual([
    413,
    { error: 'too_big', limit: 20 * 1024 * 1024, name: '录像.mp4' },
  ]);
});

it("gives a file to those in whose chat it stands, and to nobody else's", async () => {
  const owner = await loggedIn(stage, 'good-m');
  const other = await loggedIn(stage, 'good-n');
  const evil = new File(['<script>alert(1)</script>'], '证明".html', { type: 'text/html' });
  const { messages } = await json<Sent>(owner.post('/chat/upload', form('f', [evil])));
  const fileId = messages[0]?.document?.file_id ?? '';

  const own = await owner.get(`/chat/file/${fileId}`);
  expect(own.headers.get('content-type')).toBe('application/octet-stream');
  expect(own.headers.get('content-disposition')).toBe(
    "attachment; filename*=UTF-8''%E8%AF%81%E6%98%8E%22.html",
  );
  expect(own.headers.get('x-content-type-options')).toBe('nosniff');
  expect((await other.get(`/chat/file/${fileId}`)).status).toBe(404);

  await stage.telegram.sendDocument(other.userId, fileId);
  expect((await other.get(`/chat/file/${fileId}`)).status).toBe(200);
});

it("keeps everybody out of everybody else's chat", async () => {
  const [a, b] = [await loggedIn(stage, 'good-o'), await loggedIn(stage, 'good-p')];
  const secret = await stage.telegram.sendMessage(a.userId, '秘密');

  const seen = await json<MessagesPage>(b.get(`/chat/messages?bot=${botId}&as=${a.userId}`)).catch(
    () => null,
  );
  expect(JSON.stringify(seen)).not.toContain('秘密');
  const press = { bot: botId, messageId: secret.message_id + 5, data: 'x' };
  expect((await b.post('/chat/press', press)).status).toBe(404);
  expect(JSON.stringify(await json<Poll>(b.get('/chat/poll?after=0')))).not.toContain('秘密');
});

it('counts what is unread until it is read, in pages of fifty', async () => {
  const page = await loggedIn(stage, 'good-q');
  for (let i = 0; i < 60; i += 1) await stage.telegram.sendMessage(page.userId, `${i}`);
  const chat = async () => (await json<State>(page.get('/chat/state'))).chats[0];
  expect(await chat()).toMatchObject({ unread: 60, started: true, lastMessage: { text: '59' } });

  const newest = await json<MessagesPage>(page.get(`/chat/messages?bot=${botId}`));
  expect([newest.messages.length, newest.more, newest.messages.at(-1)?.text]).toEqual([50, true, '59']);
  const before = newest.messages[0]?.message_id;
  const older = await json<MessagesPage>(page.get(`/chat/messages?bot=${botId}&before=${before}`));
  expect([older.messages.length, older.more]).toEqual([11, false]);

  await page.post('/chat/read', { bot: botId, upTo: newest.messages.at(-2)?.message_id });
  expect(await chat()).toMatchObject({ unread: 1 });
});

it('streams events, and goes on after the last one that was heard', async () => {
  const page = await loggedIn(stage, 'good-r');
  const { seq } = await json<State>(page.get('/chat/state'));
  const first = await listen(page, { after: seq });
  await stage.telegram.sendMessage(page.userId, '一', { disable_notification: true });
  await stage.telegram.sendChatAction(page.userId, 'typing');
  const heard = await first.take(2);
  first.stop();
  expect(first.headers.get('cache-control')).toBe('no-store, no-transform');
  expect(heard).toMatchObject([
    { type: 'message', user: page.userId, bot: botId, message: { text: '一' }, silent: true },
    { type: 'typing', action: 'typing' },
  ]);

  const sent = await stage.telegram.sendMessage(page.userId, '二');
  await stage.telegram.editMessageText(page.userId, sent.message_id, undefined, '二改');
  await stage.telegram.deleteMessage(page.userId, sent.message_id);
  const second = await listen(page, { lastEventId: heard[0]?.seq ?? 0 });
  const missed = await second.take(4);
  second.stop();

  expect(missed.map(({ type }) => type)).toEqual(['typing', 'message', 'edit', 'delete']);
});

it('tells a page that was away too long to load anew', async () => {
  const page = await loggedIn(stage, 'good-t');
  await stage.world.deps.sql`delete from chat.events where seq < (select max(seq) from chat.events)`;
  const stream = await listen(page, { lastEventId: 1 });
  expect(await stream.take(1)).toMatchObject([{ type: 'reset' }]);
  stream.stop();
});

it('survives pictures and long words that a bot sends', async () => {
  const page = await loggedIn(stage, 'good-u');
  await stage.telegram.sendPhoto(page.userId, Input.fromBuffer(png(800, 600)), { caption: '图' });
  const { messages } = await json<MessagesPage>(page.get(`/chat/messages?bot=${botId}`));
  const file = await page.get(`/chat/file/${messages.at(-1)?.photo?.[0]?.file_id}`);
  expect([file.headers.get('content-type'), file.headers.get('content-disposition')]).toEqual([
    'image/png',
    "inline; filename*=UTF-8''photo",
  ]);
});

async function listen(page: Browser, from: { after?: number; lastEventId?: number }) {
  const stop = new AbortController();
  const headers = from.lastEventId === undefined ? {} : { 'last-event-id': String(from.lastEventId) };
  const response = await fetch(`${stage.url}/chat/events?after=${from.after ?? 0}`, {
    headers: { cookie: page.cookie, ...headers },
    signal: stop.signal,
  });
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  const take = async (count: number): Promise<ChatEvent[]> => {
    while ((text.match(/^data: /gm) ?? []).length < count) text += (await reader?.read())?.value ?? '';
    return [...text.matchAll(/^data: (.*)$/gm)].map(([, data = '']) => JSON.parse(data));
  };
  return { take, headers: response.headers, stop: () => stop.abort() };
}
