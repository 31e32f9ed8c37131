import { pino } from 'pino';
import { startDispatch } from '../../bots/dispatch.ts';
import { openClients } from '../../src/db/client.ts';
import { makeMetrics } from '../../src/observe/metrics.ts';
import { noTracing } from '../../src/observe/tracing.ts';

/** Takes updates, says which, and never comes to an end with one. */
const { target, botId, renewMs } = JSON.parse(process.argv[2] ?? '{}');
const { sql } = openClients(target, { name: 'standing still' });
const log = pino({ level: 'silent' });
const handle = async (update: object) => {
  process.stdout.write(`${JSON.stringify(update)}\n`);
  await new Promise((resolve) => setTimeout(resolve, 600_000));
};
const deps = { sql, log, now: () => new Date(), metrics: makeMetrics(), tracing: noTracing };
await startDispatch(deps, botId, handle, { renewMs });
