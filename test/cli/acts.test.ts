import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { noMoves } from '../../src/appeal/moves.ts';
import { readConfig } from '../../src/config.ts';
import { people } from '../../src/db/schema/people.ts';
import { loadPolicy } from '../../src/policy/load.ts';
import { keepWaiting } from '../../src/policy/store-waiting.ts';
import { actsSince } from '../../src/record/views.ts';
import { openDeps } from '../../src/start.ts';
import { startCheckpoints } from '../../workers/checkpoint.ts';
import { openStage } from '../bots/staff-stage.ts';
import { deskOf } from '../conduct/support.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { cleanUp } from '../support/clean-up.ts';
import { eventually } from '../support/backends.ts';
import { uscc } from '../people/roster/support.ts';
import { temporaryDir, xiaoer } from './support.ts';

const stage = await openStage();
const { deps, town } = stage;
const { sql } = deps;
const adminId = deps.newId();
await deps.db
  .insert(people)
  .values({ id: adminId, name: '何模拟', phone: '13800000022', roles: ['admin'], createdAt: deps.now() });
const admin = await stage.chat({ id: adminId, name: 'admin' });
const owner = await stage.chat('owner');
const leader = await stage.chat('leader');
const appeal = await town.files();
await stage.deliver();

const dir = temporaryDir();
const file = (name: string, text: string): string => {
  writeFileSync(path.join(dir, name), text);
  return path.join(dir, name);
};
const copy = await createTestDatabase({ empty: true });
cleanUp(copy.drop);

/** As the environment names a database, and nothing else. */
function envOf({ target }: Pick<TestDatabase, 'target'>): NodeJS.ProcessEnv {
  const { host, port, user, database } = target;
  const where = { PGHOST: host, PGPORT: String(port), PGUSER: user, DATABASE_URL: `postgres:///${database}` };
  const key = { CONDUCT_KEY: Buffer.alloc(32, 7).toString('base64') };
  return { ...where, ...key, DATA_DIR: path.join(dir, 'data'), LOG_LEVEL: 'error' };
}

const runs =
  (...argv: string[]) =>
  async (): Promise<void> => {
    Object.assign(process.env, envOf(argv[0] === 'restore' || argv[0] === 'wake' ? copy : stage.database));
    const { code, err } = await xiaoer(argv);
    expect(err, argv.join(' ')).not.toMatch(/Error/);
    expect(code, `${argv.join(' ')}: ${err}`).toBe(0);
  };

/** What `start` does before anything else; the file is another policy, whose days are the same. */
async function starts(): Promise<void> {
  const config = readConfig({
    ...envOf(stage.database),
    XIAOER_POLICY: file('policy.yaml', 'grades: { normal: { done: 4wd } }'),
  });
  const opened = await openDeps(config, { what: 'start', mode: 'own' });
  await opened.close();
}

async function agrees(): Promise<void> {
  const policy = loadPolicy('calendar: { holidays: [2026-11-26] }');
  await keepWaiting(deps, { policy, moves: { ...noMoves(), open: 1, moved: 1, later: 1 } });
  await admin.says('/health');
  await admin.taps('同意');
}

const bury = () => sql`
  insert into inbox (bot_id, update_id, lane, payload, received_at, done_at, attempts, error)
  values (1, 1, 1, '{"update_id": 1}', now(), now(), 3, 'TypeError')`;
const failOne = () => sql`
  update notices set state = 'failed', why = 'sendMessage: 400'
  where id = (select id from notices where state = 'sent' and manner = 'ring' order by id limit 1)`;

const byServer = { actorId: null };
const roster = '姓名,手机,角色\n钱范例,13800000004,"dispatcher,leader"\n褚过客,13800000031,cadre\n';
const firms = `企业名称,统一社会信用代码,片区,联系人,联系人手机\n样本家具有限公司,${uscc(1)},示范园区片区,卫样本,13900000041\n`;

type Door = [name: string, walk: () => Promise<unknown>, acts: object[]];

