import { expect, it } from 'vitest';
import { readConfig } from '../../src/config.ts';
import { makeLogger } from '../../src/log.ts';
import { chooseGate } from '../../src/run/door.ts';
import { eventually } from '../support/backends.ts';
import { startBotApi } from '../support/bot-api.ts';
import { cleanUp } from '../support/clean-up.ts';
import { createSystem } from '../support/system.ts';
import { createWorld } from '../support/world.ts';

const SECRET = 'a-secret-of-enough-letters';

it('makes the address of the webhook from the secret, and shows neither it nor the token there', async () => {
  const { deps } = await createWorld();
  const token = '7000000002:AAanother-token-of-a-bot-00000000000';
  const gate = (webhookSecret?: string, botToken = token) =>
    chooseGate(deps, {
      ...readConfig({}, '/nonexistent/.env'),
      ...{ botToken, webhookUrl: 'https://town.example', webhookSecret },
    });
  const [given, other, made, again] = [
    await gate(SECRET),
    await gate(`${SECRET}x`),
    await gate(),
    await gate(),
  ];

  expect(given.webhook?.url).toMatch(/^https:\/\/town\.example\/telegram\/[0-9a-f]{32}$/);
  for (const { webhook } of [given, other, made]) {
    expect(webhook?.url).not.toContain('AAanother');
    expect(webhook?.url).not.toContain('7000000002');
    expect(webhook?.url).not.toContain(webhook?.secret);
  }
  expect(other.webhook?.path).not.toBe(given.webhook?.path);
  expect(made).toEqual(again);
  expect(made.webhook?.secret).toMatch(/^[\w-]{43}$/);
  // Neither the database nor the token tells it.
  const [kept] = await deps.sql<{ value: string }[]>`select value from settings where key = 'webhook_secret'`;
  expect(kept?.value).toMatch(/^[\w-]{43}$/);
  expect(made.webhook?.secret).not.toBe(kept?.value);
  const renewed = await gate(undefined, `${token}x`);
  expect(renewed.webhook?.secret).not.toBe(made.webhook?.secret);
});

it('opens no other path to updates, and lets the token into no answer, log, error or metric', async () => {
  const api = await startBotApi();
  cleanUp(api.close);
  const lines: string[] = [];
  const log = makeLogger('debug', { write: (line) => void lines.push(line) });
  const metricsToken = 'a-token-of-the-town-1';
  const gate = { botToken: api.token, telegramApiRoot: api.url, webhookUrl: 'https://town.example' };
  const system = await createSystem({ log, config: { ...gate, webhookSecret: SECRET, metricsToken } });
  const { url } = system.running;
  const hook = new URL(String(api.calls.find(({ method }) => method === 'setWebhook')?.params.url)).pathname;
  const from = { id: 5, is_bot: false, first_name: '某人', language_code: 'zh' };
  const update = {
    update_id: 7,
    message: { message_id: 7, date: 1, from, chat: { id: 5, type: 'private' }, text: '/me' },
  };
  const post = async (
    at: string,
    { secret = SECRET, body = JSON.stringify(update), method = 'POST' } = {},
  ) => {
    const headers = { 'content-type': 'application/json', 'x-telegram-bot-api-secret-token': secret };
    const answer = await fetch(url + at, { method, headers, ...(method === 'POST' ? { body } : {}) });
    return [answer.status, await answer.text()] as const;
  };

  const elsewhere = [
    '/',
    '/telegram',
    '/telegram/',
    `${hook}/x`,
    `/telegram/${'0'.repeat(32)}`,
    '/webhook',
    '/chat',
  ];
  elsewhere.push(`/bot${api.token}/getMe`, `/file/bot${api.token}/x`, `/telegram/${api.token}`);
  for (const at of elsewhere) expect([at, (await post(at))[0]]).toEqual([at, 404]);
  expect((await post(hook, { method: 'GET' }))[0]).toBe(404);
  for (const secret of ['', 'x', SECRET.slice(1), `${SECRET}x`, SECRET.toUpperCase()])
    expect(await post(hook, { secret })).toEqual([401, '']);
  expect((await post(hook, { body: `{"update_id":8,"x":"${'x'.repeat(1024 * 1024)}"}` }))[0]).toBe(413);
  expect(await system.deps.sql`select update_id from inbox`).toEqual([]);

  for (const mischief of [
    'reset',
    { code: 401, description: 'Unauthorized' },
    { code: 500, description: 'x' },
  ] as const) {
    api.meddle(({ method }) => (method === 'sendMessage' ? mischief : undefined));
    update.update_id += 1;
    expect((await post(hook, { body: JSON.stringify(update) }))[0]).toBe(200);
    await eventually(
      () => lines.length,
      (n) => n > 0,
    );
  }
  api.meddle(() => undefined);
  // What was under way goes to rest once more, after a clock that is set once.
  await eventually(
    async () => {
      system.clock.advance('1m');
      const { sql } = system.deps;
      await sql`select pg_notify('inbox', '')`;
      return await sql`select from inbox where done_at is null`;
    },
    ({ length }) => length === 0,
  );
  await system.idle();
  const answers = await Promise.all(
    ['/metrics', '/readyz', '/healthz', '/console', '/console/app'].map(async (at) =>
      (await fetch(url + at, { headers: { authorization: `Bearer ${metricsToken}` } })).text(),
    ),
  );
  const dead = JSON.stringify(await system.deps.sql`select error from inbox`);
  const [, secretPart = ''] = api.token.split(':');
  for (const text of [...answers, dead, lines.join('')]) {
    expect(text).not.toContain(secretPart);
    expect(text).not.toContain(SECRET);
    expect(text).not.toContain(hook);
  }
  await system.stop();
});
