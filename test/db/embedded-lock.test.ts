import { rmSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import path from 'node:path';
import { expect, it } from 'vitest';
import { takeLock } from '../../src/db/embedded/lock.ts';
import { processIdentity } from '../../src/db/embedded/process-table.ts';
import { waitFor } from '../../src/db/embedded/wait-for.ts';
import { add, all, launch, numbers, open, postmaster, stop, seededDir, tempDir } from './embedded-support.ts';

it('refuses a second instance and says who has the folder, since when, on which port, and what to do', async () => {
  const dataDir = await seededDir();
  const first = await open({ dataDir, what: 'start' });
  const second = launch({ dataDir });

  expect(await second.exited).toBe(1);
  expect(second.errors()).toContain(`in use by xiaoer start (pid ${first.pid} on `);
  expect(second.errors()).toMatch(/since \d{4}-.*port 3000.*kill \d+.*DATA_DIR=\S+ PORT=3001/);
  expect(await first.ask('select 1 as one')).toBe('[{"one":1}]');
  await stop(first);
});

it('lets exactly one of six that start at the same time have the folder, also when a dead one held it', async () => {
  const dataDir = await seededDir();
  const dead = await open({ dataDir });
  process.kill(dead.pid, 'SIGKILL');
  await dead.exited;

  const six = Array.from({ length: 6 }, () => launch({ dataDir }));
  const outcomes = await Promise.all(
    six.map((each) => Promise.race([each.read().catch(() => 'refused'), each.exited])),
  );

  expect(outcomes.filter((each) => String(each).startsWith('ready'))).toHaveLength(1);
  const winner = six[outcomes.findIndex((each) => String(each).startsWith('ready'))];
  expect(await winner?.ask('select 1 as one')).toBe('[{"one":1}]');
});

it('still refuses when somebody has deleted the lock file, and the first one goes on undisturbed', async () => {
  const dataDir = await seededDir();
  const first = await open({ dataDir });
  const pid = postmaster(dataDir);
  rmSync(path.join(dataDir, 'lock'));
  const second = launch({ dataDir });

  expect(await second.exited).toBe(1);
  expect(second.errors()).toContain(`in use by another Xiaoer: xiaoer owner ${first.pid}`);
  expect(postmaster(dataDir)).toBe(pid);
  expect(await first.ask('select 1 as one')).toBe('[{"one":1}]');
  await stop(first);
});

it('lets a command use the database of a running instance, and leaves it running', async () => {
  const dataDir = await seededDir();
  const main = await open({ dataDir });
  await numbers(main);
  const command = await open({ dataDir, mode: 'share' });
  await add(command, 1);
  await stop(command);

  expect(await all(main)).toEqual([1]);
  await stop(main);
});

it('runs the database for a command alone, stops it after, and not before another command is done with it', async () => {
  const dataDir = await seededDir();
  const first = await open({ dataDir, mode: 'share', what: 'import' });
  const second = await open({ dataDir, mode: 'share', what: 'invites' });
  first.child.kill('SIGTERM');
  await waitFor(() => false, 300);

  expect(await second.ask('select 1 as one')).toBe('[{"one":1}]');
  expect(await stop(second)).toBe(0);
  expect(await first.exited).toBe(0);
  expect(postmaster(dataDir)).toBe(0);
});

it('waits for a running instance that is still starting', async () => {
  const dataDir = await seededDir();
  const main = launch({ dataDir });
  await waitFor(() => false, 250);
  const command = await open({ dataDir, mode: 'share' });

  expect(await command.ask('select 1 as one')).toBe('[{"one":1}]');
  expect(await main.read()).toMatch(/^ready/);
  await stop(command);
  await stop(main);
});

const me = { what: 'test', port: null };
const holder = {
  pid: process.pid,
  host: hostname(),
  what: 'start',
  since: '2026-01-01T00:00:00.000Z',
  port: null,
};

it('takes over the lock of another host only when its heartbeat is old', () => {
  const file = path.join(tempDir(), 'lock');
  const other = { ...holder, pid: 1, identity: '', host: 'container-1' };
  writeFileSync(file, JSON.stringify(other));

  expect(takeLock(file, me)).toEqual({ held: false, by: other });
  utimesSync(file, new Date(), new Date(Date.now() - 61_000));
  expect(takeLock(file, me).held).toBe(true);
});

it('does not take a later process with the same pid for the holder', () => {
  const file = path.join(tempDir(), 'lock');
  writeFileSync(file, JSON.stringify({ ...holder, identity: processIdentity(process.pid) }));
  expect(takeLock(file, me).held).toBe(false);

  writeFileSync(file, JSON.stringify({ ...holder, identity: 'another-boot/1' }));
  expect(takeLock(file, me).held).toBe(true);
});
