import { expect, it } from 'vitest';
import {
  boardByCategory,
  boardByGrid,
  boardCounts,
  resultsWithin,
} from '../../src/supervision/views-board.ts';
import { startDraft } from '../../src/appeal/compose.ts';
import { localTime } from '../../src/calendar/zone.ts';
import { firmById } from '../../src/supervision/views-enterprises.ts';
import { loadCase } from '../../src/appeal/views.ts';
import type { Appeal } from '../../src/appeal/appeal.ts';
import type { SqlTx } from '../../src/db/client.ts';
import { importStaff } from '../../src/people/roster/import-staff.ts';
import { makeCheckpoint } from '../../src/record/checkpoint.ts';
import { noteReading } from '../../src/record/reads.ts';
import { type Found, verifyRecord } from '../../src/record/verify.ts';
import { holdCase, releaseCase } from '../../src/retain/hold.ts';
import { retain, retainDry } from '../../src/retain/retain.ts';
import { oldCases } from '../../src/retain/store-cases.ts';
import { noteSweep } from '../../src/retain/store-day.ts';
import { startRetention } from '../../workers/retain.ts';
import { csv } from '../people/roster/support.ts';
import { eventually } from '../support/backends.ts';
import { createTown } from '../support/town.ts';
import { createWorld } from '../support/world.ts';
import { deskOf, startBox } from '../conduct/support.ts';

const world = await createWorld();
const { deps, clock } = world;
const { sql } = deps;
const town = await createTown(world);
const desk = deskOf(world, town);
await startBox(world);

/** Words that only one case holds, each of another kind. */
const typed = [
  '变压器老化',
  '量了三次',
  '签字人王示例',
  '周五前恢复',
  '按时恢复了',
  '13833334444',
  '错峰用电',
];

async function solved(): Promise<Appeal> {
  const appeal = await town.files({ answers: { description: '2 号车间变压器老化，打 13833334444' } });
  const day = { until: new Date('2026-03-04T09:00:00Z').getTime() };
  await town.does('owner', { type: 'acknowledge' }, appeal);
  await town.does(
    'owner',
    { type: 'log_contact', at: clock.now().getTime(), how: 'phone', note: '错峰用电' },
    appeal,
  );
  const id = deps.newId();
  await town.does('supervisor', { type: 'issue_order', id, text: '周五前恢复', dueAt: day.until }, appeal);
  await town.does('owner', { type: 'ack_order', id }, appeal);
  await town.does('owner', { type: 'answer_order', id, text: '按时恢复了' }, appeal);
  await town.does(
    'owner',
    { type: 'report_done', outcome: 'resolved', text: '调了档，量了三次', left: '' },
    appeal,
  );
  await town.does(
    'contact',
    { type: 'sign', solved: 'resolved', name: '签字人王示例', differs: true },
    appeal,
  );
  await noteReading(deps, { appealId: appeal.id, personId: town.who.supervisor });
  await sql`
    insert into files (id, appeal_id, person_id, kind, file_id, unique_id, name, at)
    values (${deps.newId()}, ${appeal.id}, ${town.who.contact}, 'photo', 'f', 'u', '变压器老化.jpg', ${clock.now()})`;
  return (await town.does('supervisor', { type: 'close_order', id }, appeal)).appeal;
}

/** A draft, somebody on the staff who has a hand in nothing, and cases of every kind that must stay. */
async function live() {
  const gone = await solved();
  const held = await solved();
  const heldToo = await solved();
  await holdCase(deps, { no: held.no ?? '', reason: '法院调卷', actorId: null });
  await holdCase(deps, { no: heldToo.no ?? '', reason: '审计', actorId: null });
  const ordered = await town.files();
  const order = { id: deps.newId(), text: '周五前恢复', dueAt: clock.now().getTime() + 9e8 };
  await town.does('supervisor', { type: 'issue_order', ...order }, ordered);
  await town.does('contact', { type: 'withdraw', reason: 'fine_now', text: '' }, ordered);
  const open = await town.files();
  const reported = await solved();
  const report = await desk.files({ caseId: reported.id });
  await startDraft(deps, { personId: town.who.contact, enterpriseId: town.enterpriseId, category: 'PWR' });
  await makeCheckpoint(deps);
  return { gone, held, heldToo, ordered, open, reported, report };
}
const { gone, held, heldToo, ordered, open, reported, report } = await live();
const month = { from: new Date('2026-03-01T00:00:00Z'), until: new Date('2026-04-01T00:00:00Z') };

