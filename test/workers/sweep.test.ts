import { expect, it } from 'vitest';
import { beat, wake } from '../../src/notices/heartbeat.ts';
import type { Fire } from '../../src/notices/notice.ts';
import { claimTimers, nextSweep } from '../../src/notices/store-timers.ts';
import { eventually, onEachBackend } from '../support/backends.ts';
import { createLab, type Lab } from '../support/workers.ts';
import { createWorld } from '../support/world.ts';

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

async function addTimer(lab: Lab, kind: string, dueAt: Date): Promise<string> {
  const id = lab.deps.newId();
  const appealId = await lab.appeal();
  await lab.deps.sql`
    with set as (insert into timers (id, appeal_id, kind, due_at) values (${id}, ${appealId}, ${kind}, ${dueAt}))
    select pg_notify('timers', '')`;
  return id;
}
const after = (lab: Lab, ms: number) => new Date(lab.clock.now().getTime() + ms);
const kinds = (lab: Lab) => lab.fired.map(({ timer }) => timer.kind);

onEachBackend((backend) => {
  it('fires a timer when it is due, once, with three processes sweeping', async () => {
    const lab = await createLab(backend);
    await Promise.all([lab.work(), lab.work(), lab.work()]);
    for (let n = 0; n < 30; n++) await addTimer(lab, `t${n}`, after(lab, n % 2 === 0 ? 0 : 60_000));
    await eventually(
      () => lab.fired.length,
      (n) => n >= 15,
    );
    await pause(700);
    expect(lab.fired).toHaveLength(15);

    lab.clock.advance('1m');
    await eventually(
      () => lab.fired.length,
      (n) => n >= 30,
      3000,
    );
    await pause(300);

    expect(new Set(kinds(lab)).size).toBe(30);
    expect(lab.fired).toHaveLength(30);
  });

  it('does not wait for the tick when a timer is set, nor when it comes due', async () => {
    const lab = await createLab(backend);
    let real = performance.now();
    const base = lab.clock.now().getTime();
    lab.deps.now = () => new Date(base + performance.now() - real);
    await lab.work({ tickMs: 5000 });
    await pause(200);
    real = performance.now();

    const began = performance.now();
    await addTimer(lab, 'soon', new Date(base + 700));
    await eventually(
      () => lab.fired.length,
      (n) => n === 1,
      3000,
    );

    expect(performance.now() - began).toBeLessThan(1500);
    expect(performance.now() - began).toBeGreaterThan(650);
  });

  it('goes on past a timer that fails or stays due, and lets it rest', async () => {
    const lab = await createLab(backend);
    const tried: string[] = [];
    await lab.work({
      fire: async ({ id, kind }) => {
        tried.push(kind);
        if (kind === 'broken') throw new Error('a fault');
        if (kind !== 'stuck') await lab.deps.sql`delete from timers where id = ${id}`;
      },
    });
    for (const kind of ['broken', 'stuck', 'fine']) await addTimer(lab, kind, after(lab, 0));
    await eventually(
      () => tried.length,
      (n) => n === 3,
    );
    await pause(700);
    expect(tried.toSorted()).toEqual(['broken', 'fine', 'stuck']);

    const left = await lab.deps
      .sql`select kind, failures, claimed_until > now() as rests from timers order by kind`;
    expect([...left]).toEqual([
      { kind: 'broken', failures: 1, rests: true },
      { kind: 'stuck', failures: 1, rests: true },
    ]);
    await lab.deps.sql`update timers set claimed_until = now() - interval '1 s'`;
    await eventually(
      () => tried.length,
      (n) => n === 5,
    );
  });

  it('tells what fell into a standstill that it is late, and bundles it', async () => {
    const lab = await createLab(backend, {
      policy: 'digest: off\nquiet_hours: off\nperiods: { catchup_after: 15m }\n',
    });
    const who = await lab.person(11);
    await beat(lab.deps.sql, lab.clock.now());
    const from = lab.clock.now().toISOString();
    await lab.tell(who, { kind: 'before', notBefore: after(lab, -1000) });
    const appealId = await lab.appeal();
    await lab.tell(who, { kind: 'a', appealId, notBefore: after(lab, 60_000) });
    await lab.tell(who, { kind: 'b', appealId, notBefore: after(lab, 120_000), manner: 'remind' });
    await addTimer(lab, 'missed', after(lab, 60_000));
    lab.clock.advance('3h');
    const until = lab.clock.now().toISOString();
    await addTimer(lab, 'in time', after(lab, 1000));

    await lab.work();
    await eventually(
      () => lab.api.chat(11).length,
      (n) => n === 2,
    );
    lab.clock.advance('1m');
    await eventually(
      () => lab.fired.length,
      (n) => n === 2,
    );

    expect(lab.api.chat(11).map(({ text }) => text)).toEqual(['before', 'a + b']);
    expect(Object.fromEntries(lab.fired.map(({ timer, late }) => [timer.kind, late]))).toEqual({
      missed: { from, until },
      'in time': undefined,
    });
  });

  it('sends nothing after a standstill before all that fell into it has fired', async () => {
    const lab = await createLab(backend, {
      policy: 'digest: off\nquiet_hours: off\nperiods: { catchup_after: 15m }\n',
    });
    const who = await lab.person(11);
    await beat(lab.deps.sql, lab.clock.now());
    for (let i = 1; i <= 12; i++) await addTimer(lab, `missed-${i}`, after(lab, i * 1000));
    lab.clock.advance('3h');

    const fire: Fire = async ({ id, kind }, late) => {
      await pause(150);
      await lab.tell(who, { kind, manner: 'remind', ...(late ? { data: { late } } : {}) });
      await lab.deps.sql`delete from timers where id = ${id}`;
    };
    // Two processes come up together; the one with nothing left to fire waits for the other.
    await Promise.all([lab.work({ fire }), lab.work({ fire })]);
    await eventually(lab.states, (all) => all.length === 12 && all.every(({ state }) => state === 'sent'));
    expect(lab.api.chat(11).map(({ text }) => text?.split(' + ').length)).toEqual([12]);
  });
});

