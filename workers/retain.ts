import { localTime } from '../src/calendar/zone.ts';
import { retain } from '../src/retain/retain.ts';
import { takeDay } from '../src/retain/store-day.ts';
import type { WorkerContext } from './context.ts';
import { type Pulse, startPulse } from './pulse.ts';

/** Erases what had its time, once on each day of the town, in whichever process looks first. */
export function startRetention({ deps }: Pick<WorkerContext, 'deps'>, tickMs: number): Pulse {
  async function run(): Promise<null> {
    const { zone } = deps.policies.calendar(deps.policies.current());
    if (!(await takeDay(deps.sql, localTime(zone, deps.now()).date))) return null;
    const counts = await retain(deps);
    if (Object.values(counts).some((n) => n > 0)) deps.log.info(counts, 'what had its time is erased');
    if (counts.altered > 0) deps.log.error('cases whose log was altered are not erased: see audit verify');
    return null;
  }
  return startPulse({ run, tickMs, log: deps.log });
}
