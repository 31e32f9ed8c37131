import { beforeEach, expect, it } from 'vitest';
import type { Appeal } from '../../src/appeal/appeal.ts';
import { loadCase, loadLog } from '../../src/appeal/views.ts';
import { setLeave } from '../../src/people/profile.ts';
import type { Chat } from '../support/chat.ts';
import { openStage } from './staff-stage.ts';

const stage = await openStage();
const { deps, town, clock } = stage;
const chats = {
  owner: await stage.chat('owner'),
  deputy: await stage.chat('deputy'),
  leader: await stage.chat('leader'),
  supervisor: await stage.chat('supervisor'),
  dispatcher: await stage.chat('dispatcher'),
  stranger: await stage.chat('stranger'),
  contact: await stage.chat('contact'),
};

let appeal: Appeal;
beforeEach(async () => {
  clock.set('2026-11-19T09:12+08:00');
  appeal = await town.files();
  await stage.deliver();
});
const now = async (): Promise<Appeal> => (await loadCase(deps, appeal.id)).appeal;
const log = async () => (await loadLog(deps, appeal.id)).map(({ event }) => event.type);
const tap = (chat: Chat, verb: string, arg?: string) =>
  chat.presses({ verb, id: appeal.id, ...(arg === undefined ? {} : { arg }) });
const lastBox = (chat: Chat) => chat.toasts().at(-1);

it('acknowledges with one tap, and tells the second tap who did it', async () => {
  const { owner } = chats;
  const before = owner.dataOf('签收');
  await owner.taps('签收');
  expect(lastBox(owner)).toMatch(/^签收了。.* 前联系王示例$/);
  expect(await now()).toMatchObject({ status: 'in_progress' });
  const { version } = await now();

  await owner.tapsData(before.data, before.messageId);
  expect(lastBox(owner)).toMatch(/^李示范今天 09:12 已经签收，不用再点。$/);
  expect((await now()).version).toBe(version);
});

it('says by how much an acknowledgement is late', async () => {
  clock.set('2026-11-23T09:12+08:00');
  await chats.owner.taps('签收');
  expect(lastBox(chats.owner)).toMatch(/^签收了，比时限晚 1 个工作日.*，已记下。/);
});

it('lets nobody take a step that is not theirs, and never shows it to them', async () => {
  const staffVerbs = [
    'acknowledge',
    'log_contact',
    'progress',
    'ask_info',
    'report_done',
    'give_reason',
    'reassign',
    'reject',
    'to_leader',
    'issue_order',
    'answer_order',
    'ack_order',
    'close_order',
    'countersign',
    'decline_done',
    'take_over',
    'message',
    'full',
    'timeline',
    'phone',
    'open',
    'more',
  ];
  const { version } = await now();
  for (const verb of staffVerbs) {
    const said = chats.stranger.messages().length;
    await tap(chats.stranger, verb);
    expect([verb, lastBox(chats.stranger)]).toEqual([verb, '这件不归您，所以点不了。']);
    // The button itself is the only new message.
    expect(chats.stranger.messages()).toHaveLength(said + 1);
  }
  for (const verb of ['acknowledge', 'reassign', 'issue_order', 'countersign', 'phone', 'reject']) {
    await tap(chats.contact, verb);
    expect([verb, lastBox(chats.contact)]).toEqual([verb, '这件不归您，所以点不了。']);
  }
  for (const verb of ['acknowledge', 'progress', 'countersign', 'close_order']) {
    await tap(chats.supervisor, verb);
    await tap(chats.dispatcher, verb);
  }
  expect((await now()).version).toBe(version);
});

it('answers a button of a state that has passed with the card', async () => {
  await town.does('owner', { type: 'acknowledge' }, appeal);
  await town.does('contact', { type: 'withdraw', reason: 'no_more', text: '' }, appeal);
  await tap(chats.owner, 'progress');
  expect(lastBox(chats.owner)).toBe(`${appeal.no} 现在是“撤回”，这一步做不了。今天 09:12　王示例撤回`);
  expect(chats.owner.texts().slice(-2).join('\n')).toContain('🏁 企业今天 09:12 撤回');
  await tap(chats.dispatcher, 'reject');
  expect(lastBox(chats.dispatcher)).toContain('现在是“撤回”');
  await tap(chats.owner, 'no_such_verb');
  expect(lastBox(chats.owner)).toContain('这个按钮旧了');
});

