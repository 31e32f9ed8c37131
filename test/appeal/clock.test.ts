import { afterAll, expect, it } from 'vitest';
import { followCalendar } from '../../src/appeal/follow-calendar.ts';
import { PUBLISHED } from '../../src/calendar/china.ts';
import { createTown } from '../support/town.ts';
import { createWorld } from '../support/world.ts';

const world = await createWorld();
const town = await createTown(world);
const published = PUBLISHED as Record<number, unknown>;
afterAll(() => delete published[2031]);

it('computes limits anew when a version knows holidays that were not published before', async () => {
  await town.files();
  expect(await followCalendar(world.deps)).toBe(1);
  expect(await followCalendar(world.deps)).toBe(0);

  published[2031] = { off: '01-01', work: '' };
  expect(await followCalendar(world.deps)).toBe(1);
});
