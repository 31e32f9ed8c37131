import { pino } from 'pino';
import { expect, it } from 'vitest';
import { startDraft } from '../../src/appeal/compose.ts';
import { localTime } from '../../src/calendar/zone.ts';
import { retention } from '../../src/cli/doctor/check-retention.ts';
import { readConfig } from '../../src/config.ts';
import { createDailySweep } from '../../src/retain/daily.ts';
import { holdCase } from '../../src/retain/hold.ts';
import { retain, retainDry } from '../../src/retain/retain.ts';
import { noteSweep, readHeld } from '../../src/retain/store-day.ts';
import { startRetention } from '../../workers/retain.ts';
import { createTown } from '../support/town.ts';
import { createWorld } from '../support/world.ts';

const world = await createWorld();
const { deps, clock } = world;
const { sql } = deps;
const town = await createTown(world);
const lines: string[] = [];
deps.log = pino({ level: 'info', base: null, timestamp: false }, { write: (line) => lines.push(line) });

/** What a process that starts now, and looks once, says of it. */
async function look(): Promise<string[]> {
  lines.length = 0;
  const pulse = startRetention({ deps }, 1e6);
  await pulse.stop();
  return lines.map((line) => (JSON.parse(line) as { msg: string }).msg);
}
const today = () => localTime('Asia/Shanghai', clock.now()).date;
const draft = () =>
  startDraft(deps, { personId: town.who.contact, enterpriseId: town.enterpriseId, category: 'PWR' });
const drafts = async () => (await sql`select from appeals where status = 'draft'`).length;
const days = async (from: number, to: number) => {
  for (let n = from; n < to; n += 30) {
    clock.advance('30d');
    await look();
  }
};

it('takes a day only once it is done: what fails is done again', async () => {
  await draft();
  await days(0, 150);
  clock.advance('35d');
  await sql.unsafe(`create function no() returns trigger language plpgsql as $$ begin raise exception 'no'; end $$;
    create trigger no before delete on appeals for each row execute function no()`);
  expect(await look()).toEqual(['could not look for work']);
  await sql.unsafe('drop trigger no on appeals');
  expect([await look(), await drafts()]).toEqual([['what had its time is erased'], 0]);
  expect(await look()).toEqual([]);
});

it('erases nothing by a clock that is far ahead, says so once, and goes on when it is right again', async () => {
  await draft();
  const right = clock.now();
  clock.advance('4000d');
  lines.length = 0;
  const sweep = createDailySweep(deps);
  await sweep();
  await sweep();
  expect(lines.map((line) => JSON.parse(line))).toMatchObject([
    { level: 50, msg: expect.stringContaining('retain --apply') },
  ]);
  expect(await drafts()).toBe(1);

  clock.set(right);
  clock.advance('20d');
  expect(await look()).toEqual([]);
  expect(await drafts()).toBe(1);
});

it('erases nothing while the last day lies ahead, says what would go, and goes on once it is told to', async () => {
  await noteSweep(sql, '2099-01-01');
  clock.advance('200d');
  expect(await look()).toEqual([expect.stringContaining('lies ahead')]);
  expect(await drafts()).toBe(1);
  expect(await readHeld(sql)).toMatchObject({ why: 'ahead', last: '2099-01-01', counts: { drafts: 1 } });
  const patient = { config: readConfig({}, '/nonexistent/.env'), now: deps.now, sql };
  expect(await retention.run(patient)).toMatchObject({
    status: 'warn',
    detail: { zh: expect.stringMatching(/在将来.*草稿 1/) },
    fix: { en: expect.stringContaining('retain --apply') },
  });
  clock.advance('1d');
  expect([await look(), await drafts()]).toEqual([[expect.stringContaining('lies ahead')], 1]);

  await retain(deps);
  await noteSweep(sql, today());
  expect([await look(), await readHeld(sql), await drafts()]).toEqual([[], null, 0]);
  expect((await retention.run(patient)).status).toBe('ok');
  await draft();
  await days(0, 180);
  clock.advance('20d');
  expect([await look(), await drafts()]).toEqual([['what had its time is erased'], 0]);
});

it('erases nothing on a first look at a database in which something is old already', async () => {
  await draft();
  clock.advance('200d');
  await sql`delete from settings where key = 'retained'`;
  expect(await look()).toEqual([expect.stringContaining('on a first look')]);
  expect([await readHeld(sql), await drafts()]).toMatchObject([{ why: 'first', counts: { drafts: 1 } }, 1]);
  expect(await look()).toEqual([expect.stringContaining('on a first look')]);

  await retain(deps);
  clock.advance('1d');
  // Nothing is old any more: from here on it goes by itself.
  expect([await look(), await readHeld(sql), await drafts()]).toEqual([[], null, 0]);
  expect(await sql`select value from settings where key = 'retained'`).toEqual([{ value: today() }]);
});

it('takes the conversation about a draft with it', async () => {
  const { id } = await draft();
  clock.advance('170d');
  await sql`
    insert into dialogs (person_id, id, form, appeal_id, step, updated_at)
    values (${town.who.contact}, ${deps.newId()}, 'file', ${id}, 'description', ${clock.now()})`;
  clock.advance('20d');
  expect(await retain(deps)).toMatchObject({ drafts: 1, dialogs: 1 });
  expect(await sql`select from dialogs`).toEqual([]);
});

it('says that something is erased only where something is', async () => {
  const appeal = await town.files();
  const { no } = (await town.does('contact', { type: 'withdraw', reason: 'fine_now', text: '' }, appeal))
    .appeal;
  await holdCase(deps, { no: no ?? '', reason: '审计', actorId: null });
  clock.set('2047-01-04T02:00:00Z');
  await noteSweep(sql, '2047-01-03');
  await look();
  clock.advance('1d');
  expect(await retainDry(deps)).toMatchObject({ held: 1, cases: 0 });
  expect(await look()).toEqual([]);
});
