import { Hono } from 'hono';
import { expect, it } from 'vitest';
import type { Poll, State } from '../../src/chat/api.ts';
import { browser, openStage } from './stage.ts';

const held: number[] = [];
const app = new Hono().get('/state', (c) => c.json({ actors: [], clock: '', tour: [] }));
const stage = await openStage({ demo: { users: async () => held, app } });
held.push(await stage.chat.addUser({ name: '企业' }), await stage.chat.addUser({ name: '干部' }));
const outsider = await stage.chat.addUser({ name: '局外人' });

it('lets the demo page be any of its people, after the page was opened', async () => {
  const page = browser(stage);
  expect((await page.get(`/chat/state?as=${held[0]}`)).status).toBe(401);
  expect((await page.get('/demo/state')).status).toBe(401);

  expect(await (await page.get('/demo')).text()).toBe('demo');

  expect((await page.get('/demo/state')).status).toBe(200);
  for (const user of held) {
    const state = (await (await page.get(`/chat/state?as=${user}`)).json()) as State;
    expect(state.me.id).toBe(user);
  }
  expect((await page.get(`/chat/state?as=${outsider}`)).status).toBe(403);
});

it('tells one page the events of all of them', async () => {
  const page = browser(stage);
  await page.get('/demo');
  for (const user of held) {
    const body = { bot: stage.botId, clientId: `c-${user}`, text: `我是 ${user}` };
    expect((await page.post(`/chat/send?as=${user}`, body)).status).toBe(200);
  }

  const { events } = (await (await page.get('/chat/poll?after=0')).json()) as Poll;

  expect(events.map(({ user }) => user)).toEqual(held);
});

it('has no demo and no `as` in the ordinary chat', async () => {
  const ordinary = await openStage();
  const user = await ordinary.chat.addUser({ name: '谁' });
  const page = browser(ordinary);
  expect((await page.get('/demo')).status).toBe(404);
  expect((await page.get(`/chat/state?as=${user}`)).status).toBe(401);
});
