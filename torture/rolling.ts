import { counted, type Fault } from './fault.ts';
import type { Process } from './processes.ts';
import { startWebhook, WEBHOOK } from './webhook.ts';

const NOTES = 5;

/** Two of each kind, ended one after the other and replaced, while people are at work: as an update of the program goes. */
export const rolling: Fault = {
  name: 'rolling',
  ground: { pairs: 4 },
  async run(ground) {
    const kinds = ['bots', 'bots', 'workers', 'workers'] as const;
    const live: Process[] = await Promise.all(kinds.map((only) => ground.start(only, WEBHOOK)));
    const isBots = ({ only }: Process) => only === 'bots';
    const webhook = startWebhook(ground.api, () => live.filter(isBots).map(({ url }) => url));
    const load = ground.load.notes(ground.pairs, NOTES);
    const codes: (number | string)[] = [];
    const began = performance.now();
    for (const old of [...live]) {
      live.splice(live.indexOf(old), 1);
      codes.push(await old.end('SIGTERM'));
      live.push(await ground.start(old.only, WEBHOOK));
    }
    const restartedMs = performance.now() - began;
    await load;
    await ground.settled();
    webhook.stop();
    const books = await ground.audit();
    const uncleanly = codes.filter((code) => code !== 0).map((code) => `a process ended with ${code}`);
    return [
      {
        fault: 'rolling restart, 2 bots and 2 workers',
        load: `${ground.pairs.length} conversations, ${ground.people.sent.length} updates`,
        recoveryMs: restartedMs,
        ...counted({ ...books, lost: [...books.lost, ...uncleanly] }),
      },
    ];
  },
};
