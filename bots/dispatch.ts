import { isDatabaseAway } from '../src/db/away.ts';
import { insist } from '../src/db/insist.ts';
import type { Deps } from '../src/deps.ts';
import {
  buryUpdate,
  claimUpdates,
  forgetUpdates,
  holdUpdates,
  nextWakeMs,
  restUpdate,
  type Stored,
  settleUpdates,
} from '../src/inbox/store.ts';
import { forgetSenders } from '../src/inbox/store-keep.ts';
import type { HandledAs } from '../src/observe/metrics.ts';
import { mayHaveCome, SendError } from '../src/telegram/errors.ts';
import { isWeather } from './failures.ts';
import { createSlots } from './slots.ts';

const HOLD_MS = 60_000;
/** Whoever is still at an update says so this often, long before its claim ends. */
const RENEW_MS = 20_000;
const TICK_MS = 5000;
const RETRY_MS = 1000;
/** Tries of an update that our own mistake makes fail, before it is set aside. */
const TRIES = 3;
/** Processes that may die over an update, one after the other, before it is set aside: once may be chance. */
const CRASHES = 4;
const LONGEST_REST_MS = 10 * 60_000;
const KEEP_MS = 7 * 24 * 3_600_000;

type Tools = Pick<Deps, 'sql' | 'now' | 'log' | 'metrics' | 'tracing'>;

/** What is known of an update beside what is in it. */
export type About = {
  /** How often it was begun, this time included. */
  attempt: number;
  /** A fault of ours now sets it aside. */
  isLast: boolean;
  trace?: string | undefined;
  receivedAt: Date;
};
export type Handle = (update: object, about: About) => Promise<void>;
export type DispatchOptions = {
  renewMs?: number;
  /** Processes died over it, and it was set aside: its sender waits for a word. */
  onPoison?: (update: object) => Promise<void>;
};
export type Dispatch = { stop: () => Promise<void>; idle: () => Promise<void> };

/**
 * Hands kept updates to `handle`, in order per lane and many lanes at once, across processes.
 * What fails through weather rests and is tried again; what fails through a fault is set aside at last.
 */
