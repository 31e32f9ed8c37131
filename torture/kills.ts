import { type Pool, startPool } from './crashes.ts';
import { counted, type Fault } from './fault.ts';
import type { Ground } from './ground.ts';

const victims = [['bots'], ['workers'], ['bots', 'workers']] as const;
/** A process runs so long at most before it is killed; at least, nothing. */
const LIFE_MS = 1500;

/** kill -9 of this, of that or of both, at moments that nobody chose, while people are at work. */
function randomKills(queue: 'postgres' | 'redis', kills: number): Fault {
  return {
    name: `kills-${queue}`,
    long: true,
    ground: { queue, pairs: 12 },
    async run(ground) {
      const pool = await startPool(ground);
      let killing = true;
      const load = ground.load.notesWhile(ground.pairs, () => killing);
      for (let n = 0; n < kills; n++) await killSome(ground, pool);
      killing = false;
      const began = performance.now();
      await load;
      await ground.settled();
      const recoveryMs = performance.now() - began;
      const books = await ground.audit();
      return [
        {
          fault: `${kills} kills -9 at random (${queue})`,
          load: `${ground.pairs.length} conversations, ${ground.people.sent.length} updates`,
          recoveryMs,
          ...counted(books),
        },
      ];
    },
  };
}

async function killSome(ground: Ground, pool: Pool): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, ground.random() * LIFE_MS));
  const chosen = victims[Math.floor(ground.random() * victims.length)] ?? victims[0];
  await Promise.all(
    chosen.map(async (only) => {
      await pool[only].end('SIGKILL');
      pool[only] = await ground.start(only);
    }),
  );
}

export const kills: readonly Fault[] = [randomKills('postgres', 200), randomKills('redis', 50)];
