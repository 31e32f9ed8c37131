import { expect, it } from 'vitest';
import { browser, loggedIn, openStage } from './stage.ts';

const lines: { level: string; msg: string }[] = [];
const note = (level: string) => (_: unknown, msg: string) => void lines.push({ level, msg });
const over = new Set<number>();
const stage = await openStage({
  log: { error: note('error'), warn: note('warn') } as never,
  invitations: {
    peek: async (code) => (code.startsWith('good') ? { name: '王示例' } : null),
    isOver: async (userId) => over.has(userId),
  },
});

/** All that an event stream tells until it ends. */
async function heard(answer: Response): Promise<string> {
  let text = '';
  const decoder = new TextDecoder();
  for await (const chunk of answer.body ?? []) text += decoder.decode(chunk);
  return text;
}

it.each([
  ['logs out', async (page: Awaited<ReturnType<typeof loggedIn>>) => void (await page.post('/chat/logout'))],
  ['came in by another account', async ({ userId }: { userId: number }) => void over.add(userId)],
])('tells a page that listens no more once its person %s', async (what, end) => {
  const page = await loggedIn(stage, `good-${what.length}`);
  const other = browser(stage);
  const { cookie } = page;
  const stream = await other.get('/chat/events', { cookie });
  const poll = other.get(`/chat/poll?after=${await lastSeq(page)}`, { cookie });
  await stage.telegram.sendMessage(page.userId, 'before');
  expect(await (await poll).text()).toContain('"before"');

  const late = other.get(`/chat/poll?after=${await lastSeq(page)}`, { cookie });
  await end(page);
  await stage.telegram.sendMessage(page.userId, 'the number of the case');

  const text = await heard(stream);
  expect(text).toContain('"before"');
  expect(text).not.toContain('the number of the case');
  expect([(await late).status, await (await late).text()]).toEqual([401, '{"error":"login"}']);
});

async function lastSeq(page: { get: (path: string) => Promise<Response> }): Promise<number> {
  return ((await (await page.get('/chat/state')).json()) as { seq: number }).seq;
}

it('lets an account listen on so many pages, and one more ends the oldest', async () => {
  const [page, neighbour] = [await loggedIn(stage, 'good-many'), await loggedIn(stage, 'good-neighbour')];
  const events = `/chat/events?after=${await lastSeq(page)}`;
  const theirs = await neighbour.get('/chat/events');
  const streams: Response[] = [];
  for (let n = 0; n < 21; n++) streams.push(await page.get(events));
  const [oldest, ...others] = streams;
  if (oldest === undefined) throw new Error('nothing was opened');

  expect(await heard(oldest)).toBe('retry: 2000\n\n');
  await stage.telegram.sendMessage(page.userId, 'news');
  for (const one of [...others, theirs]) {
    const reader = one.body?.getReader();
    let text = '';
    if (one !== theirs)
      while (!text.includes('news')) text += new TextDecoder().decode((await reader?.read())?.value);
    await reader?.cancel();
  }
});

it('takes nothing that it was not made for as a fault of its own', async () => {
  const page = await loggedIn(stage, 'good-odd');
  await stage.telegram.sendMessage(page.userId, 'x');
  const { bot, messageId } = { bot: stage.botId, messageId: 2 };
  const form = (fields: Record<string, string>, name = 'a.txt') => {
    const made = new FormData();
    for (const [key, value] of Object.entries({ bot: String(bot), clientId: 'f', ...fields }))
      made.set(key, value);
    made.append('files', new File(['x'], name));
    return made;
  };
  lines.length = 0;
  const asked = await Promise.all([
    page.get(`/chat/messages?bot=${bot}&limit=1.5`),
    page.get(`/chat/messages?bot=${bot}&before=-9007199254740991&limit=-1e9`),
    page.get('/chat/messages?bot[]=1&before[__proto__]=1'),
    page.get('/chat/poll?after=1e400'),
    page.get('/chat/poll?after=9007199254740990'),
    page.get('/chat/events?after=-1.5').then((answer) => answer.body?.cancel().then(() => answer) ?? answer),
    page.get('/chat/file/%00'),
    page.get('/chat/file/%FF%FE'),
    page.get('/chat/file/..%2f..%2fetc%2fpasswd'),
    page.get('/chat/assets/..%2f..%2fpackage.json'),
    page.get('/chat/assets/__proto__'),
    page.get('/chat/join/%00'),
    page.post('/chat/press', { bot, messageId, data: 'a\0b' }),
    page.post('/chat/press', { bot, messageId, data: '\ud83d' }),
    page.post('/chat/press', { bot, messageId: 2 ** 53 - 1, data: 'x' }),
    page.post('/chat/send', { bot, clientId: 'x', text: 'x', replyTo: 2 ** 53 - 1 }),
    page.post('/chat/read', { bot, upTo: 2 ** 53 - 1 }),
    page.post('/chat/send', JSON.parse('{"__proto__":{"bot":1},"bot":{"toString":1}}')),
    page.post('/chat/upload', form({ caption: 'a\0b', replyTo: '1.5' })),
    page.post('/chat/upload', form({ clientId: 'g', replyTo: '1e300' }, 'a\u2067fdp.exe\0.txt')),
    page.post('/chat/upload', form({ clientId: 'h', bot: '1e400' })),
    page.post('/chat/join', 'no form', { 'content-type': 'multipart/form-data; boundary=x' }),
    page.post('/chat/join', 'no form', { 'content-type': 'multipart/form-data' }),
    page.post('/chat/join', new URLSearchParams({ code: '__proto__' })),
    page.get('/chat?start=%00&as=__proto__'),
    page.get('/chat/state?as=1e400'),
  ]);

  expect(asked.filter(({ status }) => status >= 500).map(({ url }) => url)).toEqual([]);
  expect(lines).toEqual([]);
  const names = await stage.world.deps.sql<{ name: string }[]>`select name from chat.files order by name`;
  expect(names.map(({ name }) => name)).toContain('afdp.exe.txt');
});

it('ends a log-in after half a year, however often it was used', async () => {
  const page = await loggedIn(stage, 'good-old');
  stage.world.clock.advance('179d');
  expect((await page.get('/chat/state')).status).toBe(200);
  stage.world.clock.advance('2d');
  expect((await page.get('/chat/state')).status).toBe(401);
});
