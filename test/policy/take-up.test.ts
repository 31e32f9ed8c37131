import { expect, it } from 'vitest';
import { followCalendar } from '../../src/appeal/follow-calendar.ts';
import { changesBetween } from '../../src/policy/changes.ts';
import { loadPolicy, policyDocument } from '../../src/policy/load.ts';
import { takeUpPolicy } from '../../src/policy/take-up.ts';
import { waitingPolicy } from '../../src/policy/store-waiting.ts';
import { createTown } from '../support/town.ts';
import { createWorld } from '../support/world.ts';

/** Two days off in the week of the case: its limit moves by two days. */
const daysOff = loadPolicy('calendar: { holidays: [2026-03-04, 2026-03-05] }');
const refuse = async () => false;
const agree = async () => true;

const dueOf = async ({ deps }: Awaited<ReturnType<typeof createWorld>>) =>
  (await deps.sql<{ due_at: Date }[]>`select due_at from timers where kind = 'late.2'`).map(({ due_at }) =>
    due_at.toISOString(),
  );

it('names the settings that differ, a list by the codes of its entries', () => {
  const next = policyDocument(
    loadPolicy('grades: { normal: { done: 3wd } }\ncategories: { PWR: { grade: top } }'),
  );

  expect(changesBetween(policyDocument(loadPolicy('')), next)).toEqual([
    { path: 'grades.normal.done', before: '5wd', after: '3wd' },
    { path: 'categories.PWR.grade', before: 'urgent', after: 'top' },
  ]);
});

it('takes up what moves no date of an open case, without a question', async () => {
  const world = await createWorld();
  const town = await createTown(world);
  await town.files();
  const asked: unknown[] = [];
  const next = loadPolicy('grades: { normal: { done: 4wd } }');

  expect(await takeUpPolicy(world.deps, next, async (moves) => asked.push(moves) > 0)).toBe(true);

  expect(asked).toEqual([]);
  expect(world.deps.policies.current().version).toBe(next.version);
});

it('moves no date that people were told before somebody agrees', async () => {
  const world = await createWorld();
  const { deps } = world;
  const town = await createTown(world);
  await deps.sql`update people set roles = '{admin}' where id = ${town.who.stranger}`;
  await town.files();
  await followCalendar(deps);
  const before = await dueOf(world);
  const old = deps.policies.current().version;

  expect(await takeUpPolicy(deps, daysOff, refuse)).toBe(false);
  expect(deps.policies.current().version).toBe(old);
  expect(await followCalendar(deps)).toBe(0);
  expect(await dueOf(world)).toEqual(before);
  expect((await waitingPolicy(deps.sql))?.moves).toMatchObject({
    open: 1,
    moved: 1,
    later: 1,
    earlier: 0,
    byGrade: { normal: 1 },
  });

  // The next start finds the same file: it waits on, and is not told again.
  await takeUpPolicy(deps, daysOff, refuse);
  expect(await deps.sql`select person_id from notices where kind = 'policy.waiting'`).toEqual([
    { person_id: town.who.stranger },
  ]);

  // The file put back: nothing waits any more.
  await takeUpPolicy(deps, deps.policies.current(), refuse);
  expect(await waitingPolicy(deps.sql)).toBeNull();
});

it('tells the owner of every limit that moved, the enterprise of what makes it wait over a day longer, once', async () => {
  const world = await createWorld();
  const { deps } = world;
  const town = await createTown(world);
  await town.files();
  await followCalendar(deps);
  const [before] = await dueOf(world);

  await takeUpPolicy(deps, daysOff, agree);
  expect(await followCalendar(deps)).toBe(1);
  await deps.sql`delete from settings where key = 'calendar'`;
  await followCalendar(deps);

  const told =
    await deps.sql`select person_id, audience, data -> 'cases' as cases from notices where kind = 'limits.moved' order by audience`;
  const cases = [
    {
      no: '杨企诉-2026-0001',
      before: Date.parse(before ?? ''),
      after: Date.parse((await dueOf(world))[0] ?? ''),
    },
  ];
  expect(told).toEqual([
    { person_id: town.who.contact, audience: 'enterprise', cases },
    { person_id: town.who.owner, audience: 'staff', cases },
  ]);
});

it('tells the enterprise of nothing where its limit moves by a day or forward', async () => {
  const world = await createWorld();
  const { deps } = world;
  const town = await createTown(world);
  await town.files();
  await followCalendar(deps);

  await takeUpPolicy(deps, loadPolicy('calendar: { holidays: [2026-03-04] }'), agree);
  await followCalendar(deps);
  await takeUpPolicy(deps, loadPolicy('calendar: { workdays: [2026-03-07] }'), agree);
  await followCalendar(deps);

  const told = await deps.sql`select audience from notices where kind = 'limits.moved'`;
  expect(told).toEqual([{ audience: 'staff' }, { audience: 'staff' }]);
});
