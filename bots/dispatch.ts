import { isDatabaseAway } from '../src/db/away.ts';
import { insist } from '../src/db/insist.ts';
import type { Deps } from '../src/deps.ts';
import {
  buryUpdate,
  claimUpdates,
  forgetUpdates,
  holdUpdates,
  nextWake,
  restUpdate,
  type Stored,
  settleUpdates,
} from '../src/inbox/store.ts';
import type { HandledAs } from '../src/observe/metrics.ts';
import { SendError } from '../src/telegram/errors.ts';
import { isWeather } from './failures.ts';

/** Updates handled at once, at most; each in a lane of its own. */
const AT_ONCE = 64;
const HOLD_MS = 60_000;
/** Whoever is still at an update says so this often, long before its claim ends. */
const RENEW_MS = 20_000;
const TICK_MS = 5000;
const RETRY_MS = 1000;
/** Tries of an update that our own mistake makes fail, before it is set aside. */
const TRIES = 3;
const LONGEST_REST_MS = 10 * 60_000;
const KEEP_MS = 7 * 24 * 3_600_000;

export type Handle = (
  update: object,
  attempt: number,
  trace: string | undefined,
  receivedAt: Date,
) => Promise<void>;
export type Dispatch = { stop: () => Promise<void>; idle: () => Promise<void> };

/**
 * Hands kept updates to `handle`, in order per lane and many lanes at once, across processes.
 * What fails through weather rests and is tried again; what fails through a fault is set aside at last.
 */
export async function startDispatch(
  deps: Deps,
  botId: number,
  handle: Handle,
  { renewMs = RENEW_MS } = {},
): Promise<Dispatch> {
  const { sql, log } = deps;
  const busy = new Set<Promise<void>>();
  const held = new Set<number>();
  let stopped = false;
  let again = false;
  let pumping: Promise<void> | null = null;
  let wake: NodeJS.Timeout | undefined;

  async function pump(): Promise<void> {
    do {
      again = false;
      const room = AT_ONCE - busy.size;
      if (stopped || room <= 0) return;
      const claimed = await claimUpdates(sql, botId, room, deps.now(), HOLD_MS);
      for (const stored of claimed) run(stored);
      if (claimed.length === room) again = true;
    } while (again);
    await sleepUntilNext();
  }

  /** Wakes when the first resting update may be tried again, so that order is kept without a busy loop. */
  async function sleepUntilNext(): Promise<void> {
    const at = await nextWake(sql, botId);
    wakeIn(at === null ? TICK_MS : Math.min(TICK_MS, Math.max(50, at.getTime() - deps.now().getTime())));
  }

  function wakeIn(ms: number): void {
    clearTimeout(wake);
    if (!stopped) wake = setTimeout(kick, ms);
  }

  function kick(): void {
    again = true;
    if (stopped || pumping !== null) return;
    pumping = pump()
      .catch((error) => {
        log.warn({ why: (error as Error).message }, 'inbox could not be read, trying again');
        wakeIn(RETRY_MS);
      })
      .finally(() => {
        pumping = null;
        if (again && !stopped) setTimeout(kick, 0);
      });
  }

  function run(stored: Stored): void {
    const { updateId } = stored;
    // Claimed anew because its hold ended while the database was away: it is still under way here.
    if (held.has(updateId)) return;
    held.add(updateId);
    const done = work(deps, stored, handle, () => stopped)
      .catch((error) => log.warn({ updateId, why: (error as Error).message }, 'update not settled'))
      .finally(() => {
        held.delete(updateId);
        busy.delete(done);
        kick();
      });
    busy.add(done);
  }

  const listening = await sql.listen('inbox', kick, kick);
  const renewing = setInterval(() => {
    if (held.size === 0) return;
    holdUpdates(sql, botId, [...held], new Date(deps.now().getTime() + HOLD_MS)).catch(() => {});
  }, renewMs);
  const tidy = setInterval(() => {
    forgetUpdates(sql, new Date(deps.now().getTime() - KEEP_MS)).catch(() => {});
  }, 3_600_000);
  kick();

  const idle = async () => {
    while (pumping !== null || busy.size > 0) await Promise.all([pumping, ...busy]);
  };
  return {
    idle,
    stop: async () => {
      stopped = true;
      clearTimeout(wake);
      clearInterval(tidy);
      await listening.unlisten();
      await idle();
      clearInterval(renewing);
    },
  };
}

/** @param isOver true gives up noting what became of it: then it is handled once more */
async function work(deps: Deps, stored: Stored, handle: Handle, isOver: () => boolean): Promise<void> {
  const { botId, updateId, attempts } = stored;
  const began = performance.now();
  const count = (as: HandledAs) => deps.metrics.handled(stored.payload, as, performance.now() - began);
  try {
    const about = { parent: stored.trace, facts: { updateId, attempts } };
    await deps.tracing.span('handle', about, (trace) =>
      handle(stored.payload, attempts, trace, stored.receivedAt),
    );
  } catch (error) {
    const isPassing = isWeather(error);
    if (isPassing || attempts < TRIES) {
      count(isPassing ? 'weather' : 'fault');
      const rest = () => new Date(deps.now().getTime() + restOf(error, attempts));
      return await insist(() => restUpdate(deps.sql, botId, updateId, rest()), isOver);
    }
    count('dead');
    const why = error instanceof Error ? error.name : 'unknown';
    await insist(() => buryUpdate(deps.sql, botId, updateId, why, deps.now()), isOver);
    deps.log.error({ updateId, attempts, err: error }, 'an update was set aside');
    return;
  }
  FAULT: await globalThis.faultPoint?.('handled');
  count('done');
  await insist(() => settleUpdates(deps.sql, botId, [updateId], deps.now()), isOver);
}

/** A 429 says itself how long; all else rests longer each time, but for a database that is back within seconds. */
function restOf(error: unknown, attempts: number): number {
  const pause = Math.min(1000 * 2 ** (attempts - 1), isDatabaseAway(error) ? 4000 : 60_000);
  return error instanceof SendError ? Math.max(pause, Math.min(error.retryAfterMs, LONGEST_REST_MS)) : pause;
}
