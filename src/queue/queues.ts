import type { Logger } from 'pino';
import type { Target } from '../db/client.ts';
import type { BullQueue, BullWorker, Engine } from './engine.ts';
import type { Depth, Health, Job, JobData, NewJob, Queues, WorkOptions } from './port.ts';
import { openPostgresEngine } from './postgres.ts';
import { openRedisEngine } from './redis.ts';

export type QueueOptions = {
  /** Our own database, where the queues are unless there is a Redis. */
  target: Target;
  redisUrl?: string | undefined;
  /** Keys of Redis begin with it. */
  prefix?: string;
  log: Logger;
};

const CLOSE_MS = 8000;
const PING_MS = 3000;

/** The one place that decides where the queues are: in Redis where there is a `redisUrl`, else in PostgreSQL. */
export async function openQueues({
  target,
  redisUrl,
  prefix = 'xiaoer',
  log,
}: QueueOptions): Promise<Queues> {
  const warn = (text: string) => log.warn(text);
  const engine = redisUrl
    ? await openRedisEngine({ url: redisUrl, prefix, warn })
    : await openPostgresEngine(target, warn);
  return queuesOn(engine, log);
}

function queuesOn(engine: Engine, log: Logger): Queues {
  const queues = new Map<string, BullQueue>();
  const workers = new Set<BullWorker>();
  const weather = reportWeather(log, engine.name);

  function queueOf(name: string): BullQueue {
    const known = queues.get(name);
    if (known) return known;
    const made = engine.makeQueue(name);
    made.on('error', weather);
    queues.set(name, made);
    return made;
  }
  async function addMany(queue: string, jobs: NewJob[]): Promise<void> {
    if (jobs.length > 0) await queueOf(queue).addBulk(jobs.map(bullJob));
  }
  async function work(
    queue: string,
    handler: (job: Job) => Promise<void>,
    { concurrency, limiter }: WorkOptions,
  ) {
    const process = async ({ id = '', data }: { id?: string | undefined; data: unknown }) => {
      try {
        await handler({ id, data: data as JobData });
      } catch (error) {
        log.error({ err: error, queue, job: id }, 'a job failed');
      }
    };
    const limit = limiter && { limiter: { max: limiter.max, duration: limiter.perMs } };
    const worker = engine.makeWorker(queue, process, { concurrency, ...limit });
    worker.on('error', weather);
    workers.add(worker);
    // When the store is away just now, the worker tries on by itself.
    await worker.waitUntilReady().catch(weather);
    return {
      close: async () => {
        workers.delete(worker);
        await within(CLOSE_MS, worker.close());
      },
    };
  }
  async function close(): Promise<void> {
    await within(CLOSE_MS, Promise.all([...workers].map((worker) => worker.close())));
    await within(1000, Promise.all([...queues.values()].map((queue) => queue.close())));
    await within(1000, engine.close());
  }
  return {
    name: engine.name,
    add: (queue, id, data, options = {}) => addMany(queue, [{ id, data, ...options }]),
    addMany,
    work,
    pause: (queue) => queueOf(queue).pause(),
    resume: (queue) => queueOf(queue).resume(),
    depths: async () => (await Promise.all([...queues].map(depthOf))).flat(),
    health: () => healthOf(engine),
    close,
  };
}

/** What has a priority waits apart in BullMQ. */
async function depthOf([queue, bull]: [string, BullQueue]): Promise<Depth[]> {
  const counts = await bull.getJobCounts('wait', 'prioritized', 'active', 'delayed');
  const { wait = 0, prioritized = 0, active = 0, delayed = 0 } = counts;
  return [
    { queue, state: 'waiting', n: wait + prioritized },
    { queue, state: 'active', n: active },
    { queue, state: 'delayed', n: delayed },
  ];
}

function bullJob({ id, data, delayMs = 0, priority = 0 }: NewJob) {
  // BullMQ refuses the first two itself, but not `a:b:c`, which would clash with its own ids.
  if (id.includes(':') || /^\d*$/.test(id)) throw new Error(`not fit for a job id: ${id}`);
  const delay = Math.max(0, Math.round(delayMs));
  // A kept job would make adding its id again do nothing, without a word.
  const opts = { jobId: id, delay, priority, removeOnComplete: true, removeOnFail: true };
  return { name: 'job', data, opts };
}

/** A store that is away makes every worker complain each second: one line in 10 s is enough. */
function reportWeather(log: Logger, store: string): (error: Error) => void {
  let quietUntil = 0;
  return (error) => {
    const at = performance.now();
    if (at < quietUntil) return;
    quietUntil = at + 10_000;
    log.warn({ why: error.message, store }, 'the queue store is away or unwell');
  };
}

async function healthOf(engine: Engine): Promise<Health> {
  const began = performance.now();
  try {
    const answered = await within(PING_MS, engine.ping());
    return answered ? { ok: true, ms: performance.now() - began } : { ok: false, why: 'no answer' };
  } catch (error) {
    return { ok: false, why: (error as Error).message };
  }
}

/** Whether the work was done in time; the rest of it is left to itself. */
async function within(ms: number, work: Promise<unknown>): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(false), ms);
  });
  return Promise.race([work.then(() => true), late]).finally(() => clearTimeout(timer));
}
