import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, expect, it } from 'vitest';

const root = path.resolve(import.meta.dirname, '../..');
const tree = mkdtempSync(path.join(tmpdir(), 'xiaoer-lint-'));
afterAll(() => rmSync(tree, { recursive: true, force: true }));

/** One violation a file: where it is planted, what it says, and the rule that must catch it. */
const planted: [file: string, source: string, caught: RegExp][] = [
  ['src/people/a.ts', `export { deliver } from '../../workers/deliver.ts';`, /src knows no process/],
  ['src/notices/b.ts', `export { Telegraf } from 'telegraf';`, /Only bots and src\/telegram/],
  ['src/people/c.ts', `export { Queue } from 'bullmq';`, /Only src\/queue and workers/],
  ['src/people/d.ts', `export { people } from '../db/schema/people.ts';`, /Tables are for/],
  ['src/telegram/e.ts', `export { people } from '../db/schema/people.ts';`, /Tables are for/],
  ['bots/f.ts', `export { sweep } from '../workers/sweep.ts';`, /strangers/],
  ['bots/g.ts', `export { people } from '../src/db/schema/people.ts';`, /no tables/],
  ['bots/h.ts', `export { Queue } from 'bullmq';`, /no queue/],
  ['workers/i.ts', `export { bot } from '../bots/main.ts';`, /strangers/],
  ['workers/j.ts', `export { default as pg } from 'pg';`, /Only src\/queue/],
  ['src/appeal/step.ts', `export { act } from './act.ts';`, /rules are pure/],
  ['src/appeal/timers.ts', `export { createHash } from 'node:crypto';`, /rules are pure/],
  ['src/appeal/steps/work.ts', `export { act } from '../act.ts';`, /steps are pure/],
  ['src/appeal/steps/result.ts', `export { createHash } from 'node:crypto';`, /steps are pure/],
  ['src/conduct/steps.ts', `export { actOnReport } from './act.ts';`, /rules of reports are pure/],
  ['src/calendar/k.ts', `export { Refusal } from '../refusal.ts';`, /calendar is pure/],
  ['src/people/l.ts', 'export const at = new Date();', /Take time and ids/],
  ['workers/m.ts', 'export const at = Date.now();', /Take time and ids/],
  ['bots/n.ts', 'export const id = crypto.randomUUID();', /Take time and ids/],
  ['src/people/o.ts', 'async function go() {}\nexport function run() {\n  go();\n}\n', /noFloatingPromises/],
  ['src/people/p.ts', `export { q } from './q.ts';`, /noImportCycles/],
];

/** What nothing may complain of, so that the rules are known to tell the two apart. */
const allowed: [file: string, source: string][] = [
  ['src/start.ts', 'export const now = () => new Date();\n'],
  ['src/people/store.ts', `export { people } from '../db/schema/people.ts';\n`],
  ['src/appeal/limits.ts', `export { Refusal } from '../refusal.ts';\n`],
  ['src/conduct/report.ts', `export { Refusal } from '../refusal.ts';\n`],
  ['src/appeal/steps/silence.ts', `export { Refusal } from '../limits.ts';\n`],
  ['workers/relay.ts', `export { Queue } from 'bullmq';\n`],
  ['bots/main.ts', `export { Telegraf } from 'telegraf';\n`],
];

const extra: [string, string][] = [
  ['src/people/q.ts', `export { p } from './p.ts';\nexport const q = 1;\n`],
  ['src/refusal.ts', 'export class Refusal extends Error {}\n'],
  ['src/db/schema/people.ts', 'export const people = 1;\n'],
];

async function lint(): Promise<string> {
  for (const [file, source] of [...planted, ...allowed, ...extra]) {
    mkdirSync(path.dirname(path.join(tree, file)), { recursive: true });
    writeFileSync(path.join(tree, file), source);
  }
  for (const file of ['biome.json', 'no-clock.grit', 'tsconfig.json', 'package.json']) {
    cpSync(path.join(root, file), path.join(tree, file));
  }
  symlinkSync(path.join(root, 'node_modules'), path.join(tree, 'node_modules'));
  const biome = path.join(root, 'node_modules/@biomejs/biome/bin/biome');
  const args = [biome, 'lint', '--max-diagnostics=none', '--colors=off', '.'];
  const run = await promisify(execFile)(process.execPath, args, { cwd: tree }).catch((failed) => failed);
  return `${run.stdout}\n${run.stderr}`;
}

const report = await lint();

/** The part of the report that speaks of one file. */
function about(file: string): string {
  const lines = report.split('\n');
  return lines
    .map((line, i) => (line.startsWith(`${file}:`) ? lines.slice(i, i + 4).join('\n') : ''))
    .join('\n');
}

it.each(planted)('catches what is planted in %s', (file, _, caught) => {
  expect(about(file)).toMatch(caught);
});

it.each(allowed)('lets %s be', (file) => {
  expect(about(file)).toBe(about('nothing'));
});