it('gives the deputy the same card and rights while the owner is away, and not before', async () => {
  await tap(chats.deputy, 'acknowledge');
  expect(lastBox(chats.deputy)).toBe('这件不归您，所以点不了。');

  await setLeave(deps, town.who.owner, { from: clock.now(), until: new Date('2026-11-23T18:00+08:00') });
  await chats.deputy.says('/tasks');
  expect(chats.deputy.last()).toContain(appeal.no?.slice(-9) ?? '');
  await tap(chats.deputy, 'open');
  expect(chats.deputy.last()).toContain('👉 轮到您');
  await chats.deputy.taps('签收');
  expect(await now()).toMatchObject({ status: 'in_progress', ownerId: town.who.owner });
  await chats.deputy.taps('更新进展');
  await chats.deputy.says('明早 9 点去量电压，量完告诉您');
  expect((await now()).progress?.by).toBe(town.who.deputy);

  await deps.sql`update people set leave_from = null, leave_until = null where id = ${town.who.owner}`;
  await tap(chats.deputy, 'progress');
  expect(lastBox(chats.deputy)).toBe('这件不归您，所以点不了。');
});

it('rings deputy and leader for an emergency nobody takes; the first to take it over has it', async () => {
  await town.does('contact', { type: 'withdraw', reason: 'no_more', text: '' }, appeal);
  appeal = await town.files({ category: 'PWR', answers: { danger: 'called' } });
  expect(appeal.grade).toBe('top');
  await stage.at('2026-11-19T09:43+08:00');
  expect(chats.deputy.last()).toContain('您能接就点“接手”：王示例 13800000001');
  const leaders = chats.leader.dataOf('接手');

  await chats.deputy.taps('接手');
  expect(lastBox(chats.deputy)).toMatch(/^您接手了。.* 前（还有 29 分钟）联系王示例$/);
  expect(await now()).toMatchObject({ ownerId: town.who.deputy });
  expect(chats.owner.last()).toContain('转给赵样本了：赵样本主动接手。');
  expect(chats.contact.texts().join('\n')).toContain('换了负责人：赵样本');

  await chats.leader.tapsData(leaders.data, leaders.messageId);
  expect(lastBox(chats.leader)).toMatch(/^赵样本今天 09:43 已经接手，不用再点。$/);
  expect((await log()).filter((type) => type === 'take_over')).toHaveLength(1);
});

it('says what is due now to whoever takes a case late, or with the call made', async () => {
  await town.does('owner', { type: 'acknowledge' }, appeal);
  await setLeave(deps, town.who.owner, { from: clock.now(), until: new Date('2026-12-23T18:00+08:00') });
  clock.set('2026-11-24T09:12+08:00');
  await tap(chats.deputy, 'take_over');
  expect(lastBox(chats.deputy)).toBe('您接手了。联系的时限已经过了，现在就联系王示例');
  await deps.sql`update people set leave_from = null, leave_until = null where id = ${town.who.owner}`;

  const at = clock.now().getTime();
  await town.does('deputy', { type: 'log_contact', at, how: 'phone', note: '明早来' }, appeal);
  await town.does('dispatcher', { type: 'reassign', toId: town.who.stranger, text: '熟' }, appeal);
  await tap(chats.stranger, 'acknowledge');
  expect(lastBox(chats.stranger)).toBe('签收了。周四 11月26日 17:30 前办结');
  clock.set('2027-01-24T09:12+08:00');
  await town.does('dispatcher', { type: 'reassign', toId: town.who.owner, text: '熟' }, appeal);
  await tap(chats.owner, 'acknowledge');
  expect(lastBox(chats.owner)).toMatch(/^签收了.*已经超期了，尽快办结，或写明原因$/);
});

it('names whose step it is, in words, to a deputy whose cadre is back', async () => {
  await setLeave(deps, town.who.owner, { from: clock.now(), until: new Date('2026-11-23T18:00+08:00') });
  await deps.sql`update people set leave_from = null, leave_until = null where id = ${town.who.owner}`;
  await tap(chats.deputy, 'take_over');
  expect(lastBox(chats.deputy)).toBe('这一步要挂钩干部来做');
});

