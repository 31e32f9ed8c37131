import { beforeEach, expect, it } from 'vitest';
import type { Appeal } from '../../src/appeal/appeal.ts';
import { loadCase, loadLog } from '../../src/appeal/views.ts';
import { type Chat, photo, startChats } from '../support/chat.ts';
import { createTown } from '../support/town.ts';
import { createWorld } from '../support/world.ts';

const world = await createWorld({ at: '2026-11-19T09:12+08:00' });
const town = await createTown(world);
const server = await startChats(world);
const chat = await server.chatOf(town.who.contact);
const { clock, deps } = world;

let appeal: Appeal;
let id: string;
beforeEach(async () => {
  appeal = await town.files();
  ({ id } = appeal);
});
const now = async (): Promise<Appeal> => (await loadCase(deps, id)).appeal;
const lastEvent = async () => (await loadLog(deps, id)).at(-1)?.event;
const works = async () => await town.does('owner', { type: 'acknowledge' }, appeal);
const reports = async () => {
  await works();
  await town.does(
    'owner',
    { type: 'report_done', outcome: 'resolved', text: '周四调了档，三次都在 376 到 382 伏', left: '' },
    appeal,
  );
};
const asks = async () => {
  await works();
  await town.does('owner', { type: 'ask_info', items: ['近三个月电费单', '变压器铭牌照片'] }, appeal);
};

it('answers whether the cadre made contact, and takes a better number after a no', async () => {
  await works();
  const contact = {
    type: 'log_contact',
    at: deps.now().getTime(),
    how: 'phone',
    note: '明早 9 点来',
  } as const;
  await town.does('owner', contact, appeal);
  await chat.presses({ verb: 'contact', id, arg: 'no' });
  expect(chat.last()).toContain('记下了：还没联系上。李示范会再联系您');
  expect((await now()).contact?.confirmed).toBe(false);
  await chat.taps('修改');
  await chat.says('12');
  expect(chat.last()).toContain('像是少了几位');
  await chat.says('0871-00000009');
  expect(await lastEvent()).toEqual({ type: 'add_info', text: '请打这个电话：0871-00000009' });
  await town.does('owner', { ...contact, at: deps.now().getTime() }, appeal);
  await chat.presses({ verb: 'contact', id, arg: 'yes' });
  expect(chat.last()).toContain('✅ 好。下一步：');

  // The word that was due has not come: that day is no promise any more.
  clock.set('2026-11-26T10:00:00+08:00');
  await town.does('owner', { ...contact, at: deps.now().getTime() }, appeal);
  await chat.presses({ verb: 'contact', id, arg: 'yes' });
  expect(chat.last()).toBe('✅ 好。');
  clock.set('2026-11-19T09:12+08:00');
});

it('closes on 已解决 and 满意 with the full name', async () => {
  await reports();
  await chat.presses({ verb: 'confirm', id, arg: 'resolved' });
  expect(chat.last()).toBe('您选：已解决\n对这次办理满意吗？\n选“满意”就销号；选另外两个，接着办。');
  await chat.taps('满意');
  expect(chat.last()).toBe('您选：已解决，满意\n打上您的全名，就是签名。');
  await chat.says('好');
  expect(chat.last()).toBe('要打全名，比如：王示例');
  await chat.says('这件事其实还没有办好');
  expect(chat.last()).toContain('这像是一句话，不是名字');
  expect(chat.buttons()).toEqual([['上一步']]);
  await chat.says('王 示例');
  expect(await now()).toMatchObject({ status: 'satisfied', signature: { name: '王 示例', differs: false } });
});

it('takes a name that the roster does not have once it is confirmed, and flags it', async () => {
  await reports();
  await chat.presses({ verb: 'confirm', id, arg: 'resolved' });
  await chat.taps('满意');
  await chat.says('王小例');
  expect(chat.last()).toContain('打的是“王小例”，名册上是“王示例”');
  await chat.taps('确认');
  expect(await now()).toMatchObject({ status: 'satisfied', signature: { name: '王小例', differs: true } });
});

it('lets every contact of the enterprise act, and shows who signed', async () => {
  const second = deps.newId();
  await deps.sql`insert into people (id, phone, name) values (${second}, '13800000011', '周样例')`;
  await deps.sql`insert into contacts (enterprise_id, person_id, position) values (${town.enterpriseId}, ${second}, 1)`;
  const other = await server.chatOf(second);
  await other.presses({ verb: 'message', id });
  expect(other.last()).toContain('给李示范说什么');
  await other.taps('取消');
  await reports();
  await other.presses({ verb: 'confirm', id, arg: 'resolved' });
  await other.taps('满意');
  await other.says('周样例');
  expect((await now()).signature).toMatchObject({ name: '周样例', by: second, differs: false });
  await deps.sql`update contacts set active = false where person_id = ${second}`;
});

