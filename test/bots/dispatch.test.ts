import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { type Dispatch, type DispatchOptions, type Handle, startDispatch } from '../../bots/dispatch.ts';
import { listDead, replayDead } from '../../src/health/store-dead.ts';
import { readLoad } from '../../src/health/views.ts';
import { claimUpdates } from '../../src/inbox/store.ts';
import { keepUpdates } from '../../src/inbox/store-keep.ts';
import { SendError } from '../../src/telegram/errors.ts';
import { eventually } from '../support/backends.ts';
import { cleanUp } from '../support/clean-up.ts';
import { createWorld } from '../support/world.ts';
import { openStage } from './support.ts';

const BOT = 7;
/** What a process takes that dies of it: the connection by which it is known is nobody's any more. */
const dying = { limit: 10, suspect: true, holdMs: 60_000, backend: 0 };
type Seen = { lane: number; n: number };

async function open() {
  const world = await createWorld();
  const { deps } = world;
  const running: Dispatch[] = [];
  cleanUp(async () => {
    await Promise.all(running.map((dispatch) => dispatch.stop()));
  });
  const start = async (
    handle: (update: Seen, attempt: number, isLast: boolean) => Promise<void>,
    options: DispatchOptions = {},
  ) => {
    const handling: Handle = (update, { attempt, isLast }) => handle(update as Seen, attempt, isLast);
    const dispatch = await startDispatch(deps, BOT, handling, options);
    running.push(dispatch);
    return dispatch;
  };
  const keep = (updates: Seen[]) =>
    keepUpdates(
      deps.sql,
      BOT,
      updates.map((payload) => ({ updateId: payload.n, lane: payload.lane, payload })),
      deps.now(),
    );
  const open = async () => {
    const [row] = await deps.sql<{ n: number }[]>`select count(*)::int as n from inbox where done_at is null`;
    return row?.n ?? 0;
  };
  /** As if the time had passed that updates rest, and, where whoever held them has died, that they are held. */
  const restOver = async ({ dead = false } = {}) => {
    await deps.sql`update inbox set claimed_until = now() - interval '1 s'
      where claimed_until is not null and (${dead} or not begun)`;
    await deps.sql`select pg_notify('inbox', '')`;
  };
  return { ...world, start, keep, open, restOver };
}

const lanesOf = (seen: Seen[]) => {
  const lanes = new Map<number, number[]>();
  for (const { lane, n } of seen) lanes.set(lane, [...(lanes.get(lane) ?? []), n]);
  return [...lanes.values()];
};
const isSorted = (ids: number[]) => ids.every((id, i) => i === 0 || id > (ids[i - 1] ?? 0));

it('handles each chat in order and each update once, with two processes at work', async () => {
  const { start, keep, open: left } = await open();
  const seen: Seen[] = [];
  const atOnce = new Map<number, number>();
  const handle = async (update: Seen) => {
    atOnce.set(update.lane, (atOnce.get(update.lane) ?? 0) + 1);
    expect(atOnce.get(update.lane)).toBe(1);
    await sleep(update.n % 5);
    seen.push(update);
    atOnce.set(update.lane, 0);
  };
  await Promise.all([start(handle), start(handle)]);
  const updates = Array.from({ length: 300 }, (_, i) => ({ lane: (i * 7) % 30, n: i + 1 }));
  for (let i = 0; i < updates.length; i += 50) await keep(updates.slice(i, i + 50));
  await eventually(left, (n) => n === 0);

  expect(seen.map(({ n }) => n).toSorted((a, b) => a - b)).toEqual(updates.map(({ n }) => n));
  expect(lanesOf(seen)).toHaveLength(30);
  for (const lane of lanesOf(seen)) expect(isSorted(lane)).toBe(true);
});

it('lets a slow chat hold up nobody but itself', async () => {
  const { start, keep, open: left } = await open();
  let release: () => void = () => {};
  const slow = new Promise<void>((resolve) => {
    release = resolve;
  });
  const seen: Seen[] = [];
  await start(async (update) => {
    if (update.n === 1) await slow;
    seen.push(update);
  });
  await keep([{ lane: 1, n: 1 }, { lane: 1, n: 2 }, ...[3, 4, 5, 6].map((n) => ({ lane: n, n }))]);
  await eventually(left, (n) => n === 2);
  expect(seen.map(({ n }) => n).toSorted()).toEqual([3, 4, 5, 6]);
  release();
  await eventually(left, (n) => n === 0);
  expect(seen.slice(-2)).toEqual([
    { lane: 1, n: 1 },
    { lane: 1, n: 2 },
  ]);
});

