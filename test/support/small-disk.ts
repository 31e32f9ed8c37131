import { execFileSync } from 'node:child_process';
import { chmodSync, closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

export type SmallDisk = {
  dir: string;
  /** Leaves not a byte. */
  fill: () => void;
  /** Makes the room again that `fill` took. */
  empty: () => void;
  remove: () => void;
};

/** A disk of so many MB, in memory; undefined where this account may not mount one: then its tests are skipped, visibly. */
export function mountSmallDisk(mb: number): SmallDisk | undefined {
  const dir = mkdtempSync(path.join(tmpdir(), 'xiaoer-disk-'));
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${mb}m,mode=0755`, 'xiaoer-test', dir], {
      stdio: 'ignore',
    });
  } catch {
    rmSync(dir, { recursive: true });
    return undefined;
  }
  chmodSync(dir, 0o755);
  const ballast = path.join(dir, 'ballast');
  return {
    dir,
    fill: () => fill(ballast),
    empty: () => rmSync(ballast, { force: true }),
    remove: () => {
      execFileSync('umount', ['-l', dir]);
      rmSync(dir, { recursive: true });
    },
  };
}

function fill(file: string): void {
  const open = openSync(file, 'a');
  for (const size of [1024 * 1024, 4096]) {
    try {
      for (;;) writeSync(open, Buffer.alloc(size));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
    }
  }
  closeSync(open);
}
