import { expect, it } from 'vitest';
import { loadCase } from '../../src/appeal/views.ts';
import { shortNumber } from '../../src/text/numbers.ts';
import { openStage } from './staff-stage.ts';

const stage = await openStage();
const { deps, town, clock } = stage;
const owner = await stage.chat('owner');
const leader = await stage.chat('leader');
const supervisor = await stage.chat('supervisor');
const dispatcher = await stage.chat('dispatcher', 'en');
const stranger = await stage.chat('stranger');

const numbersIn = (text: string) => [...text.matchAll(/\d{4}-\d{4}/g)].map(([no]) => no);
const short = async (id: string) => shortNumber((await loadCase(deps, id)).appeal.no ?? '');

it('has words of its own for each list that is empty', async () => {
  await owner.says('/tasks');
  expect(owner.last()).toBe('手头清了，没有要您动手的。在办 0，等企业 0。');
  expect(owner.buttons()).toEqual([['我的企业']]);
  await leader.says('/tasks');
  expect(leader.last()).toBe('没有要您动手的。');
  await leader.says('/overdue');
  expect(leader.last()).toBe('没有超期的。今天到期 0 件。');
  await leader.says('/board');
  expect(leader.last()).toBe('现在没有在办的。本月提出 0，满意销号 0。');
  await dispatcher.says('/intake');
  expect(dispatcher.last()).toBe('The desk is empty: nothing new, nobody to call.');
  await stranger.says('/enterprises');
  expect(stranger.last()).toBe('您名下还没有企业。片区划错了找管理员。');
});

it('lists a cadre’s tasks by their limits, five a page, and a number opens the card', async () => {
  const ids: string[] = [];
  for (let i = 0; i < 7; i++) {
    ids.push((await town.files({ category: i === 6 ? 'PWR' : 'OTH' })).id);
    clock.advance('1m');
  }
  await town.does('owner', { type: 'acknowledge' }, { id: ids[0] ?? '' });
  await town.does('owner', { type: 'acknowledge' }, { id: ids[1] ?? '' });
  const left = '年底换';
  const proposal = { type: 'propose_done', outcome: 'partly', text: '先调了档', left } as const;
  await town.does('owner', proposal, { id: ids[1] ?? '' });
  await stage.deliver();
  const expected = await Promise.all([ids[6], ...ids.slice(2, 6), ids[0]].map((id) => short(id ?? '')));

  await owner.says('我的待办');
  expect(owner.last()).toContain('我的待办　6 件，按时限排');
  expect(numbersIn(owner.last())).toEqual(expected.slice(0, 5));
  expect(owner.buttons()).toEqual([['1', '2', '3'], ['4', '5'], ['下一页']]);
  const list = owner.messages().at(-1)?.messageId ?? 0;
  await owner.taps('下一页', list);
  expect(numbersIn(owner.last())).toEqual(expected.slice(5));
  expect(owner.buttons(list)).toEqual([['6'], ['上一页']]);
  await owner.taps('6', list);
  expect(owner.last()).toContain(expected[5] ?? '');
  expect(owner.last()).toContain('👉 轮到您：');

  await leader.says('/tasks');
  expect(numbersIn(leader.last())).toEqual([await short(ids[1] ?? '')]);
  await supervisor.says('/tasks');
  expect(supervisor.last()).toBe('没有要您动手的。');
});

it('gives the dispatcher what nobody owns and whom to call, and the desk by its parts', async () => {
  await deps.sql`update appeals set owner_id = null, waits_on = '{dispatcher}', state = jsonb_set(state, '{ownerId}', 'null')
    where id = (select id from appeals where status = 'submitted' order by no desc limit 1)`;
  await dispatcher.says('/tasks');
  expect(dispatcher.last()).toMatch(/^My tasks　1, nearest limit first\n1\. .*2026-0007/);
  await dispatcher.says('/intake');
  expect(dispatcher.last()).toMatch(/^Intake desk　New 5, rulings 0, call-backs 0, unreachable 0\n1\. /);
});

it('lists the overdue by level, with who and why', async () => {
  clock.set('2026-12-07T10:00+08:00');
  await stage.at('2026-12-07T10:00+08:00');
  await supervisor.says('/overdue');
  const [head = '', first = '', why = ''] = supervisor.last().split('\n');
  expect(head).toMatch(/^超期 7 件　🟡 \d 🟠 \d 🔴 \d$/);
  expect(first).toMatch(/^1\. 🔴 红 · 2026-\d{4} 示例精密材料 · /);
  expect(why).toMatch(/^❗ 超期 \d+ 个工作日.*　原因没写$/);
  expect(supervisor.buttons().at(-1)).toEqual(['下一页']);
  await supervisor.says('/board');
  expect(supervisor.last()).toContain('在办 7（今天到期 0，超期 7）');
  expect(supervisor.last()).toContain('等谁：干部 5　企业 0　派单员 1　领导 1');
  await supervisor.taps('按片区');
  expect(supervisor.last()).toContain('示范园区片区　在办 7　超期 7');
  await supervisor.taps('上一步');
  await supervisor.taps('按类别');
  expect(supervisor.last()).toMatch(/1\. 其他　在办 6　超期 6\n2\. 用电　在办 1　超期 1/);
});

