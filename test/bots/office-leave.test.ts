import { eq } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { people } from '../../src/db/schema/people.ts';
import { tellLead } from '../../src/notices/store-reroute.ts';
import { takeLeave } from '../../src/people/leave.ts';
import { clearLeave } from '../../src/people/profile.ts';
import { importStaff } from '../../src/people/roster/import-staff.ts';
import { csv } from '../people/roster/support.ts';
import type { Part } from '../support/town.ts';
import { openStage, type Stage } from './staff-stage.ts';

const partly = { type: 'propose_done', outcome: 'partly', text: '先调了档', left: '变压器年底换' } as const;

async function asked(stage: Stage) {
  const appeal = await stage.town.files();
  await stage.town.does('owner', { type: 'acknowledge' }, appeal);
  await stage.town.does('owner', partly, appeal);
  await stage.deliver();
  return appeal;
}

async function goesOnLeave(
  stage: Stage,
  part: Part,
  { from = '2026-11-19T09:12', until = '2026-11-23T23:59' } = {},
) {
  await takeLeave(stage.deps, {
    personId: stage.town.who[part],
    from: new Date(`${from}+08:00`),
    until: new Date(`${until}+08:00`),
    once: stage.deps.newId(),
    actorId: null,
  });
}

const named = (stage: Stage, part: Part, deputy: Part) =>
  stage.deps.db
    .update(people)
    .set({ deputyId: stage.town.who[deputy] })
    .where(eq(people.id, stage.town.who[part]));

const desksOf = async ({ deps }: Stage, { id }: { id: string }) =>
  (await deps.sql<{ w: string[] }[]>`select waits_on as w from appeals where id = ${id}`)[0]?.w;

