import { deliverConduct, fadeConduct } from '../src/conduct/deliver.ts';
import { nextConduct, sweepConduct, tidyConduct } from '../src/conduct/sweep.ts';
import type { WorkerContext } from './context.ts';
import { type Pulse, startPulse } from './pulse.ts';

const TIDY_MS = 3_600_000;

/**
 * Conduct reports have their own clock and their own post, beside the queue: no job, count or lag of anything else
 * tells of them.
 */
export function startConduct(ctx: WorkerContext, tickMs: number): Pulse {
  const { deps } = ctx;
  let tidied = 0;
  async function tidy(): Promise<void> {
    const at = performance.now();
    if (tidied > 0 && at - tidied < TIDY_MS) return;
    tidied = at;
    await fadeConduct(ctx);
    await tidyConduct(deps);
  }
  async function run(): Promise<number | null> {
    if (!deps.box.isOpen) return null;
    await sweepConduct(deps);
    await deliverConduct(ctx);
    await tidy();
    return nextConduct(deps);
  }
  return startPulse({ run, tickMs, log: deps.log });
}
