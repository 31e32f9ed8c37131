import { expect, it } from 'vitest';
import { openStage, type Stage } from './staff-stage.ts';

const said = {
  zh: [
    '为什么短期办不了？',
    '第 2 行没看懂：“尽快，供电公司”。这样写：12月31日，经发办，征迁完成',
    '至少两步，现在 1 步。',
    '第一步在 10 个工作日以后',
    '⏰ 周四 12月31日，经发办：征迁完成',
    '⏰ 2027年6月30日 周三（暂定，等放假安排公布），供电公司：变电站投运',
    '报给孙模拟了，周一 11月23日 17:30 前定。没定之前，时限照算。',
    '👉 轮到孙模拟：定您提的计划',
    '计划没批：第一步太晚',
    '同意了，已告诉企业',
    '这件要花长时间，先说清怎么走',
    '状态：挂账攻坚',
    '👉 轮到您：方案定下来，周一 11月30日前 ⏎ ⏰ 节点 0/2，周四 12月3日 17:30 前至少更新一次 ⏎ 临时办法：周四调档，错峰用电',
    '的计划 ⏎ ⏰ 周一 11月30日，经发办：方案定下来',
    '的计划收起了',
    '记下了，孙模拟周一 11月23日 17:30 前答复您。',
    '企业对计划有异议，周一 11月23日 17:30 前答复： ⏎ 等不到明年六月',
    '您的意见已经交上去了，周一 11月23日 17:30 前答复您。',
    '我的待办　1 件，按时限排 ⏎ 1. ⚡ 急 · 2026-0001 示例精密材料 · 用电 · 电费 · 厂外 ⏎ ⏰ 答复企业：周一 11月23日 17:30',
    '您对计划的意见，孙模拟答复： ⏎ 下周先装一台临时变压器',
    '完成的是哪一步？',
    '记下了（1/2）。 ⏎ 下一步：变电站投运',
    '有进展（1/2）： ⏎ 方案专家评审过了',
    '✅ 周一 11月30日，经发办：方案定下来',
    '现在是： ⏎ 2027-06-30，供电公司，变电站投运',
    '申请挂账攻坚，等您定 ⏎ 示例精密材料有限公司，',
    '想调整计划，等您定 ⏎ 示例精密材料有限公司，',
    '变电站投运（原定2027年6月30日 周三）',
    '计划调整了，孙模拟同意',
    '孙模拟调整了计划：供电公司答应提前',
    '各步都完成了，回到“办理中”',
    '计划里的各步都完成了： ⏎ 变电站已经投运',
  ],
  en: [
    'Why can it not be done soon?',
    'Line 2 was not understood: “尽快，供电公司”. Write: 31 Dec, 经发办, land cleared',
    'At least two steps; there is 1.',
    'The first step is more than 10 working days away.',
    '⏰ Thu 31 Dec, 经发办: 征迁完成',
    'With 孙模拟, to be decided by Mon 23 Nov, 17:30. Until then the limits run on.',
    'Approved; the enterprise is told',
    'This takes long; here is the way:',
    '👉 Your turn: 方案定下来, by Mon 30 Nov ⏎ ⏰ Milestones 0/2, an update by Thu 3 Dec, 17:30',
    'Noted; 孙模拟 answers by Mon 23 Nov, 17:30.',
    '孙模拟 answers what you said to the plan:',
    'Which milestone is done?',
    'Noted (1/2).',
    'News (1/2):',
    'Long-term plan, your decision ⏎ 示例精密材料有限公司, ',
    'A change of the plan, your decision ⏎ 示例精密材料有限公司, ',
    'Plan changed, approved by 孙模拟',
    'All milestones are done; back in progress.',
    'All steps of the plan are done:',
  ],
};

type Words = (zh: string, en: string) => string;

async function propose(cadre: Awaited<ReturnType<Stage['chat']>>, w: Words, steps: string): Promise<void> {
  await cadre.taps(w('挂账攻坚', 'Long-term'));
  await cadre.says('线路超设计负荷，要建变电站');
  await cadre.says(steps);
}

