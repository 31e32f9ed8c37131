import type { Logger } from 'pino';

/** Something that was opened and must be closed. */
export type Part = { name: string; close: () => Promise<void> };

export type RunOptions = {
  log: Logger;
  /** Said at once on the first signal, so that whoever pressed Ctrl-C knows it was heard. */
  say: (what: 'stopping' | 'forced') => void;
  /** `nextSignal()` of before the parts were opened, so that one that came meanwhile is not missed. */
  heard?: Promise<NodeJS.Signals>;
  /** Settles when the process cannot go on. */
  lost?: Promise<Error>;
  /** After which the process ends whatever is not closed; what runs beside us (PostgreSQL) ends with us. */
  withinMs?: number;
};

/** One Ctrl-C may come twice: from the terminal, and passed on by npm. */
const ECHO_MS = 500;
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * Runs until a signal (result 0) or until something vital is lost (1), then closes the parts, the last opened first:
 * open the database first and the intake last. A second signal ends the process at once.
 */
export async function runUntilSignal(parts: readonly Part[], options: RunOptions): Promise<0 | 1> {
  const { log, say, heard = nextSignal(), lost = new Promise<Error>(() => {}), withinMs = 9000 } = options;
  // Waiting for a signal alone would not keep the process alive.
  const alive = setInterval(() => {}, 3_600_000);
  const reason = await Promise.race([heard, lost]);
  if (reason instanceof Error) log.fatal({ err: reason }, 'cannot go on');
  else say('stopping');

  const since = performance.now();
  const force = () => {
    if (performance.now() - since > ECHO_MS) end(() => say('forced'), 130);
  };
  for (const signal of SIGNALS) process.on(signal, force);
  const timer = setTimeout(() => end(() => log.error('not everything closed in time'), 1), withinMs);
  await closeAll(parts, log);
  clearTimeout(timer);
  clearInterval(alive);
  for (const signal of SIGNALS) process.off(signal, force);
  return reason instanceof Error ? 1 : 0;
}

/** The next signal to end; one more of the same kind ends the process in the system's own way, unless it is handled. */
export function nextSignal(): Promise<NodeJS.Signals> {
  return new Promise((resolve) => {
    for (const signal of SIGNALS) process.once(signal, resolve);
  });
}

function end(tell: () => void, code: number): never {
  tell();
  process.exit(code);
}

/** One part that fails to close does not keep the others open. */
export async function closeAll(parts: readonly Part[], log: Logger): Promise<void> {
  for (const { name, close } of [...parts].reverse()) {
    try {
      await close();
      log.debug({ part: name }, 'closed');
    } catch (error) {
      log.error({ err: error, part: name }, 'did not close cleanly');
    }
  }
}
