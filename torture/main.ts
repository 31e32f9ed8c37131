import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { machine } from '../bench/report.ts';
import { buildProgram, roomForProgram } from './build.ts';
import { crashFaults, crashMatrix } from './crashes.ts';
import { startServer } from './database.ts';
import type { Fault, Outcome } from './fault.ts';
import { kills } from './kills.ts';
import { outages } from './outages.ts';
import { rolling } from './rolling.ts';
import { openGround, type Place } from './ground.ts';
import { isBroken, tableOf } from './table.ts';
import { telegramFaults } from './telegram.ts';

/** The list. A fault is a module of this folder; each gets a ground of its own. */
const faults: readonly Fault[] = [rolling, crashMatrix, telegramFaults, ...outages, ...kills, ...crashFaults];

const SEED = 20260302;
/** Grounds at a time: most of a fault is waiting for leases, and two cores bear so many. */
const AT_ONCE = 4;
const REPORT = '.xiaoer-torture';

/** Runs the faults, prints what came of each, and leaves it in a file. Code 1 if anything was lost or done twice. */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      seed: { type: 'string', default: `${SEED}` },
      only: { type: 'string' },
      short: { type: 'boolean', default: false },
      'at-once': { type: 'string', default: `${AT_ONCE}` },
    },
  });
  const { short, only } = values;
  const seed = Number(values.seed);
  const chosen = faults.filter((one) =>
    only === undefined ? !(short && one.long) : one.name.includes(only),
  );
  const began = performance.now();
  const where = `seed ${seed}, ${machine()}`;
  console.log(`${where}\n`);
  const outcomes = await runAll(chosen, { seed, short }, Number(values['at-once']));
  const seconds = Math.round((performance.now() - began) / 1000);
  mkdirSync(REPORT, { recursive: true });
  writeFileSync(
    `${REPORT}/last.json`,
    `${JSON.stringify({ seed, short, machine: machine(), seconds, outcomes }, null, 2)}\n`,
  );
  console.log(`\n${tableOf(outcomes)}\n\n${seconds} s in all; also in ${REPORT}/last.json`);
  process.exitCode = outcomes.some(isBroken) ? 1 : 0;
}

async function runAll(
  chosen: readonly Fault[],
  { seed, short }: Pick<Place, 'seed' | 'short'>,
  atOnce: number,
): Promise<Outcome[]> {
  const room = roomForProgram();
  const main = await buildProgram(room);
  const server = await startServer();
  const outcomes: Outcome[][] = [];
  // Waiting for the end of PostgreSQL alone would not keep the process alive.
  const alive = setInterval(() => {}, 60_000);
  const queue = chosen.entries();
  const lane = async () => {
    for (const [n, fault] of queue) {
      outcomes[n] = await runOne(fault, { server, main, seed: seed + n, short });
    }
  };
  try {
    await Promise.all(Array.from({ length: atOnce }, lane));
  } finally {
    await server.stop();
    rmSync(room, { recursive: true, force: true });
    clearInterval(alive);
  }
  return outcomes.flat();
}

/** A fault that could not be run to its end counts as one that lost something. */
async function runOne(fault: Fault, place: Place): Promise<Outcome[]> {
  const began = performance.now();
  try {
    const ground = await openGround(place, fault.ground);
    const outcomes = await fault.run(ground).finally(ground.close);
    for (const one of outcomes) console.log(`${isBroken(one) ? '✗' : '✓'} ${one.fault}`);
    return outcomes;
  } catch (error) {
    const note = error instanceof Error ? error.message : 'unknown';
    console.log(`✗ ${fault.name}: ${note}`);
    const recoveryMs = performance.now() - began;
    return [{ fault: fault.name, load: '?', lost: 1, twice: 0, repeated: 0, recoveryMs, note }];
  }
}

await main();
