import { request } from 'node:http';
import { Hono } from 'hono';
import { streamSSE } from 'hono/streaming';
import { pino } from 'pino';
import { expect, it } from 'vitest';
import { checkTelegram } from '../../src/run/checks.ts';
import { openClient } from '../../src/telegram/client.ts';
import { createContact } from '../../src/telegram/contact.ts';
import { sharedReadiness } from '../../src/web/readiness.ts';
import { type ServeOptions, serve } from '../../src/web/server.ts';
import { cleanUp } from '../support/clean-up.ts';

const log = pino({ level: 'silent' });

async function serving(options: Partial<ServeOptions> = {}) {
  const served = await serve({ host: '127.0.0.1', port: 0, app: new Hono(), log, ...options });
  cleanUp(served.close);
  return served;
}

it('says that it is alive, and what is not ready', async () => {
  const { url } = await serving({
    checks: [
      { name: 'database', run: async () => ({ ok: true }) },
      { name: 'queue', run: async () => ({ ok: false, why: 'away' }) },
      { name: 'telegram', run: () => Promise.reject(new Error('401')) },
    ],
  });
  const alive = await fetch(`${url}/healthz`);
  const ready = await fetch(`${url}/readyz`);

  expect([alive.status, ready.status]).toEqual([200, 503]);
  expect(await ready.json()).toEqual({
    ok: false,
    checks: {
      database: { ok: true },
      queue: { ok: false, why: 'away' },
      telegram: { ok: false, why: '401' },
    },
  });
});

it('is ready when all is well, and does not wait for ever for an answer', async () => {
  const well = await serving({ checks: [{ name: 'database', run: async () => ({ ok: true }) }] });
  const stuck = await serving({ checks: [{ name: 'database', run: () => new Promise(() => {}) }] });

  expect((await fetch(`${well.url}/readyz`)).status).toBe(200);
  expect(await (await fetch(`${stuck.url}/readyz`)).json()).toMatchObject({
    checks: { database: { ok: false } },
  });
});

it('looks once for all who ask at the same time, and again for the next', async () => {
  let looks = 0;
  const run = async () => {
    looks += 1;
    return { ok: true };
  };
  const ready = sharedReadiness([{ name: 'database', run }]);

  const all = await Promise.all(Array.from({ length: 10 }, ready));
  expect([looks, new Set(all.map(({ ok }) => ok))]).toEqual([1, new Set([true])]);
  await ready();
  expect(looks).toBe(2);
});

it('is not ready once Telegram has not answered for long, by the calls that were made anyway', async () => {
  let at = 0;
  const contact = createContact(() => at);
  const client = openClient({
    token: '7000000001:AAfakefakefakefakefakefakefakefakefake',
    apiRoot: 'http://127.0.0.1:1',
    contact,
  });
  expect(checkTelegram(contact, 120_000)).toEqual({ ok: true });
  await client.call('getMe').catch(() => {});
  at = 119_000;
  await client.call('getMe').catch(() => {});
  const { why } = checkTelegram(contact, 120_000);
  expect([checkTelegram(contact, 120_000).ok, why]).toEqual([
    true,
    'no answer for 119 s (getMe: no connection (ECONNREFUSED))',
  ]);
  at = 120_000;
  expect(checkTelegram(contact, 120_000).ok).toBe(false);
  contact.heard();
  expect(checkTelegram(contact, 120_000)).toEqual({ ok: true });
});

it('says how to choose another port when the port is taken', async () => {
  const { port } = await serving();

  await expect(serving({ port })).rejects.toMatchObject({
    name: 'SetupError',
    words: {
      en: expect.stringContaining(`Port ${port} is taken`),
      zh: expect.stringContaining(`PORT=${port + 1}`),
    },
  });
  await expect(serving({ host: '203.0.113.7' })).rejects.toThrow(/HOST=127\.0\.0\.1/);
});

