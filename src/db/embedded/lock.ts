import {
  closeSync,
  linkSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { hostname } from 'node:os';
import { isAlive, processIdentity } from './process-table.ts';

/** Who has a data folder. */
export type Holder = {
  pid: number;
  /** Boot and start tick of the process, so that a later process with the same pid is not taken for it. */
  identity: string;
  host: string;
  /** The command, e.g. `start`. */
  what: string;
  /** ISO instant at which the process began. */
  since: string;
  /** Its HTTP port, if it has one. */
  port: number | null;
};

export type Lock = { held: true; release: () => void } | { held: false; by: Holder };

const BEAT_MS = 10_000;
const DEAD_AFTER_MS = 60_000;

/**
 * Takes the lock file of a data folder, or says who has it. A dead holder's lock is taken over. On this machine a
 * holder is judged by its process; one on another host (containers that share a volume) by the age of its heartbeat.
 */
export function takeLock(file: string, { what, port }: Pick<Holder, 'what' | 'port'>): Lock {
  const me: Holder = {
    pid: process.pid,
    identity: processIdentity(process.pid),
    host: hostname(),
    what,
    since: new Date(performance.timeOrigin).toISOString(),
    port,
  };
  const own = `${file}.${process.pid}`;
  writeFileSync(own, JSON.stringify(me), { mode: 0o600 });
  try {
    for (;;) {
      if (link(own, file)) return { held: true, release: keep(file, me) };
      const by = readHolder(file);
      if (by && isHolding(by, file, own)) return { held: false, by };
      setAside(file, by);
    }
  } finally {
    rmSync(own, { force: true });
  }
}

/** Linking a finished file is atomic, so nobody ever reads half a lock. */
function link(own: string, file: string): boolean {
  try {
    linkSync(own, file);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

/** The living holder of a lock, if it has one. One on another host counts as living. */
export function holderOf(file: string): Holder | undefined {
  const by = readHolder(file);
  return by && isHolding(by, file) ? by : undefined;
}

function readHolder(file: string): Holder | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}

function isHolding(by: Holder, file: string, fresh = file): boolean {
  if (by.host !== hostname()) return ageAgainst(fresh, file) < DEAD_AFTER_MS;
  if (!isAlive(by.pid)) return false;
  return by.identity === processIdentity(by.pid);
}

/** Both times come from the file system's clock, so a wrong clock here does no harm. */
function ageAgainst(fresh: string, file: string): number {
  const stat = statSync(file, { throwIfNoEntry: false });
  return stat ? statSync(fresh).mtimeMs - stat.mtimeMs : Number.POSITIVE_INFINITY;
}

// Two processes may find the same dead lock; the one that is late must not throw away the lock of the one that was quick.
function setAside(file: string, dead: Holder | undefined): void {
  const aside = `${file}.dead-${process.pid}`;
  try {
    renameSync(file, aside);
  } catch {
    return;
  }
  const taken = readHolder(aside);
  if (taken && JSON.stringify(taken) !== JSON.stringify(dead)) link(aside, file);
  rmSync(aside, { force: true });
}

function keep(file: string, me: Holder): () => void {
  const text = JSON.stringify(me);
  const isMine = () => JSON.stringify(readHolder(file)) === text;
  const beat = setInterval(() => {
    if (isMine()) rewrite(file, text);
  }, BEAT_MS);
  beat.unref();
  return () => {
    clearInterval(beat);
    if (isMine()) rmSync(file, { force: true });
  };
}

/** The same bytes over the old ones: the time of change moves, and a reader never sees an empty file. */
function rewrite(file: string, text: string): void {
  try {
    const open = openSync(file, 'r+');
    writeSync(open, text, 0);
    closeSync(open);
  } catch {
    // A full disk is noticed where it matters.
  }
}
