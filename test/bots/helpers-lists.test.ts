import { expect, it } from 'vitest';
import type { Appeal } from '../../src/appeal/appeal.ts';
import { settleOffice } from '../../src/appeal/settle-office.ts';
import { renderDigest } from '../../src/notices/digest.ts';
import { subTasksOf } from '../../src/notices/views-subs.ts';
import { tasksOf } from '../../src/supervision/views.ts';
import { plain } from '../../src/text/html.ts';
import { openStage, type Stage } from './staff-stage.ts';

async function begun({ town }: Stage): Promise<Appeal> {
  const appeal = await town.files({ category: 'PWR' });
  await town.does('owner', { type: 'acknowledge' }, appeal);
  return appeal;
}

const give = (helperId: string, task: string) =>
  ({ type: 'give_sub', helperId, task, phone: false }) as const;

it('lists a sub-task for whoever is to move: the co-handler, then the lead, then the dispatcher', async () => {
  const stage = await openStage();
  const { town } = stage;
  const helper = await stage.chat('helper');
  const cadre = await stage.chat('owner');
  const dispatcher = await stage.chat('dispatcher');
  const stranger = await stage.chat('stranger');
  const supervisor = await stage.chat('supervisor');
  const appeal = await begun(stage);
  await town.does('owner', give(town.who.helper, '量电压，打 0871-66778899'), appeal);
  await stage.deliver();

  await helper.says('/tasks');
  expect(helper.last()).toBe(
    '我的待办　1 件，按时限排\n1. ⚡ 急 · 2026-0001-协1 示例精密材料 · 量电压，打 0871-****8899\n⏰ 签收：今天 15:12',
  );
  await stage.deliver();
  await helper.taps('1');
  await stage.deliver();
  expect(helper.last()).toContain('状态：待签收');
  await town.does('helper', { type: 'ack_sub', sub: 1 }, appeal);
  await helper.says('/tasks');
  expect(helper.last()).toContain('⏰ 反馈协办：周二 11月24日 17:30');
  await cadre.says('/tasks');
  expect(cadre.last()).not.toContain('协1');

  await town.does('helper', { type: 'report_sub', sub: 1, text: '量得 338 伏' }, appeal);
  await helper.says('/tasks');
  expect(helper.last()).toContain('没有要您动手的');
  await town.does('owner', { type: 'ask_info', items: ['电费单'] }, appeal);
  await cadre.says('/tasks');
  expect(cadre.last()).toContain('2026-0001-协1 示例精密材料');
  expect(cadre.last()).toContain('⏰ 看协办反馈：今天 15:12');
  await cadre.taps('1');
  expect(cadre.buttons()[0]).toContain('协1 协办完成');
  await cadre.taps('协1 协办完成');
  await cadre.says('/tasks');
  expect(cadre.last()).toContain('手头清了');

  await town.does('contact', { type: 'answer_info', answers: [] }, appeal);
  await town.does('owner', give(town.who.helper, '查线路'), appeal);
  await town.does('helper', { type: 'return_sub', sub: 2, text: '归县公司' }, appeal);
  await town.does('owner', { type: 'pass_sub', sub: 2 }, appeal);
  await stage.deliver();
  await dispatcher.says('/tasks');
  expect(dispatcher.last()).toContain('2026-0001-协2');
  expect(dispatcher.last()).toContain('⏰ 裁定：');
  await dispatcher.says('/intake');
  expect(dispatcher.last()).toMatch(
    /^收件台　新件 0　待裁定 0　协办待裁定 1　.*\n1\. ⚡ 急 · 2026-0001-协2 示例精密材料 · 用电　裁定：/,
  );
  await supervisor.says('/board');
  expect(supervisor.last()).toContain('领导 0　协办待裁定 1');
  await supervisor.taps('协办待裁定');
  expect(supervisor.last()).toMatch(/^协办待裁定　1 件.*\n1\. .*2026-0001 .*李示范/);
  await dispatcher.says('/intake');
  await dispatcher.taps('1');
  await dispatcher.taps('协2 指定协办');
  expect(dispatcher.last()).toContain('您定哪一家？');
  await stranger.says('/tasks');
  expect(stranger.last()).not.toContain('协');
  await town.does('contact', { type: 'withdraw', reason: 'fine_now', text: '' }, appeal);
  await stage.deliver();
  await dispatcher.says('/tasks');
  expect(dispatcher.last()).not.toContain('协');
});

