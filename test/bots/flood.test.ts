import { expect, it } from 'vitest';
import { takeIn } from '../../bots/intake.ts';
import { startBots } from '../../bots/main.ts';
import { openClient } from '../../src/telegram/client.ts';
import { noPacing } from '../../src/telegram/pacing.ts';
import { eventually } from '../support/backends.ts';
import { cleanUp } from '../support/clean-up.ts';
import { keepUpdates } from '../../src/inbox/store-keep.ts';
import { createWorld } from '../support/world.ts';
import { openStage, type Stage } from './support.ts';

const [FLOODING, OTHER] = ['13900000001', '13900000002'];
const caps = (atOnce: number) => `caps: { updates_at_once: ${atOnce}, updates_per_minute: 60 }\n`;

/** What somebody's client would send, all of it at one blow. */
function blow(stage: Stage, userId: number, n: number, update = words) {
  const from = { id: userId, is_bot: false, first_name: 'X', language_code: 'en' };
  const chat = { id: userId, type: 'private', first_name: 'X' };
  return Array.from({ length: n }, () => ({
    update_id: stage.updateId(),
    ...update(stage.updateId(), from, chat),
  }));
}
const words = (message_id: number, from: object, chat: object): object => ({
  message: { message_id, date: 0, from, chat, text: '/me' },
});
const tap = (id: number, from: object, chat: object): object => ({
  callback_query: {
    id: `${id}`,
    from,
    chat_instance: '1',
    data: 'x',
    message: { message_id: 1, date: 0, chat },
  },
});

it('takes what one account sends at once up to its budget, says so once, and goes on when it has rested', async () => {
  const stage = await openStage({ policy: caps(12) });
  const { deps, botId, api } = stage;
  const contact = await stage.bound(501, FLOODING, 1);
  const rest = () => deps.sql`update senders set full_at = now()`;
  const idle = () =>
    eventually(
      () => deps.sql`select 1 from inbox where done_at is null`,
      (rows) => rows.length === 0,
    );
  const told = () => api.calls.filter(({ params }) => /没有收|nothing was taken/.test(`${params.text}`));
  await rest();
  const before = contact.texts().length;

  const sent = blow(stage, 501, 20);
  await takeIn(deps, botId, sent as never);
  await takeIn(deps, botId, [...blow(stage, 501, 5, tap), ...blow(stage, 501, 5)] as never);
  await idle();
  expect(
    contact
      .texts()
      .slice(before)
      .filter((text) => text.includes('王示例')),
  ).toHaveLength(12);
  expect(told().map(({ params }) => [params.text, params.reply_parameters])).toEqual([
    [
      '您发得太快，我接不过来了。前面的都收下了，按先后处理，不用重发。从这里起没有收：请过1 分再发、再点。人有危险先打 110、119、120。',
      { message_id: Number(sent[12]?.update_id) + 1, allow_sending_without_reply: true },
    ],
  ]);

  await rest();
  expect((await contact.says('/me')).join()).toContain('王示例');
  // Somebody who is not bound reads it in the language of their client, and a group reads nothing.
  const group = { id: -5, type: 'supergroup', title: '群' };
  const inGroup = (message_id: number, from: object) => words(message_id, from, group);
  await takeIn(deps, botId, [...blow(stage, 777, 13, tap), ...blow(stage, 778, 20, inGroup)] as never);
  await idle();
  expect(
    told()
      .slice(1)
      .map(({ chatId, params }) => [chatId, params.text]),
  ).toEqual([[777, expect.stringContaining('send or tap it again in 1 min')]]);
  expect(await deps.metrics.registry.metrics()).toContain('xiaoer_updates_refused_total 27');
  // Who floods and blocks the bot is no fault of ours.
  api.meddle(({ chatId }) =>
    chatId === 779 ? { code: 403, description: 'Forbidden: bot was blocked by the user' } : undefined,
  );
  await takeIn(deps, botId, blow(stage, 779, 13) as never);
  await idle();
  expect(await deps.sql`select 1 from inbox where error is not null or faults > 0`).toEqual([]);
});

it('counts over all processes, each update once, and lets the budget come back by the minute', async () => {
  const { deps } = await createWorld();
  const { sql } = deps;
  const budget = { atOnce: 50, perMinute: 60 };
  const arrivals = (from: number, n: number, lane: number) =>
    Array.from({ length: n }, (_, i) => ({ updateId: from + i, lane, payload: {} }));
  const take = (from: number, n: number, lane = 1) =>
    keepUpdates(sql, 7, arrivals(from, n, lane), deps.now(), budget);

  expect(await take(1, 30)).toEqual({ kept: 30, refused: 0 });
  expect(await take(1, 30)).toEqual({ kept: 0, refused: 0 });
  const both = await Promise.all([take(100, 15), take(200, 15), take(300, 15, 2)]);
  expect(both.map(({ kept }) => kept).toSorted((a, b) => a - b)).toEqual([5, 15, 15]);
  expect(await take(400, 1)).toEqual({ kept: 0, refused: 1 });
  await sql`update senders set full_at = full_at - interval '50 s' where lane = 1`;
  expect(await take(500, 60)).toEqual({ kept: 50, refused: 10 });
  // A budget that the policy has made smaller meanwhile is spent, not less than nothing.
  await sql`update senders set full_at = now() + interval '40 s', closed = false where lane = 1`;
  const smaller = { atOnce: 20, perMinute: 60 };
  const told = [{ updateId: 590, lane: 1, payload: {}, instead: {} }];
  expect(await keepUpdates(sql, 7, told, deps.now(), smaller)).toEqual({ kept: 1, refused: 1 });
  await sql`update senders set full_at = now() + interval '40 s', closed = false where lane = 1`;
  expect((await take(600, 10)).kept).toBe(10);
});

it('lets nobody wait for an account that sends 2,000 at once, with two processes at work', async () => {
  const stage = await openStage();
  const { deps, botId, api } = stage;
  await stage.bound(501, FLOODING, 1);
  const other = await stage.bound(502, OTHER, 3);
  const second = await startBots({
    deps,
    client: openClient({ token: api.token, apiRoot: api.url }),
    pacing: noPacing(),
    webhook: { url: 'https://example.invalid/hook', secret: 'another' },
  });
  cleanUp(second.stop);
  api.meddle(({ chatId }) => (chatId === 501 ? { late: 40 } : undefined));
  const waiting = async () =>
    (await deps.sql`select 1 from inbox where lane = 501 and done_at is null`).length;

  const sent = blow(stage, 501, 2000);
  for (let i = 0; i < sent.length; i += 500) await takeIn(deps, botId, sent.slice(i, i + 500) as never);
  // No more is kept than one account may send, whatever comes.
  expect(await waiting()).toBeGreaterThan(250);
  expect(await waiting()).toBeLessThanOrEqual(300);
  expect((await other.says('用电的事，2 号车间下午电压只有 340 伏，机床停了两台')).join()).toContain('草稿');
  expect(await other.says('/my')).toHaveLength(1);
  expect(await waiting()).toBeGreaterThan(0);
  await deps.sql`update inbox set done_at = now() where lane = 501`;
});