const figures = async () => ({
  board: await boardCounts(deps, month),
  results: await resultsWithin(deps, month),
  grids: await boardByGrid(deps),
  categories: await boardByCategory(deps),
  firm: await firmById(deps, town.enterpriseId, month.from),
  cases:
    await sql`select no, status, category, grade, round, submitted_at, state -> 'opinion' -> 'rating' as rating,
    state -> 'opinion' -> 'solved' as solved, state -> 'result' -> 'outcome' as outcome, state -> 'ending' -> 'at' as at
    from appeals where status <> 'draft' order by no`,
  steps: await sql`select appeal_id, type, actor_id, relation, at from appeal_events order by n`,
});

/** All that the database holds of a case, as text. */
async function contentOf(id: string): Promise<string> {
  const tables = ['appeal_events', 'files', 'notices', 'case_reads', 'reads', 'said', 'dialogs', 'timers'];
  const rows = await Promise.all(
    tables.map((name) => sql`select t::text as row from ${sql(name)} t where appeal_id = ${id}`),
  );
  return JSON.stringify([...rows, await sql`select t::text as row from appeals t where id = ${id}`]);
}

const faultsIn = async (tx: SqlTx): Promise<Found[]> => {
  const found: Found[] = [];
  const begin = async (_: string, work: (inner: SqlTx) => Promise<unknown>) => await work(tx);
  await verifyRecord({ ...deps, sql: { begin } as never }, { tell: (one) => void found.push(one) });
  return found;
};
const faults = async () => (await sql.begin(faultsIn)) as Found[];

it('erases nothing before its time, and nothing that is held, not finished, open or reported about', async () => {
  clock.set('2036-03-01T02:00:00Z');
  expect(await retainDry(deps)).toMatchObject({ cases: 0, held: 0, busy: 0, drafts: 1 });
  clock.set('2036-03-03T02:00:00Z');
  expect(await retainDry(deps)).toMatchObject({ cases: 1, held: 2, busy: 2 });
});

it('keeps whatever is not finished, or a case that is open or held leans on', async () => {
  const before = clock.now();
  const is = async (tx: SqlTx) =>
    (await oldCases(tx, { before, secret: [], id: gone.id })).map((one) => one.is);
  const state = (path: string, value: string) =>
    `update appeals set state = jsonb_set(state, '{${path}}', '${value}') where id = '${gone.id}'`;
  const live = (set: string) => `update appeals set ${set} where id = '${open.id}'`;
  const reasons: [change: string, is: string[]][] = [
    [`select 1`, ['due']],
    [state('orders,0,closedAt', 'null'), ['busy']],
    [state('leads', '[{"no": "线索-2026-0001", "verdict": null}]'), ['busy']],
    [state('bylaw', '{"objection": {"answer": null}}'), ['busy']],
    [state('bylaw', '{"objection": null}'), ['due']],
    [state('rejection', '{"review": {"answer": null}}'), ['busy']],
    [
      `insert into timers (id, appeal_id, kind, due_at) values (gen_random_uuid(), '${gone.id}', 'x', now())`,
      ['busy'],
    ],
    [live(`parent_id = '${gone.id}'`), ['busy']],
    [live(`state = jsonb_set(state, '{linkedTo}', '{"id": "${gone.id}"}')`), ['busy']],
    [`update appeals set parent_id = '${open.id}' where id = '${gone.id}'`, ['busy']],
    [`update appeals set parent_id = '${gone.id}' where id = '${held.id}'`, ['busy']],
    [`update appeals set status = 'in_progress' where id = '${gone.id}'`, []],
    [`update appeals set status = 'merged' where id = '${gone.id}'`, []],
    [`insert into holds (appeal_id, reason, since) values ('${gone.id}', 'x', now())`, ['held']],
  ];
  const undo = new Error('undo');
  for (const [change, expected] of reasons)
    await sql
      .begin(async (tx) => {
        await tx.unsafe(change);
        expect(await is(tx), change).toEqual(expected);
        throw undo;
      })
      .catch((error: unknown) => {
        if (error !== undo) throw error;
      });
});

