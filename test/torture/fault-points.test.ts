import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { buildWithFaults } from '../../torture/build.ts';
import { dropFaultPoints } from '../../scripts/drop-fault-points.mjs';

const built = await buildWithFaults();
afterAll(built.remove);
const dir = path.resolve(built.main, '../../..');

function pointsIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.js'))
    .flatMap((file) => readFileSync(path.join(folder, file), 'utf8').match(/faultPoint\?\.\("\w+"\)/g) ?? []);
}

it('compiles the fault points in for the torture, and out of what is shipped', async () => {
  expect(new Set(pointsIn(dir)).size).toBe(8);
  await dropFaultPoints(dir);

  expect(pointsIn(dir)).toEqual([]);
  // What is left is whole: it runs.
  expect(execFileSync(process.execPath, [built.main, '--version'], { encoding: 'utf8' })).toMatch(/\d+\.\d+/);
});
