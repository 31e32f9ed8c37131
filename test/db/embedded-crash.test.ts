import { spawn } from 'node:child_process';
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { isAlive, isZombie } from '../../src/db/embedded/process-table.ts';
import { waitFor } from '../../src/db/embedded/wait-for.ts';
import {
  add,
  all,
  isRunning,
  isStopped,
  numbers,
  open,
  postmaster,
  stop,
  switchOf,
  seededDir,
} from './embedded-support.ts';
import type { Program } from '../support/program.ts';

/** Adds numbers until the program dies; returns those that it confirmed. */
async function addUntilItDies(program: Program): Promise<number[]> {
  const kept: number[] = [];
  try {
    for (let n = 0; ; n++) {
      await add(program, n);
      kept.push(n);
    }
  } catch {
    return kept;
  }
}

async function running() {
  const dataDir = await seededDir();
  const program = await open({ dataDir });
  await numbers(program);
  return { dataDir, program };
}

it('stops the server when the program is killed, and the next start has all that was confirmed', async () => {
  const { dataDir, program } = await running();
  await add(program, -1);
  const adding = addUntilItDies(program);
  setTimeout(() => process.kill(program.pid, 'SIGKILL'), 100);
  const kept = [-1, ...(await adding)];

  const next = await open({ dataDir });
  expect(kept.length).toBeGreaterThan(0);
  expect(await all(next)).toEqual(expect.arrayContaining(kept));
  await stop(next);
});

it('stops the server within seconds when the program is killed and nobody comes after it', async () => {
  const { dataDir, program } = await running();
  process.kill(program.pid, 'SIGKILL');

  expect(await isStopped(dataDir)).toBe(true);
});

it('takes the loss of the switch alone calmly', async () => {
  const { dataDir, program } = await running();
  const pid = postmaster(dataDir);
  process.kill(switchOf(dataDir), 'SIGKILL');
  await waitFor(() => false, 300);

  expect(await add(program, 1)).toBe('[]');
  expect(postmaster(dataDir)).toBe(pid);
  expect(program.errors()).toBe('');
  expect(await stop(program)).toBe(0);
});

it('brings a killed server back under the running program, several times', async () => {
  const { dataDir, program } = await running();
  for (const n of [1, 2, 3]) {
    expect(await add(program, n)).toBe('[]');
    const pid = postmaster(dataDir);
    process.kill(pid, 'SIGKILL');
    await waitFor(() => postmaster(dataDir) !== pid && isRunning(dataDir), 10_000);
    for (let i = 0; i < 100 && (await program.ask('select 1')).includes('error'); i++)
      await waitFor(() => false, 20);
  }

  expect(await all(program)).toEqual([1, 2, 3]);
  expect(program.errors()).toMatch(/PostgreSQL went away/);
  expect(await stop(program)).toBe(0);
});

it('loses nothing that was confirmed when program and server are killed together', async () => {
  const { dataDir, program } = await running();
  const adding = addUntilItDies(program);
  setTimeout(() => {
    process.kill(postmaster(dataDir), 'SIGKILL');
    process.kill(program.pid, 'SIGKILL');
  }, 100);
  const kept = await adding;

  const next = await open({ dataDir });
  expect(kept.length).toBeGreaterThan(0);
  expect(await all(next)).toEqual(expect.arrayContaining(kept));
  await stop(next);
});

it('stops an orphan that its switch did not stop, and starts its own server on the same data', async () => {
  const { dataDir, program } = await running();
  await add(program, 1);
  const orphan = postmaster(dataDir);
  process.kill(switchOf(dataDir), 'SIGKILL');
  process.kill(program.pid, 'SIGKILL');
  await program.exited;
  await waitFor(() => false, 200);
  expect(isAlive(orphan)).toBe(true);

  const next = await open({ dataDir });
  expect(await all(next)).toEqual([1]);
  expect(isAlive(orphan)).toBe(false);
  expect(postmaster(dataDir)).not.toBe(orphan);
  await stop(next);
});

it.each(['zombie', 'stranger'])(
  'starts although the lock file of the last server names a %s',
  async (kind) => {
    const { dataDir, program } = await running();
    await add(program, 1);
    const pidFile = path.join(dataDir, 'postgres/postmaster.pid');
    const lines = readFileSync(pidFile, 'utf8').split('\n');
    await stop(program);
    // PostgreSQL only minds a process that could be its own: one of the same account.
    const { uid, gid } = statSync(path.join(dataDir, 'postgres'));
    // The shell leaves its first child unreaped: it becomes another program, which never waits for it.
    const parent = spawn('/bin/sh', ['-c', 'sleep 0 & echo $!; exec sleep 30'], {
      uid,
      gid,
      cwd: '/',
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    const zombie = Number(await new Promise((resolve) => parent.stdout.once('data', resolve)));
    await waitFor(() => isZombie(zombie), 2000);
    writeFileSync(pidFile, [kind === 'zombie' ? zombie : parent.pid, ...lines.slice(1)].join('\n'));

    const next = await open({ dataDir });
    expect(await all(next)).toEqual([1]);
    await stop(next);
    parent.kill();
  },
);
