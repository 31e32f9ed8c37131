import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { type Handle, startDispatch } from '../../bots/dispatch.ts';
import { dropDead, listDead, replayDead, showDead } from '../../src/health/store-dead.ts';
import { readLoad } from '../../src/health/views.ts';
import { keepUpdates } from '../../src/inbox/store-keep.ts';
import { eventually, onEachBackend } from '../support/backends.ts';
import { cleanUp } from '../support/clean-up.ts';
import { createWorld } from '../support/world.ts';
import { BOT, createLab } from '../support/workers.ts';

type Seen = { lane: number; n: number };

async function open() {
  const world = await createWorld();
  const { sql, now } = world.deps;
  const start = async (handle: (update: Seen) => Promise<void>, options = {}) => {
    const dispatch = await startDispatch(world.deps, BOT, handle as unknown as Handle, options);
    cleanUp(dispatch.stop);
  };
  const keep = (...updates: Seen[]) =>
    keepUpdates(
      sql,
      BOT,
      updates.map((payload) => ({ updateId: payload.n, lane: payload.lane, payload })),
      now(),
    );
  const left = async () => (await sql`select 1 from inbox where done_at is null`).length;
  /** As if each had failed three times. */
  const bury = (...ids: number[]) =>
    sql`update inbox set done_at = ${now()}, error = 'TypeError', attempts = 3 where update_id = any(${ids}::bigint[])`;
  return { ...world, sql, start, keep, left, bury };
}

it('replays in the order of each chat, behind what is under way, once, with two processes at work', async () => {
  const { sql, deps, start, keep, left, bury } = await open();
  await keep({ lane: 1, n: 1 }, { lane: 1, n: 2 }, { lane: 2, n: 3 });
  await bury(1, 2, 3);
  await keep({ lane: 1, n: 4 }, { lane: 1, n: 5 });
  let release: () => void = () => {};
  const slow = new Promise<void>((resolve) => {
    release = resolve;
  });
  const seen: string[] = [];
  const handle = async ({ n }: Seen) => {
    seen.push(`${n} begins`);
    if (n === 4) await slow;
    seen.push(`${n} ends`);
  };
  await Promise.all([start(handle), start(handle)]);
  await eventually(
    async () => seen,
    (now) => now.includes('4 begins'),
  );

  const again = await Promise.all([replayDead(sql, deps.now(), 'all'), replayDead(sql, deps.now(), 'all')]);
  // Another chat goes on meanwhile.
  await eventually(
    async () => seen,
    (now) => now.includes('3 ends'),
  );
  expect(seen).toEqual(['4 begins', '3 begins', '3 ends']);
  release();
  await eventually(left, (n) => n === 0);

  expect(again.toSorted()).toEqual([0, 3]);
  expect(seen.slice(3)).toEqual(['4 ends', ...[1, 2, 5].flatMap((n) => [`${n} begins`, `${n} ends`])]);
  expect((await readLoad(sql, deps.now())).dead).toEqual({ in: 0, out: 0 });
});

it('lists without a word of anybody, shows all of one, and drops only what it is told to', async () => {
  const { sql, deps, keep, bury } = await open();
  await keep({ lane: 1, n: 1 }, { lane: 1, n: 2 }, { lane: 1, n: 3 });
  await sql`update inbox set payload = '{"update_id": 1, "message": {"text": "王示例的话", "from": {"id": 1}}}'`;
  await bury(1, 2);
  await sql`update inbox set payload = '{}' where update_id = 2`;
  await sql`update inbox set done_at = now() where update_id = 3`;

  const letters = await listDead(sql, 10);
  expect(letters).toMatchObject([
    { id: `in-${BOT}-1`, what: 'message', no: null, why: 'TypeError', tries: 3, isPassed: true },
    { id: `in-${BOT}-2`, what: 'nothing kept' },
  ]);
  expect(JSON.stringify(letters)).not.toContain('王示例');
  const first = { kind: 'in', botId: BOT, updateId: 1 } as const;
  const empty = { kind: 'in', botId: BOT, updateId: 2 } as const;
  expect(JSON.stringify(await showDead(sql, first))).toContain('王示例的话');
  expect(await showDead(sql, empty)).toEqual({ person: null, phone: null, content: {} });
  expect(await showDead(sql, { kind: 'in', botId: BOT, updateId: 3 })).toBeNull();

  expect(await replayDead(sql, deps.now(), [empty])).toBe(0);
  expect(await dropDead(sql, deps.now(), [first, first])).toBe(1);
  expect(await dropDead(sql, deps.now(), [first])).toBe(0);
  expect(await sql`select payload from inbox where update_id = 1`).toEqual([{ payload: {} }]);
  expect((await readLoad(sql, deps.now())).dead).toEqual({ in: 0, out: 0 });
});

it('keeps an update that takes long to the process that is at it', async () => {
  const { sql, start, keep, left } = await open();
  let release: () => void = () => {};
  const slow = new Promise<void>((resolve) => {
    release = resolve;
  });
  const seen: number[] = [];
  const handle = async ({ n }: Seen) => {
    seen.push(n);
    await slow;
  };
  await Promise.all([start(handle, { renewMs: 20 }), start(handle, { renewMs: 20 })]);
  await keep({ lane: 1, n: 1 });
  await eventually(
    async () => seen,
    (now) => now.length === 1,
  );
  for (let n = 0; n < 4; n++) {
    await sql`update inbox set claimed_until = claimed_until - interval '30 s'`;
    await eventually(
      () => sql`select 1 from inbox where claimed_until > now() + interval '50 s'`,
      (rows) => rows.length === 1,
    );
    await sql`select pg_notify('inbox', '')`;
  }
  await sleep(50);
  release();
  await eventually(left, (n) => n === 0);
  expect(seen).toEqual([1]);
});

onEachBackend((backend) => {
  it('sends a notice that was given up, once it is replayed, and no other', async () => {
    const lab = await createLab(backend);
    const { sql, now } = lab.deps;
    const who = await lab.person(11);
    for (const kind of ['mended', 'dropped', 'elsewhere']) await lab.tell(who, { kind });
    await sql`update notices set state = 'failed', attempts = 6,
      why = case kind when 'elsewhere' then 'unreachable' else 'sendMessage: 400' end`;
    await lab.work();
    const letters = await listDead(sql, 10);
    expect(letters.map(({ what }) => what)).toEqual(['mended', 'dropped']);
    const [mended, dropped] = letters.map(({ id }) => ({ kind: 'out' as const, seq: Number(id.slice(4)) }));
    if (!mended || !dropped) throw new Error('nothing failed');

    expect(await dropDead(sql, now(), [dropped])).toBe(1);
    expect(await replayDead(sql, now(), [mended, dropped])).toBe(1);
    expect(await replayDead(sql, now(), [mended])).toBe(0);
    await eventually(lab.states, (rows) => rows[0]?.state === 'sent');

    expect(lab.api.chat(11).map(({ text }) => text)).toEqual(['mended']);
    expect(await lab.states()).toMatchObject([
      { state: 'sent', why: null, attempts: 0 },
      { state: 'dropped', why: 'given up' },
      { state: 'failed', why: 'unreachable' },
    ]);
  });
});
