import type { Queue, Worker, WorkerOptions } from 'bullmq';

export type Process = (job: { id?: string | undefined; data: unknown }) => Promise<void>;
export type MakeOptions = Pick<WorkerOptions, 'concurrency' | 'limiter'>;

/** The little of BullMQ that we use, which is the same on either store. */
export type BullQueue = Pick<
  Queue,
  'addBulk' | 'getJobCounts' | 'pause' | 'resume' | 'close' | 'waitUntilReady'
> &
  Emitter;
export type BullWorker = Pick<Worker, 'close' | 'waitUntilReady'> & Emitter;
type Emitter = { on: (event: 'error', listener: (error: Error) => void) => unknown };

/** One store under BullMQ: how its queues and workers are made. */
export type Engine = {
  name: 'redis' | 'postgres';
  makeQueue: (name: string) => BullQueue;
  makeWorker: (name: string, process: Process, options: MakeOptions) => BullWorker;
  ping: () => Promise<unknown>;
  close: () => Promise<void>;
};

/**
 * What every worker is made with: a store that is away is asked again each second; a job whose worker died, or whose
 * hand-over was lost in a crash of the store, is given to another within 20 s; a job that died thrice is given up.
 */
export const WORKER = {
  runRetryDelay: 1000,
  maxStalledCount: 3,
  lockDuration: 15_000,
  stalledInterval: 5000,
} as const;
