import { setTimeout as sleep } from 'node:timers/promises';
import { fellInto } from '../src/notices/heartbeat.ts';
import type { DueTimer, Late } from '../src/notices/notice.ts';
import { areFiring, claimTimers, nextSweep, releaseTimer } from '../src/notices/store-timers.ts';
import type { WorkerContext } from './context.ts';
import { type Pulse, startPulse } from './pulse.ts';

export const SWEEP = 'sweep';
const BATCH = 50;
const AT_A_TIME = 8;

type SweepContext = Pick<WorkerContext, 'deps' | 'queues' | 'fire' | 'mark'>;

/** Fires every timer that is due. What it costs depends on how many are due, not on how many there are. */
export function createSweep(
  { deps, fire }: Pick<SweepContext, 'deps' | 'fire'>,
  late: Late | undefined,
): () => Promise<void> {
  async function fireOne(timer: DueTimer): Promise<void> {
    let failure: unknown;
    try {
      await fire(timer, fellInto(late, timer.dueAt));
    } catch (error) {
      failure = error;
    }
    const isStillDue = await releaseTimer(deps.sql, timer.id, deps.now());
    const hasFailed = failure !== undefined || isStillDue;
    deps.metrics.fired(hasFailed ? 'failed' : 'fired');
    if (hasFailed)
      deps.log.error(
        { err: failure, timerId: timer.id, kind: timer.kind, caseId: timer.appealId },
        'a timer could not fire',
      );
  }
  async function sweep(): Promise<void> {
    for (;;) {
      const timers = await claimTimers(deps.sql, deps.now(), BATCH);
      const queue = timers.values();
      const lane = async () => {
        for (const timer of queue) await fireOne(timer);
      };
      await Promise.all(Array.from({ length: AT_A_TIME }, lane));
      if (timers.length < BATCH) return;
    }
  }
  return sweep;
}

/** How long the sweeps of other processes are waited for; one that crashed must not hold us up. */
const PATIENCE_MS = 10_000;

/**
 * After a standstill: fires what fell into it before anything is sent, so that each person hears of all of it in one
 * message. Other processes may be at the same.
 */
export async function catchUp(
  { deps }: Pick<SweepContext, 'deps'>,
  late: Late,
  sweep: () => Promise<void>,
): Promise<void> {
  await sweep();
  const end = performance.now() + PATIENCE_MS;
  while (performance.now() < end && (await areFiring(deps.sql, new Date(late.until)))) await sleep(50);
}

/** Sees to it that a sweep is queued for when the next timer is due. The queue may lose it: the tick asks again. */
export function startAlarm({ deps, queues, mark = '' }: Omit<SweepContext, 'fire'>, tickMs: number): Pulse {
  async function run(): Promise<number | null> {
    const next = await nextSweep(deps.sql, deps.now());
    if (!next || next.ms > 2 * tickMs) return next?.ms ?? null;
    // One job for one occasion, however many processes ask for it; a clock that was moved on is another occasion.
    const id = `sweep-${next.mark}${next.ms === 0 ? '-due' : ''}${mark}`;
    await queues.add(SWEEP, id, {}, { delayMs: next.ms });
    return null;
  }
  return startPulse({ run, tickMs, log: deps.log });
}
