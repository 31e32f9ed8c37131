import { expect, it } from 'vitest';
import { findPerson } from '../../src/people/identify.ts';
import { uscc } from '../people/roster/support.ts';
import { eventually } from '../support/backends.ts';
import { ADMIN, type Chat, openStage, type Stage } from './support.ts';

const USCC = uscc(3);

async function asks(chat: Chat, phone = '13900000077'): Promise<string[]> {
  await chat.says('/start');
  await chat.taps('申请邀请码');
  await chat.says(USCC);
  await chat.says('周样例');
  return await chat.says(phone);
}

async function administrator(stage: Stage): Promise<{ chat: Chat; id: string }> {
  return { chat: await stage.bound(900, ADMIN), id: await stage.id(ADMIN) };
}

it('asks three questions, and says of each bad answer what is wrong with it', async () => {
  const stage = await openStage();
  const chat = stage.chat(501);
  await chat.says('你好');
  expect(chat.last().text).toContain('您好，我是小二');
  await chat.taps('申请邀请码');

  expect(await chat.says('123')).toEqual([expect.stringContaining('这是 3 位，要 18 位')]);
  expect((await chat.says(`${USCC.slice(0, 17)}O`)).join()).toContain('不会出现在信用代码里');
  expect(await chat.says(USCC)).toEqual(['您的姓名？要全名。']);
  expect(await chat.says('138')).toEqual([expect.stringContaining('要全名')]);
  await chat.says('周样例');
  expect(chat.labels()).toEqual(['发送我的号码', '上一步', '取消']);
  expect(await chat.says('12345')).toEqual(['要 11 位手机号，1 开头。这是 5 位。']);
  const card = (user_id: number) => ({
    contact: { phone_number: '8613900000077', first_name: '周', user_id },
  });
  expect(await chat.sends(card(999))).toEqual(['这是别人的名片。请发您自己的号码。']);
  const forward_origin = { type: 'hidden_user', sender_user_name: '某人', date: 0 };
  expect(await chat.sends({ ...card(501), forward_origin })).toEqual(['这是别人的名片。请发您自己的号码。']);
  const [received] = await chat.sends(card(501));
  expect(received).toContain(`交给管理员了：${USCC} · 周样例 · 13900000077`);
  expect(await stage.deps.sql`select * from entry_steps`).toEqual([]);

  await chat.says('喂');
  await chat.taps('申请邀请码');
  expect(chat.last().text).toContain('管理员在核实');
});

it('goes back, stops, and knows a button of a question that has passed', async () => {
  const stage = await openStage();
  const chat = stage.chat(501);
  await chat.says('/start');
  await chat.taps('申请邀请码');
  const stale = chat.data('取消');
  await chat.says(USCC);
  await chat.taps('上一步');
  expect(chat.last().text).toContain('统一社会信用代码');
  await chat.says(USCC);
  await chat.presses(stale);
  expect(chat.boxes.at(-1)).toContain('这个问题已经过去了');
  await chat.says('周样例');
  expect(await chat.says('取消')).toEqual(['停下了，什么都没有改。']);
  expect(await chat.says('13900000077')).toEqual([expect.stringContaining('您还没绑定')]);
  expect(await stage.deps.sql`select uscc, name from entry_steps`).toEqual([{ uscc: '', name: '' }]);
});

it('lets somebody who is bound meanwhile stop asking with /cancel', async () => {
  const stage = await openStage();
  const stranger = stage.chat(501);
  await stranger.says('/start');
  const ask = stranger.data('申请邀请码');
  const chat = await stage.bound(501, '13900000002', 3);
  await chat.presses(ask);
  expect(chat.last().text).toContain('统一社会信用代码');
  expect(await chat.says('/cancel')).toEqual(['停下了，什么都没有改。']);
  expect((await chat.says('2 号车间下午电压只有 340 伏')).join()).not.toContain('要 18 位');
});

