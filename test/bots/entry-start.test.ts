import { expect, it } from 'vitest';
import { findPerson } from '../../src/people/identify.ts';
import { revokeInvitationsOf } from '../../src/people/invitations.ts';
import { ADMIN, openStage, type Stage } from './support.ts';

const CONTACT = '13900000001';
const accounts = ({ deps }: Stage) => deps.sql`select user_id from accounts where ended_at is null`;

it('asks for consent first, and keeps nothing of somebody who refuses', async () => {
  const stage = await openStage();
  const code = await stage.code(CONTACT, 1);
  const chat = stage.chat(501);

  const [asked] = await chat.says(`/start ${code}`);
  expect(asked).toContain('王示例您好');
  expect(asked).toContain('Telegram 的服务器在境外');
  expect(chat.labels()).toEqual(['同意', '不同意']);
  await chat.taps('不同意');

  expect(chat.last().text).toContain('这里什么都没有记下');
  expect(chat.labels()).toEqual([]);
  expect(await accounts(stage)).toEqual([]);
  for (const table of ['entry_steps', 'invite_attempts', 'invite_requests', 'dialogs', 'notices'])
    expect(await stage.deps.sql`select * from ${stage.deps.sql(table)}`, table).toEqual([]);
  const [kept] = await stage.deps.sql`select coalesce(string_agg(payload::text, ''), '') as text from inbox`;
  expect(kept?.text).not.toContain(code);

  await chat.says(`/start ${code}`);
  await chat.taps('同意');
  expect(await accounts(stage)).toEqual([{ user_id: 501 }]);
});

it('says that texts stay in town where the chat is our own', async () => {
  const stage = await openStage({ chatUrl: 'http://10.0.0.5:3000' });
  const [asked] = await stage.chat(501).says(`/start ${await stage.code(CONTACT, 1)}`);
  expect(asked).toContain('存在镇里自己的服务器上');
  expect(asked).not.toContain('Telegram');
  const [health] = await (await stage.bound(900, ADMIN)).says('/health');
  expect(health).toContain('内置聊天正常');
  expect(health).not.toContain('Telegram');
});

it('binds with consent: who answers for the enterprise, a keyboard, and the menu of a contact', async () => {
  const stage = await openStage();
  const chat = await stage.bound(501, CONTACT, 1);

  expect(chat.last().text).toContain('✅ 绑好了：<b>示例精密材料有限公司</b>');
  expect(chat.last().text).toContain('李示范');
  expect(chat.last().text).not.toContain('13800000001');
  expect(chat.labels()).toEqual(['提诉求', '我的诉求']);
  const menu = stage.api.calls.findLast(({ method }) => method === 'setMyCommands')?.params;
  expect(menu?.scope).toEqual({ type: 'chat', chat_id: 501 });
  const commands = ['new', 'my', 'help', 'me', 'language', 'cancel'];
  expect(menu?.commands).toMatchObject(commands.map((command) => ({ command })));
  expect(await findPerson(stage.deps, stage.botId, 501)).toMatchObject({ person: { name: '王示例' } });
});

it('keeps the language in which somebody consented', async () => {
  const stage = await openStage();
  const chat = stage.chat(501, 'en-GB');
  await chat.says(`/start ${await stage.code(CONTACT, 1)}`);
  await chat.taps('Approve');
  expect(chat.last().text).toContain('✅ You are in');
  expect(await findPerson(stage.deps, stage.botId, 501)).toMatchObject({ person: { locale: 'en' } });
});

it('welcomes staff with their grids, and the discipline office with what is theirs', async () => {
  const stage = await openStage();
  const invited = (await stage.all()).find(({ phone }) => phone === '13800000001');
  const [asked] = await stage.chat(600).says(`/start ${invited?.code}`);
  expect(asked).toContain('不同意，这里什么都不记');
  expect(asked).not.toContain('到镇里办');
  const cadre = await stage.bound(601, '13800000001');
  expect(cadre.last().text).toContain('身份：挂钩干部');
  expect(cadre.last().text).toContain('片区：东片区，企业 2 家，AB角赵样本');
  expect(cadre.labels()).toEqual(['我的待办']);
  const discipline = await stage.bound(602, '13800000008');
  expect(discipline.last().text).toContain('身份：镇纪委');
  expect(discipline.labels()).toEqual(['保密件', '我的待办']);
});

