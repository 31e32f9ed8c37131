import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isOpen, nextOpening } from '../../src/calendar/calendar.ts';
import { policies as table } from '../../src/db/schema/appeals.ts';
import { openPolicies, type PoliciesOptions } from '../../src/policy/store.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { policyWith } from '../support/policies.ts';

let database: TestDatabase;
let clock = new Date('2026-11-19T01:00Z');
let options: PoliciesOptions;

function tick(): Date {
  clock = new Date(clock.getTime() + 1000);
  return clock;
}

beforeAll(async () => {
  database = await createTestDatabase();
  options = { db: database.db, now: tick, zone: 'Asia/Shanghai' };
});
afterAll(() => database.drop());

describe('the policies of an installation', () => {
  const first = policyWith();
  const second = policyWith({ periods: { reopen: '31d' } });

  it('keep every version that was in force, across restarts', async () => {
    const before = await openPolicies(options, first);
    await before.adopt(second);
    expect(before.current()).toBe(second);

    const after = await openPolicies(options, second);
    expect(after.current()).toEqual(second);
    expect(after.of(first.version)).toEqual(first);
    expect(() => after.of('0123456789ab')).toThrow('not loaded');
  });

  it('reach the version that another process adopted meanwhile', async () => {
    const third = policyWith({ periods: { reopen: '32d' } });
    const here = await openPolicies(options, first);
    const there = await openPolicies(options, first);
    await there.adopt(third);
    expect(() => here.of(third.version)).toThrow('not loaded');
    expect(await here.load(third.version)).toEqual(third);
    expect(here.of(third.version).periods.reopen).toBe('32d');
    await expect(here.load('0123456789ab')).rejects.toThrow('no policy');
  });

  it('keep the day since when one is in force when nothing changed', async () => {
    const since = async (version: string) =>
      (await database.db.select().from(table)).find((row) => row.version === version)?.since;
    await openPolicies(options, second);
    await openPolicies(options, first);
    const began = clock;
    tick();
    await openPolicies(options, first);
    expect(await since(first.version)).toEqual(began);
    await openPolicies(options, second);
    expect(await since(second.version)).toEqual(clock);
  });

  it('fill in for an old version what the format has gained since', async () => {
    const { cohandler: _, version, ...old } = policyWith({ periods: { reopen: '33d' } });
    await database.db.insert(table).values({ version, document: old, since: new Date('2026-01-01T00:00Z') });
    const restored = (await openPolicies(options, first)).of(version);
    expect(restored).toMatchObject({ version, cohandler: { sign: '4wh' }, periods: { reopen: '33d' } });
  });
});

describe('calendars of a policy', () => {
  const noon = new Date('2026-11-19T12:30+08:00');

  it('are made once, so that their caches stay warm', async () => {
    const { calendar, current, quietCalendar } = await openPolicies(options, policyWith());
    expect(calendar(current())).toBe(calendar(current()));
    expect(quietCalendar(current(), 'enterprise')).toBe(quietCalendar(current(), 'enterprise'));
    expect(quietCalendar(current(), 'staff')).toBe(calendar(current()));
  });

  it('let enterprises be written to at noon, and staff not', async () => {
    const { current, quietCalendar } = await openPolicies(options, policyWith());
    const [enterprise, staff] = [quietCalendar(current(), 'enterprise'), quietCalendar(current(), 'staff')];
    expect(enterprise && isOpen(enterprise, noon)).toBe(true);
    expect(staff && isOpen(staff, noon)).toBe(false);
  });

  it('have no quiet hours where they are off', async () => {
    const policy = policyWith({ quiet_hours: 'off' });
    const { quietCalendar } = await openPolicies(options, policy);
    expect(quietCalendar(policy, 'staff')).toBeNull();
  });

  it('keep quiet hours every day where limits run day and night', async () => {
    const policy = policyWith({ calendar: 'always' });
    const { quietCalendar } = await openPolicies(options, policy);
    const quiet = quietCalendar(policy, 'enterprise');
    expect(quiet && nextOpening(quiet, new Date('2026-11-21T20:00+08:00'))).toEqual(
      new Date('2026-11-22T08:30+08:00'),
    );
  });
});