const answers: [solved: string, taps: string[], says: string, expected: object][] = [
  [
    'resolved',
    ['基本满意'],
    '配电箱的门还没装回去',
    { solved: 'resolved', rating: 'fairly', reason: 'missing' },
  ],
  [
    'resolved',
    ['不满意', '办得太慢'],
    '拖了三个星期才有人来',
    { rating: 'dissatisfied', reason: 'too_slow' },
  ],
  ['partly', ['满意', '继续办'], '还有一台机床会跳闸', { solved: 'partly', rating: 'satisfied' }],
  ['partly', ['基本满意'], '还有一台机床会跳闸', { solved: 'partly', rating: 'fairly' }],
  ['unresolved', ['满意', '继续办'], '电压还是只有 345 伏', { solved: 'unresolved' }],
  [
    'unresolved',
    ['不满意', '没办成'],
    '调档后好了两天，周六又掉',
    { solved: 'unresolved', reason: 'not_done' },
  ],
];
it('does not say that 满意 closes what is not resolved', async () => {
  await reports();
  await chat.presses({ verb: 'confirm', id, arg: 'unresolved' });
  expect(chat.last()).toBe('您选：未解决，这件不销号。\n对这次办理满意吗？');
  await chat.taps('上一步');
  await chat.taps('部分解决');
  expect(chat.last()).toContain('选“满意”再问您一句还用不用办');
  await chat.taps('取消');
});

it.each(answers)('begins the next round on %s, %j', async (solved, taps, words, expected) => {
  await reports();
  await chat.presses({ verb: 'confirm', id, arg: solved });
  for (const label of taps) await chat.taps(label);
  await chat.says('不行');
  expect(chat.last()).toContain('至少 5 个字');
  await chat.says(words);
  expect(await now()).toMatchObject({
    status: 'in_progress',
    round: 2,
    opinion: { ...expected, text: words },
  });
  expect(chat.last()).toContain('记下了：');
});

it('closes 部分解决 as it is, and 未解决 that is in fact resolved', async () => {
  await reports();
  await chat.presses({ verb: 'confirm', id, arg: 'partly' });
  await chat.taps('满意');
  await chat.taps('不用再办');
  await chat.says('王示例');
  expect(await now()).toMatchObject({ status: 'satisfied', signature: { keptPartly: true } });

  appeal = await town.files();
  ({ id } = appeal);
  await reports();
  await chat.presses({ verb: 'confirm', id, arg: 'unresolved' });
  await chat.taps('满意');
  await chat.taps('其实已解决');
  await chat.says('王示例');
  expect(await now()).toMatchObject({ status: 'satisfied', opinion: { solved: 'resolved' } });
});

it('goes back and changes the answer before it counts', async () => {
  await reports();
  await chat.presses({ verb: 'confirm', id, arg: 'resolved' });
  await chat.taps('满意');
  await chat.taps('上一步');
  await chat.taps('不满意');
  expect(chat.last()).toBe('主要是哪一条？');
  await chat.taps('取消');
  expect(chat.last()).toBe(`停下了，${appeal.no} 没有变。`);
  expect((await now()).status).toBe('pending_confirm');
});

it('hands in what was asked for, item by item', async () => {
  await asks();
  await chat.presses({ verb: 'answer_info', id });
  expect(chat.last()).toBe('1/2　近三个月电费单\n打字、照片、文件都行。');
  await chat.sends(photo('bill-1'));
  await chat.sends(photo('bill-2', { caption: '九月和十月的' }));
  expect(chat.last()).toBe('2/2　变压器铭牌照片\n打字、照片、文件都行。');
  await chat.taps('没有');
  expect(await lastEvent()).toEqual({
    type: 'answer_info',
    answers: [
      { item: '近三个月电费单', text: '九月和十月的', files: 2, none: false },
      { item: '变压器铭牌照片', text: '', files: 0, none: true },
    ],
  });
  expect(await deps.sql`select 1 from files where appeal_id = ${id} and event_id is not null`).toHaveLength(
    2,
  );
  expect(chat.last()).toContain('✅ 补好了，轮到李示范');
});

it('comes back to items that were passed over before it hands in', async () => {
  await asks();
  await chat.presses({ verb: 'answer_info', id });
  await chat.taps('跳过');
  await chat.sends(photo('plate'));
  await chat.taps('完成');
  expect(chat.last()).toContain('还差：近三个月电费单。');
  await chat.taps('继续填写');
  await chat.says('只有电子版，已发李示范');
  const event = await lastEvent();
  expect(event).toMatchObject({ answers: [{ text: '只有电子版，已发李示范', none: false }, { files: 1 }] });
});

