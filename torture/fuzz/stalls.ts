import { monitorEventLoopDelay } from 'node:perf_hooks';
import type { Deps } from '../../src/deps.ts';

/** The update that came to its end next, by its number and what it was. */
export type Stall = { ms: number; updateId: number; what: string };
export const NONE: Stall = { ms: 0, updateId: 0, what: '' };

type Found = { process: Stall; database: Stall };

export type Stalls = {
  /** What is worse by now than what was known counts as found by this update. */
  nearest: (known: Found, by: Omit<Stall, 'ms'>) => Found;
  stop: () => void;
};

/** Looks so often how long the database takes over nothing. */
const ASK_MS = 100;

/** Watches for moments in which everything stands still, so that a stall names itself. */
export function watchStalls({ sql }: Deps): Stalls {
  const delay = monitorEventLoopDelay({ resolution: 10 });
  delay.enable();
  let asked = performance.now();
  let answered = true;
  let slowest = 0;
  const ask = setInterval(() => {
    if (!answered) slowest = Math.max(slowest, performance.now() - asked);
    if (!answered) return;
    [asked, answered] = [performance.now(), false];
    const done = () => {
      slowest = Math.max(slowest, performance.now() - asked);
      answered = true;
    };
    sql`select 1`.then(done, done);
  }, ASK_MS);
  const worse = (known: Stall, ms: number, by: Omit<Stall, 'ms'>) => (ms > known.ms ? { ms, ...by } : known);
  return {
    nearest: ({ process, database }, by) => ({
      process: worse(process, Math.round(delay.max / 1e6), by),
      database: worse(database, Math.round(slowest), by),
    }),
    stop: () => {
      delay.disable();
      clearInterval(ask);
    },
  };
}
