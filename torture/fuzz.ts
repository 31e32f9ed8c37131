import { randomBytes, randomUUID } from 'node:crypto';
import { parseArgs } from 'node:util';
import { connect, openClients } from '../src/db/client.ts';
import { migrateDatabase } from '../src/db/migrate.ts';
import { openBox } from '../src/conduct/box.ts';
import { makeLogger } from '../src/log.ts';
import { makeMetrics } from '../src/observe/metrics.ts';
import { noTracing } from '../src/observe/tracing.ts';
import { loadPolicy } from '../src/policy/load.ts';
import { openPolicies } from '../src/policy/store.ts';
import { startTestServer } from '../test/support/postgres.ts';
import { type Findings, fuzz } from './fuzz/run.ts';
import type { Stall } from './fuzz/stalls.ts';

const { values } = parseArgs({
  options: {
    seed: { type: 'string' },
    updates: { type: 'string', default: '100000' },
    minutes: { type: 'string', default: '60' },
  },
});
const seed = Number(values.seed ?? randomBytes(3).readUIntBE(0, 3));
const updates = Number(values.updates);

const server = await startTestServer();
try {
  const admin = connect({ ...server, database: 'postgres' }, { name: 'fuzz', max: 1 });
  await admin`create database fuzz`;
  await admin.end();
  const target = { host: server.host, port: server.port, user: server.user, database: 'fuzz' };
  await migrateDatabase(target);
  const clients = openClients(target, { drizzleMax: 12, sqlMax: 24 });
  const now = () => new Date();
  const deps = {
    ...{ db: clients.db, sql: clients.sql, now, newId: randomUUID, random: randomBytes },
    policies: await openPolicies(
      { db: clients.db, now, zone: 'Asia/Shanghai' },
      loadPolicy('caps: { updates_at_once: 0, drafts: 0, appeals_per_day: 0 }'),
    ),
    box: openBox(randomBytes(32), randomBytes),
    log: makeLogger('silent'),
    metrics: makeMetrics(),
    tracing: noTracing,
  };
  console.log(`${updates} updates, seed ${seed}`);
  let next = 0;
  const found = await fuzz({
    ...{ seed, updates, deps, target, within: Number(values.minutes) * 60_000 },
    onProgress: (done) => {
      if (done >= next) console.log(`${done}…`);
      if (done >= next) next += updates / 20;
    },
  });
  report(found);
  await clients.close();
} finally {
  await server.stop();
}

function report({ faults, ...found }: Findings): void {
  for (const [what, { n, example }] of faults) console.log(`\n× ${n} × ${what}\n  ${example}`);
  console.log(
    `\nseed ${found.seed}: ${found.updates} updates in ${found.seconds} s, ${found.cases} cases, ` +
      `${found.sent} calls of the Bot API, slowest update ${found.slowest} ms, memory ${found.grown} MB more`,
  );
  console.log(
    `stood still: this process ${stall(found.stalls.process)}, the database ${stall(found.stalls.database)}`,
  );
  console.log(faults.size === 0 ? 'nothing found' : `${faults.size} kinds of faults`);
  process.exitCode = faults.size === 0 && found.grown < 64 ? 0 : 1;
}

function stall({ ms, updateId, what }: Stall): string {
  return `${ms} ms at update ${updateId} (${what})`;
}
