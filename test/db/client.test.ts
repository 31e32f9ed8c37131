import { createConnection, createServer, type AddressInfo } from 'node:net';
import path from 'node:path';
import { sql } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { connect, type Sql, type SqlTx } from '../../src/db/client.ts';
import { eventually } from '../support/backends.ts';
import { cleanUp } from '../support/clean-up.ts';
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

function gate() {
  let resolve = () => {};
  const promise = new Promise<void>((open) => {
    resolve = open;
  });
  return { promise, resolve };
}

/** A transaction whose connection is gone, while its work goes on until it is told to end. */
async function cutInTheMiddle(name: string) {
  await world.deps.sql.unsafe(`create table ${name} (n int)`);
  const one = connect(world.database.target, { name, max: 1 });
  const [cut, go] = [gate(), gate()];
  let outcome: Promise<unknown> = Promise.resolve();
  const put = (sql: SqlTx | Sql, n: number) => sql`insert into ${sql(name)} values (${n})`;
  const ended = one.begin(async (tx) => {
    outcome = (async () => {
      const [row] = await tx<{ pid: number }[]>`select pg_backend_pid() as pid`;
      await world.deps.sql`select pg_terminate_backend(${row?.pid ?? 0})`;
      await put(tx, 1).catch(() => {});
      cut.resolve();
      await go.promise;
      await put(tx, 2);
    })();
    await outcome;
  });
  const refused = ended.then(
    () => false,
    () => true,
  );
  await cut.promise;
  const goOn = async () => {
    go.resolve();
    await expect(outcome).rejects.toMatchObject({ code: 'CONNECTION_CLOSED' });
    expect(await refused).toBe(true);
  };
  const numbers = async () =>
    (await world.deps.sql<{ n: number }[]>`select n from ${world.deps.sql(name)} order by n`).map(
      ({ n }) => n,
    );
  return { one, put, goOn, numbers };
}

it('runs nothing of a transaction outside of it once its connection is gone', async () => {
  const { one, put, goOn, numbers } = await cutInTheMiddle('gone_outside');
  // The connection is there again, and free; and its first statement is not told what befell the last one.
  await put(one, 10);
  await goOn();
  expect(await numbers()).toEqual([10]);
  await one.end();
});

it('neither writes nor ends in the transaction that has the connection next', async () => {
  const { one, put, goOn, numbers } = await cutInTheMiddle('gone_inside');
  await one.begin(async (tx) => {
    await put(tx, 10);
    await goOn();
    await put(tx, 11);
  });
  expect(await numbers()).toEqual([10, 11]);
  await one.end();
});

it('ends each of the statements that a cut transaction runs side by side', async () => {
  const one = connect(world.database.target, { name: 'side by side', max: 1 });
  let all: PromiseSettledResult<unknown>[] = [];
  const cut = one.begin(async (tx) => {
    const [row] = await tx<{ pid: number }[]>`select pg_backend_pid() as pid`;
    const running = Promise.allSettled([1, 2, 3].map((n) => tx`select pg_sleep(20), ${n}::int`));
    await world.deps.sql`select pg_terminate_backend(${row?.pid ?? 0})`;
    all = await running;
  });
  await expect(cut).rejects.toThrow();
  await eventually(
    () => all.map(({ status }) => status),
    (statuses) => statuses.length === 3 && statuses.every((status) => status === 'rejected'),
  );
  expect(await one`select 1 as n`).toEqual([{ n: 1 }]);
  await one.end();
});

it('refuses what one part of a transaction still does when another has ended it', async () => {
  const one = connect(world.database.target, { name: 'straggler', max: 1 });
  await one`create table stragglers (n int)`;
  const go = gate();
  let straggler: Promise<unknown> = Promise.resolve();
  const failed = one.begin(async (tx) => {
    straggler = go.promise.then(() => tx`insert into stragglers values (1)`);
    await Promise.all([straggler, tx`select 1 / 0`]);
  });
  await expect(failed).rejects.toThrow('division by zero');
  go.resolve();
  await expect(straggler).rejects.toMatchObject({ code: 'TRANSACTION_OVER' });
  expect(await one`select n from stragglers`).toEqual([]);
  await one.end();
});

it('closes at once where the connection was cut in the middle of a statement', async () => {
  const one = connect(world.database.target, { name: 'cut and closed', max: 1 });
  const [row] = await one<{ pid: number }[]>`select pg_backend_pid() as pid`;
  const slept = expect(one`select pg_sleep(20)`).rejects.toThrow();
  await world.deps.sql`select pg_terminate_backend(${row?.pid ?? 0})`;
  await slept;
  const began = performance.now();
  await one.end({ timeout: 5 });
  expect(performance.now() - began).toBeLessThan(2000);
});

/** A way to the database that resets the first connection which asks for its types. */
async function resettingOnce(): Promise<number> {
  const { host, port } = world.database.target;
  let isFirst = true;
  const way = createServer((client) => {
    const server = createConnection(path.join(host, `.s.PGSQL.${port}`));
    const end = () => {
      server.destroy();
      client.resetAndDestroy();
    };
    for (const side of [client, server]) side.on('error', end).on('close', end);
    server.pipe(client);
    client.on('data', (data) => {
      if (isFirst && data.includes('typarray')) {
        isFirst = false;
        end();
      } else server.write(data);
    });
  });
  await new Promise<void>((resolve) => way.listen(0, '127.0.0.1', resolve));
  cleanUp(async () => void way.close());
  return (way.address() as AddressInfo).port;
}

it('bears a connection that is reset while it learns the types of the database', async () => {
  const { user, database } = world.database.target;
  const url = `postgres://${user}@127.0.0.1:${await resettingOnce()}/${database}`;
  const one = connect({ url }, { name: 'reset', max: 1 });
  await expect(one`select 1`).rejects.toMatchObject({ code: 'ECONNRESET' });
  expect(await one`select ${[1, 2]}::int[] as list`).toEqual([{ list: [1, 2] }]);
  await one.end();
});
