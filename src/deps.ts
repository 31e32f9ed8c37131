import type { Logger } from 'pino';
import type { Box } from './conduct/box.ts';
import type { Db, Sql } from './db/client.ts';
import type { Metrics } from './observe/metrics.ts';
import type { Tracing } from './observe/tracing.ts';
import type { Policies } from './policy/store.ts';

/** Everything a test replaces: the database, the clock, the dice, the policy, the confidential box, the log. */
export type Deps = {
  /** drizzle, for everything that need not be fast. */
  db: Db;
  /** postgres.js, for the hot statements: prepared, one round trip. */
  sql: Sql;
  now: () => Date;
  newId: () => string;
  /** Unpredictable bytes, for codes and tokens. */
  random: (bytes: number) => Buffer;
  policies: Policies;
  /** Seals what conduct reports hold. */
  box: Box;
  log: Logger;
  metrics: Metrics;
  tracing: Tracing;
  /** The trace of what is being done now; nothing where nobody collects traces. */
  trace?: string | undefined;
};