it('leads from each figure and line of the board to its cases, and from there to the card', async () => {
  await supervisor.says('/board');
  const board = supervisor.messages().at(-1)?.messageId ?? 0;
  expect(supervisor.buttons()).toEqual([
    ['全部在办', '等干部'],
    ['等派单员', '等领导'],
    ['按片区', '按类别', '超期'],
  ]);
  await supervisor.taps('全部在办', board);
  expect(supervisor.last()).toMatch(
    /^全部在办　7 件，按时限排\n1\. .*2026-0007 示例精密材料 · 派单员\n⏰ 签收：/,
  );
  expect(supervisor.buttons(board)).toEqual([['1', '2', '3'], ['4', '5'], ['下一页'], ['上一步']]);
  await supervisor.taps('下一页', board);
  expect(numbersIn(supervisor.last())).toHaveLength(2);
  await supervisor.taps('上一步', board);
  await supervisor.taps('等领导', board);
  expect(supervisor.last()).toMatch(/^等领导　1 件.*\n1\. .*李示范\n⏰ 批：.*（超期/);
  const [no = ''] = numbersIn(supervisor.last());
  await supervisor.taps('1', board);
  expect(supervisor.last()).toContain(`${no} · 其他 · 一般`);
  await supervisor.taps('上一步', board);
  await supervisor.taps('按片区', board);
  await supervisor.taps('1', board);
  expect(supervisor.messages().find((m) => m.messageId === board)?.text).toContain(
    '<b>示范园区片区</b>　7 件',
  );
  await supervisor.taps('上一步', board);
  await supervisor.taps('上一步', board);
  await supervisor.taps('按类别', board);
  await supervisor.taps('2', board);
  expect(supervisor.messages().find((m) => m.messageId === board)?.text).toContain('<b>用电</b>　1 件');

  await supervisor.presses({ verb: 'list', arg: 'board-of-long.0' });
  expect(supervisor.last()).toContain('这里现在没有件了。');
  await supervisor.presses({ verb: 'list', arg: 'board-of-secret.0' });
  expect(supervisor.toasts().at(-1)).toContain('这个按钮旧了');
  await owner.presses({ verb: 'list', arg: 'board-of-open.0' });
  expect(owner.toasts().at(-1)).toMatch(/^这个命令要.*才有/);
});

it('shows a cadre the own enterprises, their numbers masked until asked for', async () => {
  await owner.says('/enterprises');
  expect(owner.last()).toMatch(
    /^我的企业　1 家，示范园区片区\n1\. 示例精密材料　在办 7　等您 7 件（联系人还没绑定）$/,
  );
  await owner.taps('1');
  expect(owner.last()).toContain(
    '联系人：王示例 138****0001\n在办 7 件，近 90 天提过 7 件\n上次联系：还没有',
  );
  await owner.taps('查看电话');
  expect(owner.last()).toContain('13800000001');
  const [read] = await deps.sql`select appeal_id from reads where person_id = ${town.who.owner}`;
  expect(read).toEqual({ appeal_id: null });
  await stranger.presses({ verb: 'firm_phone', id: town.enterpriseId });
  expect(stranger.toasts().at(-1)).toBe('这件不归您，所以点不了。');
});

it('keeps the lists of the office from those who do not hold it, by command and by button', async () => {
  for (const command of ['overdue', 'board', 'intake']) {
    await owner.says(`/${command}`);
    expect(owner.last()).toMatch(/^这个命令要.*才有。您能用的：\/tasks/);
    await owner.presses({ verb: 'list', arg: `${command}.0` });
    expect(owner.toasts().at(-1)).toMatch(/^这个命令要.*才有/);
  }
  await owner.presses({ verb: 'list', arg: 'reports' });
  expect(owner.toasts().at(-1)).toContain('这个按钮旧了');
});

for (const locale of ['zh', 'en'] as const)
  it(`has the desk on the keyboard under the dispatcher's chat, ${locale}`, async () => {
    const w = (zh: string, en: string) => (locale === 'zh' ? zh : en);
    const stage = await openStage();
    const desk = await stage.chat('dispatcher', locale);
    await desk.says('/language');
    await desk.taps(w('中文', 'English'));
    const keyboard = stage.calls(desk.chatId).map(({ params }) => params.reply_markup ?? null);
    expect(JSON.stringify(keyboard)).toContain(
      w('[{"text":"收件台"},{"text":"我的待办"}]', '[{"text":"Intake desk"},{"text":"My tasks"}]'),
    );

    await desk.says(w('收件台', 'Intake desk'));
    expect(desk.last()).toContain(w('收件台空了', 'The desk is empty'));
    await desk.says(w('保密件', 'Confidential'));
    expect(desk.last()).toContain('/intake');
  });

it('does not call overdue what is in time again in a later round', async () => {
  const own = await openStage();
  const watching = await own.chat('supervisor');
  const appeal = await own.town.files();
  await own.town.does('owner', { type: 'acknowledge' }, appeal);
  await own.town.does(
    'owner',
    { type: 'report_done', outcome: 'resolved', text: '已经调好了档', left: '' },
    appeal,
  );
  const refusal = {
    solved: 'unresolved',
    rating: 'dissatisfied',
    reason: 'not_done',
    text: '又掉了',
  } as const;
  await own.town.does('contact', { type: 'refuse_result', ...refusal }, appeal);
  await own.deliver();
  await watching.says('/overdue');
  expect(watching.last()).toMatch(/🟡 黄 · .*\n⏰ 第 2 轮，这一步没超期　联系企业：/);
});
