import { readFileSync } from 'node:fs';
import path from 'node:path';

export type PidFile = { pid: number; port: number; socketDir: string; status: string };

/** What a PostgreSQL server says of itself in its data folder; undefined when none has run, or all were stopped cleanly. */
export function readPidFile(dir: string): PidFile | undefined {
  try {
    const lines = readFileSync(path.join(dir, 'postmaster.pid'), 'utf8').split('\n');
    const pid = Number(lines[0]);
    if (!pid) return undefined;
    return { pid, port: Number(lines[3]), socketDir: lines[4] ?? '', status: (lines[7] ?? '').trim() };
  } catch {
    return undefined;
  }
}