it('carries the request to the administrator and the invitation back to the chat that asked', async () => {
  const stage = await openStage();
  const admin = await administrator(stage);
  const chat = stage.chat(501);
  await asks(chat);

  await stage.deliver(admin.id);
  expect(admin.chat.last().text).toContain(`信用代码：<code>${USCC}</code>（名册里有：范例食品有限公司）`);
  expect(admin.chat.last().text).toContain('名册上的电话：13900000002');
  await admin.chat.taps('确认');
  expect(admin.chat.last().text).toContain('同意了，邀请发给对方了');

  expect(chat.last().text).toContain('核实好了：<b>范例食品有限公司</b>');
  await chat.taps('确认');
  expect(chat.labels()).toEqual(['同意', '不同意']);
  expect(await findPerson(stage.deps, stage.botId, 501)).toBeNull();
  await chat.taps('同意');
  expect(await findPerson(stage.deps, stage.botId, 501)).toMatchObject({
    person: { name: '周样例', phone: '13900000077' },
    contactOf: [await stage.enterprise(3)],
  });
});

it('declines with the reason that was typed, once', async () => {
  const stage = await openStage();
  const admin = await administrator(stage);
  const chat = stage.chat(501);
  await asks(chat);
  await stage.deliver(admin.id);

  const approving = admin.chat.data('确认');
  await admin.chat.taps('拒绝');
  expect(admin.chat.last().text).toContain('为什么不通过');
  await admin.chat.says('电话对不上');

  expect(chat.last().text).toContain('这次没通过：电话对不上');
  expect(admin.chat.last().text).toContain('没有通过：电话对不上');
  await admin.chat.presses(approving);
  expect(admin.chat.boxes.at(-1)).toMatch(/钱样例.*不同意/);
});

it('keeps a request open that cannot be approved, and says what to do', async () => {
  const stage = await openStage();
  const admin = await administrator(stage);
  await asks(stage.chat(501), '13800000001');
  await stage.deliver(admin.id);
  await admin.chat.taps('确认');
  expect(admin.chat.last().text).toContain('这个手机号是工作人员的');
  expect((await admin.chat.says('/invite'))[0]).toContain('有人申请邀请码');
});

it('says whose number it is where it is that of a contact of another enterprise', async () => {
  const stage = await openStage();
  const admin = await administrator(stage);
  await asks(stage.chat(501), '13900000001');
  await stage.deliver(admin.id);
  await admin.chat.taps('确认');
  expect(admin.chat.last().text).toMatch(/这个手机号是.*的联系人，在这里同意，对方也会看到那边的诉求/);
  await stage.deps.sql`update people set locale = 'en' where id = ${admin.id}`;
  await admin.chat.presses(admin.chat.data('确认'));
  expect(admin.chat.last().text).toContain('approving it here would open their appeals too');
});

it('sends the invitation again, with a code that works, when the first sending broke off', async () => {
  const stage = await openStage();
  const admin = await administrator(stage);
  const chat = stage.chat(501);
  await asks(chat);
  await stage.deliver(admin.id);
  let broken = 1;
  stage.api.meddle(({ method, chatId }) =>
    method === 'sendMessage' && chatId === 501 && broken-- > 0
      ? { code: 502, description: 'Bad Gateway' }
      : undefined,
  );
  const tapped = admin.chat.taps('确认');
  await eventually(
    () => {
      stage.clock.advance('10s');
      return stage.deps.sql`select pg_notify('inbox', '') from inbox where done_at is null limit 1`;
    },
    (rows) => rows.length === 0 && broken < 1,
  );
  await tapped;
  await chat.taps('确认');
  await chat.taps('同意');
  expect(await findPerson(stage.deps, stage.botId, 501)).not.toBeNull();
});

it('tells the administrator when the one who asked has stopped the bot', async () => {
  const stage = await openStage();
  const admin = await administrator(stage);
  await asks(stage.chat(501));
  await stage.deliver(admin.id);
  stage.api.meddle(({ chatId }) =>
    chatId === 501 ? { code: 403, description: 'Forbidden: bot was blocked by the user' } : undefined,
  );
  await admin.chat.taps('确认');
  expect(admin.chat.last().text).toContain('没发到对方');
});

it("lets nobody but administrators use the administrator's buttons", async () => {
  const stage = await openStage();
  const admin = await administrator(stage);
  await asks(stage.chat(501));
  await stage.deliver(admin.id);
  const data = admin.chat.data('确认');
  await stage.deps.sql`update people set roles = '{cohandler}' where phone = ${ADMIN}`;
  await admin.chat.presses(data);
  expect(admin.chat.boxes.at(-1)).toContain('这件不归您');
  expect(await stage.deps.sql`select decided_at from invite_requests`).toEqual([{ decided_at: null }]);
});
