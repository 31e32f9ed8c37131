import type { FaultPoint } from '../src/fault-point.d.ts';
import type { Pair } from './cases.ts';
import { counted, type Fault, type Outcome } from './fault.ts';
import type { Ground } from './ground.ts';
import type { Process } from './processes.ts';

/** Where a process dies, which process comes past there, and whether the other one dies with it. */
type Crash = { at: FaultPoint; of: Process['only']; everything: boolean };

const boundaries: readonly [FaultPoint, Process['only']][] = [
  ['stored', 'bots'],
  ['committing', 'bots'],
  ['committed', 'bots'],
  ['handled', 'bots'],
  ['relayed', 'workers'],
  ['claimed', 'workers'],
  ['sent', 'workers'],
  ['settled', 'workers'],
];

const crashes: readonly Crash[] = boundaries.flatMap(([at, of]) =>
  [false, true].map((everything) => ({ at, of, everything })),
);

const NOTES = 2;
const other = (only: Process['only']): Process['only'] => (only === 'bots' ? 'workers' : 'bots');

/** The running processes, one of each kind. */
export type Pool = Record<Process['only'], Process>;

export async function startPool(ground: Ground): Promise<Pool> {
  const [bots, workers] = await Promise.all([ground.start('bots'), ground.start('workers')]);
  await ground.settled();
  return { bots, workers };
}

/** Kills at the boundary while these pairs are at work, and starts again at once. @returns when their work has ended */
async function fall(
  ground: Ground,
  pool: Pool,
  { at, of, everything }: Crash,
  pairs: readonly Pair[],
): Promise<{ recovered: Promise<number> }> {
  pool[of].arm(at, 'kill');
  const load = ground.load.notes(pairs, NOTES);
  await Promise.race([
    pool[of].exited,
    load.then(() => Promise.reject(new Error(`nothing came past ${at}`))),
  ]);
  const began = performance.now();
  const dead = everything ? [of, other(of)] : [of];
  await Promise.all(dead.map((only) => pool[only].end('SIGKILL')));
  if (ground.short) for (const only of dead) await ground.hurry(only);
  await Promise.all(
    dead.map(async (only) => {
      pool[only] = await ground.start(only);
    }),
  );
  return { recovered: load.then(() => performance.now() - began) };
}

async function judge(
  ground: Ground,
  { at, of, everything }: Crash,
  pairs: readonly Pair[],
  recoveryMs: number,
): Promise<Outcome> {
  const chats = new Set(pairs.flatMap(({ contactChat, ownerChat }) => [contactChat, ownerChat]));
  const updates = ground.people.sent.filter(({ chatId }) => chats.has(chatId)).length;
  const books = await ground.audit(pairs);
  return {
    fault: `kill -9 of ${everything ? 'everything' : of}, ${at}`,
    load: `${pairs.length} conversations, ${updates} updates`,
    recoveryMs,
    ...counted(books),
  };
}

/** All boundaries on one ground, while what fell before still recovers: what the short form has time for. */
export const crashMatrix: Fault = {
  name: 'crashes',
  ground: { pairs: 2 * boundaries.length },
  async run(ground) {
    const pool = await startPool(ground);
    const fallen: { one: Crash; pairs: readonly Pair[]; recovered: Promise<number> }[] = [];
    for (const [n, [at, of]] of boundaries.entries()) {
      const pairs = ground.pairs.slice(2 * n, 2 * n + 2);
      const one = { at, of, everything: true };
      fallen.push({ one, pairs, ...(await fall(ground, pool, one, pairs)) });
    }
    const times = await Promise.all(fallen.map(({ recovered }) => recovered));
    await ground.settled();
    return await Promise.all(fallen.map(({ one, pairs }, n) => judge(ground, one, pairs, times[n] ?? 0)));
  },
};

/** Each boundary on a ground of its own, with leases as long as they are. */
export const crashFaults: readonly Fault[] = (['postgres', 'redis'] as const).flatMap((queue) =>
  crashes.map(
    (one): Fault => ({
      name: `crash-${one.at}-${one.everything ? 'everything' : one.of}-${queue}`,
      long: true,
      ground: { queue, pairs: 4 },
      async run(ground) {
        const { recovered } = await fall(ground, await startPool(ground), one, ground.pairs);
        const recoveryMs = await recovered;
        await ground.settled();
        const outcome = await judge(ground, one, ground.pairs, recoveryMs);
        return [{ ...outcome, fault: `${outcome.fault} (${queue})` }];
      },
    }),
  ),
);