/** What is done to the town, each by the door that people use, and what the administrative log says of it. */
const doors: Door[] = [
  [
    '查看电话',
    async () => {
      await owner.says('/enterprises');
      await owner.taps('1');
      await owner.taps('查看电话');
    },
    [{ type: 'read', actorId: town.who.owner, subject: town.enterpriseId, data: { what: 'phone' } }],
  ],
  [
    'import staff',
    runs('import', 'staff', file('staff.csv', roster)),
    [
      { type: 'import', ...byServer, data: { kind: 'staff', added: 1 } },
      { type: 'roles', ...byServer, subject: town.who.dispatcher, data: { after: ['dispatcher', 'leader'] } },
      { type: 'roles', ...byServer, data: { after: ['cadre'] } },
    ],
  ],
  [
    'import enterprises',
    runs('import', 'enterprises', file('firms.csv', firms)),
    [{ type: 'import', ...byServer, data: { kind: 'enterprises', added: 1 } }],
  ],
  [
    'start with another policy, and a key for the first time',
    starts,
    [
      { type: 'key', ...byServer, data: { of: 'conduct' } },
      { type: 'policy', ...byServer },
    ],
  ],
  ['同意 under a policy that waits', agrees, [{ type: 'policy', actorId: adminId }]],
  [
    'leave',
    runs('leave', '13800000002', '--until', '2099-03-09'),
    [{ type: 'leave', ...byServer, subject: town.who.owner }],
  ],
  [
    'leave --end',
    runs('leave', '13800000002', '--end'),
    [{ type: 'leave', ...byServer, data: { until: null } }],
  ],
  [
    '休假 in the chat',
    async () => {
      await leader.says('/me');
      await leader.taps('休假');
      await leader.says('11月25日');
    },
    [{ type: 'leave', actorId: town.who.leader, subject: town.who.leader }],
  ],
  ['invites --new', runs('invites', '--phone', '13800000031', '--new'), [{ type: 'invite', ...byServer }]],
  [
    '/invite in the chat',
    async () => {
      await admin.says('/invite');
      await admin.taps('按人发');
      await admin.taps('1');
    },
    [{ type: 'invite', actorId: adminId }],
  ],
  ['hold', runs('hold', '0001', '--reason', '审计'), [{ type: 'hold', ...byServer, subject: appeal.id }]],
  [
    'hold --release',
    runs('hold', '0001', '--release'),
    [{ type: 'release', ...byServer, subject: appeal.id }],
  ],
  ['retain --apply', runs('retain', '--apply', '--yes'), [{ type: 'retain', ...byServer }]],
  [
    'dead show',
    async () => {
      await bury();
      await runs('dead', 'show', 'in-1-1')();
    },
    [{ type: 'read', ...byServer, subject: 'in-1-1', data: { what: 'dead letter' } }],
  ],
  ['dead drop', runs('dead', 'drop', 'in-1-1', '--yes'), [{ type: 'drop', ...byServer, data: { n: 1 } }]],
  [
    'dead replay',
    async () => {
      await failOne();
      await runs('dead', 'replay', '--all')();
    },
    [{ type: 'replay', ...byServer, data: { n: 1 } }],
  ],
  [
    '再试一次 in the chat',
    async () => {
      await failOne();
      await admin.says('/health');
      await admin.taps('再试一次');
    },
    [{ type: 'replay', actorId: adminId, data: { n: 1 } }],
  ],
  ['backup', runs('backup', path.join(dir, 'town.backup')), [{ type: 'export', ...byServer }]],
];

it.each(doors)('has on record: %s', async (_, walk, acts) => {
  const before = (await actsSince(sql, new Date(0))).length;
  await walk();
  expect((await actsSince(sql, new Date(0))).slice(before)).toMatchObject(acts);
});

it('has on record in the copy that it was restored, and woken', async () => {
  await runs('restore', path.join(dir, 'town.backup'))();
  await runs('wake', '--yes')();
  const acts = await actsSince(copy.sql, new Date(0));
  expect(acts.slice(-3)).toMatchObject([{ type: 'export' }, { type: 'restore' }, { type: 'wake' }]);
});

it('has on record, in logs of their own, a checkpoint and who opened a conduct report', async () => {
  const pulse = startCheckpoints({ deps }, 1e6);
  await eventually(
    () => sql`select 1 from checkpoints`,
    (rows) => rows.length === 1,
  );
  await pulse.stop();

  const report = await deskOf(stage, town).files();
  const discipline = await stage.chat('discipline');
  await discipline.says('/reports');
  await discipline.taps('1');
  const [last] = await sql<{ seq: number; sealed: string }[]>`
    select seq, sealed from conduct_events where report_id = ${report.id} order by seq desc limit 1`;
  expect(deps.box.open(last?.sealed ?? '', `entry ${report.id} ${last?.seq}`)).toMatchObject({
    event: { type: 'open' },
    by: { side: 'office', personId: town.who.discipline },
  });
});
