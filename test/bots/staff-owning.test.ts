import { eq } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { people } from '../../src/db/schema/people.ts';
import { importStaff } from '../../src/people/roster/import-staff.ts';
import { csv } from '../people/roster/support.ts';
import { openStage } from './staff-stage.ts';

const words = {
  zh: {
    more: '更多',
    dispute: '权属异议',
    other: '其他',
    confirm: '确认',
    rule: '裁定归属',
    keep: '维持李示范',
    acknowledge: '签收',
    report: '报办结',
    said: [
      '您认为该哪个单位办？ ⏎ 例',
      '依据哪条规定或职责？',
      '提议转规建办，依据：园区线路归规建办管',
      '交给派单员了，今天 17:30 前裁定',
      '正在定由谁办，今天 17:30 前定下。您的办结日子不变',
      '权属异议，今天 17:30 前裁定 ⏎ 示例精密材料有限公司，用电 · 电费 · 厂外 ⏎ 李示范提议：规建办',
      '定给谁？定了就是最后的。  [维持李示范] / [陈样例 规建办]',
      '定下了：由陈样例（规建办）12345 办。 ⏎ 理由：职责清单第三条',
      '换过 1 次负责人。',
      '裁定：归您（陈样例）办 ⏎ 示例精密材料有限公司，用电 · 电费 · 厂外 ⏎ 理由：职责清单第三条 ⏎ 下一步：签收',
      '裁定：归陈样例（规建办） ⏎ 理由：职责清单第三条 ⏎ 您这边不再提醒。',
      '签收了。',
      '这件裁定过了，不能再提：职责清单第三条',
    ],
  },
  en: {
    more: 'More',
    dispute: 'Dispute ownership',
    other: 'Other',
    confirm: 'Confirm',
    rule: 'Rule on owner',
    keep: 'Uphold 李示范',
    acknowledge: 'Acknowledge',
    report: 'Report done',
    said: [
      'Which unit should own it?',
      'Proposed: 规建办, because: 园区线路归规建办管',
      'With the dispatcher, ruling by today 17:30',
      'The owner is being settled, by today 17:30.',
      'Ownership dispute, rule by today 17:30 ⏎ 示例精密材料有限公司, Power · The bill · Outside ⏎ 李示范 proposes: 规建办',
      'Who owns it? This is final.  [Uphold 李示范] / [陈样例 规建办]',
      'Settled: 陈样例 (规建办) 12345 owns it. ⏎ Reason: 职责清单第三条',
      'Changes of owner so far: 1.',
      'Next: acknowledge, by',
      'Ruling: 陈样例 (规建办) owns it',
      'This case was ruled on; no second dispute: 职责清单第三条',
    ],
  },
} as const;

