import { expect, it } from 'vitest';
import { connect } from '../../src/db/client.ts';
import { eventually, onEachBackend } from '../support/backends.ts';
import { createLab } from '../support/workers.ts';

const done = (rows: { state: string }[]) => rows.every(({ state }) => state === 'sent');
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

onEachBackend((backend) => {
  it('loses no notice and no timer while its database connections are cut off again and again', async () => {
    const lab = await createLab(backend);
    const people = await Promise.all(Array.from({ length: 10 }, (_, n) => lab.person(100 + n)));
    const appealId = await lab.appeal();
    await lab.work({
      fire: async ({ id }) => void (await lab.deps.sql`delete from timers where id = ${id}`),
    });
    const admin = connect({ ...lab.database.target, database: 'postgres' }, { name: 'admin', max: 1 });
    // postgres.js leaves a rejection unhandled when it is cut off while it reads the types of a new connection.
    const cutAll = () => admin`
      select pg_terminate_backend(pid) from pg_stat_activity
      where datname = ${lab.database.target.database} and query <> '' and query not like '%typarray%'`;

    for (let round = 0; round < 6; round++) {
      for (const who of people) await again(() => lab.tell(who, { kind: `n${round}` }));
      await again(
        () => lab.deps.sql`insert into timers (id, appeal_id, kind, due_at)
          values (${lab.deps.newId()}, ${appealId}, ${`t${round}`}, ${lab.clock.now()})`,
      );
      await cutAll();
      await pause(50);
    }
    await admin.end();
    // What was cut off between claim and settlement is taken over when its lease ends.
    await pause(2000);
    const leases = [
      () => lab.deps.sql`update notices set claimed_at = claimed_at - interval '61 s'`,
      () => lab.deps.sql`update accounts set busy_until = busy_until - interval '61 s'`,
      () => lab.deps.sql`update timers set claimed_until = claimed_until - interval '61 s'`,
    ];
    for (const end of leases) await again(end);

    await eventually(() => again(lab.states), done, 15_000);
    await eventually(
      async () => (await lab.deps.sql`select id from timers`).length,
      (n) => n === 0,
    );

    for (let n = 0; n < 10; n++) {
      const heard = new Set(lab.api.chat(100 + n).map(({ text }) => text));
      expect([...heard]).toEqual(['n0', 'n1', 'n2', 'n3', 'n4', 'n5']);
    }
  });
});

/** What a connection was cut under is done once more. */
async function again<T>(work: () => PromiseLike<T>): Promise<T> {
  for (let left = 20; ; left--) {
    try {
      return await work();
    } catch (error) {
      if (left === 0) throw error;
      await pause(20);
    }
  }
}
