import { type Logger, pino } from 'pino';
import { type Config, readConfig } from '../../src/config.ts';
import type { Deps } from '../../src/deps.ts';
import { createInvitations } from '../../src/people/invitations.ts';
import { type Part, run, type RunOptions, type Running } from '../../src/run/run.ts';
import type { Opened } from '../../src/start.ts';
import { cleanUp } from './clean-up.ts';
import { openPhone, type Phone } from './phone.ts';
import { createTown, type Part as Cast, type Town } from './town.ts';
import { eventually } from './backends.ts';
import type { TestDatabase } from './database.ts';
import { createWorld, type World } from './world.ts';

export type System = World & {
  /** What `run` was given, for a second instance beside this one. */
  config: Config;
  opened: Opened;
  town: Town;
  /** What runs now; another one after a restart. */
  readonly running: Running;
  /** The phone of one of the cast, bound through an invitation, consent included. */
  phoneOf: (who: Cast) => Promise<Phone>;
  phones: <Who extends readonly Cast[]>(...who: Who) => Promise<{ [I in keyof Who]: Phone }>;
  /** Moves the clock and lets the workers know. */
  pass: (time: string) => Promise<void>;
  /** Sets the clock, and waits until everything that is due by then was done. */
  at: (iso: string) => Promise<void>;
  /** Until nothing is left to handle, to fire or to send at this moment. */
  idle: () => Promise<void>;
  stop: () => Promise<void>;
  /** Starts again what was stopped, at the same address. */
  start: () => Promise<void>;
};

export type SystemOptions = {
  at?: string;
  policy?: string;
  database?: TestDatabase;
  redisUrl?: string | undefined;
  only?: Part[];
  log?: Logger;
  tracing?: Deps['tracing'];
  pace?: RunOptions['pace'];
  /** Over the settings of a test. */
  config?: Partial<Config>;
};

/** How long `idle` waits before it moves the clock a little. */
const PATIENCE_MS = 4000;

/** A moment of 2026 in Shanghai, given as `03-02 08:30`. */
export const on = (when: string): string => `2026-${when.replace(' ', 'T')}:00+08:00`;

/**
 * The whole system on a private database: real bots, workers, queue and chat page over HTTP on a free
 * port, and a clock set by hand.
 */
export async function createSystem(options: SystemOptions = {}): Promise<System> {
  const world = await createWorld(options);
  const log = options.log ?? pino({ level: process.env.TEST_LOG ?? 'silent' });
  const deps: Deps = { ...world.deps, log, tracing: options.tracing ?? world.deps.tracing };
  const env = {
    PORT: '0',
    TELEGRAM_PACING: 'off',
    ...(options.redisUrl ? { REDIS_URL: options.redisUrl } : {}),
  };
  const config = { ...readConfig(env, '/nonexistent/.env'), ...options.config };
  const still = { offsetMs: () => 0, advance: async () => {}, reset: async () => {} };
  const opened = {
    deps,
    target: world.database.target,
    clock: still,
    lost: new Promise<Error>(() => {}),
    close: async () => {},
  };
  const { only, pace = {} } = options;
  const begin = (port: number) =>
    run({ config: { ...config, port }, opened, pace, ...(only ? { only } : {}) });
  let running = await begin(config.port);
  let isRunning = true;
  const stop = async () => {
    if (!isRunning) return;
    isRunning = false;
    await running.stop();
  };
  cleanUp(stop);
  const town = await createTown(world);

  async function nudge(): Promise<void> {
    await deps.sql`select pg_notify('timers', ''), pg_notify('outbox', ''), pg_notify('inbox', ''), pg_notify('conduct', '')`;
  }
  async function idle(): Promise<void> {
    await nudge();
    let moveAt = performance.now() + PATIENCE_MS;
    await eventually(
      async () => {
        // What met weather on a busy machine rests, by a clock that nobody else moves.
        if (performance.now() > moveAt) {
          moveAt += PATIENCE_MS;
          world.clock.advance('5s');
          await nudge();
        }
        return await underWay(deps);
      },
      (left) => left === '',
      20_000,
    );
  }
  async function phoneOf(who: Cast): Promise<Phone> {
    const personIds = [town.who[who]];
    const [invitation] = await createInvitations(deps, { personIds });
    if (invitation === undefined) throw new Error(`no invitation for ${who}`);
    const phone = await openPhone(running.url, running.botId, invitation.code);
    await phone.tap('同意');
    await phone.sees(/绑好了/);
    return phone;
  }
  return {
    ...world,
    deps,
    config,
    opened,
    town,
    idle,
    get running() {
      return running;
    },
    stop,
    async start() {
      running = await begin(Number(new URL(running.url).port));
      isRunning = true;
    },
    phoneOf,
    phones: async (...who) => (await Promise.all(who.map(phoneOf))) as never,
    async pass(time) {
      world.clock.advance(time);
      await nudge();
    },
    async at(iso) {
      world.clock.set(iso);
      await idle();
    },
  };
}

/** What is to be done now and is not done yet, in words; '' when there is nothing. */
async function underWay({ sql, now }: Deps): Promise<string> {
  const [row] = await sql<
    { timers: string | null; notices: string | null; updates: number; reports: number }[]
  >`
    select (select string_agg(kind, ' ') from timers where due_at <= ${now()}) as timers,
      (select string_agg(kind, ' ') from notices where state in ('waiting', 'sending') and not_before <= ${now()})
        as notices,
      (select count(*)::int from inbox where done_at is null) + (select count(*)::int from chat.updates) as updates,
      (select count(*)::int from conduct_reports where due_at <= ${now()})
        + (select count(*)::int from conduct_notices where not_before <= ${now()}) as reports`;
  return [
    row?.timers,
    row?.notices,
    row?.updates ? `${row.updates} updates` : '',
    row?.reports ? 'reports' : '',
  ]
    .filter(Boolean)
    .join(' | ');
}
