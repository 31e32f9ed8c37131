import { expect, it, vi } from 'vitest';
import { type Backend, eventually, onEachBackend } from '../support/backends.ts';
import { loseQueues, storeOf } from '../support/faults.ts';
import { createLab, type Lab } from '../support/workers.ts';

vi.setConfig({ testTimeout: 60_000 });

const PEOPLE = 12;
const done = (rows: { state: string }[]) =>
  rows.every(({ state }) => state !== 'waiting' && state !== 'sending');
const names = (n: number) => Array.from({ length: n }, (_, i) => `n${i}`);

/** So many messages for each of them. @returns their ids */
async function addressees(lab: Lab, kinds: string[]): Promise<string[]> {
  const people = await Promise.all(Array.from({ length: PEOPLE }, (_, n) => lab.person(100 + n)));
  for (const kind of kinds) for (const who of people) await lab.tell(who, { kind });
  return people;
}

async function loseOverAndOver(lab: Lab, backend: Backend): Promise<void> {
  for (let loss = 0; loss < 4; loss++) {
    await eventually(
      () => lab.api.calls.length,
      (n) => n > loss * 6,
      30_000,
    );
    await loseQueues(storeOf(backend, lab.deps.sql));
  }
}

onEachBackend((backend) => {
  it('sends everything, nothing twice, when the queues are lost over and over in the middle of the work', async () => {
    const lab = await createLab(backend);
    const people = await addressees(lab, names(4));
    await lab.deps.sql`
      insert into timers (id, kind, due_at) select gen_random_uuid(), 't', ${lab.clock.now()} from generate_series(1, 40)`;
    // Slow enough that the losses come in between.
    lab.api.meddle(({ method }) => (method === 'sendMessage' ? { late: 60 } : undefined));
    await lab.work();

    await loseOverAndOver(lab, backend);
    const since = performance.now();
    // Of the others nothing new comes, which would have them queued again at once.
    for (const who of people.slice(0, 3)) await lab.tell(who, { kind: 'n4' });
    const rows = await eventually(lab.states, done, 60_000);
    await eventually(
      () => lab.fired.length,
      (n) => n >= 40,
      30_000,
    );

    // With a tick of 5 s instead of 0.5 s it is ten times as much.
    expect(performance.now() - since).toBeLessThan(6000);
    for (let n = 0; n < PEOPLE; n++)
      expect(lab.api.chat(100 + n).map(({ text }) => text)).toEqual(names(n < 3 ? 5 : 4));
    expect(rows.every(({ state, why }) => state === 'sent' && why === null)).toBe(true);
    expect(lab.fired.length).toBe(40);
  });

  it('goes on with what is put off when the queues are lost while nothing is to do', async () => {
    const lab = await createLab(backend);
    const who = await lab.person(11);
    await lab.work();
    await lab.tell(who, { kind: 'a' });
    await eventually(lab.states, (rows) => rows.length === 1 && done(rows));
    await lab.deps.sql`
      insert into timers (id, kind, due_at) values (gen_random_uuid(), 't', ${new Date(lab.clock.now().getTime() + 800)})`;
    await lab.deps.sql`select pg_notify('timers', '')`;
    await new Promise((resolve) => setTimeout(resolve, 300));

    await loseQueues(storeOf(backend, lab.deps.sql));
    lab.clock.advance('1s');
    const since = performance.now();
    await lab.tell(who, { kind: 'b' });
    await eventually(lab.states, (rows) => rows.length === 2 && done(rows), 20_000);
    await eventually(
      () => lab.fired.length,
      (n) => n === 1,
      20_000,
    );

    expect(performance.now() - since).toBeLessThan(8000);
    expect(lab.api.chat(11).map(({ text }) => text)).toEqual(['a', 'b']);
  });
});
