import { makeCheckpoint } from '../src/record/checkpoint.ts';
import type { WorkerContext } from './context.ts';
import { type Pulse, startPulse } from './pulse.ts';

/** Seals the log once on each day of the town, in whichever process looks first; after a standstill at once. */
export function startCheckpoints({ deps }: Pick<WorkerContext, 'deps'>, tickMs: number): Pulse {
  async function run(): Promise<null> {
    const made = await makeCheckpoint(deps);
    if (made !== null)
      deps.log.info({ no: made.no, day: made.day, events: made.events }, 'the log is sealed');
    return null;
  }
  return startPulse({ run, tickMs, log: deps.log });
}
