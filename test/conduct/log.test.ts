import { randomBytes } from 'node:crypto';
import { expect, it } from 'vitest';
import { openBox } from '../../src/conduct/box.ts';
import { beginningRow, entryFields, erasedRow, signedRow } from '../../src/conduct/entry.ts';
import { sealConduct } from '../../src/conduct/log.ts';
import type { SqlTx } from '../../src/db/client.ts';
import { type Head, linkTo } from '../../src/record/chain.ts';
import { verifyRecord } from '../../src/record/verify.ts';
import { retain } from '../../src/retain/retain.ts';
import { createTown } from '../support/town.ts';
import { createWorld } from '../support/world.ts';
import { deskOf, startBox } from './support.ts';

const world = await createWorld({ at: '2026-11-19T09:12+08:00' });
const { deps, clock } = world;
const town = await createTown(world);
const desk = deskOf(world, town);
await startBox(world);

const verify = async (tx?: SqlTx) => {
  const found: unknown[] = [];
  const begin = async (_: string, work: (inner: unknown) => Promise<unknown>) => await work(tx);
  const seen = tx === undefined ? deps : { ...deps, sql: { begin } as never };
  await verifyRecord(seen, { tell: (one) => void found.push(one) });
  return found;
};

/** What is found after `tamper`, which is undone. */
async function after(tamper: (tx: SqlTx) => Promise<unknown>): Promise<unknown[]> {
  const undo = new Error('undo');
  let found: unknown[] = [];
  await deps.sql
    .begin(async (tx) => {
      await tamper(tx);
      found = await verify(tx);
      throw undo;
    })
    .catch((error: unknown) => {
      if (error !== undo) throw error;
    });
  return found;
}
/** Once, whatever and how much it is. */
const altered = [{ log: 'conduct', what: 'altered', row: null }];

it('chains what happens to a report, says nothing of it in the open, and finds what was tampered with', async () => {
  const { sql, box } = deps;
  const report = await desk.files();
  await desk.office(report, { type: 'open' });
  await desk.office(report, { type: 'sign' });
  await desk.author(report, { type: 'say', text: '还有一次' });
  await sealConduct(deps);
  clock.advance('1d');
  await desk.office(report, { type: 'note', text: '在问' });
  await Promise.all([sealConduct(deps), sealConduct(deps)]);
  await sealConduct(deps);

  const rows = await sql<
    { seq: number; sealed: string }[]
  >`select seq, sealed from conduct_events order by seq`;
  const said = rows.map(({ seq, sealed }) => box.open(sealed, `entry ${report.id} ${seq}`));
  expect(said).toMatchObject([
    { event: { type: 'file' }, by: { side: 'author' } },
    { event: { type: 'open' }, by: { side: 'office', personId: town.who.discipline } },
    { event: { type: 'sign' } },
    { event: { type: 'say', text: '还有一次' } },
    { event: { type: 'note' } },
  ]);
  expect(await sql`select day, events from conduct_checkpoints order by no`).toEqual([
    { day: '2026-11-19', events: 4 },
    { day: '2026-11-20', events: 1 },
  ]);
  expect(await verify()).toEqual([]);

  for (const tamper of [
    'delete from conduct_events where seq = 1',
    'delete from conduct_events where seq = 4',
    `update conduct_events set sealed = 'x' where seq = 2`,
    `update conduct_events set sealed = null, salt = null where seq = 2`,
    `update conduct_reports set head = 'x'`,
    'delete from conduct_checkpoints where no = 1',
    `update conduct_events set seq = 9 where seq = 4`,
  ])
    expect(
      await after(async (tx) => {
        await tx`set local session_replication_role = replica`;
        await tx.unsafe(tamper);
      }),
      tamper,
    ).toEqual(altered);
});