it('objects to the list', async () => {
  await asks();
  await chat.presses({ verb: 'object_info', id, arg: 'unreasonable' });
  expect(chat.last()).toContain('哪一样不合理？为什么？');
  await chat.says('这件事用不着变压器铭牌');
  expect(await lastEvent()).toEqual({
    type: 'object_info',
    kind: 'unreasonable',
    text: '这件事用不着变压器铭牌',
  });
  expect(chat.last()).toBe('记下了，轮到李示范。督查会看这份清单。');
});

it('urges once it is due, and says when it is not', async () => {
  await chat.presses({ verb: 'urge', id });
  await chat.taps('催进展');
  expect(chat.last()).toContain('还没到点。过点没签收，再点一次我就催。');
  await works();
  await chat.presses({ verb: 'urge', id });
  await chat.taps('催进展');
  await chat.says('下午又停了两次');
  expect(await lastEvent()).toEqual({ type: 'urge', what: 'want_news', text: '下午又停了两次' });
  expect(chat.last()).toContain('第 1 次催');
  await chat.presses({ verb: 'urge', id });
  await chat.taps('催联系');
  expect(chat.last()).toContain('以后可再催');
});

it('raises the grade when things got worse', async () => {
  await chat.presses({ verb: 'urge', id });
  await chat.taps('情况变急了');
  await chat.taps('已停产');
  expect(await now()).toMatchObject({ grade: 'top' });
});

it('withdraws with a reason, and takes the matter up again with what was written', async () => {
  await chat.presses({ verb: 'withdraw', id });
  await chat.taps('已经好了');
  expect(chat.last()).toContain('也可以不撤：让李示范报办结');
  await chat.taps('撤回');
  await chat.taps('跳过');
  expect(await now()).toMatchObject({ status: 'withdrawn', ending: { reason: 'fine_now' } });
  await chat.taps('提诉求');
  expect(chat.last()).toContain('要紧的都有了');
  await chat.taps('取消');
  await chat.taps('删除草稿');
  await chat.taps('删除草稿');
});

it('reopens what is back', async () => {
  await reports();
  await town.does('contact', { type: 'sign', solved: 'resolved', name: '王示例', differs: false }, appeal);
  await chat.presses({ verb: 'reopen', id });
  await chat.says('今天下午又掉到 342 伏');
  expect(await now()).toMatchObject({ status: 'in_progress', round: 2 });
});

it('adds words and photos, and warns at a dangerous word', async () => {
  await works();
  await chat.presses({ verb: 'add_info', id });
  await chat.sends(photo('smoke'));
  await chat.says('配电箱冒烟，怕着火');
  const events = await loadLog(deps, id);
  expect(events.at(-1)?.event).toEqual({ type: 'add_info', text: '配电箱冒烟，怕着火' });
  expect(chat.texts().some((text) => text.includes('🚨 您写到“着火”'))).toBe(true);
  await chat.taps('已打电话');
  expect((await now()).grade).toBe('top');
});

it('gives the numbers to whoever called them, where the grade can go no higher or the step is over', async () => {
  await chat.presses({ verb: 'danger.called', id });
  expect((await now()).grade).toBe('top');
  await chat.presses({ verb: 'danger.called', id });
  expect(chat.last()).toContain('🚨 人要紧：110 · 119 · 120');
  await town.does('contact', { type: 'withdraw', reason: 'no_more', text: '' }, appeal);
  await chat.presses({ verb: 'danger.called', id });
  expect(chat.last()).toContain('🚨 人要紧：110 · 119 · 120');
  expect(chat.toasts().join()).not.toMatch(/等级只能|先不能做/);
});

it('does nothing for somebody of another enterprise', async () => {
  await works();
  const stranger: Chat = await server.chatOf(town.who.stranger);
  await stranger.presses({ verb: 'withdraw', id });
  expect(stranger.toasts().at(-1)).toContain('这件不归您');
  expect((await now()).status).toBe('in_progress');
});

it('lists what is open, who is to act, and the drafts', async () => {
  await reports();
  await chat.says('我的诉求');
  expect(chat.last()).toContain('我的诉求');
  expect(chat.last()).toContain('待您确认 · 轮到您');
  expect(chat.buttons()[0]).toEqual(['1', '2', '3']);
  expect(chat.buttons().flat()).toContain('下一页');
  await chat.taps('下一页');
  expect(chat.buttons().flat()).toContain('上一页');
});

it('escapes once what the state of a case says with the words of people', async () => {
  clock.advance('2d');
  await chat.presses({ verb: 'urge', id });
  await town.does('contact', { type: 'withdraw', reason: 'mistake', text: '电费 & <水费>' }, appeal);
  await chat.says('还有一件');
  expect(chat.last()).toContain('催什么？');
  expect(chat.last()).toContain('电费 & <水费>');
});
