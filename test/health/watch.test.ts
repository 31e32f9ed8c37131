import { expect, it } from 'vitest';
import { createWatch } from '../../src/health/watch.ts';
import type { Notice } from '../../src/notices/notice.ts';
import { makeRender } from '../../src/notices/tell.ts';
import { ADMIN, openStage } from '../bots/support.ts';
import { createWorld } from '../support/world.ts';

const BOUND = 120_000;

async function open() {
  const world = await createWorld();
  const { deps, clock } = world;
  const { sql, now } = deps;
  await sql`
    insert into people (id, phone, name, roles, locale) values
      (${deps.newId()}, '13800000001', '钱样例', '{admin}', 'zh'), (${deps.newId()}, '13800000002', 'Zhao', '{admin}', 'en'),
      (${deps.newId()}, '13800000003', '李示范', '{cadre}', 'zh')`;
  const stuck = () =>
    sql`insert into inbox (bot_id, update_id, lane, payload, received_at) values (7, 1, 1, '{}', ${now()})`;
  const told = () => sql<Notice[]>`
    select id, person_id as "personId", appeal_id as "appealId", kind, manner, data from notices order by seq`;
  const words = async () => {
    const render = makeRender(deps);
    const screens = await Promise.all(
      (await told()).map((one) => render(one, { personId: one.personId, chatId: 1 })),
    );
    return screens.map((one) => (one === 'stale' ? one : one.html));
  };
  return { ...world, deps, clock, sql, stuck, told, words };
}

it('tells each administrator once when a lag passes its bound, and once when it is over, whoever looks', async () => {
  const { deps, clock, sql, stuck, told, words } = await open();
  const looks = [createWatch(deps, BOUND), createWatch(deps, BOUND)];
  const look = () => Promise.all(looks.map((one) => one()));
  await stuck();
  clock.advance(BOUND);
  await look();
  await look();
  expect(await told()).toEqual([]);

  clock.advance('30s');
  await look();
  expect(await told()).toEqual([]);
  clock.advance('30s');
  for (let n = 0; n < 3; n++) await look();
  expect((await told()).map(({ kind }) => kind)).toEqual(['health.alert', 'health.alert']);
  expect(await words()).toEqual([
    expect.stringMatching(/^系统提醒：收消息落后 3 分（超过 2 分）。\n怎么办：/),
    expect.stringMatching(/^System: handling messages: 3 min behind \(bound 2 min\)/),
  ]);

  // They have gone out; a restart knows what was told.
  await sql`update notices set state = 'sent'`;
  looks.splice(0, 2, createWatch(deps, BOUND), createWatch(deps, BOUND));
  clock.advance('7m');
  for (let n = 0; n < 3; n++) await look();
  expect(await told()).toHaveLength(2);

  await sql`update inbox set done_at = now()`;
  for (let n = 0; n < 3; n++) await look();
  expect((await told()).map(({ kind }) => kind).slice(2)).toEqual(['health.alert.over', 'health.alert.over']);
  expect(await words()).toEqual([
    'stale',
    'stale',
    '系统提醒：收消息恢复了。前后用了 10 分，最多落后 10 分。',
    'System: handling messages is back to normal. It took 10 min; at worst it was 10 min behind.',
  ]);
});

it('tells nothing anew of what goes up and down about its bound', async () => {
  const { deps, clock, sql, stuck, told } = await open();
  const look = createWatch(deps, BOUND);
  await stuck();
  clock.advance('3m');
  for (let n = 0; n < 2; n++) await look();
  for (const seconds of [90, 130, 61, 121]) {
    await sql`update inbox set received_at = ${new Date(deps.now().getTime() - seconds * 1000)}`;
    for (let n = 0; n < 2; n++) await look();
  }
  expect((await told()).map(({ kind }) => kind)).toEqual(['health.alert', 'health.alert']);

  await sql`update inbox set received_at = ${new Date(deps.now().getTime() - 60_000)}`;
  await look();
  expect(await told()).toHaveLength(4);
});

it('lets be what is behind at one look alone', async () => {
  const { deps, clock, sql, stuck, told } = await open();
  const look = createWatch(deps, BOUND);
  await stuck();
  clock.advance('5m');
  await look();
  await sql`update inbox set done_at = now()`;
  await look();
  expect(await told()).toEqual([]);
});

it('reaches an administrator in the chat, with the way to look', async () => {
  const stage = await openStage();
  const { deps, clock } = stage;
  const admin = await stage.bound(900, ADMIN);
  clock.set('2026-03-02T18:00:00Z');
  await deps.sql`insert into timers (id, kind, due_at) values (${deps.newId()}, 'x', ${deps.now()})`;
  clock.advance('4m');
  const look = createWatch(deps, BOUND);
  await look();
  await look();
  const [person] = await deps.sql<{ id: string }[]>`select id from people where phone = ${ADMIN}`;
  await stage.deliver(person?.id ?? '');

  expect(admin.last().text).toContain('到点提醒落后 4 分');
  await admin.taps('查看');
  expect(admin.last().text).toContain('系统状况');
});