for (const locale of ['zh', 'en'] as const) {
  it(`goes from a plan to its last milestone, ${locale}`, async () => {
    const stage = await openStage();
    const cadre = await stage.chat('owner', locale);
    const contact = await stage.chat('contact', locale);
    const leader = await stage.chat('leader', locale);
    const supervisor = await stage.chat('supervisor', locale);
    const w: Words = (zh, en) => (locale === 'zh' ? zh : en);
    const appeal = await stage.town.files({ category: 'PWR' });
    await stage.town.does('owner', { type: 'acknowledge' }, appeal);
    const at = stage.clock.now().getTime();
    await stage.town.does('owner', { type: 'log_contact', at, how: 'phone', note: '约好看现场' }, appeal);
    await stage.deliver();
    await cadre.says('/tasks');
    await cadre.taps('1');
    await cadre.taps(w('更多', 'More'));

    await propose(cadre, w, '12月31日，经发办，征迁完成\n尽快，供电公司');
    await cadre.says('12月31日，经发办，征迁完成');
    await cadre.says('12月31日，经发办，征迁完成\n2027-06-30，供电公司，变电站投运');
    await cadre.says('周四调档，错峰用电');
    await cadre.taps(w('没有', 'None'));
    await cadre.taps(w('确认', 'Confirm'));
    await cadre.presses({ verb: 'open', id: appeal.id });
    expect(cadre.buttons().at(-1)).toEqual([w('报办结', 'Report done'), w('更多', 'More')]);
    await cadre.taps(w('报办结', 'Report done'));
    expect(cadre.buttons()[0]).toEqual([w('已解决', 'Resolved')]);
    await cadre.taps(w('取消', 'Cancel'));
    await leader.taps(w('不同意', 'Decline'));
    await leader.says('第一步太晚');
    await propose(cadre, w, '11月30日，经发办，方案定下来\n2027-06-30，供电公司，变电站投运');
    await cadre.says('周四调档，错峰用电');
    await cadre.says('供电公司');
    await cadre.taps(w('确认', 'Confirm'));
    await leader.taps(w('同意', 'Approve'));

    await contact.taps(w('查看计划', 'See the plan'));
    await contact.taps(w('收起', 'Show less'));
    await contact.taps(w('查看计划', 'See the plan'));
    await contact.taps(w('有异议', 'Object'));
    await contact.says('等不到明年六月');
    await contact.presses({ verb: 'object_plan', id: appeal.id });
    await supervisor.says('/board');
    await leader.says('/tasks');
    await leader.taps(w('答复企业', 'Answer enterprise'));
    await leader.says('下周先装一台临时变压器');

    await cadre.says('/tasks');
    await cadre.taps('1');
    await cadre.taps(w('完成节点', 'Milestone done'));
    await cadre.taps('方案定下来 · 经发办');
    await cadre.says('方案专家评审过了');
    await cadre.taps(w('查看计划', 'See the plan'));
    await cadre.taps(w('调整计划', 'Change the plan'));
    await cadre.says('征迁多了两户，要多谈一个月');
    await cadre.says('2027-07-30，供电公司，变电站投运');
    await cadre.taps(w('确认', 'Confirm'));
    await leader.taps(w('同意', 'Approve'));
    await contact.taps(w('查看计划', 'See the plan'));
    await leader.presses({ verb: 'replan', id: appeal.id });
    await leader.says('供电公司答应提前');
    await leader.says('2027-05-31，供电公司，变电站投运');
    await leader.taps(w('确认', 'Confirm'));
    await cadre.says('/tasks');
    await cadre.taps('1');
    await cadre.taps(w('完成节点', 'Milestone done'));
    await cadre.says('变电站已经投运，电压稳在 380 伏');
    await cadre.taps(w('报办结', 'Report done'));
    const transcript = stage.transcript().join('\n');
    for (const text of locale === 'zh' ? said.zh : said.en) expect(transcript).toContain(text);
  });
}