for (const locale of ['zh', 'en'] as const) {
  it(`has a dispute ruled on, and the new owner sign for it, ${locale}`, async () => {
    const w = words[locale];
    const stage = await openStage();
    const cadre = await stage.chat('owner', locale);
    await stage.chat('contact', locale);
    const dispatcher = await stage.chat('dispatcher', locale);
    const next = await stage.chat('stranger', locale);
    const appeal = await stage.town.files({ category: 'PWR' });
    await stage.deliver();

    await cadre.taps(w.more);
    await cadre.taps(w.dispute);
    await cadre.taps('规建办');
    await cadre.says('园区线路归规建办管');
    const { data, messageId } = cadre.dataOf(w.confirm);
    await cadre.tapsData(data, messageId);
    await cadre.tapsData(data, messageId);
    await dispatcher.taps(w.rule);
    await dispatcher.taps('陈样例 规建办');
    await dispatcher.says('职责清单第三条');
    await next.taps(w.acknowledge);
    await next.presses({ verb: 'dispute', id: appeal.id });

    const transcript = stage.transcript().join('\n');
    expect(transcript).not.toMatch(/\{\w|undefined|null|NaN|\[object/);
    for (const text of w.said) expect(transcript).toContain(text.replace(' ⏎ 例', ''));
    const log = await stage.deps.sql<{ type: string }[]>`
      select type from appeal_events where appeal_id = ${appeal.id} order by seq`;
    expect(log.map(({ type }) => type)).toEqual(['submit', 'dispute', 'rule', 'receive']);
  });
}

it('tells the upheld owner to go on, and takes a unit that is typed', async () => {
  const stage = await openStage();
  const cadre = await stage.chat('owner');
  const contact = await stage.chat('contact');
  const dispatcher = await stage.chat('dispatcher');
  await stage.town.files({ category: 'PWR' });
  await stage.deliver();

  await cadre.taps('更多');
  await cadre.taps('权属异议');
  await cadre.taps('其他');
  await cadre.says('县供电局 <城北所>');
  await cadre.says('10 千伏线路归县供电局');
  await cadre.taps('确认');
  await dispatcher.says('/intake');
  await dispatcher.taps('1');
  await dispatcher.taps('裁定归属');
  await dispatcher.says('县供电局');
  expect(dispatcher.last()).toContain('点');
  await dispatcher.taps('维持李示范');
  await dispatcher.says('先由经发办牵头，县供电局配合');

  expect(dispatcher.texts().join('\n')).toContain('李示范提议：县供电局 <城北所>');
  expect(cadre.texts().join('\n')).toContain('裁定：维持，由您（李示范）办');
  expect(contact.texts().join('\n')).toContain('理由：先由经发办牵头');
  expect(contact.texts().join('\n')).not.toContain('换过 0 次');
  const card = contact.messages().findLast(({ text }) => text.includes('📝'))?.text ?? '';
  expect(card).toContain('定下由李示范办');
  expect(card).not.toMatch(/李示范 .* 签收，/);
  expect(cadre.buttons().flat()).not.toContain('签收');
});

it('turns away whoever may not dispute or rule, and lets a late ruling climb to the leader', async () => {
  const stage = await openStage();
  const cadre = await stage.chat('owner');
  const deputy = await stage.chat('deputy');
  const leader = await stage.chat('leader');
  const supervisor = await stage.chat('supervisor');
  const contact = await stage.chat('contact');
  const appeal = await stage.town.files({ category: 'PWR' });
  await stage.deliver();

  for (const other of [deputy, leader, contact]) {
    await other.presses({ verb: 'dispute', id: appeal.id });
    expect(other.toasts().at(-1) ?? other.last()).toMatch(/不归您/);
  }
  await stage.town.does('owner', { type: 'dispute', unit: '规建办', text: '线路归规建办' }, appeal);
  await stage.deliver();
  await cadre.presses({ verb: 'rule', id: appeal.id });
  expect(cadre.toasts().at(-1)).toContain('不归您');
  await supervisor.presses({ verb: 'rule', id: appeal.id });
  expect(supervisor.toasts().at(-1)).toBe('这一步要派单员来做');
  await leader.presses({ verb: 'rule', id: appeal.id });
  expect(leader.texts().join('\n')).not.toContain('定给谁');

  await stage.at('2026-11-19T17:31+08:00');
  await stage.at('2026-11-20T08:46+08:00');
  expect(leader.texts().join('\n')).toContain('权属异议还没裁定，周四 11月19日 17:30 已过');
  await leader.says('/tasks');
  expect(leader.last()).toContain('裁定');
  await stage.at('2026-11-20T17:31+08:00');
  await stage.at('2026-11-23T08:46+08:00');
  expect(supervisor.texts().join('\n')).toContain('权属异议过了裁定时限还没定');
  await leader.taps('裁定归属');
  await leader.taps('陈样例 规建办');
  await leader.says('职责清单第三条');
  expect(leader.last()).toContain('定了：陈样例。三方都通知了。');
});

it('has the leader rule where the town has no dispatcher', async () => {
  const stage = await openStage();
  const leader = await stage.chat('leader');
  const { dispatcher } = stage.town.who;
  await stage.deps.db.update(people).set({ active: false }).where(eq(people.id, dispatcher));
  const appeal = await stage.town.files({ category: 'PWR' });
  await stage.town.does('owner', { type: 'dispute', unit: '规建办', text: '线路归规建办' }, appeal);
  await stage.deliver();

  await leader.says('/tasks');
  expect(leader.last()).toContain('裁定');
  await leader.taps('裁定归属');
  await leader.taps('维持李示范');
  await leader.says('归经发办');

  expect(leader.last()).toContain('定了：李示范。');
});

const roster = (...rows: string[]) => csv('姓名,手机,单位,角色,片区', ...rows);

for (const locale of ['zh', 'en'] as const) {
  it(`tells everybody once what a new roster means to their cases, ${locale}`, async () => {
    const w = (zh: string, en: string) => (locale === 'zh' ? zh : en);
    const stage = await openStage();
    const cadre = await stage.chat('owner', locale);
    const contact = await stage.chat('contact', locale);
    const dispatcher = await stage.chat('dispatcher', locale);
    const next = await stage.chat('stranger', locale);
    const appeals = [await stage.town.files(), await stage.town.files()];
    for (const appeal of appeals) await stage.town.does('owner', { type: 'acknowledge' }, appeal);
    await stage.deliver();

    await importStaff(
      stage.deps,
      roster('李示范,13800000002,经发办,cadre,', '陈样例,13800000009,规建办,cadre,示范园区片区'),
    );
    await stage.deliver();
    await next.says('/tasks');
    await next.taps('1');
    await next.taps(w('签收', 'Acknowledge'));
    await importStaff(stage.deps, roster('陈样例,13800000009,规建办,停用,'));
    await stage.deliver();
    await dispatcher.says('/intake');

    const heard = stage.transcript().join('\n');
    expect(heard).not.toMatch(/\{\w|undefined|null|NaN|\[object/);
    for (const text of [
      w(
        '您的挂钩干部换成陈样例（规建办）12345，在办的 2 件都转过去了',
        'Your cadre is now 陈样例 (规建办) 12345.',
      ),
      w('2 件在办的转到您这里', 'open cases that are yours now: 2'),
      w('您手上 2 件转给别人接着办了', 'cases that somebody else goes on with: 2'),
      w('签收了。', 'Acknowledged.'),
      w('您在办的 2 件正在安排人接着办', 'Somebody is being found for your open cases (2)'),
      w('2 件在办的没有人接，请转派', 'open cases that nobody has: 2'),
      w('状态：办理中 ⏎ 👉 轮到派单员', "Status: In progress ⏎ 👉 The dispatcher's turn"),
    ])
      expect(heard).toContain(text);
    expect(contact.texts().filter((text) => /换成|Your cadre is now/.test(text))).toHaveLength(1);
    expect(cadre.texts().filter((text) => /名册有变动|roster has changed/.test(text))).toHaveLength(1);
    expect(dispatcher.last()).toMatch(/2026-0001[\s\S]*2026-0002/);
  });
}
