import { parseDuration, realMs } from '../src/calendar/duration.ts';
import { beat, wake } from '../src/notices/heartbeat.ts';
import { forgetRedraws } from '../src/notices/store-cards.ts';
import { startCheckpoints } from './checkpoint.ts';
import { createClockWatch } from './clock.ts';
import { startConduct } from './conduct.ts';
import type { WorkerContext } from './context.ts';
import { createDeliver } from './deliver.ts';
import { DELIVER, startRelay } from './relay.ts';
import { startRetention } from './retain.ts';
import { startWatch } from './watch.ts';
import { catchUp, createSweep, startAlarm, SWEEP } from './sweep.ts';

export type WorkerOptions = WorkerContext & {
  /** How often to look for work that nobody told of, in ms. */
  tickMs?: number;
  /** From what lag on the administrators are told, in ms. */
  lagBoundMs?: number;
  /** How often to look whether a clock was set back, in ms. */
  clockMs?: number | undefined;
};
export type Workers = {
  /** Takes nothing new and waits for what is under way. */
  stop: () => Promise<void>;
};

const TICK_MS = 5000;
const LAG_BOUND_MS = 120_000;
const BEAT_MS = 60_000;
const CLOCK_MS = 15_000;
/** How often to ask whether a new day has begun. */
const CHECKPOINT_TICK_MS = 30_000;
/** Silent redraws of cards are told again by the next; what rang is kept. */
const KEEP_REDRAWS_MS = 7 * 24 * 3_600_000;
const CHATS_AT_A_TIME = 16;
/** Messages begun a second over all processes; each process also keeps its own budget. */
const BUDGET = { max: 25, perMs: 1000 };

/** Starts everything that sends notices and fires timers. Any number of processes may. */
export async function startWorkers({
  tickMs = TICK_MS,
  lagBoundMs = LAG_BOUND_MS,
  clockMs = CLOCK_MS,
  ...ctx
}: WorkerOptions): Promise<Workers> {
  const { deps, queues, pacing } = ctx;
  const patience = realMs(parseDuration(deps.policies.current().periods.catchup_after));
  const late = await wake(deps.sql, deps.now(), patience);
  const sweep = createSweep(ctx, late);
  if (late !== undefined) await catchUp(ctx, late, sweep);

  const relay = startRelay(ctx, tickMs);
  const alarm = startAlarm(ctx, tickMs);
  const conduct = startConduct(ctx, tickMs);
  const watch = startWatch(deps, lagBoundMs);
  const checkpoints = startCheckpoints(ctx, CHECKPOINT_TICK_MS);
  const retention = startRetention(ctx, CHECKPOINT_TICK_MS);
  const deliver = createDeliver(ctx, relay);
  const delivering = await queues.work(DELIVER, ({ data }) => deliver(data), {
    concurrency: CHATS_AT_A_TIME,
    ...(pacing.on ? { limiter: BUDGET } : {}),
  });
  const sweeping = await queues.work(SWEEP, () => sweep().finally(alarm.wake), { concurrency: 1 });
  const outbox = await deps.sql.listen('outbox', relay.wake, relay.wake);
  const timers = await deps.sql.listen('timers', alarm.wake, alarm.wake);
  const reports = await deps.sql.listen('conduct', conduct.wake, conduct.wake);
  const heart = setInterval(() => {
    beat(deps.sql, deps.now()).catch(() => {});
  }, BEAT_MS);

  const clocks = createClockWatch(deps);
  const look = () => void clocks.look().catch(() => {});
  look();
  const watching = setInterval(look, clockMs);
  const broom = setInterval(() => {
    const before = new Date(deps.now().getTime() - KEEP_REDRAWS_MS);
    forgetRedraws(deps.sql, before).catch(() => {});
  }, 3_600_000);

  async function stop(): Promise<void> {
    clearInterval(heart);
    clearInterval(broom);
    clearInterval(watching);
    await Promise.all([outbox.unlisten(), timers.unlisten(), reports.unlisten()]);
    await Promise.all([relay.stop(), alarm.stop(), conduct.stop(), watch.stop(), checkpoints.stop()]);
    await retention.stop();
    await Promise.all([delivering.close(), sweeping.close()]);
  }
  return { stop };
}
