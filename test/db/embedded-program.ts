import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { pino } from 'pino';
import { isDatabaseAway } from '../../src/db/away.ts';
import { connect } from '../../src/db/client.ts';
import { openEmbedded } from '../../src/db/embedded/open.ts';

/** Opens the database, says `ready`, answers each line of SQL with JSON, and closes on a signal. */
const args = JSON.parse(process.argv[2] ?? '{}');
const log = pino({ level: args.level ?? 'warn' }, pino.destination(2));
// As the program does: postgres.js leaves a rejection behind when it is cut off while it opens a connection.
process.on('unhandledRejection', (error) => {
  if (!isDatabaseAway(error)) throw error;
});
const onLost = (error: Error) => process.stderr.write(`lost: ${error.message}\n`);

try {
  const database = await openEmbedded({ mode: 'own', what: 'test', port: 3000, ...args, log, onLost });
  const sql = connect(database.target, { name: 'program', max: 4 });
  const close = async () => {
    // The last work of a program that is told to stop: the database must still be there for it.
    await sleep(200);
    await sql`select 1`.catch(() => process.exit(3));
    await sql.end({ timeout: 1 });
    await database.close();
    process.exit(0);
  };
  process.once('SIGTERM', close).once('SIGINT', close);
  process.stdout.write(`ready ${JSON.stringify(database.target)}\n`);
  for await (const line of createInterface({ input: process.stdin })) {
    const answer = await sql.unsafe(line).catch((error: Error) => ({ error: error.message }));
    process.stdout.write(`${JSON.stringify(answer)}\n`);
  }
} catch (error) {
  const { name, message } = error as Error;
  process.stderr.write(`${name}: ${message}\n`);
  process.exit(1);
}
