import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { wipe } from '../../src/demo/store.ts';
import { cleanUp } from '../support/clean-up.ts';
import { createTestDatabase } from '../support/database.ts';

it('empties the town while others take the same tables in another order, and nobody is turned away', async () => {
  const { sql, drop } = await createTestDatabase();
  cleanUp(drop);
  await sql`insert into people (id, phone, name) values (gen_random_uuid(), '13900000001', '王示例')`;
  let begin: () => void = () => {};
  const begun = new Promise<void>((resolve) => {
    begin = resolve;
  });
  const other = sql.begin(async (tx) => {
    await tx`update chat.events set event = event`;
    begin();
    await sleep(100);
    await tx`update people set name = '王样例'`;
  });
  await begun;

  await Promise.all([other, sql.begin(async (tx) => await wipe(tx))]);

  expect(await sql`select from people`).toHaveLength(0);
});
