import { createServer } from 'node:net';
import { afterEach, expect, it, vi } from 'vitest';
import type { Config } from '../../src/config.ts';
import { type Running, run } from '../../src/run/run.ts';
import type { Phone } from '../support/phone.ts';
import { fileAppeal } from '../support/story.ts';
import { createSystem, type System } from '../support/system.ts';

vi.setConfig({ testTimeout: 90_000 });

let system: System;
let bots: Running | undefined;
afterEach(async () => {
  await bots?.stop();
  bots = undefined;
  await system.stop();
});

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as { port: number };
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** One instance is the Bot API and the pages; another speaks to it as it would to Telegram. */
async function beside(config: Partial<Config>): Promise<Running> {
  system = await createSystem({ only: ['web'] });
  const [token] = await system.deps.sql<{ value: string }[]>`
    select value from settings where key = 'builtin_token'`;
  const gate = { botToken: token?.value, telegramApiRoot: system.running.url };
  bots = await run({
    config: { ...system.config, ...gate, ...config },
    opened: system.opened,
    only: ['bots', 'workers'],
  });
  return bots;
}

async function playALittle(): Promise<Phone> {
  const [contact, owner] = await system.phones('contact', 'owner');
  expect(await fileAppeal(contact)).toBe('杨企诉-2026-0001');
  await owner.sees(/新诉求/);
  await owner.tap('签收');
  await contact.sees(/状态：办理中/);

  const from = await contact.mark();
  for (const text of ['/help', '/my', '/help', '/my']) await contact.write(text);
  await system.idle();
  const heard = (await contact.heard(from)).map((text) => (/^我的诉求/.test(text) ? 'my' : 'help'));
  expect(heard).toEqual(['help', 'my', 'help', 'my']);
  return contact;
}

it('takes updates by a webhook through the same door: secret checked, each once, in order', async () => {
  const port = await freePort();
  const webhookSecret = 'a-secret-of-enough-letters';
  const { isBuiltin, botId } = await beside({ port, webhookUrl: `http://127.0.0.1:${port}`, webhookSecret });
  expect(isBuiltin).toBe(false);
  const contact = await playALittle();

  const { sql } = system.deps;
  const [hook] = await sql<{ url: string }[]>`select webhook ->> 'url' as url from chat.bots`;
  const [account] = await sql<{ user: number }[]>`
    select user_id as user from accounts where person_id = ${system.town.who.contact}`;
  const from = { id: account?.user, is_bot: false, first_name: '王示例', language_code: 'zh' };
  const chat = { id: account?.user, type: 'private', first_name: '王示例' };
  const update = {
    update_id: 900_000_001,
    message: { message_id: 900_001, date: 1_772_413_200, from, chat, text: '/me' },
  };
  const post = async (secret: string | undefined, body: unknown) => {
    const headers = secret === undefined ? {} : { 'x-telegram-bot-api-secret-token': secret };
    const answer = await fetch(hook?.url ?? '', {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    });
    return answer.status;
  };
  const before = await contact.mark();
  expect(await post('a-secret-of-other-letters', update)).toBe(401);
  expect(await post(undefined, update)).toBe(401);
  await system.idle();
  expect(await contact.heard(before)).toEqual([]);

  expect(await Promise.all([post(webhookSecret, update), post(webhookSecret, update)])).toEqual([200, 200]);
  await system.idle();
  expect(await post(webhookSecret, update)).toBe(200);
  await system.idle();
  expect(await contact.heard(before)).toEqual([expect.stringContaining('王示例')]);
  const rows =
    await sql`select attempts from inbox where bot_id = ${botId} and update_id = ${update.update_id}`;
  expect(rows).toHaveLength(1);
});

it('polls a Bot API that another instance is', async () => {
  await beside({ port: 0 });
  await playALittle();
});

it('delivers by webhook what came while it was down', async () => {
  const port = await freePort();
  const webhookUrl = `http://127.0.0.1:${port}`;
  const first = await beside({ port, webhookUrl });
  const [contact] = await system.phones('contact');
  await first.stop();
  const from = await contact.mark();
  for (const text of ['/help', '/my']) await contact.write(text);

  const [token] = await system.deps.sql<{ value: string }[]>`
    select value from settings where key = 'builtin_token'`;
  const gate = { botToken: token?.value, telegramApiRoot: system.running.url };
  bots = await run({
    config: { ...system.config, ...gate, port, webhookUrl },
    opened: system.opened,
    only: ['bots', 'workers'],
  });
  system.clock.advance('2m');
  await contact.sees(/还没有提过/, { after: from });
  await system.idle();
  expect(await contact.heard(from)).toHaveLength(2);
});
