import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Appeal } from '../../src/appeal/appeal.ts';
import { redisBinary, startRedis } from '../support/redis.ts';
import { createSystem, on, type System, type SystemOptions } from '../support/system.ts';

vi.setConfig({ testTimeout: 90_000 });

let system: System;
afterEach(() => system.stop());

const done = { type: 'report_done', outcome: 'resolved', text: '调了档，量了三次', left: '' } as const;

async function limits(): Promise<unknown> {
  const rows = await system.deps.sql<{ state: Appeal }[]>`select state from appeals order by no`;
  return rows.map(({ state }) => [state.no, state.roundAt, state.extension, state.pauses.length]);
}

/** Five cases, the system down from Monday 09:00 until Thursday 10:00: what each person hears of it. */
async function sleepThroughLimits(options: SystemOptions): Promise<void> {
  system = await createSystem(options);
  const phones = await system.phones('contact', 'owner', 'deputy', 'leader', 'supervisor');
  const { files, does } = system.town;
  for (let i = 0; i < 3; i++) await files();
  for (let i = 0; i < 2; i++) {
    const reported = await files();
    await does('owner', { type: 'acknowledge' }, reported);
    await does('owner', done, reported);
  }
  // An urgent one is due by Thursday's close.
  const urgent = await files({ category: 'PWR', answers: { urgency: 'affected' } });
  await does('owner', { type: 'acknowledge' }, urgent);
  await system.idle();
  const marks = await Promise.all(phones.map((phone) => phone.mark()));
  const before = await limits();

  await system.stop();
  system.clock.set(on('03-05 10:00'));
  await system.start();
  await system.idle();

  const heard = await Promise.all(phones.map((phone, i) => phone.heard(marks[i])));
  const [contact = [], owner = [], deputy = [], leader = [], supervisor = []] = heard;
  expect(contact).toEqual([expect.stringMatching(/^小二.*09:00 到.*10:00 没能发消息.*0004.*0005/s)]);
  expect(owner).toEqual([expect.stringMatching(/^小二停了.*09:00 到.*10:00.*0001.*0002.*0003.*时限没有变/s)]);
  // One line a case, however many steps of it fell into the standstill.
  expect(owner[0]?.match(/2026-0001/g)).toHaveLength(1);
  expect(leader).toEqual([expect.stringMatching(/^小二停了/)]);
  expect([deputy.length, supervisor.length]).toEqual([1, 0]);
  expect(await limits()).toEqual(before);

  // Each step rang, but only the highest of a series was told.
  const told = await system.deps.sql<{ kind: string }[]>`
    select distinct kind from notices where person_id = ${system.town.who.contact} and data ? 'late'`;
  expect(told).toEqual([{ kind: 'confirm.remind.2' }]);
  await system.at(on('03-05 17:00'));
  const after = await Promise.all(phones.map((phone, i) => phone.heard(marks[i])));
  expect(after.map(({ length }) => length)).toEqual(heard.map(({ length }) => length));
}

describe('with the queues in PostgreSQL', () => {
  it('tells each person once what they were not told while it was down', async () => {
    await sleepThroughLimits({});
  });
});

describe.skipIf(redisBinary === undefined)('with the queues in Redis', () => {
  it('tells each person once what they were not told while it was down', async () => {
    const redis = await startRedis();
    try {
      await sleepThroughLimits({ redisUrl: redis.url });
    } finally {
      await system.stop();
      await redis.stop();
    }
  });
});
