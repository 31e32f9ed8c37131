import { Writable } from 'node:stream';
import { pino } from 'pino';
import { expect, it, vi } from 'vitest';
import { openClients } from '../../src/db/client.ts';
import { openEmbedded } from '../../src/db/embedded/open.ts';
import { migrateDatabase } from '../../src/db/migrate.ts';
import { eventually } from '../support/backends.ts';
import { cleanUp } from '../support/clean-up.ts';
import { mountSmallDisk } from '../support/small-disk.ts';
import { createTelegramTown } from '../support/telegram-town.ts';

vi.setConfig({ testTimeout: 60_000 });

const disk = mountSmallDisk(256);
if (disk !== undefined) cleanUp(async () => disk.remove());

/** The built-in PostgreSQL on the small disk, as `start` runs it, and what it says. */
async function openOn(dir: string) {
  const lines: string[] = [];
  const stream = new Writable({
    write(chunk, _, done) {
      lines.push(String(chunk));
      done();
    },
  });
  const lost: Error[] = [];
  const embedded = await openEmbedded({
    dataDir: `${dir}/data`,
    mode: 'own',
    what: 'test',
    port: null,
    log: pino({ level: 'warn' }, stream),
    onLost: (error) => lost.push(error),
  });
  await migrateDatabase(embedded.target);
  const clients = openClients(embedded.target, { drizzleMax: 4, sqlMax: 4 });
  cleanUp(async () => {
    await clients.close();
    await embedded.close();
  });
  const { target } = embedded;
  if (!('host' in target)) throw new Error('the built-in one has a socket');
  return { database: { ...clients, target, drop: async () => {} }, lines, lost };
}

it.skipIf(disk === undefined)(
  'waits out a full disk under its data, says so, and loses nothing that was acknowledged',
  async () => {
    if (disk === undefined) return;
    const { database, lines, lost } = await openOn(disk.dir);
    const { system, person, api } = await createTelegramTown({ database });
    const [contact, owner] = [await person('contact'), await person('owner')];
    const appeal = await system.town.files();
    await eventually(owner.texts, (texts) => texts.some((text) => text.includes(appeal.no ?? '?')));
    await system.idle();

    disk.fill();
    // Until PostgreSQL cannot write its log, over which it ends itself.
    const { sql } = database;
    const writeOn = () =>
      sql`select pg_switch_wal(), pg_logical_emit_message(true, 'x', repeat('x', 900000))`;
    while (!lines.join('').includes('PostgreSQL went away')) await writeOn().catch(() => {});
    owner.taps('签收');
    contact.says('有人来吗');
    await eventually(contact.texts, (texts) => texts.some((text) => text.includes('连不上')));
    await eventually(
      () => lines.join(''),
      (said) => said.includes('the disk of the data folder is full'),
    );
    // What could not be stored is Telegram's still.
    expect(api.waiting()).toHaveLength(2);

    const since = performance.now();
    disk.empty();
    await eventually(
      () => sql`select status from appeals`.catch(() => []),
      ([row]) => row?.status === 'in_progress',
      30_000,
    );
    await system.idle();
    expect(performance.now() - since).toBeLessThan(30_000);
    expect(lost).toEqual([]);
    expect(api.waiting()).toEqual([]);
    expect(contact.texts().filter((text) => text.includes('连不上'))).toHaveLength(1);
    expect(await sql`select 1 from appeal_events where type = 'acknowledge'`).toHaveLength(1);
    expect(await sql`select 1 from inbox where error is not null or done_at is null`).toEqual([]);
    await system.stop();
  },
);
