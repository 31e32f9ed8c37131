import { setTimeout as sleep } from 'node:timers/promises';

/** Looks every few milliseconds until `done` says so; false when it has not within `ms`. */
export async function waitFor(done: () => boolean, ms: number, every = 10): Promise<boolean> {
  const until = performance.now() + ms;
  while (!done()) {
    if (performance.now() > until) return false;
    await sleep(every);
  }
  return true;
}
