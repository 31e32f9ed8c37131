import { expect, it } from 'vitest';
import { createConsole } from '../../src/console/console.ts';
import { startChats } from '../support/chat.ts';
import { createTown } from '../support/town.ts';
import { createWorld } from '../support/world.ts';

const world = await createWorld();
const { deps } = world;
const town = await createTown(world);
const server = await startChats(world);
const leader = await server.chatOf(town.who.leader);
const dispatcher = await server.chatOf(town.who.dispatcher, { locale: 'en' });
const owner = await server.chatOf(town.who.owner);
type Key = { text: string; url?: string; web_app?: { url: string } };
const keyOf = ({ messages }: typeof leader): Key | undefined =>
  (messages().at(-1)?.markup as { inline_keyboard?: Key[][] } | undefined)?.inline_keyboard?.[0]?.[0];

it('says what is missing where the console has no address', async () => {
  await leader.says('/console');
  expect(leader.last()).toContain('请管理员在服务器上写 CONSOLE_URL=https://您的域名');
  await dispatcher.says('/console');
  expect(dispatcher.last()).toContain('Ask the administrator to set CONSOLE_URL=https://your.domain');
  expect(keyOf(leader)).toBeUndefined();
});

it('gives each a link of their own that opens the console, and nothing to whoever has no console', async () => {
  await server.restart({ consoleAt: { base: 'http://10.0.0.5:3000', isApp: false } });
  await dispatcher.says('/console');
  expect(dispatcher.last()).toContain('open it within 5 minutes, it works once');
  const key = keyOf(dispatcher);
  expect(key).toEqual({
    text: 'Open the console',
    url: expect.stringMatching(/^http:\/\/10\.0\.0\.5:3000\/console\/in\/[\w-]{32}$/),
  });
  const app = createConsole({ deps, bot: undefined, limits: 'off' });
  const page = await app.request(key?.url ?? '');
  expect([page.status, await page.text()]).toEqual([200, expect.stringContaining('Are you 钱范例?')]);
  expect((await app.request('http://10.0.0.5:3000/console/app')).status).toBe(404);

  await owner.says('/console');
  expect(owner.last()).toMatch(/^这个命令要派单员、分管领导、党政主要领导、督查才有/);
  expect(await deps.sql`select 1 from console_links where used_at is null`).toHaveLength(1);
});

it('opens inside Telegram where it has an https address there', async () => {
  await server.restart({ consoleAt: { base: 'https://town.example', isApp: true } });
  await leader.says('/console');
  expect(keyOf(leader)).toEqual({ text: '打开督查台', web_app: { url: 'https://town.example/console/app' } });
});
