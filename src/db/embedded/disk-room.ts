import { statfsSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from 'pino';

/** PostgreSQL makes its log in pieces of 16 MB, and needs some for its recovery. */
const ROOM_MB = 48;
const LOOK_MS = 1000;
/** Where the disk itself shows room, as under a quota, PostgreSQL is asked this often. */
const UNSEEN_MS = 10_000;
const TELL_MS = 60_000;

/** What PostgreSQL says when there is no room, whatever of it was writing. */
export const saysFull = (line: string): boolean => /No space left on device|Disk quota exceeded/i.test(line);

/** What was said so long ago has nothing to do with why the server went away now. */
const STALE_MS = 60_000;

/** Remembers whether the server has said of late that there is no room; until it is started again. */
export function listenForFull(now: () => number = () => performance.now()) {
  let saidAt = Number.NEGATIVE_INFINITY;
  return {
    hear: (line: string): void => {
      if (saysFull(line)) saidAt = now();
    },
    forget: (): void => {
      saidAt = Number.NEGATIVE_INFINITY;
    },
    wasSaid: (): boolean => now() - saidAt < STALE_MS,
  };
}

const freeMb = (dir: string): number => {
  const { bavail, bsize } = statfsSync(dir);
  return Math.floor((bavail * bsize) / 1024 / 1024);
};

export const isFull = (dir: string): boolean => freeMb(dir) < ROOM_MB;

/** Waits until there is room again, and says each minute that it waits. */
export async function waitForRoom(dir: string, log: Logger, isOver: () => boolean): Promise<void> {
  let quietUntil = 0;
  const tell = () => {
    if (performance.now() < quietUntil) return;
    quietUntil = performance.now() + TELL_MS;
    const facts = { dir, freeMb: freeMb(dir), neededMb: ROOM_MB };
    log.error(facts, 'the disk of the data folder is full: PostgreSQL stands still until there is room');
  };
  tell();
  if (!isFull(dir)) await pause(UNSEEN_MS, isOver);
  for (; isFull(dir) && !isOver(); tell()) await sleep(LOOK_MS);
}

async function pause(ms: number, isOver: () => boolean): Promise<void> {
  for (let left = ms; left > 0 && !isOver(); left -= LOOK_MS) await sleep(LOOK_MS);
}
