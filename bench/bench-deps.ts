import { randomBytes, randomUUID } from 'node:crypto';
import { pino } from 'pino';
import { openBox } from '../src/conduct/box.ts';
import type { Clients } from '../src/db/client.ts';
import type { Deps } from '../src/deps.ts';
import { makeMetrics } from '../src/observe/metrics.ts';
import { noTracing } from '../src/observe/tracing.ts';
import { loadPolicy } from '../src/policy/load.ts';
import { openPolicies } from '../src/policy/store.ts';

/** Whatever is due goes out at once, at any hour: the rest is the default policy. */
const POLICY = 'quiet_hours: off\ndigest: off\ncaps: { appeals_per_day: 0 }\n';

export type BenchDeps = Deps & {
  /** Sets the clock by hand; without a time it runs again. */
  setClock: (at?: Date) => void;
};

export async function benchDeps({ db, sql }: Clients, policy = POLICY): Promise<BenchDeps> {
  let fixed: Date | undefined;
  const now = () => fixed ?? new Date();
  return {
    db,
    sql,
    now,
    newId: randomUUID,
    random: randomBytes,
    policies: await openPolicies({ db, now, zone: 'Asia/Shanghai' }, loadPolicy(policy)),
    box: openBox(randomBytes(32), randomBytes),
    log: pino({ level: process.env.BENCH_LOG ?? 'silent' }),
    metrics: makeMetrics(),
    tracing: noTracing,
    setClock: (at) => {
      fixed = at;
    },
  };
}
