import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { readBackup } from '../../src/backup/read.ts';
import { readAsleep } from '../../src/backup/store-asleep.ts';
import { openShared } from '../../src/cli/context.ts';
import { openBox } from '../../src/conduct/box.ts';
import { readReport } from '../../src/conduct/views.ts';
import { readConfig } from '../../src/config.ts';
import { connect } from '../../src/db/client.ts';
import type { FaultPoint } from '../../src/fault-point.d.ts';
import { verifyRecord } from '../../src/record/verify.ts';
import { temporaryDir } from '../cli/support.ts';
import { deskOf, startBox } from '../conduct/support.ts';
import { builtProgram } from '../support/program.ts';
import { createTown } from '../support/town.ts';
import { createWorld } from '../support/world.ts';

const main = await builtProgram();
const preload = path.resolve('torture/preload.mjs');
const world = await createWorld();
const town = await createTown(world);
await town.files();
const report = await deskOf(world, town).files();
await startBox(world);

const dir = temporaryDir();
const dataDir = path.join(dir, 'data');
const file = path.join(dir, 'town.backup');
const passphrase = '钥匙在抽屉里 8';
const { host, port, user, database } = world.database.target;
const own = {
  PATH: process.env.PATH ?? '',
  LOG_LEVEL: 'error',
  BACKUP_PASSPHRASE: passphrase,
  DATA_DIR: dataDir,
};
const here = { PGHOST: host, PGPORT: String(port), PGUSER: user, DATABASE_URL: `postgres:///${database}` };
const there = { ...own, ...here, CONDUCT_KEY: Buffer.alloc(32, 7).toString('base64') };

/** Runs a command; `at`: it ends itself there as kill -9 does, at the nth time. */
async function runs(args: string[], env: Record<string, string>, at?: FaultPoint, nth = 1) {
  const child = spawn(process.execPath, ['--import', preload, main, ...args, '--lang', 'en'], {
    env,
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  if (at !== undefined) child.send({ at, nth, how: 'kill' });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (text) => (said += text));
  const [code, signal] = await once(child, 'close');
  return { end: code ?? signal, said };
}

it('leaves no file that passes for a backup where it is killed in the middle, and writes a whole one then', async () => {
  const backup = ['backup', file, '--with-conduct-key'];
  expect(await runs(backup, there, 'backing_up', 20)).toMatchObject({ end: 'SIGKILL' });

  expect(existsSync(file)).toBe(false);
  await expect(readBackup(`${file}.part`, passphrase)).rejects.toThrow(/damaged/);
  expect(await runs(backup, there)).toMatchObject({ end: 0, said: expect.stringMatching(/Backed up/) });
  expect(existsSync(`${file}.part`)).toBe(false);
}, 30_000);

it('puts all of it back or nothing, with the key, however often it is killed on the way', async () => {
  mkdirSync(dataDir);
  expect(await runs(['restore', file], own, 'restoring')).toMatchObject({ end: 'SIGKILL' });
  // Nothing is there: nobody is asked to replace anything.
  expect(await runs(['restore', file], own, 'restored')).toMatchObject({ end: 'SIGKILL' });
  expect(existsSync(path.join(dataDir, 'conduct.key'))).toBe(false);

  expect(await runs(['restore', file], own)).toMatchObject({
    end: 2,
    said: expect.stringMatching(/1 appeals already.*add --replace/),
  });
  expect(await runs(['restore', file, '--replace', '--yes'], own)).toMatchObject({
    end: 0,
    said: expect.stringMatching(/Restored.*key of the confidential box was put back/s),
  });

  const opened = await openShared('look', readConfig(own));
  const sql = connect(opened.target, { name: 'look', max: 2 });
  try {
    const box = openBox(
      Buffer.from(readFileSync(path.join(dataDir, 'conduct.key'), 'utf8'), 'base64url'),
      () => Buffer.alloc(0),
    );
    expect(await readReport({ sql, box }, report.id)).toMatchObject({ no: report.no, told: report.told });
    expect(await readAsleep(sql)).not.toBeNull();
    expect(await verifyRecord({ ...world.deps, sql }, { tell: () => {} })).toMatchObject({
      cases: 1,
      faults: 0,
    });
  } finally {
    await sql.end();
    await opened.close();
  }
}, 60_000);