it('politely refuses whoever may not, and does nothing twice', async () => {
  const stage = await openStage();
  const { town } = stage;
  const appeal = await town.files({ category: 'PWR' });
  const [cadre, contact, leader, supervisor, dispatcher, stranger] = await Promise.all(
    (['owner', 'contact', 'leader', 'supervisor', 'dispatcher', 'stranger'] as const).map((who) =>
      stage.chat(who),
    ),
  );
  if (!cadre || !contact || !leader || !supervisor || !dispatcher || !stranger)
    throw new Error('nobody there');
  await town.does('owner', { type: 'acknowledge' }, appeal);
  const due = stage.clock.now().getTime() + 9e8;
  const steps = [
    { due, who: '经发办', what: '方案定下来' },
    { due: due + 9e8, who: '供电公司', what: '投运' },
  ];
  const propose = { type: 'propose_plan', text: '要建变电站', steps, relief: '错峰', body: '' } as const;
  const statusOf = async () => {
    const [row] = await stage.deps.sql<{ status: string; version: number }[]>`
      select status, (state ->> 'version')::int as version from appeals where id = ${appeal.id}`;
    return row;
  };

  for (const who of [contact, leader, supervisor, dispatcher, stranger])
    await who.presses({ verb: 'propose_plan', id: appeal.id });
  await leader.presses({ verb: 'go_long_term', id: appeal.id });
  await town.does('owner', propose, appeal);
  const asked = await statusOf();
  for (const who of [cadre, contact, supervisor, dispatcher, stranger]) {
    await who.presses({ verb: 'go_long_term', id: appeal.id });
    await who.presses({ verb: 'decline_plan', id: appeal.id });
  }
  await cadre.presses({ verb: 'ask_info', id: appeal.id });
  expect(await statusOf()).toEqual(asked);
  expect(stage.transcript().join('\n')).toContain('孙模拟还没批，批了再走。');

  await leader.presses({ verb: 'go_long_term', id: appeal.id });
  await leader.presses({ verb: 'go_long_term', id: appeal.id });
  const going = await statusOf();
  expect(going).toEqual({ status: 'long_term', version: Number(asked?.version) + 1 });
  for (const who of [contact, supervisor, dispatcher, stranger])
    for (const verb of ['milestone', 'replan', 'end_long_term', 'answer_plan', 'change_plan'])
      await who.presses({ verb, id: appeal.id });
  await cadre.presses({ verb: 'object_plan', id: appeal.id });
  await cadre.presses({ verb: 'answer_plan', id: appeal.id });
  await cadre.presses({ verb: 'report_done', id: appeal.id });
  await stranger.presses({ verb: 'plan', id: appeal.id });
  expect(await statusOf()).toEqual(going);
  expect(stage.transcript().join('\n')).not.toMatch(/\{\w|undefined|null|NaN|\[object/);
  expect(stranger.texts().join()).not.toContain('方案定下来');
});

it('names the head where the leader owns the case that the enterprise objects to', async () => {
  const stage = await openStage();
  const { town } = stage;
  const contact = await stage.chat('contact');
  const appeal = await town.files({ category: 'PWR' });
  await town.does('owner', { type: 'acknowledge' }, appeal);
  await town.does('supervisor', { type: 'reassign', toId: town.who.leader, text: '领导来办' }, appeal);
  await town.does('leader', { type: 'receive' }, appeal);
  const due = Date.parse('2026-12-31T17:30+08:00');
  const steps = [due, due + 86_400_000].map((at, i) => ({ due: at, who: '经发办', what: `第 ${i + 1} 段` }));
  const plan = { type: 'propose_plan', text: '要建变电站', steps, relief: '错峰用电', body: '' } as const;
  await town.does('leader', plan, appeal);
  await town.does('head', { type: 'go_long_term' }, appeal);
  await stage.deliver();
  await contact.presses({ verb: 'object_plan', id: appeal.id });
  expect(contact.last()).toContain('哪里不行？郑示范会看到');
  await contact.says('等不到年底，夜班没法上');
  expect(contact.last()).toMatch(/郑示范.*前答复您/);
});

it('lets nobody forget a plan: missed news, an objection without an answer, a cadre on leave', async () => {
  const stage = await openStage();
  const { town } = stage;
  const [cadre, contact, leader, supervisor, head, deputy] = await Promise.all(
    (['owner', 'contact', 'leader', 'supervisor', 'head', 'deputy'] as const).map((who) => stage.chat(who)),
  );
  if (!cadre || !contact || !leader || !supervisor || !head || !deputy) throw new Error('nobody there');
  const appeal = await town.files({ category: 'PWR' });
  await town.does('owner', { type: 'acknowledge' }, appeal);
  const at = stage.clock.now().getTime();
  await town.does('owner', { type: 'log_contact', at, how: 'phone', note: '约好看现场' }, appeal);
  const due = Date.parse('2027-06-30T17:30+08:00');
  const steps = [
    { due: Date.parse('2026-12-31T17:30+08:00'), who: '经发办', what: '征迁完成' },
    { due, who: '供电公司', what: '变电站投运' },
  ];
  const plan = { type: 'propose_plan', text: '要建变电站', steps, relief: '错峰用电', body: '' } as const;
  await town.does('owner', plan, appeal);
  await town.does('leader', { type: 'go_long_term' }, appeal);
  await town.does('contact', { type: 'object_plan', text: '等不到明年六月' }, appeal);
  await stage.deliver();
  await stage.at('2026-11-24T08:46+08:00');
  expect(leader.texts().join()).toContain('企业还在等您答复对计划的意见');
  expect(head.texts().join()).not.toContain('没有人答复');
  await stage.at('2026-11-26T08:46+08:00');
  for (const who of [head, supervisor])
    expect(who.texts().join()).toContain('企业对计划的意见，还没有人答复');
  await head.taps('答复企业');
  await head.says('下周先装一台临时变压器');
  expect(contact.texts().join()).toContain('郑示范答复');

  await stage.at('2026-12-04T08:46+08:00');
  expect(cadre.texts().join()).toContain('该给企业一条进展了');
  expect(leader.texts().join()).not.toContain('两次该告诉企业');
  await stage.deps.sql`
    update people set leave_from = ${stage.clock.now()}, leave_until = null where id = ${town.who.owner}`;
  await stage.at('2026-12-18T08:46+08:00');
  expect(leader.texts().join()).toContain('两次该告诉企业进展都没有');
  expect(deputy.texts().join()).toContain('两次该写进展都没写');
  await stage.at('2026-12-30T08:46+08:00');
  expect(deputy.texts().join()).toContain('节点快到：征迁完成');
  await deputy.taps('完成节点');
  await deputy.taps('征迁完成 · 经发办');
  await deputy.says('四户都签了，公示完成');
  expect(contact.texts().join()).toContain('有进展（1/2）');
  await stage.at('2027-01-05T08:46+08:00');
  expect(stage.transcript().join('\n')).not.toContain('节点晚了');
});
