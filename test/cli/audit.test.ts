import { expect, it } from 'vitest';
import { recordAct } from '../../src/record/acts.ts';
import { fingerprintOf, makeCheckpoint } from '../../src/record/checkpoint.ts';
import { createTown } from '../support/town.ts';
import { createWorld } from '../support/world.ts';
import { jsonLines, xiaoer } from './support.ts';

const world = await createWorld({ at: new Date() });
const { deps, database, clock } = world;
Object.assign(process.env, {
  DATABASE_URL: `postgres:///${database.target.database}`,
  PGHOST: database.target.host,
  PGPORT: String(database.target.port),
  PGUSER: database.target.user,
  DATA_DIR: '/nonexistent/xiaoer',
  LOG_LEVEL: 'error',
});
const town = await createTown(world);
const old = await town.files();
const appeal = await town.files();
await town.does('owner', { type: 'acknowledge' }, appeal);
// Both had their time: they ended eleven years ago.
clock.advance(-4018 * 86_400_000);
for (const one of [old, appeal])
  await town.does('contact', { type: 'withdraw', reason: 'fine_now', text: '' }, one);
clock.advance('4018d');
await deps.sql.begin((tx) =>
  recordAct(deps, tx, { type: 'policy', data: { version: 'v2' }, actorId: town.who.leader }),
);
const made = await makeCheckpoint(deps);
const kept = fingerprintOf(made ?? { hash: '' });

it('tells that nothing was tampered with, how much was checked, and whether a fingerprint agrees', async () => {
  const zh = await xiaoer([
    'audit',
    'verify',
    '--fingerprint',
    kept.toLowerCase().replaceAll('-', ' '),
    '--lang',
    'zh',
  ]);
  expect(zh).toMatchObject({ code: 0, out: '√ 记录没有被动过，和您留的指纹对得上\n' });
  expect(zh.err).toMatch(/查了 2 件的 5 行、管理记录 1 行、封存 1 次，用了 \d+\.\d 秒/);
  expect((await xiaoer(['audit', 'verify'])).out).toBe('√ The logs are as they were written\n');

  const other = await xiaoer(['audit', 'verify', '--fingerprint', 'AAAA-AAAA-AAAA']);
  expect(other).toMatchObject({ code: 1, out: expect.stringContaining('none has this fingerprint') });
  const typo = await xiaoer(['audit', 'verify', '--fingerprint', 'abc'], { LANG: 'zh_CN.UTF-8' });
  expect(typo).toMatchObject({ code: 2, err: expect.stringContaining('“abc”不是指纹：12 位') });
  expect((await xiaoer(['audit'])).code).toBe(2);
  expect((await xiaoer(['audit', 'verify', 'all'])).code).toBe(2);
});

it('lists the checkpoints and what was done to the town', async () => {
  const checkpoints = await xiaoer(['audit', 'checkpoints']);
  expect(checkpoints.out).toContain(`${kept}  5 rows of 2 cases`);
  const log = await xiaoer(['audit', 'log', '--json']);
  expect(jsonLines(log.out)).toMatchObject([{ seq: 1, type: 'policy', data: { version: 'v2' } }]);
  expect((await xiaoer(['audit', 'log'])).out).toMatch(/policy +version=v2\n$/);
  expect((await xiaoer(['audit', 'log', '--lang', 'zh'])).out).toMatch(/换办法 +version=v2\n$/);
  expect((await xiaoer(['audit', 'log', '--days', 'x'])).code).toBe(2);
});

it('holds a case, counts what had its time, and erases only what somebody agreed to', async () => {
  const no = appeal.no ?? '';
  for (const wrong of [
    ['hold'],
    ['hold', no],
    ['hold', no, '--reason', ' '],
    ['retain'],
    ['retain', '--apply'],
  ])
    expect((await xiaoer(wrong)).code).toBe(2);
  expect((await xiaoer(['hold', '9999', '--reason', 'x'])).err).toMatch(
    /There is no 9999\. Write the number as on the card/,
  );
  expect((await xiaoer(['hold', no.slice(-4), '--reason', '法院调卷'])).out).toContain(`${no} is held`);
  expect((await xiaoer(['hold', 'list'])).out).toMatch(
    new RegExp(`^${no} +\\d{4}-\\d\\d-\\d\\d +法院调卷\n$`),
  );
  await deps.sql`delete from timers`;

  const dry = await xiaoer(['retain', '--dry-run', '--json']);
  expect(jsonLines(dry.out)).toMatchObject([{ applied: false, cases: 1, events: 2, held: 1, busy: 0 }]);
  expect((await xiaoer(['retain', '--dry-run'])).err).toMatch(
    /^Nothing was changed\.\nThe key of the confidential box is not here/,
  );
  const done = await xiaoer(['retain', '--apply', '--yes', '--lang', 'zh']);
  expect(done.out).toMatch(/^办结多年的件（留编号、日期、结果） +1\n　记录的内容 +2\n/);
  expect(jsonLines((await xiaoer(['retain', '--dry-run', '--json'])).out)).toMatchObject([
    { cases: 0, held: 1 },
  ]);
  expect((await xiaoer(['hold', no, '--release'])).code).toBe(0);
  expect((await xiaoer(['hold', 'list'])).err).toBe('Nothing is held.\n');
  const log = jsonLines((await xiaoer(['audit', 'log', '--json'])).out);
  expect(log.map(({ type }) => type)).toEqual(['policy', 'hold', 'erase', 'retain', 'release']);
});

it('names the case that is not what its log makes of it, and the facts, but not what they say', async () => {
  const state = { status: 'satisfied', ownerId: town.who.stranger };
  const [was] = await deps.sql<{ state: object }[]>`select state from appeals where id = ${appeal.id}`;
  const put = (next: object, status: string) =>
    deps.sql`update appeals set status = ${status}, state = state || ${deps.sql.json(next as never)} where id = ${appeal.id}`;
  await put(state, 'satisfied');

  const { code, out } = await xiaoer(['audit', 'verify', '--lang', 'zh']);
  expect({ code, out }).toEqual({
    code: 1,
    out: `× 案件 ${appeal.no}：现在的内容和它的记录对不上（status, ownerId）\n1 处不对。先备份，再查是谁动的。\n`,
  });
  expect((await xiaoer(['audit', 'verify'])).out).toMatch(
    `× case ${appeal.no}: is not what its log makes of it (status, ownerId)\n`,
  );
  await put(was?.state ?? {}, 'withdrawn');
  expect((await xiaoer(['audit', 'verify'])).code).toBe(0);
});

it('names the case and the row that were tampered with, and fails', async () => {
  await deps.sql.begin(async (tx) => {
    await tx`set local session_replication_role = replica`;
    await tx`update appeal_events set relation = 'leader' where appeal_id = ${appeal.id} and type = 'acknowledge'`;
  });

  const { code, out } = await xiaoer(['audit', 'verify', '--lang', 'zh']);
  expect(code).toBe(1);
  expect(out).toBe(
    `× 案件 杨企诉-${deps.now().getFullYear()}-0002，第 3 行：被改过\n1 处不对。先备份，再查是谁动的。\n`,
  );
  const json = jsonLines((await xiaoer(['audit', 'verify', '--json'])).out);
  expect(json).toMatchObject([
    { log: 'case', what: 'altered', row: 3 },
    { ok: false, faults: 1, events: 5 },
  ]);
});
