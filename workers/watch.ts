import type { Deps } from '../src/deps.ts';
import { createWatch } from '../src/health/watch.ts';
import { type Pulse, startPulse } from './pulse.ts';

const LOOK_MS = 30_000;

/** Watches the lags as long as the workers run; the first look is one tick after the start, when what was due has gone. */
export function startWatch(deps: Deps, boundMs: number): Pulse {
  const look = createWatch(deps, boundMs);
  let isFirst = true;
  const run = async (): Promise<null> => {
    if (!isFirst) await look();
    isFirst = false;
    return null;
  };
  return startPulse({ run, tickMs: LOOK_MS, log: deps.log });
}