for (const locale of ['zh', 'en'] as const) {
  const w = (zh: string, en: string) => (locale === 'zh' ? zh : en);

  it(`puts what waits to whoever stands in once a leader goes on leave, and takes it from them after it, ${locale}`, async () => {
    const stage = await openStage();
    await named(stage, 'leader', 'stranger');
    const aide = await stage.chat('stranger', locale);
    const head = await stage.chat('head', locale);
    const first = await asked(stage);
    expect(aide.texts()).toEqual([]);
    await aide.presses({ verb: 'countersign', id: first.id });
    expect(aide.toasts().at(-1)).toContain(w('这件不归您', 'not yours'));

    await goesOnLeave(stage, 'leader', { from: '2026-11-20T08:30' });
    await stage.at('2026-11-20T08:31+08:00');
    expect(aide.texts().join('\n')).toContain('变压器年底换');
    expect(aide.texts().join('\n')).toContain(
      w('孙模拟要定的也会到您这里', 'what 孙模拟 decides comes to you too'),
    );
    expect(head.texts().join('\n')).not.toContain('变压器年底换');
    await aide.says('/tasks');
    await aide.taps('1');
    await aide.taps(w('同意', 'Approve'));
    expect((await stage.deps.sql`select status from appeals where id = ${first.id}`)[0]?.status).toBe(
      'pending_confirm',
    );

    const second = await asked(stage);
    expect(aide.texts().filter((text) => text.includes('变压器年底换')).length).toBeGreaterThan(1);
    await clearLeave(stage.deps, stage.town.who.leader, null);
    await stage.at('2026-11-20T09:00+08:00');
    await aide.presses({ verb: 'countersign', id: second.id });
    expect(aide.toasts().at(-1)).toContain(w('这件不归您', 'not yours'));
    expect((await stage.town.does('leader', { type: 'countersign' }, second)).appeal.status).toBe(
      'pending_confirm',
    );
    expect(stage.transcript().join('\n')).not.toMatch(/\{\w|undefined|null|NaN|\[object/);
  });

  it(`takes a request back, once, with the leader told, ${locale}`, async () => {
    const stage = await openStage();
    const [owner, deputy, leader] = [
      await stage.chat('owner', locale),
      await stage.chat('deputy', locale),
      await stage.chat('leader', locale),
    ];
    const { id } = await asked(stage);
    await deputy.presses({ verb: 'take_back', id });
    expect(deputy.toasts().at(-1)).toContain(w('这件不归您', 'not yours'));
    await goesOnLeave(stage, 'owner');
    await deputy.presses({ verb: 'take_back', id });
    expect(deputy.toasts().at(-1)).toContain(w('撤回了，孙模拟会收到', 'Withdrawn; 孙模拟 is told'));
    expect(owner.last()).toContain(
      w('赵样本撤回了您的申请：会签办理结果', '赵样本 has withdrawn your request: countersigning the result'),
    );
    await stage.town.does('deputy', partly, { id });
    await clearLeave(stage.deps, stage.town.who.owner, null);
    await owner.presses({ verb: 'open', id });
    await owner.taps(w('撤回申请', 'Withdraw request'));
    expect(owner.toasts().at(-1)).toContain(w('撤回了，孙模拟会收到', 'Withdrawn; 孙模拟 is told'));
    expect(leader.texts().join('\n')).toContain(
      w('李示范撤回了申请，不用您定了：会签办理结果', '李示范 has withdrawn the request'),
    );
    await owner.presses({ verb: 'take_back', id });
    expect(owner.toasts().at(-1)).toContain(w('撤回申请', 'withdrew the request'));
    await leader.presses({ verb: 'countersign', id });
    expect((await stage.deps.sql`select status from appeals where id = ${id}`)[0]?.status).toBe(
      'in_progress',
    );
    expect(stage.transcript().join('\n')).not.toMatch(/\{\w|undefined|null|NaN|\[object/);
  });
}

it('moves what waits to the next desk when its holders leave the roster or go away, and back', async () => {
  const stage = await openStage();
  const supervisor = await stage.chat('supervisor');
  const appeal = await asked(stage);
  expect(await desksOf(stage, appeal)).toEqual(['leader']);
  await goesOnLeave(stage, 'head');
  const gone = csv('姓名,手机,单位,角色', '孙模拟,13800000005,镇政府,停用');
  expect(await importStaff(stage.deps, gone)).toMatchObject({ ok: true });
  expect(await desksOf(stage, appeal)).toEqual(['leader', 'supervisor']);
  await stage.deliver();
  expect(supervisor.texts().join('\n')).toContain('变压器年底换');
  await supervisor.says('/tasks');
  expect(supervisor.last()).toContain('2026-0001');

  await stage.at('2026-11-24T08:00+08:00');
  expect(await desksOf(stage, appeal)).toEqual(['leader']);
  const back = csv('姓名,手机,单位,角色', '孙模拟,13800000005,镇政府,分管领导');
  expect(await importStaff(stage.deps, back)).toMatchObject({ ok: true });
  await expect(stage.town.does('supervisor', { type: 'countersign' }, appeal)).rejects.toThrow(
    'refuse.own_request',
  );
  expect((await stage.town.does('leader', { type: 'countersign' }, appeal)).appeal.status).toBe(
    'pending_confirm',
  );
});

it('rings the administrator where nobody is left to look at an objection, and hands it to whoever comes', async () => {
  const stage = await openStage();
  const { deps, town } = stage;
  await deps.sql`update people set roles = '{admin}' where id = ${town.who.discipline}`;
  await deps.sql`update people set active = false, roles = '{}' where id in (${town.who.leader}, ${town.who.head}, ${town.who.dispatcher})`;
  const admin = await stage.chat('discipline');
  const head = await stage.chat('head');
  const appeal = await town.files();
  await town.does('owner', { type: 'acknowledge' }, appeal);
  const words = { basis: '《土地管理法》第四十四条', text: '基本农田不能批', redress: '' };
  await town.does('owner', { type: 'propose_bylaw', ...words }, appeal);
  await town.does('supervisor', { type: 'explain' }, appeal);
  await town.does('contact', { type: 'object_bylaw', text: '图上不是农田' }, appeal);
  await stage.deliver();
  expect(admin.texts().join('\n')).toContain('名册里却没有人能定');
  expect(admin.texts().join('\n')).not.toContain('图上不是农田');
  const uphold = { type: 'uphold_bylaw', text: '查了' } as const;
  await expect(town.does('supervisor', uphold, appeal)).rejects.toThrow('refuse.conflict');

  const comes = csv('姓名,手机,单位,角色', '郑示范,13800000007,镇政府,党政主要领导');
  expect(await importStaff(deps, comes)).toMatchObject({ ok: true });
  await stage.deliver();
  expect(head.texts().join('\n')).toContain('图上不是农田');
  expect((await town.does('head', uphold, appeal)).appeal.bylaw?.objection?.answer).not.toBeNull();
});

it('tells whoever stands in for the lead of a co-handler who cannot be written to, once', async () => {
  const stage = await openStage();
  const { deps, town } = stage;
  const [owner, deputy] = [await stage.chat('owner'), await stage.chat('deputy')];
  const appeal = await town.files();
  await town.does('owner', { type: 'acknowledge' }, appeal);
  const task = { type: 'give_sub', helperId: town.who.helper, task: '量电压', phone: false } as const;
  await town.does('owner', task, appeal);
  await goesOnLeave(stage, 'owner');
  const data = { who: town.who.helper, why: 'blocked', since: '', next: null };
  const now = deps.now();
  const away = { appealId: appeal.id, kind: 'sub.unreachable.lead', data, newId: deps.newId };
  for (let again = 0; again < 2; again += 1) await tellLead(deps.sql, { ...away, now, notBefore: now });
  await stage.deliver();
  expect(deputy.texts().filter((text) => text.includes('收不到小二的消息'))).toHaveLength(1);
  expect(owner.texts().join('\n')).not.toContain('收不到小二的消息');
});

it('gives no case to somebody who only dispatches, supervises or investigates', async () => {
  const { town } = await openStage();
  const appeal = await town.files();
  for (const part of ['dispatcher', 'supervisor', 'discipline'] as const)
    await expect(
      town.does('leader', { type: 'reassign', toId: town.who[part], text: '请您办' }, appeal),
    ).rejects.toThrow('refuse.stale_button');
  for (const part of ['helper', 'leader', 'head', 'stranger'] as const)
    await town.does('supervisor', { type: 'reassign', toId: town.who[part], text: '请您办' }, appeal);
});