it('waits weather out without losing its place, however often it comes', async () => {
  const { start, keep, open: left, restOver, deps } = await open();
  let storms = 6;
  const seen: number[] = [];
  await start(async ({ n }) => {
    if (n === 1 && storms-- > 0) throw new SendError('weather', 'sendMessage', 'no connection');
    seen.push(n);
  });
  await keep([
    { lane: 1, n: 1 },
    { lane: 1, n: 2 },
  ]);
  await eventually(
    async () => {
      await restOver();
      return await left();
    },
    (n) => n === 0,
  );
  expect(seen).toEqual([1, 2]);
  expect(await deps.sql`select error from inbox where error is not null`).toEqual([]);
});

it('sets an update aside that fails three times, and goes on with its chat', async () => {
  const { start, keep, open: left, restOver, deps } = await open();
  const tries: number[] = [];
  const seen: number[] = [];
  await start(async ({ n }, attempt) => {
    if (n === 2) return void seen.push(n);
    tries.push(attempt);
    throw new TypeError('a mistake of ours');
  });
  await keep([
    { lane: 1, n: 1 },
    { lane: 1, n: 2 },
  ]);
  await eventually(
    async () => {
      await restOver();
      return await left();
    },
    (n) => n === 0,
  );
  expect(tries).toEqual([1, 2, 3]);
  expect(seen).toEqual([2]);
  expect(await deps.sql`select update_id, error from inbox where error is not null`).toEqual([
    { update_id: 1, error: 'TypeError' },
  ]);
});

it('takes over what a process had claimed when it died', async () => {
  const { start, keep, open: left, restOver, deps } = await open();
  await keep([
    { lane: 1, n: 1 },
    { lane: 1, n: 2 },
  ]);
  expect(await claimUpdates(deps.sql, BOT, dying)).toHaveLength(1);
  const seen: number[] = [];
  const dispatch = await start(async ({ n }) => void seen.push(n));
  await sleep(150);
  await dispatch.idle();
  expect(seen).toEqual([]);

  await restOver({ dead: true });
  await eventually(left, (n) => n === 0);
  expect(seen).toEqual([1, 2]);
});

it('apologises once for a poison update, with a number, and answers what comes after', async () => {
  const stage = await openStage();
  const { deps } = stage;
  const chat = await stage.bound(501, '13900000001', 1);
  await deps.sql`alter table grids rename to grids_away`;
  const before = chat.texts().length;
  const poisoned = chat.says('/help');
  for (let n = 0; n < 8; n++) {
    await sleep(150);
    await deps.sql`update inbox set claimed_until = now() where not begun`;
    await deps.sql`select pg_notify('inbox', '')`;
  }
  await poisoned;
  await deps.sql`alter table grids_away rename to grids`;
  const said = chat.texts().slice(before);
  expect(said).toHaveLength(1);
  expect(said[0]).toMatch(/小二出了毛病.*参考号 <code>F-[0-9A-F]{6}<\/code>/);
  expect((await chat.says('/help'))[0]).toContain('能办的事');
});

it('apologises to whoever sent what processes died over, with a number, and to nobody else', async () => {
  const stage = await openStage();
  const { deps, botId } = stage;
  const chat = stage.chat(502, 'en');
  const from = { id: 502, is_bot: false, first_name: '某人', language_code: 'en' };
  const where = { id: 502, type: 'private', first_name: '某人' };
  const payload = { update_id: 6000, message: { message_id: 1, date: 0, from, chat: where, text: '/help' } };
  await deps.sql`
    insert into inbox (bot_id, update_id, lane, payload, received_at, begun, crashes)
    values (${botId}, 6000, 502, ${deps.sql.json(payload as never)}, now(), true, 3)`;
  await deps.sql`select pg_notify('inbox', '')`;
  await stage.handled(6000);
  await stage.bots.dispatch.idle();

  expect(chat.texts()).toEqual([expect.stringMatching(/Something broke.*<code>F-[0-9A-F]{6}<\/code>/)]);
  expect((await chat.says('/help')).length).toBeGreaterThan(0);
});

it('answers an update once that Telegram delivers twice', async () => {
  const stage = await openStage();
  const chat = stage.chat(501);
  const from = { id: 501, is_bot: false, first_name: '某人', language_code: 'zh' };
  const where = { id: 501, type: 'private', first_name: '某人' };
  const update = { update_id: 5000, message: { message_id: 1, date: 0, from, chat: where, text: '/help' } };
  await Promise.all([stage.post(update), stage.post(update)]);
  await stage.handled(5000);
  await stage.post(update);
  await stage.bots.dispatch.idle();
  expect(chat.texts()).toHaveLength(1);
});

