import { parseArgs } from 'node:util';
import { benchAppeals } from './appeals.ts';
import { type BenchServer, startBenchServer } from './database.ts';
import { type FakeApi, startFakeApi } from './fake-api.ts';
import { benchFlood } from './flood.ts';
import { benchManyOpen } from './many-open.ts';
import { benchNotices } from './notices.ts';
import { isKept, type Line, machine, written } from './report.ts';

type Part = (server: BenchServer, api: FakeApi) => Promise<Line[]>;

const parts: Record<string, Part> = {
  appeals: async (server, api) => await benchAppeals(await server.create('appeals'), api),
  notices: async (server, api) => await benchNotices(await server.create('notices'), api),
  flood: async (server, api) => await benchFlood(await server.create('flood'), api),
  open: async (server) => await benchManyOpen(await server.create('few'), await server.create('many')),
};

/** Every promise against a baseline of the same run. Stops by itself; fails if a ratio is above what it may be. */
async function main(): Promise<void> {
  const { values } = parseArgs({ options: { json: { type: 'boolean' }, only: { type: 'string' } } });
  const print = values.json ? () => {} : console.log;
  const began = performance.now();
  const lines: Line[] = [];
  const where = machine();
  print(`${where}\n`);
  const [server, api] = await Promise.all([startBenchServer(), startFakeApi()]);
  try {
    for (const [name, run] of Object.entries(parts)) {
      if (values.only !== undefined && values.only !== name) continue;
      const found = await run(server, api);
      for (const one of found) print(written(one));
      lines.push(...found);
    }
  } finally {
    api.stop();
    await server.stop();
  }
  const seconds = Math.round((performance.now() - began) / 1000);
  if (values.json) console.log(JSON.stringify({ machine: where, seconds, lines }, null, 2));
  print(`\n${seconds} s in all; medians of n counted rounds, which take turns with those of the baseline`);
  process.exitCode = lines.every(isKept) ? 0 : 1;
}

await main();
