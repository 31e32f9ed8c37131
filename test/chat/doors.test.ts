import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Hono } from 'hono';
import { describe, expect, it } from 'vitest';
import { cleanUp } from '../support/clean-up.ts';
import { addressOf } from '../../src/web/address.ts';
import { serve } from '../../src/web/server.ts';
import { browser, loggedIn, openStage, TOKEN } from './stage.ts';

const over = new Set<number>();
const held: number[] = [];
const stage = await openStage({
  demo: { users: async () => held, app: new Hono().get('/state', (c) => c.json({})) },
  invitations: {
    peek: async (code) => (code.startsWith('good') ? { name: '王示例' } : null),
    isOver: async (userId) => over.has(userId),
  },
});
held.push(await stage.chat.addUser({ name: '企业' }));
const { log } = stage.world.deps;
const served = await serve({ host: '127.0.0.1', port: 0, app: stage.chat.app, log });
cleanUp(served.close);

type Route = { method: string; path: string };
/** Every address that answers, as the code has it; middleware has none of its own. */
const routes: Route[] = [
  ...new Map(
    stage.chat.app.routes
      .filter(({ method, path: at }) => method !== 'ALL' && !at.startsWith('/demo/'))
      .map(({ method, path: at }) => [`${method} ${at}`, { method, path: at }]),
  ).values(),
];
const page = readFileSync(path.resolve(import.meta.dirname, '../../docs/security.md'), 'utf8');
const part = page.split('### Pages\n')[1]?.split(/\n##/)[0] ?? '';
const rows = part.split('\n').filter((row) => row.startsWith('|'));

/** Who may ask for what, as docs/security.md has it; the console's own addresses are asked in test/console. */
const listed = rows.flatMap((row) => {
  const [, who = '', addresses = ''] = row.split('|').map((cell) => cell.trim());
  return [...addresses.matchAll(/`([A-Z]+) (?!\/console)([^`]+)`/g)].map(([, method = '', at = '']) => ({
    who,
    method,
    path: at,
  }));
});
const of = (who: string) => listed.filter((route) => route.who === who);

const ask = ({ method, path: at }: Route, init: RequestInit = {}) =>
  fetch(served.url + at.replace(/:bot\{[^}]+\}/, 'bot1:wrong').replace(/:\w+(\{[^}]+\})?/g, 'x'), {
    method,
    redirect: 'manual',
    signal: AbortSignal.timeout(5000),
    ...init,
  });

it('has a line for every address, and none for what is not there', () => {
  const names = ({ method, path: at }: Route) => `${method} ${at}`;
  const outer = [
    'GET /healthz',
    'GET /readyz',
    'GET /metrics',
    'POST /telegram/:path',
    'GET /demo/:step',
    'POST /demo/:step',
  ];

  expect(listed.map(names).toSorted()).toEqual([...routes.map(names), ...outer].toSorted());
});

it('asks for a log-in wherever somebody is meant, and for the header of the page wherever something changes', async () => {
  const inside = of('who is logged in');
  expect(inside.length).toBeGreaterThan(12);
  const { cookie } = await loggedIn(stage);
  const wrong: string[] = [];
  for (const route of inside) {
    const anybody = await ask(route, { headers: { 'x-requested-with': 'xiaoer' } });
    const forged = await ask(route, {
      headers: { cookie: 'xiaoer_chat=AAAA', 'x-requested-with': 'xiaoer' },
    });
    if (anybody.status !== 401 || forged.status !== 401) wrong.push(`${route.path} without a log-in`);
    if (route.method !== 'POST') continue;
    const foreign = await ask(route, {
      headers: { cookie, origin: 'https://elsewhere.example' },
      body: '{}',
    });
    if (foreign.status !== 403) wrong.push(`${route.path} from elsewhere: ${foreign.status}`);
  }
  for (const route of of('a bot, by its token')) {
    const { status } = await ask(route);
    if (status !== 401 && status !== 404) wrong.push(`${route.path}: ${status}`);
  }

  expect(wrong).toEqual([]);
});

it('sends every answer with a policy that runs nothing written into a page, and shares none with other sites', async () => {
  const { cookie } = await loggedIn(stage);
  for (const route of listed.filter(({ path: at }) => !/metrics|telegram|events|poll/.test(at))) {
    for (const headers of [{}, { cookie }]) {
      const answer = await ask(route, { headers });
      const policy = answer.headers.get('content-security-policy') ?? '';
      const at = `${route.method} ${route.path}`;
      expect(policy, at).toMatch(/default-src 'none'/);
      expect(policy, at).not.toMatch(/unsafe|\*|http:/);
      expect(answer.headers.get('x-content-type-options'), at).toBe('nosniff');
      expect(answer.headers.has('access-control-allow-origin'), at).toBe(false);
      expect(answer.headers.has('referrer-policy'), at).toBe(true);
    }
  }
});

it('keeps a log-in out of reach of scripts and other sites, and behind https off the open line', async () => {
  const join = (headers: Record<string, string> = {}) =>
    browser(stage).post('/chat/join', new URLSearchParams({ code: 'good-2' }), headers);
  const [plain = ''] = (await join()).headers.getSetCookie();
  const [safe = ''] = (await join({ 'x-forwarded-proto': 'https' })).headers.getSetCookie();

  expect(plain).toMatch(/^xiaoer_chat=[\w-]{43};/);
  for (const cookie of [plain, safe]) {
    expect(cookie).toContain('; HttpOnly');
    expect(cookie).toContain('; SameSite=Lax');
  }
  expect([/; Secure/.test(plain), /; Secure/.test(safe)]).toEqual([false, true]);
  const kept = JSON.stringify(await stage.world.deps.sql`select * from chat.sessions`);
  expect(kept).not.toContain(plain.slice(12, 55));
});

it('opens no invitation for a form of another site', async () => {
  const code = new URLSearchParams({ code: 'good-3' });
  for (const headers of [
    { origin: 'https://elsewhere.example' },
    { 'sec-fetch-site': 'cross-site' },
    { origin: 'null' },
  ]) {
    const answer = await browser(stage).post('/chat/join', code, headers);
    expect([answer.status, answer.headers.getSetCookie()]).toEqual([403, []]);
  }
});

it('looks the same for a used, an old and an invented invitation, and spends nothing by looking', async () => {
  const lost = await Promise.all(
    ['bad-1', 'bad-2', 'x'.repeat(64)].map(async (code) => {
      const answer = await browser(stage).get(`/chat/join/${code}`);
      return `${answer.status} ${await answer.text()}`;
    }),
  );

  expect(new Set(lost).size).toBe(1);
  expect((await browser(stage).get('/chat/join/good-4')).headers.getSetCookie()).toEqual([]);
});

it('ends what a log-in, a file and a message are good for with another person', async () => {
  const [mine, theirs] = [await loggedIn(stage, 'good-5'), await loggedIn(stage, 'good-6')];
  const form = new FormData();
  form.set('bot', String(stage.botId));
  form.set('clientId', 'f1');
  form.append('files', new File(['<script>alert(1)</script>'], 'a.html', { type: 'text/html' }));
  const sent = await (await mine.post('/chat/upload', form)).json();
  const { message_id, document } =
    (sent as { messages: { message_id: number; document: { file_id: string } }[] }).messages[0] ?? {};

  const own = await mine.get(`/chat/file/${document?.file_id}`);
  expect(own.headers.get('content-disposition')).toMatch(/^attachment/);
  expect(own.headers.get('content-type')).toBe('application/octet-stream');
  const nothing = await theirs.get('/chat/file/F-no-such-file');
  const foreign = await theirs.get(`/chat/file/${document?.file_id}`);
  expect([foreign.status, await foreign.text()]).toEqual([nothing.status, await nothing.text()]);
  const edit = await theirs.post('/chat/edit', { bot: stage.botId, messageId: message_id, text: 'x' });
  expect(edit.status).toBe(404);

  over.add(mine.userId);
  expect((await mine.get('/chat/state')).status).toBe(401);
  expect((await mine.get(`/chat/file/${document?.file_id}`)).status).toBe(401);
  expect(await (await mine.get('/chat')).text()).toBe('lost login');
  expect((await theirs.get('/chat/state')).status).toBe(200);
});

describe('with limits', () => {
  it('counts what an account does on all its browsers, and log-ins by address', async () => {
    // Nothing refills, however long it takes.
    const limited = await openStage({ limits: 'telegram', elapsed: () => 0 });
    const a = await loggedIn(limited, 'good-7');
    const b = browser(limited);
    await b.post('/chat/join', new URLSearchParams({ code: 'good-8' }));
    await limited.world.deps.sql`update chat.sessions set user_id = ${a.userId}`;
    const read = (one: { post: typeof a.post }) => one.post('/chat/read', { bot: limited.botId, upTo: 1 });
    const answers = await Promise.all(Array.from({ length: 40 }, (_, i) => read(i % 2 === 0 ? a : b)));
    expect(answers.filter(({ status }) => status === 429)).toHaveLength(10);
    // Logging in looked once.
    const looks = await Promise.all(Array.from({ length: 340 }, () => a.get('/chat/messages?bot=1')));
    expect(looks.filter(({ status }) => status === 429)).toHaveLength(41);

    const tries = (from: string) =>
      Promise.all(
        Array.from({ length: 25 }, () =>
          fetch(`${limited.url}/chat/join/bad`, { headers: { 'x-forwarded-for': `1.2.3.4, ${from}` } }),
        ),
      );
    expect(
      (await tries('198.51.100.7')).filter(({ status }) => status === 429).length,
    ).toBeGreaterThanOrEqual(3);
    expect(
      (await tries('198.51.100.8')).filter(({ status }) => status === 410).length,
    ).toBeGreaterThanOrEqual(20);
  });

  it('believes a proxy on this machine alone about where somebody comes from', async () => {
    const from = (remoteAddress: string, forwarded?: string) => {
      const app = new Hono().get('/', (c) => c.text(addressOf(c)));
      const headers = forwarded === undefined ? {} : { 'x-forwarded-for': forwarded };
      return Promise.resolve(app.request('/', { headers }, { incoming: { socket: { remoteAddress } } })).then(
        (r) => r.text(),
      );
    };
    expect(await from('127.0.0.1', '203.0.113.9, 198.51.100.7')).toBe('198.51.100.7');
    expect(await from('::ffff:127.0.0.1', '2001:db8::1')).toBe('2001:db8::1');
    expect(await from('127.0.0.1', 'unknown')).toBe('127.0.0.1');
    expect(await from('203.0.113.9', '198.51.100.7')).toBe('203.0.113.9');
  });
});

it('tells a bot with a wrong token nothing of the chats', async () => {
  const call = async (token: string, method: string) => {
    const answer = await fetch(`${stage.url}/bot${token}/${method}`);
    return `${answer.status} ${JSON.stringify(((await answer.json()) as { description?: string }).description)}`;
  };
  expect(await call(`${TOKEN}x`, 'getMe')).toBe('401 "Unauthorized"');
  expect(await call(`${TOKEN}x`, 'noSuchMethod')).toBe('401 "Unauthorized"');
});
