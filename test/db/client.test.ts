import { sql } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { connect } from '../../src/db/client.ts';
import { eventually } from '../support/backends.ts';
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

it('bears a connection that is cut off in a transaction, and goes on with the next', async () => {
  const one = connect(world.database.target, { name: 'cut', max: 1 });
  for (let round = 0; round < 5; round += 1) {
    const cut = one.begin(async (tx) => {
      await tx`select pg_sleep(20) /* cut me */`;
    });
    const ended = expect(cut).rejects.toThrow();
    const find = () => world.deps.sql`
      select pg_terminate_backend(pid) from pg_stat_activity
      where application_name = 'cut' and query like '%cut me%' and state = 'active'`;
    await eventually(find, (rows) => rows.length > 0);
    await ended;
    expect(await one`select 1 as n`.catch(() => one`select 1 as n`)).toEqual([{ n: 1 }]);
  }
  await one.end();
});