it('refuses a body over the limit, which a part may raise for its paths', async () => {
  const app = new Hono().post('*', async (context) =>
    context.text(String((await context.req.text()).length)),
  );
  const { url } = await serving({ app, bodyLimits: { '/chat/upload': 3_000_000 } });
  const post = async (path: string, size: number) =>
    (await fetch(url + path, { method: 'POST', body: 'x'.repeat(size) })).status;

  expect(await post('/chat/send', 1_000_000)).toBe(200);
  expect(await post('/chat/send', 2_000_000)).toBe(413);
  expect(await post('/chat/upload', 2_000_000)).toBe(200);
  expect(await post('/chat/upload', 4_000_000)).toBe(413);
});

it('hears out whoever sends too much, slowly and with or without a length, before it refuses', async () => {
  const { url } = await serving();
  const slowly = (headers: Record<string, string>) =>
    new Promise<string>((resolve, reject) => {
      const asked = request(url, { method: 'POST', headers }, (answer) => {
        resolve(`${answer.statusCode} ${answer.headers.connection} ${asked.writableFinished}`);
        answer.resume();
      }).once('error', reject);
      for (let n = 0; n < 3; n++) setTimeout(() => asked.write(Buffer.alloc(1_000_000)), n * 250);
      setTimeout(() => asked.end(Buffer.alloc(1_000_000)), 750);
    });

  expect(await Promise.all([slowly({ 'content-length': '4000000' }), slowly({})])).toEqual([
    '413 keep-alive true',
    '413 keep-alive true',
  ]);
});

it('sends careful headers, and leaves a page its own', async () => {
  const page = "default-src 'self'";
  const app = new Hono().get('/chat', (context) =>
    context.html('', 200, { 'Content-Security-Policy': page }),
  );
  const { url } = await serving({ app });
  const { headers } = await fetch(`${url}/chat`);

  expect(headers.get('content-security-policy')).toBe(page);
  expect(headers.get('x-content-type-options')).toBe('nosniff');
  expect(headers.get('referrer-policy')).toBe('no-referrer');
  expect((await fetch(`${url}/none`)).headers.get('content-security-policy')).toContain("default-src 'none'");
});

it('answers 500 without a word of the fault, and without the path in its log', async () => {
  const lines: string[] = [];
  const app = new Hono().get('*', () => {
    throw new Error('a fault');
  });
  const { url } = await serving({ app, log: pino({}, { write: (line) => lines.push(line) }) });
  const answer = await fetch(`${url}/bot110201543:secret/getMe`);

  expect([answer.status, await answer.text()]).toEqual([500, '{"error":"internal"}']);
  expect(lines.join('')).toContain('a fault');
  expect(lines.join('')).not.toContain('secret');
});

it('closes within moments although event streams, long polls and idle connections are open', async () => {
  const app = new Hono();
  app.get('/events', (context) => streamSSE(context, () => new Promise(() => {})));
  app.get('/poll', () => new Promise(() => {}));
  const { url, close } = await serving({ app });
  await fetch(`${url}/healthz`).then((answer) => answer.text());
  const cut = ['/events', '/poll'].map((path) => cutOff(url + path, path === '/events'));
  await new Promise((resolve) => setTimeout(resolve, 100));

  const t = performance.now();
  await close();
  expect(performance.now() - t).toBeLessThan(2000);
  expect((await Promise.all(cut)).every(Boolean)).toBe(true);
});

/** True once the server has ended the connection. */
function cutOff(url: string, stream: boolean): Promise<boolean> {
  return new Promise((resolve) => {
    const asked = request(url, { headers: stream ? { accept: 'text/event-stream' } : {} }, (answer) => {
      answer.resume().once('close', () => resolve(true));
    });
    asked.once('error', () => resolve(true)).end();
  });
}

it('lets a request under way finish', async () => {
  const app = new Hono().get('/slow', async (context) => {
    await new Promise((resolve) => setTimeout(resolve, 300));
    return context.text('done');
  });
  const { url, close } = await serving({ app });
  const slow = fetch(`${url}/slow`);
  await new Promise((resolve) => setTimeout(resolve, 100));
  await close();

  expect(await (await slow).text()).toBe('done');
});