it('lists what a dispatcher cannot rule on for the leader, whoever leads the case', async () => {
  const stage = await openStage();
  const { town, deps } = stage;
  const appeal = await begun(stage);
  await town.does('owner', give(town.who.helper, '查线路'), appeal);
  await town.does('helper', { type: 'return_sub', sub: 1, text: '归县公司' }, appeal);
  await town.does('owner', { type: 'pass_sub', sub: 1 }, appeal);
  const tasks = async (who: 'dispatcher' | 'leader') =>
    (await subTasksOf(deps, { id: town.who[who], roles: [who] })).map(({ sub }) => sub.n);

  expect([await tasks('dispatcher'), await tasks('leader')]).toEqual([[1], []]);
  await deps.sql`update people set roles = '{dispatcher,cadre}' where id = ${town.who.dispatcher}`;
  await town.does('leader', { type: 'reassign', toId: town.who.dispatcher, text: '熟' }, appeal);
  expect([await tasks('dispatcher'), await tasks('leader')]).toEqual([[], [1]]);
  await town.does('leader', { type: 'reassign', toId: town.who.owner, text: '换回' }, appeal);
  await deps.sql`update people set active = false where id = ${town.who.dispatcher}`;
  await deps.sql.begin((tx) => settleOffice(deps, tx));
  expect(await tasks('leader')).toEqual([1]);
  await stage.deliver();
  const [told] = await deps.sql`
    select count(*)::int as n from notices where person_id = ${town.who.leader} and kind = 'sub.passed.dispatcher'`;
  expect(told?.n).toBe(1);
});

it('cuts pages of cases and sub-tasks together, each once and by its limit', async () => {
  const stage = await openStage();
  const { town, deps, clock } = stage;
  const cases: Appeal[] = [];
  for (let i = 0; i < 4; i += 1) {
    const appeal = await begun(stage);
    await town.does('dispatcher', { type: 'reassign', toId: town.who.stranger, text: '熟' }, appeal);
    cases.push(appeal);
    clock.advance('10m');
  }
  const [first] = cases;
  if (first === undefined) throw new Error('no case');
  const other = await begun(stage);
  for (let i = 0; i < 4; i += 1) {
    await town.does('owner', give(town.who.stranger, `第 ${i + 1} 段`), other);
    clock.advance('10m');
  }
  const doer = { id: town.who.stranger, roles: ['cadre'] };
  const pages = await Promise.all([0, 1, 2].map((page) => tasksOf(deps, doer, page)));

  expect(pages.map(({ total }) => total)).toEqual([8, 8, 8]);
  const all = pages.flatMap(({ rows }) => rows);
  const names = all.map((row) => `${row.appeal.no} ${row.sub?.n ?? ''}`);
  expect(new Set(names).size).toBe(8);
  expect(all.filter(({ sub }) => sub !== undefined).map(({ sub }) => sub?.n)).toEqual([1, 2, 3, 4]);
});

it('shows sub-tasks in the morning list, to cadres among their cases', async () => {
  const stage = await openStage();
  const { town, deps } = stage;
  const appeal = await begun(stage);
  await town.does('owner', give(town.who.helper, '量电压'), appeal);
  await town.does('owner', give(town.who.stranger, '查管网'), appeal);
  await town.does('helper', { type: 'ack_sub', sub: 1 }, appeal);
  stage.clock.set('2026-11-20T08:45+08:00');
  const html = async (id: string) => plain((await renderDigest(deps, id))?.html ?? '');

  expect(await html(town.who.helper)).toBe(
    '周五 11月20日 · 今日清单　协办 1 件：\n1. ⚡ 急 · 2026-0001-协1 示例精密材料　反馈协办：周二 11月24日 17:30',
  );
  expect(await html(town.who.stranger)).toMatch(
    /要动手的 1 件：\n1\. ⚡ 急 · 2026-0001-协2 示例精密材料　签收：/,
  );
  await town.does('contact', { type: 'withdraw', reason: 'fine_now', text: '' }, appeal);
  expect(await html(town.who.helper)).toBe('');
  expect(await subTasksOf(deps, { id: town.who.helper, roles: ['cohandler'] })).toEqual([]);
});

it('tells what is late of two sub-tasks as two matters, and neither takes the place of the other', async () => {
  const stage = await openStage();
  const { town } = stage;
  const cadre = await stage.chat('owner');
  const helper = await stage.chat('helper');
  const supervisor = await stage.chat('supervisor');
  const appeal = await begun(stage);
  await town.does('owner', give(town.who.helper, '量电压'), appeal);
  stage.clock.advance('10m');
  await town.does('owner', give(town.who.helper, '查线路'), appeal);
  await stage.deliver();
  for (const sub of [1, 2]) await town.does('helper', { type: 'ack_sub', sub }, appeal);

  await stage.at('2026-11-24T17:31+08:00');
  await stage.at('2026-11-25T08:46+08:00');
  for (const [who, key] of [
    [helper, '现在有 2 件要您动手：'],
    [supervisor, '协1'],
  ] as const)
    expect(who.texts().join('\n')).toContain(key);
  expect(helper.last()).toMatch(
    /2026-0001-协1 示例精密材料　反馈协办[\s\S]*2026-0001-协2 示例精密材料　反馈协办/,
  );
  expect(cadre.texts().join('\n')).toMatch(/协1/);
  const [row] = await stage.deps.sql<{ level: number }[]>`select level from appeals where id = ${appeal.id}`;
  expect(row?.level).toBeLessThan(3);
  await helper.taps('1 查看');
  await stage.deliver();
  await helper.taps('完成');
  await helper.says('量得 338 伏，线路超负荷三成');
  expect(cadre.last()).toContain('示范供电所反馈了');
});
