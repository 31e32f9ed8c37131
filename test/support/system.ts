import { pino } from 'pino';
import { readConfig } from '../../src/config.ts';
import type { Deps } from '../../src/deps.ts';
import { createInvitations } from '../../src/people/invitations.ts';
import { type Part, run, type Running } from '../../src/run/run.ts';
import { openPhone, type Phone } from './phone.ts';
import { createTown, type Part as Cast, type Town } from './town.ts';
import { createWorld, type World } from './world.ts';

export type System = World & {
  town: Town;
  running: Running;
  /** The phone of one of the cast, bound through an invitation, consent included. */
  phoneOf: (who: Cast) => Promise<Phone>;
  /** Moves the clock and lets the workers know. */
  pass: (time: string) => Promise<void>;
  at: (iso: string) => Promise<void>;
  stop: () => Promise<void>;
};

export type SystemOptions = { at?: string; policy?: string; redisUrl?: string | undefined; only?: Part[] };

/**
 * The whole system on a private database: real bots, workers, queue and chat page over HTTP on a free
 * port, and a clock set by hand.
 */
export async function createSystem(options: SystemOptions = {}): Promise<System> {
  const world = await createWorld(options);
  const deps: Deps = { ...world.deps, log: pino({ level: process.env.TEST_LOG ?? 'silent' }) };
  const env = {
    PORT: '0',
    TELEGRAM_PACING: 'off',
    ...(options.redisUrl ? { REDIS_URL: options.redisUrl } : {}),
  };
  const config = readConfig(env, '/nonexistent');
  const still = { offsetMs: () => 0, advance: async () => {}, reset: async () => {} };
  const opened = {
    deps,
    target: world.database.target,
    clock: still,
    lost: new Promise<Error>(() => {}),
    close: async () => {},
  };
  const running = await run({ config, opened });
  const town = await createTown(world);

  async function nudge(): Promise<void> {
    await deps.sql`select pg_notify('timers', ''), pg_notify('outbox', ''), pg_notify('inbox', '')`;
  }
  return {
    ...world,
    deps,
    town,
    running,
    stop: running.stop,
    async phoneOf(who) {
      const personIds = [town.who[who]];
      const [invitation] = await createInvitations(deps, { personIds });
      if (invitation === undefined) throw new Error(`no invitation for ${who}`);
      const phone = await openPhone(running.url, running.botId, invitation.code);
      await phone.tap('同意');
      await phone.sees(/绑好了/);
      return phone;
    },
    async pass(time) {
      world.clock.advance(time);
      await nudge();
    },
    async at(iso) {
      world.clock.set(iso);
      await nudge();
    },
  };
}