export async function startDispatch(
  deps: Tools,
  botId: number,
  handle: Handle,
  { renewMs = RENEW_MS, onPoison = async () => {} }: DispatchOptions = {},
): Promise<Dispatch> {
  const { sql, log } = deps;
  const busy = new Set<Promise<void>>();
  const held = new Set<number>();
  const slots = createSlots(kick);
  let stopped = false;
  let again = false;
  let pumping: Promise<void> | null = null;
  let wake: NodeJS.Timeout | undefined;
  const worker: Worker = { deps, handle, onPoison, isOver: () => stopped };
  // By the connection on which it listens others know whether this process is there; it may be made anew.
  let connection: { pid: number } | undefined;
  const holding = () => ({ holdMs: HOLD_MS, backend: connection?.pid ?? 0 });

  async function pump(): Promise<void> {
    do {
      again = false;
      const room = slots.room();
      if (stopped || room <= 0) return;
      const claiming = { limit: room, suspect: slots.hasRoomForSuspect(), ...holding() };
      const claimed = await claimUpdates(sql, botId, claiming);
      for (const stored of claimed) run(stored);
      if (claimed.length >= room) again = true;
    } while (again);
    await sleepUntilNext();
  }

  /** Wakes when the first resting update may be tried again, so that order is kept without a busy loop. */
  async function sleepUntilNext(): Promise<void> {
    const ms = await nextWakeMs(sql, botId);
    wakeIn(ms === null ? TICK_MS : Math.min(TICK_MS, Math.max(50, ms)));
  }

  function wakeIn(ms: number): void {
    clearTimeout(wake);
    if (!stopped) wake = setTimeout(kick, ms);
  }

  function kick(): void {
    again = true;
    if (stopped || pumping !== null || connection === undefined) return;
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
    const giveBack = slots.take(stored.isTakenOver);
    const done = work(worker, stored)
      .catch((error) => log.warn({ updateId, why: (error as Error).message }, 'update not settled'))
      .finally(() => {
        held.delete(updateId);
        busy.delete(done);
        giveBack();
        kick();
      });
    busy.add(done);
  }

  async function renew(): Promise<void> {
    if (held.size > 0) await holdUpdates(sql, botId, [...held], holding()).catch(() => {});
  }
  const listening = await sql.listen('inbox', kick, () => void renew().finally(kick));
  connection = listening.state;
  const renewing = setInterval(renew, renewMs);
  const tidy = setInterval(() => {
    forgetUpdates(sql, new Date(deps.now().getTime() - KEEP_MS)).catch(() => {});
    forgetSenders(sql).catch(() => {});
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

type Worker = {
  deps: Tools;
  handle: Handle;
  onPoison: (update: object) => Promise<void>;
  /** True gives up noting what became of it: then it is handled once more. */
  isOver: () => boolean;
};

async function work(worker: Worker, stored: Stored): Promise<void> {
  const { deps, handle, isOver } = worker;
  const { botId, updateId, attempts, faults, crashes, isTakenOver, receivedAt } = stored;
  if (isTakenOver) deps.metrics.sentAgain('crash');
  if (crashes >= CRASHES) return await setPoisonAside(worker, stored);
  const began = performance.now();
  const count = (as: HandledAs) => deps.metrics.handled(stored.payload, as, performance.now() - began);
  try {
    const about = { attempt: attempts, isLast: faults + 1 >= TRIES, receivedAt };
    const facts = { updateId, attempts };
    await deps.tracing.span('handle', { parent: stored.trace, facts }, (trace) =>
      handle(stored.payload, { ...about, trace }),
    );
  } catch (error) {
    return count(await settleTrouble(worker, stored, error));
  }
  FAULT: await globalThis.faultPoint?.('handled');
  count('done');
  await insist(() => settleUpdates(deps.sql, botId, [updateId], deps.now()), isOver);
}

/** Weather is waited out, however often it comes; a fault of ours is tried a few times, then it is set aside. */
async function settleTrouble(
  { deps, isOver }: Worker,
  { botId, updateId, attempts, faults }: Stored,
  error: unknown,
): Promise<HandledAs> {
  const isFault = !isWeather(error);
  if (!isFault || faults + 1 < TRIES) {
    countUnsure(deps, error);
    const ms = restOf(error, isFault ? faults + 1 : attempts);
    await insist(() => restUpdate(deps.sql, botId, updateId, { ms, isFault }), isOver);
    return isFault ? 'fault' : 'weather';
  }
  const why = error instanceof Error ? error.name : 'unknown';
  await insist(() => buryUpdate(deps.sql, botId, updateId, why, deps.now()), isOver);
  deps.log.error({ updateId, attempts, err: error }, 'an update was set aside');
  return 'dead';
}

/** Whoever died over it would die again: it is not even begun. */
async function setPoisonAside({ deps, onPoison, isOver }: Worker, stored: Stored): Promise<void> {
  const { botId, updateId, attempts, payload } = stored;
  deps.metrics.handled(payload, 'dead', 0);
  await insist(() => buryUpdate(deps.sql, botId, updateId, 'ended its process', deps.now()), isOver);
  deps.log.error({ updateId, attempts }, 'processes died over an update, and it was set aside');
  await onPoison(payload).catch((error: unknown) =>
    deps.log.warn({ updateId, err: error }, 'the sender of an update that was set aside could not be told'),
  );
}

/** An answer that may have come is given again with the next try. */
function countUnsure({ metrics }: Tools, error: unknown): void {
  const why = mayHaveCome(error);
  if (why !== undefined) metrics.sentAgain(why);
}

/** A 429 says itself how long; all else rests longer each time, but for a database that is back within seconds. */
function restOf(error: unknown, attempts: number): number {
  const pause = Math.min(1000 * 2 ** (attempts - 1), isDatabaseAway(error) ? 4000 : 60_000);
  return error instanceof SendError ? Math.max(pause, Math.min(error.retryAfterMs, LONGEST_REST_MS)) : pause;
}
