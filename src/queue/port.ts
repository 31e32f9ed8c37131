/** What a job carries: ids, never a copy of state, never personal data (a queue's store is clear text). */
export type JobData = Record<string, string | number>;
export type Job = { id: string; data: JobData };

export type AddOptions = {
  /** Real time from now, in ms. */
  delayMs?: number;
  /** 0 (the default) goes first; then 1, 2, … */
  priority?: number;
};
export type NewJob = AddOptions & Job;

export type WorkOptions = {
  concurrency: number;
  /** At most `max` jobs begun per `perMs`, over all processes. */
  limiter?: { max: number; perMs: number };
};

export type Working = {
  /** Takes no more jobs and waits for those begun. */
  close: () => Promise<void>;
};

export type Depth = { queue: string; state: 'waiting' | 'active' | 'delayed'; n: number };

export type Health = { ok: true; ms: number } | { ok: false; why: string };

/**
 * The engine of the workers, whichever store is under it. At least once: a handler may be called twice for a
 * job, and a job may be lost with the store, so what must happen stands in our own tables and handlers re-read it.
 */
export type Queues = {
  name: 'redis' | 'postgres';
  /** Adding an id that still waits, is delayed or runs does nothing. Ids hold no `:` and are not integers. */
  add: (queue: string, id: string, data: JobData, options?: AddOptions) => Promise<void>;
  addMany: (queue: string, jobs: NewJob[]) => Promise<void>;
  /** Calls `handler` for every job from now on. A job whose handler throws is dropped and logged. */
  work: (queue: string, handler: (job: Job) => Promise<void>, options: WorkOptions) => Promise<Working>;
  /** Holds a queue in all processes; jobs begun go on. */
  pause: (queue: string) => Promise<void>;
  resume: (queue: string) => Promise<void>;
  /** How many jobs there are in the queues that this process has used. */
  depths: () => Promise<Depth[]>;
  health: () => Promise<Health>;
  /** Waits for the jobs begun (8 s at most), then lets go of the store. */
  close: () => Promise<void>;
};
