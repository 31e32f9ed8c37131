import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, readlinkSync } from 'node:fs';

const hasProc = existsSync('/proc/self/stat');

/** The fields of /proc/PID/stat after the name, which may itself hold blanks and brackets. */
function procStat(pid: number): string[] | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  } catch {
    return undefined;
  }
}

/** Dead, but not yet reaped by its parent: it still answers `kill(pid, 0)`, and PostgreSQL takes it for alive. */
export function isZombie(pid: number): boolean {
  const state = procStat(pid)?.[0];
  return state === 'Z' || state === 'X';
}

export function isAlive(pid: number): boolean {
  if (hasProc) return procStat(pid) !== undefined && !isZombie(pid);
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Tells a process from a later one with the same pid: boot and start tick. Empty where the system does not say. */
export function processIdentity(pid: number): string {
  const started = procStat(pid)?.[19];
  if (started === undefined) return '';
  return `${readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()}/${started}`;
}

/** Is this process the PostgreSQL server of that data folder, and not a stranger that got its pid? */
export function isPostmaster(pid: number, dir: string): boolean {
  const args = hasProc ? readArgs(pid) : psArgs(pid);
  return /postgres$/.test(args[0] ?? '') && args[args.indexOf('-D') + 1] === dir;
}

function readArgs(pid: number): string[] {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0');
  } catch {
    return [];
  }
}

function psArgs(pid: number): string[] {
  const out = spawnSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' });
  return (out.stdout ?? '').trim().split(' ');
}

/** Live processes that work inside a folder: a server's children, which outlive a killed postmaster for a moment. */
export function processesIn(dir: string): number[] {
  if (!hasProc) return [];
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => worksIn(pid, dir) && !isZombie(pid));
}

function worksIn(pid: number, dir: string): boolean {
  try {
    return readlinkSync(`/proc/${pid}/cwd`) === dir;
  } catch {
    return false;
  }
}
