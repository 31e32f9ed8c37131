import { expect, it } from 'vitest';
import { claimTimers, releaseTimer } from '../../src/notices/store-timers.ts';
import { createWorld } from '../support/world.ts';

const { deps, clock } = await createWorld();
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
