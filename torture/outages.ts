import { startPool } from './crashes.ts';
import { counted, type Fault, type Outcome } from './fault.ts';
import type { Ground } from './ground.ts';

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** Lets people work, does something to what is under them, and judges once all has come to its end. */
async function outage(ground: Ground, fault: string, strike: () => Promise<void>): Promise<Outcome[]> {
  await startPool(ground);
  return await outageOn(ground, fault, strike);
}

/** The same, on processes that were started before. */
async function outageOn(ground: Ground, fault: string, strike: () => Promise<void>): Promise<Outcome[]> {
  let striking = true;
  const load = ground.load.notesWhile(ground.pairs, () => striking);
  await pause(1000);
  await strike();
  const began = performance.now();
  striking = false;
  await load;
  await ground.settled();
  const recoveryMs = performance.now() - began;
  const apologies = ground.api.calls.filter(({ params }) => /连不上/.test(`${params.text}`)).length;
  const books = counted(await ground.audit());
  const note = [books.note, apologies > 0 ? `${apologies} read that it is not lost` : ''];
  const loadOf = `${ground.pairs.length} conversations, ${ground.people.sent.length} updates`;
  return [{ fault, load: loadOf, recoveryMs, ...books, note: note.filter(Boolean).join('; ') }];
}

const redisRestarts: Fault = {
  name: 'redis-restarts',
  long: true,
  ground: { queue: 'redis', pairs: 8 },
  run: (ground) =>
    outage(ground, 'Redis killed and started, 5 times', async () => {
      for (let n = 0; n < 5; n++) {
        await ground.redis?.crash();
        await pause(1000);
      }
    }),
};

const AWAY_MS = 60_000;

const databaseAway: Fault = {
  name: 'database-away',
  long: true,
  ground: { store: 'stoppable', pairs: 8 },
  run: (ground) =>
    outage(ground, `database gone for ${AWAY_MS / 1000} s`, async () => {
      await ground.store.server?.stop();
      await pause(AWAY_MS);
      await ground.store.server?.start();
    }),
};

const FULL_MS = 20_000;

const diskFull: Fault = {
  name: 'disk-full',
  long: true,
  ground: { store: 'small disk', pairs: 8 },
  run: (ground) =>
    outage(ground, `disk of the data folder full for ${FULL_MS / 1000} s`, async () => {
      const { sql } = ground.deps;
      ground.store.disk?.fill();
      const writeOn = () =>
        sql`select pg_switch_wal(), pg_logical_emit_message(true, 'x', repeat('x', 900000))`;
      const end = performance.now() + FULL_MS;
      while (performance.now() < end) {
        await writeOn().catch(() => {});
        await pause(100);
      }
      ground.store.disk?.empty();
    }),
};

const HOUR_MS = 3_600_000;

/**
 * The clock of the machine jumps forward: that of the processes does, and what the database counts its leases by is moved
 * the other way, which is the same. Back, that of the processes alone does: rows that are moved do not show the workers
 * that the database's clock was set, as a test of theirs does (test/faults/clock-jumps.test.ts).
 */
function clockJump(hours: 1 | -1): Fault {
  return {
    name: `clock-${hours > 0 ? 'forward' : 'back'}`,
    long: true,
    ground: { pairs: 8 },
    async run(ground) {
      const pool = await startPool(ground);
      const { sql } = ground.deps;
      const jump = async () => {
        for (const one of Object.values(pool)) one.shift(hours * HOUR_MS);
        ground.jumped(hours * HOUR_MS);
        if (hours > 0) await endEarly(sql);
        await pause(2000);
      };
      return await outageOn(ground, `clock ${hours > 0 ? '+' : '-'}1 h`, jump);
    },
  };
}

/** Every lease is an hour older. */
async function endEarly(sql: Ground['deps']['sql']): Promise<void> {
  await sql`update accounts set busy_until = busy_until - interval '1 h', hold_until = hold_until - interval '1 h'`;
  await sql`update notices set claimed_at = claimed_at - interval '1 h' where state = 'sending'`;
  await sql`update timers set claimed_until = claimed_until - interval '1 h'`;
  await sql`update inbox set claimed_until = claimed_until - interval '1 h' where done_at is null`;
}

export const outages: readonly Fault[] = [redisRestarts, databaseAway, diskFull, clockJump(1), clockJump(-1)];