it('looks again by itself after the database failed it once', async () => {
  const { deps, start, keep, open: left } = await open();
  const seen: number[] = [];
  await start(async ({ n }, attempt) => {
    if (attempt === 1) throw new SendError('weather', 'sendMessage', 'no connection');
    seen.push(n);
  });
  await keep([{ lane: 1, n: 1 }]);
  const resting = () => deps.sql`select 1 from inbox where not begun and claimed_until is not null`;
  await eventually(resting, (rows) => rows.length === 1);

  // Nobody writes meanwhile, so that no notification wakes it.
  await deps.sql`alter table inbox rename to inbox_away`;
  await sleep(1500);
  await deps.sql`alter table inbox_away rename to inbox`;
  await eventually(left, (n) => n === 0);
  expect(seen).toEqual([1]);
});

it('counts weather and crashes for nothing against the tries of a fault', async () => {
  const { start, keep, open: left, restOver } = await open();
  const last: boolean[] = [];
  await start(async (_, attempt, isLast) => {
    last.push(isLast);
    if (attempt <= 3) throw new SendError('weather', 'sendMessage', 'no connection');
    throw new TypeError('a mistake of ours');
  });
  await keep([{ lane: 1, n: 1 }]);
  await eventually(
    async () => {
      await restOver();
      return await left();
    },
    (n) => n === 0,
  );

  expect(last).toEqual([false, false, false, false, false, true]);
});

/** Processes that take what they may and die of it, so often. */
async function die({ deps, restOver }: Awaited<ReturnType<typeof open>>, times: number): Promise<number[][]> {
  const taken: number[][] = [];
  for (; times > 0; times--) {
    const updates = await claimUpdates(deps.sql, BOT, dying);
    taken.push(updates.map(({ updateId }) => updateId));
    await restOver({ dead: true });
  }
  return taken;
}

it('sets aside what processes die over, tells its sender, lists it, and has it replayed', async () => {
  const inbox = await open();
  const { start, keep, open: left, deps } = inbox;
  await keep([
    { lane: 1, n: 1 },
    { lane: 1, n: 2 },
  ]);
  expect(await die(inbox, 4)).toEqual([[1], [1], [1], [1]]);
  const seen: number[] = [];
  const told: object[] = [];
  await start(async ({ n }) => void seen.push(n), { onPoison: async (update) => void told.push(update) });
  await eventually(left, (n) => n === 0);

  expect(seen).toEqual([2]);
  expect(told).toEqual([{ lane: 1, n: 1 }]);
  expect(await listDead(deps.sql, 10)).toMatchObject([{ id: `in-${BOT}-1`, why: 'ended its process' }]);
  expect((await readLoad(deps.sql, deps.now())).dead.in).toBe(1);
  await replayDead(deps.sql, deps.now(), 'all');
  await eventually(
    () => seen,
    (all) => all.includes(1),
  );
});

it('blames no other update for a crash: whoever is suspected is tried alone', async () => {
  const inbox = await open();
  const { start, keep, open: left, deps } = inbox;
  await keep([1, 2, 3].map((n) => ({ lane: n, n })));
  // All three were under way when the first process died, and each is tried alone since.
  expect(await die(inbox, 2)).toEqual([[1, 2, 3], [1]]);
  const seen: number[] = [];
  let under = 0;
  await start(async ({ n }) => {
    under++;
    await sleep(20);
    expect(under--).toBe(1);
    seen.push(n);
  });
  await eventually(left, (n) => n === 0);

  // The one with the fewest deaths first.
  expect(seen).toEqual([2, 3, 1]);
  expect(await deps.sql`select 1 from inbox where error is not null`).toEqual([]);
});

it('goes on with other chats while a hundred wait for a Telegram that is slow', async () => {
  const { start, keep } = await open();
  let release: () => void = () => {};
  const slow = new Promise<void>((resolve) => {
    release = resolve;
  });
  const seen: number[] = [];
  await start(async ({ n }) => {
    if (n <= 100) await slow;
    else seen.push(n);
  });
  await keep(Array.from({ length: 101 }, (_, i) => ({ lane: i + 1, n: i + 1 })));
  await eventually(
    () => seen,
    ([n]) => n === 101,
    4000,
  );
  release();
});
