import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from 'pino';
import { isFull, listenForFull, waitForRoom } from './disk-room.ts';
import { clearPredecessor } from './predecessor.ts';
import { type Server, type ServerOptions, startServer } from './server.ts';

export type Supervised = Pick<Server, 'stop'> & { pid: () => number };

export type SupervisorOptions = Omit<ServerOptions, 'log'> & {
  log: Logger;
  /** The server went away and could not be brought back: nothing works any more, the process should end. */
  onLost: (error: Error) => void;
  /** After each start, also those after a crash. */
  onReady: () => Promise<void>;
};

/** More than this many crashes within a minute is not bad luck. */
const CRASHES = 5;
const WITHIN_MS = 60_000;
const PAUSES_MS = [200, 1000];

/**
 * Starts the server, and starts it again whenever it dies without having been told to: clients reconnect by themselves.
 * A disk that is full is waited out, however long that takes; what was committed is there afterwards.
 */
export async function supervise(options: SupervisorOptions): Promise<Supervised> {
  const { dir, log, onLost } = options;
  const crashes: number[] = [];
  let stopping = false;
  const full = listenForFull();
  const launching = { ...options, onLine: full.hear };
  let server: Server | undefined = await start(launching);
  let restarting: Promise<void> = Promise.resolve();
  watch(server);

  function watch(current: Server): void {
    void current.exited.then((reason) => {
      if (stopping) return;
      log.warn({ reason }, 'PostgreSQL went away; starting it again');
      restarting = restart().catch((error: Error) => onLost(error));
    });
  }
  const lacksRoom = () => full.wasSaid() || isFull(dir);
  async function restart(): Promise<void> {
    if (!lacksRoom()) refuseMany(crashes);
    server = undefined;
    const back = await comeBack();
    if (back === undefined) return;
    server = back;
    log.info({ pid: back.pid }, 'PostgreSQL is back');
    watch(back);
  }
  /** @returns undefined when it shall not come back any more */
  async function comeBack(): Promise<Server | undefined> {
    const pauses = PAUSES_MS.values();
    for (;;) {
      if (lacksRoom()) await waitForRoom(dir, log, () => stopping);
      if (stopping) return undefined;
      full.forget();
      const back = await start(launching).catch((error: Error) => error);
      if (!(back instanceof Error)) return back;
      await rest(back, pauses);
    }
  }
  async function rest(failure: Error, pauses: Iterator<number>): Promise<void> {
    if (lacksRoom()) return;
    const { value: pause } = pauses.next();
    if (pause === undefined) throw failure;
    await sleep(pause);
  }
  async function stop(ms: number): Promise<void> {
    stopping = true;
    await restarting;
    await server?.stop(ms);
  }
  return { pid: () => server?.pid ?? 0, stop };
}

function refuseMany(crashes: number[]): void {
  crashes.push(performance.now());
  const recent = crashes.filter((at) => performance.now() - at < WITHIN_MS);
  if (recent.length > CRASHES) throw new Error(`PostgreSQL crashed ${recent.length} times within a minute`);
}

async function start(options: SupervisorOptions & { onLine: (line: string) => void }): Promise<Server> {
  const { log, onReady, onLine } = options;
  await clearPredecessor(options.dir, (line) => log.warn(line));
  const said = (line: string) => {
    onLine(line);
    log.debug({ from: 'postgres' }, line);
  };
  const server = await startServer({ ...options, log: said });
  try {
    await onReady();
    return server;
  } catch (error) {
    await server.stop(5000);
    throw error;
  }
}
