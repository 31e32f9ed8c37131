import { createHash } from 'node:crypto';
import { pino } from 'pino';
import { openBox } from '../../src/conduct/box.ts';
import type { Deps } from '../../src/deps.ts';
import { makeMetrics } from '../../src/observe/metrics.ts';
import { noTracing } from '../../src/observe/tracing.ts';
import { loadPolicy } from '../../src/policy/load.ts';
import { openPolicies } from '../../src/policy/store.ts';
import { cleanUp } from './clean-up.ts';
import { createTestDatabase, type TestDatabase } from './database.ts';

/** Monday 2 March 2026, 09:00 in Shanghai: an ordinary working morning. */
const MORNING = new Date('2026-03-02T01:00:00Z');
const UNIT = { s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 } as const;

export type World = {
  deps: Deps;
  database: TestDatabase;
  clock: {
    now: () => Date;
    set: (at: Date | string) => void;
    /** Real time, in milliseconds or as `90s` `30m` `2h` `1d`. */
    advance: (by: number | string) => void;
  };
};

/**
 * A private database and a clock that moves only when told. Call it at the top of a test file or in a
 * test; it is gone when those are done.
 */
export async function createWorld(
  options: {
    at?: Date | string /** The policy file's text; the default policy without. */;
    policy?: string;
    /** Another than a new one on the server of this run. */
    database?: TestDatabase;
  } = {},
): Promise<World> {
  const database = options.database ?? (await createTestDatabase());
  cleanUp(database.drop);
  const clock = handSetClock(new Date(options.at ?? MORNING));
  const deps: Deps = {
    db: database.db,
    sql: database.sql,
    now: clock.now,
    newId: sequentialIds(),
    random: repeatableBytes(),
    policies: await openPolicies(
      { db: database.db, now: clock.now, zone: 'Asia/Shanghai' },
      loadPolicy(options.policy ?? ''),
    ),
    box: openBox(Buffer.alloc(32, 7), repeatableBytes()),
    log: pino({ level: 'silent' }),
    metrics: makeMetrics(),
    tracing: noTracing,
  };
  return { deps, database, clock };
}

function handSetClock(start: Date): World['clock'] {
  let at = start.getTime();
  return {
    now: () => new Date(at),
    set: (to) => {
      at = new Date(to).getTime();
    },
    advance: (by) => {
      at += typeof by === 'number' ? by : milliseconds(by);
    },
  };
}

function milliseconds(text: string): number {
  const [, count = '', unit = ''] = /^(\d+)([smhd])$/.exec(text) ?? [];
  if (!count) throw new Error(`not a real-time duration: ${text}`);
  return Number(count) * UNIT[unit as keyof typeof UNIT];
}

/** Valid uuids (version 4) that sort in the order they were made. */
export function sequentialIds(): () => string {
  let n = 0;
  return () => `00000000-0000-4000-8000-${String(++n).padStart(12, '0')}`;
}

/** Looks random, is the same in every run. */
function repeatableBytes(): (bytes: number) => Buffer {
  let n = 0;
  return (bytes) => {
    const blocks = Array.from({ length: Math.ceil(bytes / 32) }, () =>
      createHash('sha256').update(`${++n}`).digest(),
    );
    return Buffer.concat(blocks).subarray(0, bytes);
  };
}
