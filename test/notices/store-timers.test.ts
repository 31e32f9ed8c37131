import { expect, it } from 'vitest';
import { moveDaily } from '../../src/notices/store-daily.ts';
import { claimTimers, releaseTimer } from '../../src/notices/store-timers.ts';
import { askToFollow } from '../../src/policy/store-waiting.ts';
import { createTown } from '../support/town.ts';
import { createWorld } from '../support/world.ts';

const world = await createWorld();
const { deps, clock } = world;
const { sql } = deps;

it('gives each timer that is due to one of those who ask at the same moment', async () => {
  await sql`insert into timers (id, kind, due_at)
    select gen_random_uuid(), 'x', ${clock.now()}::timestamptz from generate_series(1, 3000)`;

  const taken = await Promise.all(Array.from({ length: 80 }, () => claimTimers(sql, clock.now(), 30)));

  const ids = taken.flat().map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  expect(await claimTimers(sql, clock.now(), 5000)).toHaveLength(3000 - ids.length);
});

it('takes back the lease of a timer that was moved on, and only that', async () => {
  const id = deps.newId();
  await sql`insert into timers (id, kind, due_at, claimed_until, failures)
    values (${id}, 'y', ${new Date(clock.now().getTime() + 1000)}, now() + interval '60 s', 3)`;

  expect(await releaseTimer(sql, id, clock.now())).toBe(false);
  clock.advance('2s');

  expect(await claimTimers(sql, clock.now(), 500)).toMatchObject([{ id, kind: 'y' }]);
  expect(await releaseTimer(sql, id, clock.now())).toBe(true);
  expect(await releaseTimer(sql, deps.newId(), clock.now())).toBe(false);
});

it("gives a case no timer with the id of one of the town's own", async () => {
  const town = await createTown(world);
  const now = clock.now();
  await askToFollow(sql, now);
  await moveDaily(sql, 'digest', { now, done: null, next: now });
  const own = await sql<
    { id: string }[]
  >`select id from timers where kind in ('calendar', 'digest') order by id`;
  const drawn = deps.newId;
  const filed: string[] = [];
  for (const { id } of own) {
    // Ids of tests are counted up; the second that a case draws is its timer's.
    let n = Number(id.slice(-12)) - 2;
    deps.newId = () => `00000000-0000-4000-8000-${String(++n).padStart(12, '0')}`;
    filed.push((await town.files()).status);
  }
  deps.newId = drawn;
  expect(filed).toEqual(['submitted', 'submitted']);
});
