import { createDailySweep } from '../src/retain/daily.ts';
import type { WorkerContext } from './context.ts';
import { type Pulse, startPulse } from './pulse.ts';

/** Erases what had its time, once on each day of the town, in whichever process looks first. */
export function startRetention({ deps }: Pick<WorkerContext, 'deps'>, tickMs: number): Pulse {
  const sweep = createDailySweep(deps);
  const run = async (): Promise<null> => {
    await sweep();
    return null;
  };
  return startPulse({ run, tickMs, log: deps.log });
}
