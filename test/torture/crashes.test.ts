import { expect, inject, it, vi } from 'vitest';
import { crashMatrix, startPool } from '../../torture/crashes.ts';
import type { Fault, Outcome } from '../../torture/fault.ts';
import { openGround } from '../../torture/ground.ts';
import type { Process } from '../../torture/processes.ts';
import { rolling } from '../../torture/rolling.ts';
import { isBroken } from '../../torture/table.ts';
import { telegramFaults } from '../../torture/telegram.ts';
import { eventually } from '../support/backends.ts';
import { builtProgram } from '../support/program.ts';

vi.setConfig({ testTimeout: 240_000 });

const main = await builtProgram();
const seed = Number(process.env.TEST_SEED ?? 20260302);
const place = { server: inject('postgres'), main, seed, short: true };

async function outcomesOf(fault: Fault): Promise<Outcome[]> {
  const ground = await openGround(place, fault.ground);
  return await fault.run(ground).finally(ground.close);
}

it('loses nothing and does nothing twice when everything is killed at each boundary', async () => {
  const outcomes = await outcomesOf(crashMatrix);

  expect(outcomes).toHaveLength(8);
  expect(outcomes.filter(isBroken)).toEqual([]);
  // Whoever dies between sending and noting it tells it again: at most what was in the air at each death.
  expect(Math.max(...outcomes.map(({ repeated }) => repeated))).toBeLessThanOrEqual(2);
});

it('loses nothing and tells nothing twice when two bots and two workers are replaced one by one', async () => {
  const [outcome] = await outcomesOf(rolling);

  expect(outcome).toMatchObject({ lost: 0, twice: 0, repeated: 0, note: '' });
});

it('loses nothing and takes no step twice while Telegram is in every kind of trouble, beside chats that notice none', async () => {
  const outcomes = await outcomesOf(telegramFaults);

  expect(outcomes.filter(isBroken)).toEqual([]);
  // Only an answer that never came may be given again.
  const repeated = outcomes.filter((one) => one.repeated > 0).map(({ fault }) => fault);
  expect(repeated.filter((fault) => !fault.endsWith('after it was carried out'))).toEqual([]);
  expect(outcomes.at(-1)?.recoveryMs).toBeLessThan(10_000);
});

/** SIGTERM in the middle of something: it is heard at once, and the process ends once that has come to its end. */
async function endInTheMiddle(one: Process): Promise<number | string> {
  await one.held();
  const ended = one.end('SIGTERM');
  await eventually(one.said, (said) => /Finishing|正在收尾/.test(said));
  one.go();
  return await ended;
}

it('handles to its end what it has begun, and notes what it has sent, before it stops', async () => {
  const ground = await openGround(place, { pairs: 1 });
  try {
    const { bots, workers } = await startPool(ground);
    const [pair] = ground.pairs;
    bots.arm('committed', 'hold');
    const handling = endInTheMiddle(bots);
    await pair?.owner.tap('签收');
    expect(await handling).toBe(0);

    await ground.start('bots');
    await ground.settled();
    workers.arm('sent', 'hold');
    const sending = endInTheMiddle(workers);
    await pair?.owner.tap('更新进展');
    await pair?.owner.sees(/有什么进展/);
    await pair?.owner.write('换了 120 米主线，量了三次，384 伏');
    expect(await sending).toBe(0);

    const { sql } = ground.deps;
    expect(await sql`select 1 from inbox where done_at is null`).toHaveLength(0);
    expect(await sql`select 1 from notices where state = 'sending'`).toHaveLength(0);
    expect(await sql`select 1 from accounts where busy_until is not null`).toHaveLength(0);
  } finally {
    await ground.close();
  }
});
