import { expect, it } from 'vitest';
import { bindAccount } from '../../src/people/bind.ts';
import { createInvitations } from '../../src/people/invitations.ts';
import { takeLeave } from '../../src/people/leave.ts';
import { clearLeave } from '../../src/people/profile.ts';
import { importStaff } from '../../src/people/roster/import-staff.ts';
import { decideRequest, requestInvitation } from '../../src/people/requests.ts';
import { loadPolicy } from '../../src/policy/load.ts';
import { keepWaiting } from '../../src/policy/store-waiting.ts';
import { acceptWaiting, takeUpPolicy } from '../../src/policy/take-up.ts';
import { recordAct } from '../../src/record/acts.ts';
import { verifyRecord } from '../../src/record/verify.ts';
import { actsSince, type SeenAct } from '../../src/record/views.ts';
import { recordRead } from '../../src/supervision/views-forms.ts';
import { createRoster } from '../people/support.ts';
import { csv, uscc } from '../people/roster/support.ts';

const world = await createRoster();
const { deps } = world;
const li = await world.id('13800000001');
const enterpriseId = await world.enterprise(1);

/** What the log says of `work`, in short. */
async function acts(work: () => Promise<unknown>): Promise<Partial<SeenAct>[]> {
  const before = (await actsSince(deps.sql, new Date(0))).length;
  await work();
  return (await actsSince(deps.sql, new Date(0)))
    .slice(before)
    .map(({ type, actorId, subject, data }) => ({ type, actorId, subject, data }));
}

it('has on record who did what to the town, and nothing of what people are called', async () => {
  const roster = csv('姓名,手机,角色', '李示范,13800000001,"cadre,leader"', '赵样本,13800000002,cadre');
  expect(await acts(() => importStaff(deps, roster))).toEqual([
    { type: 'import', actorId: null, subject: '', data: { kind: 'staff', added: 0, changed: 1, left: 1 } },
    { type: 'roles', actorId: null, subject: li, data: { before: ['cadre'], after: ['cadre', 'leader'] } },
  ]);
  expect(await acts(() => importStaff(deps, roster, { dryRun: true }))).toEqual([]);

  const leave = { from: deps.now(), until: new Date('2026-03-05T10:00:00Z'), once: deps.newId() };
  expect(await acts(() => takeLeave(deps, { personId: li, ...leave, actorId: li }))).toMatchObject([
    { type: 'leave', actorId: li, subject: li, data: { until: '2026-03-05T10:00:00.000Z' } },
  ]);
  expect(await acts(() => clearLeave(deps, li, null))).toMatchObject([
    { type: 'leave', data: { until: null } },
  ]);

  const read = {
    id: deps.newId(),
    personId: li,
    appealId: null,
    enterpriseId,
    what: 'phone',
    at: deps.now(),
  } as const;
  const twice = async () => [await recordRead(deps, read), await recordRead(deps, read)];
  expect(await acts(twice)).toEqual([
    { type: 'read', actorId: li, subject: enterpriseId, data: { what: 'phone' } },
  ]);
  const log = JSON.stringify(await deps.sql`select * from admin_acts`);
  expect(log).not.toMatch(/示范|13800000001|9153/);
});

it('has on record invitations made, approved and redeemed', async () => {
  let code = '';
  const made = await acts(async () => {
    code = (await createInvitations(deps, { personIds: [li] }, li))[0]?.code ?? '';
  });
  expect(made).toMatchObject([{ type: 'invite', actorId: li, subject: li }]);
  const redeemed = await acts(() => bindAccount(deps, { botId: 1, userId: 5, chatId: 5, code }));
  expect(redeemed).toEqual([{ type: 'redeem', actorId: li, subject: li, data: made[0]?.data }]);
  expect(await acts(() => bindAccount(deps, { botId: 1, userId: 6, chatId: 6, code: 'WRONG' }))).toEqual([]);

  const request = {
    botId: 1,
    userId: 9,
    chatId: 9,
    uscc: uscc(1),
    name: '周样例',
    phone: '13900000009',
    locale: 'zh',
  } as const;
  const { id } = await requestInvitation(deps, request);
  expect(await acts(() => decideRequest(deps, { id, by: li, cause: 'c', approve: true }))).toMatchObject([
    { type: 'invite', actorId: li },
  ]);
});

it('has on record which policy came into force, and who agreed', async () => {
  const next = loadPolicy('grades: { normal: { done: 4wd } }');
  expect(await acts(() => takeUpPolicy(deps, next, async () => true))).toEqual([
    { type: 'policy', actorId: null, subject: '', data: { version: next.version } },
  ]);
  expect(await acts(() => takeUpPolicy(deps, next, async () => true))).toEqual([]);
  const waiting = loadPolicy('calendar: { holidays: [2026-03-04] }');
  await keepWaiting(deps, { policy: waiting, moves: { open: 0, moved: 0, later: 0, earlier: 0 } as never });
  expect(await acts(() => acceptWaiting(deps, waiting.version, li))).toMatchObject([
    { type: 'policy', actorId: li, data: { version: waiting.version } },
  ]);
});

it('stays one chain when many add to it at once', async () => {
  const add = (_: unknown, i: number) =>
    deps.sql.begin((tx) =>
      recordAct(deps, tx, { type: 'export', data: { what: `file ${i}` }, actorId: null }),
    );
  expect(await acts(() => Promise.all(Array.from({ length: 12 }, add)))).toHaveLength(12);
  expect(await verifyRecord(deps, { tell: () => {} })).toMatchObject({ faults: 0 });
});
