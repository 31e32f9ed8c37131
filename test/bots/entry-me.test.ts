import { expect, it } from 'vitest';
import { findPerson } from '../../src/people/identify.ts';
import { kinds, type Retained } from '../../src/retain/retain.ts';
import { sweepAlone } from '../../src/retain/store-day.ts';
import { ADMIN, openStage } from './support.ts';

const CONTACT = '13900000001';
const CADRE = '13800000001';

it('shows a contact their data, and mutes progress', async () => {
  const stage = await openStage();
  const chat = await stage.bound(501, CONTACT, 1);
  const [me = ''] = await chat.says('/me');
  expect(me).toContain('<b>王示例</b>，示例精密材料有限公司');
  expect(me).toContain('样本家具有限公司');
  expect(me).not.toContain(CADRE);
  expect(chat.labels()).toEqual(['我的诉求', '静音', 'English']);
  await chat.taps('静音');
  expect(chat.boxes.at(-1)).toContain('静音了');
  expect(chat.last().text).toContain('进展消息：静音');
  await chat.taps('静音');
  expect(chat.last().text).toContain('会响，一天一次');
});

it('changes the language of texts, keyboard and menu', async () => {
  const stage = await openStage();
  const chat = await stage.bound(501, CONTACT, 1);
  await chat.says('/language');
  await chat.taps('English');
  expect(chat.last().text).toContain('English from now on');
  expect(chat.labels()).toEqual(['New appeal', 'My appeals']);
  const menu = stage.api.calls.findLast(({ method }) => method === 'setMyCommands')?.params;
  expect(menu?.commands).toMatchObject([
    { description: 'New appeal' },
    { description: 'My appeals' },
    {},
    {},
    {},
    {},
  ]);
  expect((await chat.says('/help')).join()).toContain('What you can do');
});

it('takes a leave until a day, tells the deputy, and ends it', async () => {
  const stage = await openStage();
  const deputyId = await stage.id('13800000002');
  const deputy = await stage.bound(602, '13800000002');
  const chat = await stage.bound(601, CADRE);
  expect((await chat.says('/me')).join()).toContain('现在：在岗');
  await chat.taps('休假');
  expect(chat.last().text).toContain('由赵样本接着办');
  expect((await chat.says('明年某天')).join()).not.toContain('✅');
  await chat.says('3月9日');
  expect(chat.last().text).toContain('周一 3月2日至周一 3月9日由赵样本代办 0 件');

  const until = (await findPerson(stage.deps, stage.botId, 601))?.person.leaveUntil;
  expect(until?.toISOString()).toBe('2026-03-09T15:59:59.999Z');
  await stage.deliver(deputyId);
  expect(deputy.last().text).toContain('李示范');
  expect((await chat.says('/me')).join()).toContain('现在：休假，到');
  await chat.taps('销假');
  expect((await findPerson(stage.deps, stage.botId, 601))?.person.leaveFrom).toBeNull();
});

it('asks for the leave of somebody without a deputy, and says who decides meanwhile', async () => {
  const stage = await openStage();
  await stage.deps.sql`update people set deputy_id = null, roles = '{leader}' where phone = ${CADRE}`;
  const chat = await stage.bound(601, CADRE);
  await chat.says('/me');
  await chat.taps('休假');
  expect(chat.last().text).toContain('休到哪天？名册里没有人代您');
  await chat.says('3月9日');
  expect(chat.last().text).toBe(
    '✅ 周一 3月2日至周一 3月9日休假，没有人代您。\n要您定的，先由别人定；您也还能定。\n提前回来点“销假”。',
  );
});

it('gives each role its help, several one after another', async () => {
  const stage = await openStage();
  await stage.deps.sql`update people set roles = '{leader,admin}' where phone = ${ADMIN}`;
  const chat = await stage.bound(900, ADMIN);
  expect((await chat.says('在吗')).join()).toContain('给企业的话，回复那张卡');
  const [text = ''] = await chat.says('/help');
  expect(text).toContain('/overdue');
  expect(text).toContain('/health 系统状况');
  expect(text).toContain('第 3 轮的件归您办');
  await stage.deps.sql`update people set roles = '{head}' where phone = ${ADMIN}`;
  const heads = (await chat.says('/help')).join();
  expect(heads).toContain('分管领导不在');
  expect(heads).not.toContain('第 3 轮');
  await stage.deps.sql`update people set roles = '{admin}' where phone = ${ADMIN}`;
  const [unclear = ''] = await chat.says('在吗');
  expect(unclear).toContain('这句话我不知道给谁');
  expect(unclear).not.toContain('给企业');
});

it('hands out invitations one by one with a picture, or all at once', async () => {
  const stage = await openStage();
  const chat = await stage.bound(900, ADMIN);
  expect(await chat.says('/invite')).toEqual(['还没绑定的 6 人']);
  await chat.taps('按人发');
  expect(chat.last().text).toContain('5. ');
  expect(chat.labels()).toContain('下一页');
  await chat.taps('1');
  const photo = stage.api.calls.findLast(({ method }) => method === 'sendPhoto');
  expect(photo?.params.multipart).toContain('https://t.me/fake_bot?start=');

  await chat.taps('发全部链接');
  const all = chat.last().text;
  expect(all).toContain('新邀请 6 个');
  const [, code = ''] = /start=([\w-]{24})/.exec(all) ?? [];
  const [asked] = await stage.chat(701).says(`/start ${code}`);
  expect(asked).toContain('您好');
});

it('shows the health of the town, and tries again what failed', async () => {
  const stage = await openStage();
  const { deps } = stage;
  const chat = await stage.bound(900, ADMIN);
  await deps.sql`
    insert into inbox (bot_id, update_id, lane, payload, received_at, done_at, attempts, error)
    values (${stage.botId}, 1, 1, '{"update_id":1}', now(), now(), 3, 'TypeError')`;
  const none = Object.fromEntries(kinds.map((kind) => [kind, 0])) as Retained;
  const held = { why: 'long', day: '2026-03-02', last: '2025-12-01', counts: { ...none, cases: 3 } } as const;
  await sweepAlone(deps.sql, async () => ({ day: null, held }));
  const [health = ''] = await chat.says('/health');
  expect(health).toMatch(/到期的内容没清：上次是 2025-12-01，隔得太久。会清的有 3 件.*retain --apply/);
  expect(health).toContain('数据库正常');
  expect(health).toContain('Telegram 正常');
  expect(health).toContain('没办成，要看的 1');
  expect(health).toContain('没绑定的企业 3');
  expect(health).toContain('没有AB角');
  expect(health).not.toContain('0 秒');
  await chat.taps('看失败');
  expect(chat.last().text).toContain('收到没处理成的 1 条：TypeError');
  await chat.taps('再试一次');
  expect(chat.last().text).toBe('重新排上了 1 条。');
  await stage.handled(1);
});