it('adds a second enterprise at once, for consent was given', async () => {
  const stage = await openStage();
  const made = (await stage.all()).filter((row) => row.phone === CONTACT);
  const chat = stage.chat(501);
  await chat.says(`/start ${made[0]?.code}`);
  await chat.taps('同意');

  const [second] = await chat.says(`/start ${made[1]?.code}`);
  expect(second).toContain('又绑好一家');
  expect(second).toContain('您现在是 2 家企业的联系人');

  const [again] = await chat.says(`/start ${made[1]?.code}`);
  expect(again).toContain('您早就绑好了');
  expect(await accounts(stage)).toHaveLength(1);
});

it('answers every code that does not work after the same time, and never tells whose it is', async () => {
  const stage = await openStage();
  const { deps, clock } = stage;
  const used = await stage.code(CONTACT, 1);
  const first = stage.chat(501);
  await first.says(`/start ${used}`);
  await first.taps('同意');
  const revoked = await stage.code('13900000002', 3);
  await revokeInvitationsOf(deps, await stage.id('13900000002'));
  const expired = await stage.code('13800000001');
  clock.advance('60d');

  const codes = { used, revoked, expired, wrong: 'nonsense-nonsense-1234' };
  const answers: Record<string, { text: string; ms: number }> = {};
  for (const [is, code] of Object.entries(codes)) {
    const chat = stage.chat(700 + Object.keys(answers).length);
    const since = performance.now();
    const [text = ''] = await chat.says(`/start ${code}`);
    answers[is] = { text, ms: performance.now() - since };
    expect(chat.labels(), is).toEqual(['申请邀请码']);
  }

  expect(answers.used?.text).toContain('用过了');
  expect(answers.revoked?.text).toContain('已停用');
  expect(answers.expired?.text).toContain('过期了');
  expect(answers.wrong?.text).toContain('没找到这个邀请码');
  for (const [is, { text, ms }] of Object.entries(answers)) {
    expect(text, is).not.toMatch(/王示例|郑演示|李示范|示例精密|范例食品/);
    expect(ms, is).toBeGreaterThanOrEqual(390);
  }
});

it('tells another account that the contact is bound, and a bound account that it is somebody', async () => {
  const stage = await openStage();
  const invited = await stage.all();
  const [own, second] = invited.filter((row) => row.phone === CONTACT);
  const somebody = invited.find((row) => row.phone === '13900000002');
  const first = stage.chat(501);
  await first.says(`/start ${own?.code}`);
  await first.taps('同意');

  const [elsewhere] = await stage.chat(502).says(`/start ${second?.code}`);
  expect(elsewhere).toContain('已经绑在另一个账号上');
  const [taken] = await first.says(`/start ${somebody?.code}`);
  expect(taken).toContain('一个账号只能绑一个人');
});

it('gives a code that two accounts tap at once to exactly one', async () => {
  const stage = await openStage();
  const code = await stage.code(CONTACT, 1);
  const [a, b] = [stage.chat(501), stage.chat(502)];
  await Promise.all([a.says(`/start ${code}`), b.says(`/start ${code}`)]);
  await Promise.all([a.taps('同意'), b.taps('同意')]);

  expect(await accounts(stage)).toHaveLength(1);
  const said = [a, b].map((chat) => chat.last().text);
  expect(said.filter((text) => text.includes('绑好了：'))).toHaveLength(1);
  expect(said.filter((text) => text.includes('用过了'))).toHaveLength(1);
});

it('stops guessing after five wrong codes, and says until when', async () => {
  const stage = await openStage();
  const chat = stage.chat(501);
  for (let n = 0; n < 5; n++) await chat.says(`/start wrong-${n}`);
  const [stopped] = await chat.says(`/start ${await stage.code(CONTACT, 1)}`);
  expect(stopped).toContain('试的次数多了');
  stage.clock.advance('2h');
  const [asked] = await chat.says(`/start ${await stage.code(CONTACT, 1)}`);
  expect(asked).toContain('您好');
});

it('does not bind through a button that was made for another chat', async () => {
  const stage = await openStage();
  const mine = stage.chat(501);
  await mine.says(`/start ${await stage.code(CONTACT, 1)}`);
  const thief = stage.chat(666);
  await thief.presses(mine.data('同意'));
  expect(thief.boxes).toEqual([expect.stringContaining('发给别人的')]);
  expect(await accounts(stage)).toEqual([]);
});