it('leaves a case alone that comes back while it is about to be erased', async () => {
  const waits = () =>
    sql`select 1 from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()`;
  let erasing: Promise<unknown> = Promise.resolve();
  await sql.begin(async (tx) => {
    await tx`update appeals set status = 'in_progress' where id = ${gone.id}`;
    erasing = retainDry(deps);
    await eventually(waits, (rows) => rows.length > 0);
  });
  expect(await erasing).toMatchObject({ cases: 0, events: 0 });
  await sql`update appeals set status = 'satisfied' where id = ${gone.id}`;
});

it('erases exactly what the dry run counted; every figure stays, and no word', async () => {
  const before = await figures();
  expect(await contentOf(gone.id)).toMatch(new RegExp(typed.map((word) => `(?=.*${word})`).join(''), 's'));
  const all = await sql`select count(*)::int as n, sum(hashtext(state::text)) as h from appeals`;
  const promised = await retainDry(deps);
  expect(await sql`select count(*)::int as n, sum(hashtext(state::text)) as h from appeals`).toEqual(all);
  expect(promised).toMatchObject({ cases: 1, events: 9, files: 1, reads: 1, drafts: 1 });

  expect(await retain(deps)).toEqual(promised);

  expect(await figures()).toEqual(before);
  const left = await contentOf(gone.id);
  expect(typed.filter((word) => left.includes(word))).toEqual([]);
  expect(await contentOf(held.id)).toContain('变压器老化');
  expect(await retain(deps)).toMatchObject({ cases: 0, events: 0, drafts: 0 });
  expect(await faults()).toEqual([]);
  const acts = await sql<{ type: string; subject: string; data: object }[]>`
    select type, subject, data from admin_acts where type in ('erase', 'retain') order by seq`;
  expect(acts).toMatchObject([
    { type: 'erase', subject: gone.id, data: { events: 9 } },
    { type: 'retain', data: { cases: 1, drafts: 1 } },
  ]);
  expect(JSON.stringify(acts)).not.toMatch(/[\u4e00-\u9fff]/);
});

it('answers whoever asks for it kindly, and lets nothing happen to it any more', async () => {
  const refused = { code: 'refuse.erased', params: { no: gone.no } };
  await expect(loadCase(deps, gone.id)).rejects.toMatchObject(refused);
  await expect(town.does('contact', { type: 'add_info', text: '又来了' }, gone)).rejects.toMatchObject(
    refused,
  );
  await expect(holdCase(deps, { no: gone.no ?? '', reason: '太晚', actorId: null })).rejects.toMatchObject({
    code: 'refuse.erased',
  });
  expect((await loadCase(deps, held.id)).appeal.no).toBe(held.no);
});

it('finds an alteration that is dressed up as an erasure, and one of what an erasure left', async () => {
  const stamp = `(select erased_at from appeals where id = '${gone.id}')`;
  const blank = `data = jsonb_build_object('type', type), salt = null`;
  const altered = (id: string) => expect.objectContaining({ log: 'case', what: 'altered', id });
  const kept = expect.objectContaining({ log: 'case', what: 'kept', id: gone.id, row: null });
  const tampered: [string, unknown][] = [
    [
      `update appeal_events set ${blank}, erased_at = ${stamp} where appeal_id = '${held.id}' and seq = 2`,
      altered(held.id),
    ],
    [`update appeal_events set ${blank}, erased_at = now() where appeal_id = '${held.id}'`, altered(held.id)],
    [
      `update appeal_events set data = data || '{"text": "没去"}' where appeal_id = '${gone.id}' and seq = 2`,
      altered(gone.id),
    ],
    [
      `update appeals set state = jsonb_set(state, '{result,outcome}', '"partly"') where id = '${gone.id}'`,
      kept,
    ],
    [`update appeals set status = 'withdrawn' where id = '${gone.id}'`, kept],
    [`update appeals set erased_at = null where id = '${gone.id}'`, kept],
    [
      `update appeals set erased_at = ${stamp} where id = '${heldToo.id}'`,
      expect.objectContaining({ what: 'kept', id: heldToo.id }),
    ],
    [`delete from admin_acts where type = 'erase'`, kept],
    [`delete from appeal_events where appeal_id = '${gone.id}' and seq = 3`, kept],
  ];
  const undo = new Error('undo');
  for (const [change, finding] of tampered)
    await sql
      .begin(async (tx) => {
        await tx`set local session_replication_role = replica`;
        await tx.unsafe(change);
        expect(await faultsIn(tx), change).toContainEqual(finding);
        throw undo;
      })
      .catch((error: unknown) => {
        if (error !== undo) throw error;
      });
});

