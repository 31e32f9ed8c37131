import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from 'pino';
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

/** Starts the server, and starts it again whenever it dies without having been told to: clients reconnect by themselves. */
export async function supervise(options: SupervisorOptions): Promise<Supervised> {
  const { log, onLost } = options;
  const crashes: number[] = [];
  let stopping = false;
  let server = await start(options);
  let restarting: Promise<void> = Promise.resolve();
  watch(server);

  function watch(current: Server): void {
    void current.exited.then((reason) => {
      if (stopping) return;
      log.warn({ reason }, 'PostgreSQL went away; starting it again');
      restarting = restart().catch((error: Error) => onLost(error));
    });
  }
  async function restart(): Promise<void> {
    crashes.push(performance.now());
    const recent = crashes.filter((at) => performance.now() - at < WITHIN_MS);
    if (recent.length > CRASHES) throw new Error(`PostgreSQL crashed ${recent.length} times within a minute`);
    server = await withRetries(() => start(options));
    log.info({ pid: server.pid }, 'PostgreSQL is back');
    watch(server);
  }
  async function stop(ms: number): Promise<void> {
    stopping = true;
    await restarting;
    await server.stop(ms);
  }
  return { pid: () => server.pid, stop };
}

async function start(options: SupervisorOptions): Promise<Server> {
  const { log, onReady } = options;
  await clearPredecessor(options.dir, (line) => log.warn(line));
  const server = await startServer({ ...options, log: (line) => log.debug({ from: 'postgres' }, line) });
  try {
    await onReady();
    return server;
  } catch (error) {
    await server.stop(5000);
    throw error;
  }
}

async function withRetries<T>(attempt: () => Promise<T>): Promise<T> {
  for (const pause of [200, 1000]) {
    try {
      return await attempt();
    } catch {
      await sleep(pause);
    }
  }
  return attempt();
}
