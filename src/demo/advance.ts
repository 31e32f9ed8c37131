import { setTimeout as sleep } from 'node:timers/promises';
import type { DemoAdvanced } from '../chat/api.ts';
import type { Locale } from '../text/locale.ts';
import type { DemoContext } from './context.ts';
import { isAnyDue, nextTimer, wakeClock } from './store-timers.ts';
import { timerWords } from './timer-words.ts';

const LOOK_MS = 40;
const PATIENCE_MS = 3000;

/**
 * Moves the clock to the next timer and not a moment further, waits until it has rung, and says what it was. `what` is
 * empty where nothing is due.
 */
export async function advance(
  { deps, clock }: Pick<DemoContext, 'deps' | 'clock'>,
  locale: Locale,
): Promise<DemoAdvanced> {
  const timer = await nextTimer(deps.sql);
  if (timer === null) return { at: deps.now().toISOString(), what: '' };
  const gap = timer.dueAt.getTime() - deps.now().getTime();
  if (gap > 0) await clock.advance(gap);
  await wakeClock(deps.sql);
  const until = performance.now() + PATIENCE_MS;
  while (performance.now() < until && (await isAnyDue(deps.sql, timer.dueAt))) await sleep(LOOK_MS);
  const what = timerWords(timer.kind)[locale];
  const space = timer.no === null ? '' : ' ';
  return { at: timer.dueAt.toISOString(), what: `${timer.no ?? ''}${space}${what}` };
}
