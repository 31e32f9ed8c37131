import { execFileSync } from 'node:child_process';
import { cpSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { dropFaultPoints } from '../../scripts/drop-fault-points.mjs';
import { cleanUp } from '../support/clean-up.ts';
import { builtProgram } from '../support/program.ts';

function pointsIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.js'))
    .flatMap((file) => readFileSync(path.join(folder, file), 'utf8').match(/faultPoint\?\.\("\w+"\)/g) ?? []);
}

it('compiles the fault points in for the torture, and out of what is shipped', async () => {
  const main = await builtProgram();
  const torture = path.resolve(main, '../../..');
  // Beside it, so that what it looks up is found.
  const shipped = path.join(torture, '../shipped');
  cpSync(torture, shipped, { recursive: true });
  cleanUp(() => rmSync(shipped, { recursive: true, force: true }));
  expect(new Set(pointsIn(shipped)).size).toBe(11);
  await dropFaultPoints(shipped);

  expect(pointsIn(shipped)).toEqual([]);
  // What is left is whole: it runs.
  const run = path.join(shipped, path.relative(torture, main));
  expect(execFileSync(process.execPath, [run, '--version'], { encoding: 'utf8' })).toMatch(/\d+\.\d+/);
});
