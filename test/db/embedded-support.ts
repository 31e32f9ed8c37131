import { spawnSync } from 'node:child_process';
import { chmodSync, chownSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect } from 'vitest';
import { readPidFile } from '../../src/db/embedded/pid-file.ts';
import { isAlive } from '../../src/db/embedded/process-table.ts';
import { waitFor } from '../../src/db/embedded/wait-for.ts';
import { bundleProgram, type Program, type ProgramOptions, runProgram } from '../support/program.ts';

const file = await bundleProgram('test/db/embedded-program.ts');
const started: Program[] = [];
const dirs: string[] = [];

afterAll(async () => {
  for (const program of started) program.child.kill('SIGTERM');
  await Promise.all(started.map((program) => program.exited));
  for (const dir of dirs) rmSync(dir, { recursive: true, force: true, maxRetries: 5 });
});

export const isRoot = process.getuid?.() === 0;
/** The account `nobody`, as whom an ordinary user's part is played when the tests run as root. */
export const NOBODY = { uid: 65534, gid: 65534 };

/** A folder in the temp folder that others may pass through, removed afterwards. */
export function tempDir(mode = 0o711, owner?: { uid: number; gid: number }): string {
  const dir = mkdtempSync(path.join(tmpdir(), 'xiaoer-pg-'));
  chmodSync(dir, mode);
  if (owner) chownSync(dir, owner.uid, owner.gid);
  dirs.push(dir);
  return dir;
}

let seed: Promise<string> | undefined;

/** A data folder with an empty database in it: a copy, which takes a tenth of the time that making one does. */
export async function seededDir(): Promise<string> {
  seed ??= makeSeed();
  const dataDir = tempDir();
  spawnSync('cp', ['-a', path.join(await seed, 'postgres'), dataDir]);
  return dataDir;
}

async function makeSeed(): Promise<string> {
  const dataDir = tempDir();
  await stop(await open({ dataDir }));
  return dataDir;
}

type Args = { dataDir: string; mode?: 'own' | 'share'; what?: string };

/** Starts the program without waiting for it. */
export function launch(args: Args, options?: ProgramOptions): Program {
  const program = runProgram(file, args, options);
  started.push(program);
  return program;
}

/** Starts the program and waits until its database answers. */
export async function open(args: Args, options?: ProgramOptions): Promise<Program & { host: string }> {
  const program = launch(args, options);
  const line = await program.read();
  return { ...program, host: JSON.parse(line.slice('ready '.length)).host };
}

export async function stop(program: Program): Promise<number | string> {
  program.child.kill('SIGTERM');
  return program.exited;
}

export function postmaster(dataDir: string): number {
  return readPidFile(path.join(dataDir, 'postgres'))?.pid ?? 0;
}

export const isRunning = (dataDir: string) => isAlive(postmaster(dataDir));

export async function isStopped(dataDir: string): Promise<boolean> {
  return waitFor(() => postmaster(dataDir) === 0, 10_000);
}

/** Makes a table of numbers, and returns how to add one and how to read them all. */
export async function numbers(program: Program): Promise<void> {
  expect(await program.ask('create table if not exists n (n int)')).toBe('[]');
}

export const add = (program: Program, n: number) => program.ask(`insert into n values (${n})`);

export async function all(program: Program): Promise<number[]> {
  const rows: { n: number }[] = JSON.parse(await program.ask('select n from n order by n'));
  return rows.map((row) => row.n);
}

/** The shell that watches the dead man's switch of a data folder's server. */
export function switchOf(dataDir: string): number {
  const found = readdirSync('/proc').filter((name) => {
    try {
      const args = readFileSync(`/proc/${name}/cmdline`, 'utf8').split('\0');
      return args[0] === '/bin/sh' && args.includes(path.join(dataDir, 'postgres'));
    } catch {
      return false;
    }
  });
  if (found.length !== 1) throw new Error(`found ${found.length} switches`);
  return Number(found[0]);
}
