import { expect, it } from 'vitest';
import { createClockWatch } from '../../workers/clock.ts';
import { keepUpdates } from '../../src/inbox/store-keep.ts';
import { claimUpdates, restUpdate } from '../../src/inbox/store.ts';
import { duePeople } from '../../src/notices/store-due.ts';
import { claimNext } from '../../src/notices/store.ts';
import { createWorld } from '../support/world.ts';
import { BOT, rowsOf } from '../support/workers.ts';

const HOUR_MS = 3_600_000;

/** A watch whose steady clock is set by hand: the database's, which goes on as it does, is then behind it. */
async function open() {
  const world = await createWorld();
  const rows = rowsOf(world);
  let steadyMs = 0;
  const watch = createClockWatch(world.deps, () => steadyMs);
  await watch.look();
  const look = async (passedMs: number) => {
    steadyMs += passedMs;
    world.clock.advance(`${passedMs / 1000}s`);
    await watch.look();
  };
  return { ...world, ...rows, look };
}

it('ends leases and rests that a clock set back by an hour made an hour longer, a minute later', async () => {
  const { deps, person, tell, look } = await open();
  const { sql, now } = deps;
  const [busy, held] = [await person(11), await person(12)];
  for (const who of [busy, held]) await tell(who, {});
  await claimNext(sql, { botId: BOT, personId: busy, now: now() });
  await sql`update accounts set hold_until = now() + interval '5 s' where person_id = ${held}`;
  await keepUpdates(sql, BOT, [{ updateId: 1, lane: 1, payload: {} }], now());
  const claiming = { limit: 1, suspect: true, holdMs: 60_000, backend: 0 };
  await claimUpdates(sql, BOT, claiming);
  await restUpdate(sql, BOT, 1, { ms: 1000, isFault: false });
  // As they stand after the clock of the database has been set back.
  await sql`update accounts set busy_until = busy_until + interval '1 h', hold_until = hold_until + interval '1 h'`;
  await sql`update notices set claimed_at = claimed_at + interval '1 h' where state = 'sending'`;
  await sql`update inbox set claimed_until = claimed_until + interval '1 h'`;

  await look(HOUR_MS);
  // Whoever sends just now has its minute, by a clock that was not set.
  expect(await duePeople(sql, BOT, now())).toEqual([]);
  await look(61_000);

  expect((await duePeople(sql, BOT, now())).map(({ personId }) => personId).toSorted()).toEqual(
    [busy, held].toSorted(),
  );
  expect(await claimUpdates(sql, BOT, claiming)).toHaveLength(1);
});

it('sends at once what was due before our own clock was set back, and keeps what has its hour', async () => {
  const { deps, clock, person, tell, look } = await open();
  const who = await person(11);
  await tell(who, { kind: 'due' });
  const atNine = new Date(clock.now().getTime() + 2 * HOUR_MS);
  await tell(who, { kind: 'at nine', notBefore: atNine });
  clock.set(new Date(clock.now().getTime() - HOUR_MS));
  expect(await duePeople(deps.sql, BOT, deps.now())).toEqual([]);

  await look(15_000);

  expect(await duePeople(deps.sql, BOT, deps.now())).toHaveLength(1);
  const [later] = await deps.sql<{ at: Date }[]>`select not_before as at from notices where kind = 'at nine'`;
  expect(later?.at).toEqual(atNine);
});

it('lets leases be that are as long as they should be', async () => {
  const { deps, person, tell, look } = await open();
  const who = await person(11);
  await tell(who, {});
  await claimNext(deps.sql, { botId: BOT, personId: who, now: deps.now() });
  await look(HOUR_MS);
  await look(61_000);
  expect(await deps.sql`select 1 from accounts where busy_until is not null`).toHaveLength(1);
});
