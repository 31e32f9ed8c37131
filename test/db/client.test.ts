import { sql } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { createWorld } from '../support/world.ts';
import { settings } from '../../src/db/schema/system.ts';

const world = await createWorld();

it('gives numbers for bigint and real Dates on the raw client, also after drizzle has been used', async () => {
  await world.deps.db.insert(settings).values({ key: 'k', value: { a: 1 } });

  const [row] = await world.deps.sql<
    { n: number; at: Date }[]
  >`select 7000000000::bigint as n, ${new Date(0)}::timestamptz as at`;

  expect(row).toEqual({ n: 7_000_000_000, at: new Date(0) });
  expect(
    await world.deps
      .sql`insert into settings values ('json', ${world.deps.sql.json({ b: 2 })}) returning value`,
  ).toEqual([{ value: { b: 2 } }]);
});

it('works in UTC on both clients', async () => {
  const [raw] = await world.deps.sql`show timezone`;
  const [drizzled] = await world.deps.db.execute(sql`show timezone`);

  expect([raw?.TimeZone, drizzled?.TimeZone]).toEqual(['UTC', 'UTC']);
});
