import type { FaultPoint } from '../src/fault-point.d.ts';
import type { Pair } from './cases.ts';
import type { Fault, Outcome } from './fault.ts';
import type { Ground } from './ground.ts';
import type { Process } from './processes.ts';

/** Where a process dies, which process comes past there, and whether the other one dies with it. */
export type Crash = { at: FaultPoint; of: Process['only']; everything: boolean };

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

export const crashes: readonly Crash[] = boundaries.flatMap(([at, of]) =>
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

/** Kills at the boundary while these pairs are at work, starts again at once, and looks what came of it. */
export async function crash(
  ground: Ground,
  pool: Pool,
  { at, of, everything }: Crash,
  pairs: readonly Pair[],
): Promise<Outcome> {
  const before = ground.people.sent.length;
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
  await load;
  await ground.settled();
  const recoveryMs = performance.now() - began;
  const { lost, twice, repeated } = await ground.audit(pairs);
  return {
    fault: `kill -9 of ${everything ? 'everything' : of}, ${at}`,
    load: `${pairs.length} conversations, ${ground.people.sent.length - before} updates`,
    lost: lost.length,
    twice: twice.length,
    repeated: repeated.length,
    recoveryMs,
    note: [...lost, ...twice, ...repeated].slice(0, 3).join('; '),
  };
}

/** All boundaries on one ground, one after the other: what the short form has time for. */
export const crashMatrix: Fault = {
  name: 'crashes',
  ground: { pairs: 2 * crashes.length },
  async run(ground) {
    const pool = await startPool(ground);
    const outcomes: Outcome[] = [];
    for (const [n, one] of crashes.entries())
      outcomes.push(await crash(ground, pool, one, ground.pairs.slice(2 * n, 2 * n + 2)));
    return outcomes;
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
        const outcome = await crash(ground, await startPool(ground), one, ground.pairs);
        return [{ ...outcome, fault: `${outcome.fault} (${queue})` }];
      },
    }),
  ),
);