it('lets go of what was held or not finished once it is, and of a report before its case', async () => {
  expect(await releaseCase(deps, { no: held.no ?? '', actorId: null })).toBe(true);
  expect(await releaseCase(deps, { no: held.no ?? '', actorId: null })).toBe(false);
  await desk.office(report, { type: 'sign' });
  await desk.office(report, { type: 'answer', outcome: 'none', text: '没有发现' });
  clock.advance('40d');
  await desk.clock(report);
  clock.advance('40d');
  await desk.clock(report);
  const closed = { ...deps, box: { ...deps.box, isOpen: false } };
  expect(await retainDry(closed)).toMatchObject({ cases: 0, busy: 3 });
  expect(await retain(deps)).toMatchObject({ cases: 1, held: 1, busy: 2 });

  clock.set('2047-01-04T02:00:00Z');
  expect(await retain(deps)).toMatchObject({ cases: 1, held: 1, busy: 1 });
  expect(await sql`select sealed, no from conduct_reports`).toMatchObject([{ sealed: '' }]);
  expect(await sql`select count(sealed)::int as n from conduct_events`).toEqual([{ n: 1 }]);
  expect(await faults()).toEqual([]);
  expect((await loadCase(deps, ordered.id)).appeal.status).toBe('withdrawn');
  expect((await loadCase(deps, open.id)).appeal.status).toBe('submitted');
  await expect(loadCase(deps, reported.id)).rejects.toMatchObject({ code: 'refuse.erased' });
});

it('forgets who left, once no case that is kept names them', async () => {
  const row = (name: string, phone: string, role: string) => `${name},${phone},${role}`;
  const staff = (...rows: string[]) => importStaff(deps, csv('姓名,手机,角色', ...rows));
  expect(await staff(row('褚过客', '13800000031', 'cadre'))).toMatchObject({ ok: true });
  await staff(row('褚过客', '13800000031', '离职'), row('吴演示', '13800000006', '离职'));
  const left = async () =>
    await sql`select name, phone from people where left_at is not null order by created_at, id`;
  clock.advance('720d');
  expect((await retain(deps)).people).toBe(0);
  clock.advance('20d');
  expect((await retain(deps)).people).toBe(1);
  // The other one issued the order that is not closed.
  expect(await left()).toEqual([
    { name: '吴演示', phone: '13800000006' },
    { name: '—', phone: expect.stringMatching(/^gone /) },
  ]);
});

it('is done once on each day, by whichever process looks first', async () => {
  const done = async () =>
    await sql`select data from admin_acts where type = 'retain' and at >= ${clock.now()} order by seq`;
  await startDraft(deps, { personId: town.who.contact, enterpriseId: town.enterpriseId, category: 'PWR' });
  clock.advance('200d');
  const yesterday = new Date(clock.now().getTime() - 86_400_000);
  await noteSweep(sql, localTime('Asia/Shanghai', yesterday).date);
  const [one, other] = [startRetention({ deps }, 1e6), startRetention({ deps }, 1e6)];
  one.wake();
  other.wake();
  await eventually(done, (rows) => rows.length === 1);
  await Promise.all([one.stop(), other.stop()]);
  await startDraft(deps, { personId: town.who.contact, enterpriseId: town.enterpriseId, category: 'PWR' });
  expect(await done()).toMatchObject([{ data: { drafts: 1, cases: 0 } }]);
});
