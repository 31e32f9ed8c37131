import type { Logger } from 'pino';

export type Pulse = {
  /** Runs once more, soon. */
  wake: () => void;
  /** Waits for the run under way. */
  stop: () => Promise<void>;
};

export type PulseOptions = {
  /** Does what there is to do; returns in how many ms there is more, or null. */
  run: () => Promise<number | null>;
  /** It runs at least this often, in case nobody wakes it. */
  tickMs: number;
  log: Logger;
};

/** Calls that come while it runs, or so soon after, are one. */
const SETTLE_MS = 10;

/** Runs again and again: when woken, when there is more to do, and by a slow tick. Never twice at a time. */
export function startPulse({ run, tickMs, log }: PulseOptions): Pulse {
  let stopped = false;
  let isRunning = false;
  let woken = false;
  let timer: NodeJS.Timeout | undefined;
  let current: Promise<void> = Promise.resolve();

  function sleep(ms: number): void {
    clearTimeout(timer);
    if (!stopped) timer = setTimeout(beat, Math.max(SETTLE_MS, Math.min(ms, tickMs)));
  }
  function beat(): void {
    current = once();
  }
  async function once(): Promise<void> {
    isRunning = true;
    woken = false;
    let next: number | null = null;
    try {
      next = await run();
    } catch (error) {
      // Most often the database is away: the tick tries again.
      log.warn({ err: error }, 'could not look for work');
    }
    isRunning = false;
    sleep(woken ? 0 : (next ?? tickMs));
  }
  function wake(): void {
    if (isRunning) woken = true;
    else sleep(0);
  }
  async function stop(): Promise<void> {
    stopped = true;
    clearTimeout(timer);
    await current;
  }
  beat();
  return { wake, stop };
}
