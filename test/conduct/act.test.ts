import { expect, it } from 'vitest';
import { actOnReport, fileReport } from '../../src/conduct/act.ts';
import { openReportsFor, ownReport, partiesOf } from '../../src/conduct/views.ts';
import { createTown } from '../support/town.ts';
import { createWorld } from '../support/world.ts';
import { author, deskOf, draftOf, told } from './support.ts';

const world = await createWorld({ at: '2026-11-19T09:12+08:00' });
const { deps } = world;
const town = await createTown(world);
const desk = deskOf(world, town);

/** Every table of ours, row by row as text. */
async function everything(): Promise<string> {
  const tables = await deps.sql<{ name: string }[]>`
    select format('%I.%I', table_schema, table_name) as name from information_schema.tables
    where table_schema in ('public', 'chat') and table_type = 'BASE TABLE'`;
  const rows = await Promise.all(
    tables.map(({ name }) => deps.sql.unsafe(`select t::text as row from ${name} t`)),
  );
  return rows
    .flat()
    .map(({ row }) => row)
    .join('\n');
}

it('numbers reports in a series of their own, and files one cause once', async () => {
  const first = await fileReport(deps, draftOf(town), 'tg-7-1');
  const again = await fileReport(deps, draftOf(town), 'tg-7-1');
  const second = await fileReport(deps, draftOf(town), 'tg-7-2');
  const appeal = await town.files();

  expect([first.no, again.no, second.no]).toEqual(['纪-2026-0001', '纪-2026-0001', '纪-2026-0002']);
  expect(appeal.no).toBe('杨企诉-2026-0001');
});

it('keeps in the open neither words, nor author, nor case', async () => {
  const appeal = await town.files();
  const before = await everything();
  const report = await desk.files({ caseId: appeal.id });
  await desk.office(report, { type: 'sign' });
  await desk.author(report, { type: 'say', text: '还有一次是十九号' });
  const added = (await everything())
    .split('\n')
    .filter((row) => !before.includes(row))
    .join('\n');

  expect(added).toContain(report.no);
  for (const words of [
    ...Object.values(told).slice(1),
    '十九号',
    String(author.userId),
    appeal.id,
    town.who.contact,
  ])
    expect(added).not.toContain(words);
});

it('writes to none of the tables that others read', async () => {
  const appeal = await town.files();
  const count = async () =>
    await deps.sql`
    select (select count(*) from notices) as n, (select count(*) from timers) as t,
      (select count(*) from appeal_events) as e, (select max(version) from appeals) as v`;
  const before = await count();
  const report = await desk.files({ caseId: appeal.id });
  await desk.office(report, { type: 'open' });

  expect(await count()).toEqual(before);
});

it('belongs to the account that wrote it and to no other', async () => {
  const report = await desk.files();
  const other = { ...report.author, userId: 9999 };

  expect((await ownReport(deps, report.no, report.author))?.id).toBe(report.id);
  expect(await ownReport(deps, report.no, other)).toBeNull();
  await expect(desk.author(report, { type: 'withdraw' }, other)).rejects.toThrow('refuse.stale_button');
});

it('opens for the discipline office alone', async () => {
  const report = await desk.files();

  for (const part of ['owner', 'deputy', 'leader', 'supervisor', 'head', 'dispatcher', 'contact'] as const) {
    await expect(desk.office(report, { type: 'open' }, part)).rejects.toThrow('refuse.stale_button');
    expect(await openReportsFor(deps, town.who[part])).toEqual([]);
  }
  expect((await openReportsFor(deps, town.who.discipline)).map(({ id }) => id)).toContain(report.id);
});

it('does not exist for an officer whom it names, and says so only to one who had opened it', async () => {
  const hidden = await desk.files({ told: { ...told, who: '镇里的冯模拟' } });
  const opened = await desk.files();
  await desk.office(opened, { type: 'open' });
  await desk.author(opened, { type: 'say', text: '原来就是冯模拟' });

  await expect(desk.office(hidden, { type: 'open' })).rejects.toThrow('refuse.stale_button');
  await expect(desk.office(opened, { type: 'open' })).rejects.toThrow('report.conflict.county');
  const listed = (await openReportsFor(deps, town.who.discipline)).map(({ id }) => id);
  expect(listed).not.toContain(hidden.id);
  expect(listed).not.toContain(opened.id);
});

it('is kept from everybody who ever had a hand in the case it is about', async () => {
  const appeal = await town.files();
  await town.does('owner', { type: 'acknowledge' }, appeal);
  await town.does(
    'owner',
    { type: 'give_sub', helperId: town.who.helper, task: '量电压', phone: false },
    appeal,
  );
  await town.does('dispatcher', { type: 'reassign', toId: town.who.stranger, text: '' }, appeal);
  await town.does('leader', { type: 'reassign', toId: town.who.deputy, text: '' }, appeal);
  const report = await desk.files({ caseId: appeal.id });
  const parties = await partiesOf(deps.sql, report);
  const { owner, deputy, helper, stranger } = town.who;
  expect(new Set(parties)).toEqual(new Set([owner, deputy, helper, stranger]));
});

it('acts once on an update that comes again, also at the same moment', async () => {
  const report = await desk.files();
  const act = {
    id: report.id,
    event: { type: 'open' },
    by: { officerId: town.who.discipline },
    cause: 'tg-7-9',
  } as const;
  await Promise.all(Array.from({ length: 4 }, () => actOnReport(deps, act)));

  expect((await ownReport(deps, report.no, report.author))?.openings).toHaveLength(1);
});
