import { expect, it } from 'vitest';
import { sealConduct } from '../../src/conduct/log.ts';
import { verifyRecord } from '../../src/record/verify.ts';
import { createTown } from '../support/town.ts';
import { createWorld } from '../support/world.ts';
import { deskOf } from './support.ts';

const world = await createWorld({ at: '2026-11-19T09:12+08:00' });
const { deps, clock } = world;
const town = await createTown(world);
const desk = deskOf(world, town);

const verify = async () => {
  const found: unknown[] = [];
  await verifyRecord(deps, { tell: (one) => void found.push(one) });
  return found;
};

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
  ]) {
    const undo = new Error('undo');
    await sql
      .begin(async (tx) => {
        await tx`set local session_replication_role = replica`;
        await tx.unsafe(tamper);
        const begin = async (_: string, work: (inner: typeof tx) => Promise<unknown>) => await work(tx);
        const found: unknown[] = [];
        await verifyRecord({ sql: { begin } as never }, { tell: (one) => void found.push(one) });
        // Once, whatever and how much it is.
        expect(found).toEqual([{ log: 'conduct', what: 'altered', row: null }]);
        throw undo;
      })
      .catch((error: unknown) => {
        if (error !== undo) throw error;
      });
  }
});
