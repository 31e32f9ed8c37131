import { afterAll, expect, it } from 'vitest';
import type { Queues } from '../../src/queue/port.ts';
import { eventually, onEachBackend } from '../support/backends.ts';
import { createTestDatabase } from '../support/database.ts';

const database = await createTestDatabase();
afterAll(database.drop);
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

onEachBackend((backend) => {
  const opened: Queues[] = [];
  const open = async () => {
    const queues = await backend.open(database.target);
    opened.push(queues);
    return queues;
  };
  afterAll(async () => {
    await Promise.all(opened.map((queues) => queues.close()));
  });

  it('hands each job to one of several processes, once', async () => {
    const processes = [await open(), await open(), await open()];
    const seen: string[] = [];
    for (const queues of processes) {
      await queues.work('many', async ({ id, data }) => void seen.push(`${id} ${data.n}`), {
        concurrency: 5,
      });
    }

    const jobs = Array.from({ length: 200 }, (_, n) => ({ id: `job-${n}`, data: { n } }));
    await processes[0]?.addMany('many', jobs);
    await eventually(
      () => seen.length,
      (n) => n >= 200,
    );
    await pause(100);

    expect(seen.toSorted()).toEqual(jobs.map(({ id, data }) => `${id} ${data.n}`).toSorted());
  });

  it('does nothing on an id that waits, and takes the same id again once it is done', async () => {
    const queues = await open();
    let runs = 0;
    await queues.add('again', 'chat-1', {}, { delayMs: 300 });
    await queues.add('again', 'chat-1', {}, { delayMs: 300 });
    await queues.work('again', async () => void runs++, { concurrency: 5 });
    await eventually(
      () => runs,
      (n) => n === 1,
    );
    await pause(100);

    await queues.add('again', 'chat-1', {});

    await eventually(
      () => runs,
      (n) => n === 2,
    );
  });

  it('takes lower priorities first, and keeps delayed jobs until they are due', async () => {
    const queues = await open();
    const seen: string[] = [];
    await queues.add('order', 'late', {}, { delayMs: 400.7 });
    await queues.add('order', 'plain', {}, { priority: 2 });
    await queues.add('order', 'soon', {}, { priority: 1 });
    await queues.add('order', 'first', {});
    await queues.work('order', async ({ id }) => void seen.push(id), { concurrency: 1 });

    await eventually(
      () => seen.length,
      (n) => n === 4,
    );

    expect(seen).toEqual(['first', 'soon', 'plain', 'late']);
  });

  it('drops a job whose handler throws, and goes on', async () => {
    const queues = await open();
    const seen: string[] = [];
    const handler = async ({ id }: { id: string }) => {
      seen.push(id);
      if (seen.length === 1) throw new Error('a fault');
    };
    await queues.work('faults', handler, { concurrency: 1 });

    await queues.add('faults', 'a', {});
    await eventually(
      () => seen,
      (s) => s.length === 1,
    );
    await queues.add('faults', 'a', {});

    await eventually(
      () => seen,
      (s) => s.length === 2,
    );
  });

  it('keeps to the limit of a queue', async () => {
    const queues = await open();
    const began: number[] = [];
    const limiter = { max: 5, perMs: 500 };
    await queues.work('limited', async () => void began.push(performance.now()), {
      concurrency: 20,
      limiter,
    });

    await queues.addMany(
      'limited',
      Array.from({ length: 15 }, (_, n) => ({ id: `l-${n}`, data: {} })),
    );
    await eventually(
      () => began.length,
      (n) => n === 15,
    );

    expect((began.at(-1) ?? 0) - (began[0] ?? 0)).toBeGreaterThan(800);
  });

  it('holds a paused queue', async () => {
    const queues = await open();
    let runs = 0;
    await queues.pause('held');
    await queues.work('held', async () => void runs++, { concurrency: 1 });
    await queues.add('held', 'a', {});
    await pause(300);
    expect(runs).toBe(0);

    await queues.resume('held');

    await eventually(
      () => runs,
      (n) => n === 1,
    );
  });

  it('waits for running jobs when it closes', async () => {
    const queues = await backend.open(database.target);
    const marks: string[] = [];
    await queues.work(
      'slow',
      async () => {
        marks.push('begun');
        await pause(400);
        marks.push('done');
      },
      { concurrency: 1 },
    );
    await queues.add('slow', 'a', {});
    await eventually(
      () => marks.length,
      (n) => n === 1,
    );

    await queues.close();

    expect(marks).toEqual(['begun', 'done']);
  });

  it('says that it is well', async () => {
    const queues = await open();

    expect(await queues.health()).toMatchObject({ ok: true });
  });

  it('refuses ids that the store would refuse or mix up', async () => {
    const queues = await open();

    for (const id of ['a:b', 'a:b:c', '123', '']) {
      await expect(queues.add('ids', id, {})).rejects.toThrow('not fit for a job id');
    }
  });
});