it('turns the card to its second page and back', async () => {
  const { owner } = chats;
  await owner.taps('签收');
  await tap(owner, 'open');
  const card = owner.messages().at(-1)?.messageId ?? 0;
  expect(owner.buttons(card).flat()).toContain('更多');
  await owner.taps('更多', card);
  expect(owner.buttons(card).flat()).toEqual(expect.arrayContaining(['给企业留言', '查看全文', '收起']));
  await owner.taps('收起', card);
  expect(owner.buttons(card).flat()).toContain('已联系');
});

it('shows the whole number of a contact to those who ask, and remembers who asked', async () => {
  await tap(chats.supervisor, 'open');
  expect(chats.supervisor.last()).not.toContain('13800000001');
  await tap(chats.supervisor, 'phone');
  expect(chats.supervisor.last()).toBe('📞 王示例 13800000001\n示例精密材料有限公司。查看已记下。');
  const reads = await deps.sql<{ person_id: string; what: string }[]>`
    select person_id, what from reads where appeal_id = ${appeal.id}`;
  expect(reads).toEqual([{ person_id: town.who.supervisor, what: 'phone' }]);
});

it('leads an order from its issue to its close, with second taps told so', async () => {
  const { supervisor, owner } = chats;
  await tap(supervisor, 'issue_order');
  await supervisor.says('周五前把电压恢复到 376 伏以上');
  await supervisor.taps('周一 11月23日 17:30');
  const preview = supervisor.dataOf('确认');
  await supervisor.taps('确认');
  await supervisor.tapsData(preview.data, preview.messageId);
  const [order] = (await now()).orders;
  expect((await now()).orders).toHaveLength(1);
  expect(supervisor.texts().join('\n')).toContain(
    `✅ 开出了：${order?.no}，李示范周一 11月23日 17:30 前回复。`,
  );

  const received = owner.dataOf('已收到');
  await owner.taps('已收到', received.messageId);
  await owner.tapsData(received.data, received.messageId);
  expect(lastBox(owner)).toMatch(/已经收到督办单，不用再点。$/);
  expect(owner.buttons(received.messageId).flat()).toEqual(['回复督办', '打开诉求']);
  await owner.taps('回复督办', received.messageId);
  await owner.says('周四停电两小时调档，周五再量');
  expect(supervisor.last()).toContain(`${order?.no} 李示范回复：\n周四停电两小时调档，周五再量`);

  const close = supervisor.dataOf('办结督办');
  await supervisor.taps('办结督办');
  await supervisor.tapsData(close.data, close.messageId);
  expect(lastBox(supervisor)).toMatch(/^吴演示今天 09:1\d 已经办结督办单，不用再点。$/);
  expect(owner.last()).toContain(`${order?.no} 办结了，吴演示。`);
});

it('asks which of two answered orders is closed', async () => {
  const dueAt = clock.now().getTime() + 86_400_000;
  for (const text of ['第一件', '第二件']) {
    const id = deps.newId();
    await town.does('supervisor', { type: 'issue_order', id, text, dueAt }, appeal);
    await town.does('owner', { type: 'answer_order', id, text: '好的，周五' }, appeal);
  }
  await tap(chats.supervisor, 'open');
  await chats.supervisor.taps('办结督办');
  expect(chats.supervisor.last()).toContain('办结哪一张督办单？');
  const [first, second] = (await now()).orders;
  await chats.supervisor.taps(second?.no ?? '');
  expect((await now()).orders.map(({ closedAt }) => closedAt !== null)).toEqual([false, true]);
  expect(chats.supervisor.last()).toContain(second?.no);
  await chats.supervisor.taps('办结督办');
  expect((await now()).orders.every(({ closedAt }) => closedAt !== null)).toBe(true);
  expect(first?.no).not.toBe(second?.no);
});

it('lets an earlier order be answered and closed though a newer one waits', async () => {
  const dueAt = clock.now().getTime() + 86_400_000;
  const [a, b] = [deps.newId(), deps.newId()];
  await town.does('supervisor', { type: 'issue_order', id: a, text: '第一件', dueAt }, appeal);
  await town.does('owner', { type: 'answer_order', id: a, text: '好的，周五' }, appeal);
  await town.does('supervisor', { type: 'issue_order', id: b, text: '再要一次', dueAt }, appeal);
  await tap(chats.supervisor, 'open');
  await chats.supervisor.taps('办结督办');
  expect((await now()).orders.map(({ closedAt }) => closedAt !== null)).toEqual([true, false]);
});