const world = await createWorld();

it('takes a short pause, and the very first start, for nothing', async () => {
  const { sql } = world.deps;
  expect(await wake(sql, new Date(0), 900_000)).toBeUndefined();
  expect(await wake(sql, new Date(899_000), 900_000)).toBeUndefined();
  expect(await wake(sql, new Date(2_000_000), 900_000)).toEqual({
    from: new Date(899_000).toISOString(),
    until: new Date(2_000_000).toISOString(),
  });
});

it('costs no more for a timer that is due when 100 000 others are not', async () => {
  const { sql, newId } = world.deps;
  const now = world.clock.now();
  const filler = async (n: number) => {
    await sql`insert into timers (id, kind, due_at)
      select gen_random_uuid(), 'idle', ${now}::timestamptz + (i + 3600) * interval '1 s' from generate_series(1, ${n}::int) i`;
    await sql`analyze timers`;
  };
  const cost = async () => {
    const rounds: number[] = [];
    for (let round = 0; round < 15; round++) {
      for (let n = 0; n < 20; n++)
        await sql`insert into timers (id, kind, due_at) values (${newId()}, 'due', ${now})`;
      const began = performance.now();
      await nextSweep(sql, now);
      expect(await claimTimers(sql, now, 50)).toHaveLength(20);
      rounds.push(performance.now() - began);
      await sql`delete from timers where kind = 'due'`;
    }
    return rounds.toSorted((a, b) => a - b)[7] ?? 0;
  };
  await filler(100);
  await cost();
  const few = await cost();
  await filler(100_000);

  expect(await cost()).toBeLessThan(few * 4 + 2);
});
