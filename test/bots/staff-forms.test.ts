import { beforeEach, expect, it } from 'vitest';
import type { Appeal } from '../../src/appeal/appeal.ts';
import type { AppealEvent } from '../../src/appeal/events.ts';
import { loadCase, loadLog } from '../../src/appeal/views.ts';
import { photo } from '../support/chat.ts';
import type { Part } from '../support/town.ts';
import { openStage } from './staff-stage.ts';

const stage = await openStage();
const { deps, town, clock } = stage;
const chats = {
  owner: await stage.chat('owner'),
  deputy: await stage.chat('deputy'),
  leader: await stage.chat('leader'),
  supervisor: await stage.chat('supervisor'),
  dispatcher: await stage.chat('dispatcher'),
  contact: await stage.chat('contact'),
};

let appeal: Appeal;
beforeEach(async () => {
  clock.set('2026-11-19T09:12+08:00');
  appeal = await town.files();
});
const now = async (): Promise<Appeal> => (await loadCase(deps, appeal.id)).appeal;
const lastEvent = async () => (await loadLog(deps, appeal.id)).at(-1)?.event;
const works = () => town.does('owner', { type: 'acknowledge' }, appeal);
const proposes = async () => {
  await works();
  const left = '变压器年底换';
  await town.does('owner', { type: 'propose_done', outcome: 'partly', text: '先调了档', left }, appeal);
};
const ordered = async () => {
  const dueAt = clock.now().getTime() + 86_400_000;
  await town.does('supervisor', { type: 'issue_order', id: deps.newId(), text: '周五前恢复', dueAt }, appeal);
};

type Row = {
  verb: string;
  by: keyof typeof chats & Part;
  before?: () => Promise<unknown>;
  /** `[…]` is a tap, the rest is typed. */
  said: string[];
  event: Partial<AppealEvent> & { type: AppealEvent['type'] };
};

const rows: Row[] = [
  {
    verb: 'log_contact',
    by: 'owner',
    before: works,
    said: ['[打电话]', '[刚才]', '明早 9 点来量'],
    event: { type: 'log_contact', how: 'phone', note: '明早 9 点来量' },
  },
  {
    verb: 'progress',
    by: 'owner',
    before: works,
    said: ['已量 340 伏，线路超负荷，周五调档'],
    event: { type: 'progress', text: '已量 340 伏，线路超负荷，周五调档' },
  },
  {
    verb: 'ask_info',
    by: 'owner',
    before: works,
    said: ['近三个月电费单\n变压器铭牌照片', '[确认]'],
    event: { type: 'ask_info', items: ['近三个月电费单', '变压器铭牌照片'] },
  },
  {
    verb: 'report_done',
    by: 'owner',
    before: works,
    said: ['[已解决]', '周四停电调了档，量了三次都正常', '[跳过]', '[确认]'],
    event: { type: 'report_done', outcome: 'resolved', left: '' },
  },
  {
    verb: 'report_done',
    by: 'owner',
    before: works,
    said: ['[部分解决]', '先调了档，电压稳在 370 伏', '变压器年底换', '[跳过]', '[确认]'],
    event: { type: 'propose_done', outcome: 'partly', left: '变压器年底换' },
  },
  {
    verb: 'give_reason',
    by: 'owner',
    before: works,
    said: ['[等外单位]', '等停电窗口，周四'],
    event: { type: 'give_reason', reason: 'wait_other', text: '等停电窗口，周四' },
  },
  {
    verb: 'reassign',
    by: 'dispatcher',
    said: ['[赵样本 经发办]', '李示范去学习了'],
    event: { type: 'reassign', text: '李示范去学习了' },
  },
  {
    verb: 'reject',
    by: 'dispatcher',
    said: ['[超出职责]', '用地审批在县里', '县自然资源局，0871-0000-0006', '[确认]'],
    event: {
      type: 'reject',
      reason: 'beyond',
      text: '用地审批在县里',
      where: '县自然资源局，0871-0000-0006',
    },
  },
  {
    verb: 'to_leader',
    by: 'supervisor',
    said: ['停电窗口定不下来'],
    event: { type: 'to_leader', text: '停电窗口定不下来' },
  },
  {
    verb: 'issue_order',
    by: 'leader',
    said: ['周五前把电压恢复', '11月30日', '[确认]'],
    event: { type: 'issue_order', text: '周五前把电压恢复', dueAt: Date.parse('2026-11-30T17:30+08:00') },
  },
  {
    verb: 'answer_order',
    by: 'owner',
    before: ordered,
    said: ['周四停电调档，周五再量'],
    event: { type: 'answer_order', text: '周四停电调档，周五再量' },
  },
  {
    verb: 'decline_done',
    by: 'leader',
    before: proposes,
    said: ['年底太晚，先借一台'],
    event: { type: 'decline_done', text: '年底太晚，先借一台' },
  },
  {
    verb: 'message',
    by: 'owner',
    before: works,
    said: ['明早 9 点到，麻烦留个懂电的人'],
    event: { type: 'message', text: '明早 9 点到，麻烦留个懂电的人' },
  },
];

it.each(rows)(
  'leads $verb of the $by from the button to its step',
  async ({ verb, by, before, said, event }) => {
    await before?.();
    await stage.deliver();
    await chats[by].presses({ verb, id: appeal.id });
    for (const one of said) {
      const word = /^\[(.*)\]$/.exec(one)?.[1];
      if (word === undefined) await chats[by].says(one);
      else await chats[by].taps(word);
    }
    expect(await lastEvent()).toMatchObject(event);
  },
);