/** Adds a row to the log of a report as anybody can who may write to the tables: the chain is whole after it. */
async function append(tx: SqlTx, reportId: string, write: (place: Place, shown: Shown) => string) {
  const [row] = await tx<(Head & Shown)[]>`
    select head as hash, events as count, sealed, open, due_at as "dueAt" from conduct_reports where id = ${reportId}`;
  const { hash, ...report } = row ?? { hash: '', sealed: '', open: false, dueAt: null };
  const [id, seq] = [crypto.randomUUID(), 99];
  const sealed = write({ id, reportId, seq, previous: hash }, report);
  const link = linkTo(hash, entryFields({ id, reportId, seq }), sealed, 'salt');
  await tx`
    insert into conduct_events (id, report_id, seq, sealed, salt, digest, previous, hash)
    values (${id}, ${reportId}, ${seq}, ${sealed}, ${link.salt}, ${link.digest}, ${link.previous}, ${link.hash})`;
  await tx`update conduct_reports set head = ${link.hash}, events = events + 1 where id = ${reportId}`;
}
type Place = { id: string; reportId: string; seq: number; previous: string };
type Shown = { sealed: string; open: boolean; dueAt: Date | null };

it('finds what somebody does to a report who has the tables and not the key', async () => {
  const { sql } = deps;
  const report = await desk.files();
  const [first] = await sql<{ sealed: string }[]>`select sealed from conduct_reports where id = ${report.id}`;
  await desk.office(report, { type: 'sign' });
  const { id } = report;
  const other = openBox(randomBytes(32), randomBytes);
  const blank = async (tx: SqlTx): Promise<void> => {
    await tx`update conduct_reports set sealed = '', open = false, due_at = null where id = ${id}`;
    await tx`update conduct_events set sealed = null, salt = null where report_id = ${id}`;
  };
  const tampers: ((tx: SqlTx) => Promise<unknown>)[] = [
    (tx) => tx`update conduct_reports set sealed = '' where id = ${id}`,
    (tx) => tx`update conduct_reports set sealed = ${first?.sealed ?? ''} where id = ${id}`,
    (tx) => tx`update conduct_reports set open = false where id = ${id}`,
    (tx) => tx`update conduct_reports set due_at = null where id = ${id}`,
    (tx) => append(tx, id, (place, shown) => signedRow(other, place, other.seal('x', 'y'), shown)),
    async (tx) => {
      await blank(tx);
      await append(tx, id, (place, shown) => erasedRow(other, place, shown));
    },
    async (tx) => {
      await blank(tx);
      await append(tx, id, (place, shown) =>
        signedRow(other, place, 'begins', shown).replace(/\.[^.]*$/, ''),
      );
    },
    async (tx) => {
      await tx`set local session_replication_role = replica`;
      await tx`delete from conduct_events where report_id = ${id}`;
      await tx`update conduct_reports set open = false, due_at = null, head = '', events = 0 where id = ${id}`;
      await append(tx, id, (_, shown) => beginningRow(shown));
    },
    async (tx) => {
      await tx`update conduct_reports set sealed = 'x' where id = ${id}`;
      await append(tx, id, (place, shown) => signedRow(other, place, 'x.y', shown));
    },
  ];
  expect(await verify()).toEqual([]);
  for (const tamper of tampers) expect(await after(tamper), String(tamper)).toEqual(altered);
});

it('takes an erasure for one that the holder of the key made', async () => {
  const { sql } = deps;
  clock.advance('400d');
  for (const { id } of await sql<{ id: string }[]>`select id from conduct_reports`)
    for (const event of [{ type: 'answer', outcome: 'none', text: '没有发现' }, 'ring', 'ring'] as const) {
      if (event === 'ring') clock.advance('60d');
      if (event === 'ring') await desk.clock({ id } as never);
      else await desk.office({ id } as never, event);
    }
  clock.advance('4000d');
  await retain(deps);
  expect(await sql`select distinct sealed from conduct_reports`).toEqual([{ sealed: '' }]);
  expect(await verify()).toEqual([]);
  expect(await after((tx) => tx`update conduct_reports set sealed = 'x' where no like '%0001'`)).toEqual(
    altered,
  );
});
