import { pino } from 'pino';
import { runUntilSignal } from '../src/shutdown.ts';

/** Opens three parts and runs; `slow` never closes, `bad` fails to. */
const { slow = false, bad = false, lost = false, withinMs = 9000 } = JSON.parse(process.argv[2] ?? '{}');
const print = (line: string) => process.stdout.write(`${line}\n`);
const part = (name: string) => ({
  name,
  close: async () => {
    print(`closing ${name}`);
    if (bad && name === 'queues') throw new Error('no');
    if (slow && name === 'queues') await new Promise((resolve) => setTimeout(resolve, 60_000));
  },
});

print('running');
const code = await runUntilSignal([part('database'), part('queues'), part('intake')], {
  log: pino({ level: 'silent' }),
  say: print,
  withinMs,
  ...(lost ? { lost: Promise.resolve(new Error('gone')) } : {}),
});
process.exit(code);
