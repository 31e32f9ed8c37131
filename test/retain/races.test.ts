import { expect, it } from 'vitest';
import type { Appeal } from '../../src/appeal/appeal.ts';
import { loadCase } from '../../src/appeal/views.ts';
import type { SqlTx } from '../../src/db/client.ts';
import { importStaff } from '../../src/people/roster/import-staff.ts';
import { recordAct } from '../../src/record/acts.ts';
import { verifyRecord } from '../../src/record/verify.ts';
import { holdCase } from '../../src/retain/hold.ts';
import { retain, retainDry } from '../../src/retain/retain.ts';
import { deskOf, startBox } from '../conduct/support.ts';
import { csv } from '../people/roster/support.ts';
import { eventually } from '../support/backends.ts';
import { createTown } from '../support/town.ts';
import { createWorld } from '../support/world.ts';

const world = await createWorld();
const { deps, clock } = world;
const { sql } = deps;
const town = await createTown(world);
const desk = deskOf(world, town);
await startBox(world);

async function ended(): Promise<Appeal> {
  const appeal = await town.files();
  return (await town.does('contact', { type: 'withdraw', reason: 'fine_now', text: '' }, appeal)).appeal;
}

const blocked = () =>
  eventually(
    () => sql`select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
    (rows) => rows.length > 0,
  );

/** Does `work` while `hold` is held, which it comes to wait for; then `meanwhile` happens and is committed. */
async function during<T>(
  hold: (tx: SqlTx) => Promise<unknown>,
  work: () => Promise<T>,
  meanwhile = async () => {},
) {
  let going: Promise<T> | undefined;
  await sql.begin(async (tx) => {
    await hold(tx);
    going = work();
    await blocked();
    await meanwhile();
  });
  if (going === undefined) throw new Error('it was begun');
  return await going;
}

it('looks at each case once more before it goes: it may be wanted since it was found', async () => {
  const [first, reported, linked, held] = [await ended(), await ended(), await ended(), await ended()];
  clock.set('2036-06-01T02:00:00Z');
  const counts = await during(
    (tx) => tx`select from appeals where id = ${first.id} for update`,
    () => retain(deps),
    async () => {
      await desk.files({ caseId: reported.id });
      await holdCase(deps, { no: held.no ?? '', reason: '审计', actorId: null });
      await town.files({ linkedTo: { id: linked.id, no: linked.no ?? '' } });
    },
  );
  expect(counts).toMatchObject({ cases: 1, held: 1, busy: 2 });
  for (const { id } of [reported, linked, held]) expect((await loadCase(deps, id)).appeal.id).toBe(id);
});

it('leaves whoever is put back on the roster meanwhile', async () => {
  const staff = (...rows: string[]) => importStaff(deps, csv('姓名,手机,角色', ...rows));
  await staff('褚过客,13800000031,cadre');
  await staff('褚过客,13800000031,离职');
  clock.advance('800d');
  const back = (tx: SqlTx) =>
    tx`update people set active = true, left_at = null, roles = '{cadre}' where phone = '13800000031'`;
  expect(await during(back, () => retain(deps))).toMatchObject({ people: 0 });
  expect(await sql`select name from people where phone = '13800000031'`).toEqual([{ name: '褚过客' }]);
});

it('lets nobody wait for the administrative log while a dry run counts', async () => {
  const [wanted, last] = [await ended(), await ended()];
  clock.advance('11000d');
  const acts = async () => (await sql`select from admin_acts`).length;
  const before = await acts();
  const counts = await during(
    (tx) => tx`select from appeals where id = ${last.id} for update`,
    () => retainDry(deps),
    () =>
      sql.begin((tx) => recordAct(deps, tx, { type: 'export', data: { what: 'x' }, actorId: null })) as never,
  );
  expect(counts.cases).toBeGreaterThanOrEqual(2);
  expect(await acts()).toBe(before + 1);
  expect((await loadCase(deps, wanted.id)).appeal.id).toBe(wanted.id);
});

it('erases no case whose log was altered: that would hide it', async () => {
  const appeal = await ended();
  await sql.begin(async (tx) => {
    await tx`set local session_replication_role = replica`;
    await tx`update appeal_events set data = data || '{"text": "没去"}' where appeal_id = ${appeal.id} and seq = 2`;
  });
  clock.advance('11000d');
  expect(await retain(deps)).toMatchObject({ altered: 1 });
  const found: unknown[] = [];
  await verifyRecord(deps, { tell: (one) => void found.push(one) });
  expect(found).toMatchObject([{ log: 'case', what: 'altered', id: appeal.id, row: 2 }]);
});

it('erases no case that is not what its log makes of it: that would make it final', async () => {
  const appeal = await ended();
  await sql`update appeals set status = 'satisfied' where id = ${appeal.id}`;
  clock.advance('11000d');
  // The one above stays as well.
  expect(await retain(deps)).toMatchObject({ cases: 0, altered: 2 });
  await sql`update appeals set status = 'withdrawn' where id = ${appeal.id}`;
  expect(await retain(deps)).toMatchObject({ cases: 1, altered: 1 });
});

it('goes on with the others where one case cannot be erased', async () => {
  const [stuck, other] = [await ended(), await ended()];
  await sql.unsafe(`create function no() returns trigger language plpgsql as $$ begin raise exception 'no'; end $$;
    create trigger no before update on appeals for each row
    when (old.id = '${stuck.id}' and new.erased_at is not null) execute function no()`);
  clock.advance('11000d');
  // Two of the first test are wanted still.
  expect(await retain(deps)).toMatchObject({ cases: 1, busy: 2 + 1 });
  await expect(loadCase(deps, other.id)).rejects.toMatchObject({ code: 'refuse.erased' });
  expect((await loadCase(deps, stuck.id)).appeal.id).toBe(stuck.id);
});