it.each(rows)(
  'leaves the case as it was when $verb is cancelled half way',
  async ({ verb, by, before, said }) => {
    await before?.();
    await stage.deliver();
    const { version } = await now();
    await chats[by].presses({ verb, id: appeal.id });
    const [first = ''] = said;
    const word = /^\[(.*)\]$/.exec(first)?.[1];
    if (said.length > 1 && word !== undefined) await chats[by].taps(word);
    await chats[by].taps('取消');
    expect(chats[by].last()).toBe(`停下了，${appeal.no} 没有变。`);
    await chats[by].says('/cancel');
    expect(chats[by].last()).toBe('现在没有在填的东西。');
    expect((await now()).version).toBe(version);
  },
);

it('sends proofs with a result through the countersign to the enterprise', async () => {
  const { owner, leader, contact } = chats;
  await works();
  await owner.presses({ verb: 'report_done', id: appeal.id });
  await owner.taps('部分解决');
  await owner.says('先调了档，电压稳在 370 伏');
  await owner.says('变压器年底换');
  await owner.sends(photo('after'));
  await owner.taps('完成');
  expect(owner.last()).toContain('附件 1 个');
  await owner.taps('确认');
  expect(owner.toasts().at(-1)).toContain('报给孙模拟会签了');
  expect(leader.texts().slice(-2)).toEqual([expect.stringContaining('要您会签'), '[photo]']);

  await leader.taps('不同意');
  await leader.says('先借一台变压器再报');
  expect(owner.last()).toContain('会签没过：先借一台变压器再报');
  await owner.taps('报办结');
  await owner.taps('部分解决');
  await owner.says('借了一台变压器，电压 380 伏');
  await owner.says('年底换新的');
  await owner.sends(photo('second'));
  await owner.taps('完成');
  await owner.taps('确认');
  const button = leader.dataOf('同意');
  await leader.taps('同意');
  expect(await now()).toMatchObject({
    status: 'pending_confirm',
    result: { outcome: 'partly', by: town.who.owner },
  });
  expect(contact.texts().slice(-2)).toEqual([expect.stringContaining('借了一台变压器'), '[photo]']);

  await leader.tapsData(button.data, button.messageId);
  expect(leader.toasts().at(-1)).toMatch(/^孙模拟今天 09:1\d 已经会签同意，不用再点。$/);
});

it('drops what was sent for a result that is cancelled', async () => {
  const { owner } = chats;
  await works();
  await owner.presses({ verb: 'report_done', id: appeal.id });
  await owner.taps('已解决');
  await owner.says('周四停电调了档，量了三次都正常');
  await owner.sends(photo('dropped'));
  // Not handed in yet, so nobody else's to see.
  await chats.supervisor.presses({ verb: 'full', id: appeal.id });
  expect(chats.supervisor.texts()).not.toContain('[photo]');
  await owner.taps('取消');
  const rest = await deps.sql`select 1 from files where appeal_id = ${appeal.id}`;
  expect(rest).toHaveLength(0);
});

it('tells all three of a new owner, and asks the new one to acknowledge', async () => {
  const { dispatcher, owner, deputy, contact } = chats;
  await stage.deliver();
  await dispatcher.presses({ verb: 'reassign', id: appeal.id });
  expect(dispatcher.buttons().flat()).not.toContain('李示范 经发办');
  await dispatcher.taps('赵样本 经发办');
  await dispatcher.says('李示范去学习了');
  expect(dispatcher.last()).toBe(`✅ ${appeal.no} 转给赵样本了，企业和两位干部都会收到。`);
  expect(contact.last()).toContain('换了负责人：赵样本（经发办）');
  expect(contact.last()).toContain('原因：李示范去学习了。');
  expect(owner.last()).toContain('转给赵样本了：李示范去学习了。您这边不再提醒。');
  expect(deputy.last()).toMatch(/转到您这里（钱范例）：李示范去学习了\n示例精密材料有限公司，.*\n.*前签收/);
  await deputy.taps('签收');
  expect(await now()).toMatchObject({ status: 'in_progress', ownerId: town.who.deputy, hops: 1 });
  await owner.presses({ verb: 'progress', id: appeal.id });
  expect(owner.toasts().at(-1)).toBe('这件不归您，所以点不了。');
});

it('asks the enterprise at most as often as the policy lets it', async () => {
  await works();
  for (const item of ['电费单', '铭牌照片']) {
    await town.does('owner', { type: 'ask_info', items: [item] }, appeal);
    await town.does('contact', { type: 'object_info', kind: 'provided', text: '给过了' }, appeal);
  }
  await chats.owner.presses({ verb: 'ask_info', id: appeal.id });
  expect(chats.owner.toasts().at(-1)).toContain('这轮要材料的次数用完了');
});

it('says of which case it speaks when that moved on while something was typed, and sends its card', async () => {
  const { owner, contact } = chats;
  await works();
  await owner.presses({ verb: 'progress', id: appeal.id });
  await town.does('contact', { type: 'withdraw', reason: 'no_more', text: '' }, appeal);
  await owner.says('明早 9 点去量电压，量完告诉您');
  const texts = owner.texts();
  const refused = texts.findIndex((text) => text.startsWith(`${appeal.no} 现在是“撤回”，这一步做不了。`));
  expect(refused).toBeGreaterThan(0);
  expect(texts.slice(refused + 1).join('\n')).toContain('🏁 企业今天');

  await owner.says('/cancel');
  expect(owner.last()).toContain('没有');
  expect(contact.texts().join('\n')).not.toContain('量完告诉您');
});
