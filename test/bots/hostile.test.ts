import { expect, it } from 'vitest';
import { laneOf } from '../../bots/intake.ts';
import { ADMIN, openStage } from './support.ts';

const stage = await openStage();
const dead = () => stage.deps.sql`select update_id from inbox where error is not null`;

it('lets an update be whose parts are not of the kinds that Telegram promises', async () => {
  const chat = stage.chat(501);

  const said = await chat.sends({ text: 5 });
  await chat.sends({ document: { file_id: 7 } });
  await chat.has({ my_chat_member: { chat: { id: 501, type: 'private' }, new_chat_member: null } });

  expect(said).toEqual([]);
  expect(await dead()).toEqual([]);
});

it('keeps updates under a lane that is a number, whatever stands where the chat should', () => {
  const odd = { update_id: 9, message: { chat: { id: [[]] as never }, from: { id: 1e300 } } };

  expect(laneOf(odd)).toBe(9);
});

it('takes no update whose number is none', async () => {
  expect(await stage.post({ update_id: 1.5, message: {} })).toBe(400);
  expect(await stage.post({ update_id: '3', message: {} })).toBe(400);
});

it('stops the spinner of a tap outside of a private chat', async () => {
  const chat = stage.chat(502);
  const from = { id: 502, is_bot: false, first_name: '某人' };
  const answered = () => stage.api.calls.filter(({ method }) => method === 'answerCallbackQuery').length;
  const before = answered();

  await chat.has({
    callback_query: { id: 'a', from, chat_instance: '1', inline_message_id: 'x', data: 'x' },
  });
  const message = { message_id: 1, date: 0, chat: { id: -5, type: 'group' } };
  await chat.has({ callback_query: { id: 'b', from, chat_instance: '1', message, data: 'x' } });

  expect(answered() - before).toBe(2);
});

it('obeys nobody outside of their own chat with it, whoever they are elsewhere', async () => {
  const admin = await stage.bound(510, ADMIN);
  const [open] = await admin.says('/invite');
  expect(open).toBeDefined();
  const data = admin.data('发全部链接');
  const code = await stage.code('13900000002', 3);
  const from = { id: 510, is_bot: false, first_name: '某人', language_code: 'zh' };
  const group = { id: -510, type: 'supergroup', title: '群' };
  const own = { id: 510, type: 'private', first_name: '某人' };
  const said = (text: string, more: object = {}) => ({
    ...{ message_id: 9, date: 0, from, chat: group, text },
    ...more,
  });
  const anonymous = { id: 1_087_968_824, is_bot: true, first_name: 'Group' };
  const before = await stage.deps.sql`select count(*) from invitations`;
  stage.api.calls.length = 0;

  for (const update of [
    { message: said('/invite') },
    { message: said(`/start ${code}`) },
    { message: said('/invite', { from: anonymous, sender_chat: group }) },
    { message: said('/invite', { chat: own, from: { ...from, is_bot: true } }) },
    { message: said('/invite', { migrate_to_chat_id: -100_510 }) },
    { edited_message: said('/invite') },
    { edited_message: said('/invite', { chat: own }) },
    { channel_post: said('/invite', { chat: { ...group, type: 'channel' }, sender_chat: group }) },
    { business_message: said('/invite', { chat: own, business_connection_id: 'b' }) },
    { inline_query: { id: '1', from, query: '/invite', offset: '' } },
    { chosen_inline_result: { result_id: '1', from, query: '/invite' } },
    { callback_query: { id: 'c', from, chat_instance: '1', inline_message_id: 'x', data } },
    {
      callback_query: {
        id: 'd',
        from,
        chat_instance: '1',
        message: { message_id: 1, date: 0, chat: group },
        data,
      },
    },
    { chat_join_request: { chat: group, from, date: 0, user_chat_id: 510 } },
    { my_chat_member: { chat: group, from, date: 0, new_chat_member: { status: 'kicked' } } },
    {
      message_reaction: { chat: own, user: from, message_id: 1, date: 0, old_reaction: [], new_reaction: [] },
    },
  ])
    await admin.has(update);

  expect(admin.texts().filter((text) => text.includes('没绑定')).length).toBe(1);
  const told = stage.api.calls.filter(({ method }) => method !== 'answerCallbackQuery');
  expect(told.map(({ chatId, params }) => [chatId, String(params.text).slice(0, 8)])).toEqual([
    [-510, '我只在私聊里办事'],
  ]);
  expect(await stage.deps.sql`select count(*) from invitations`).toEqual(before);
  const [account] = await stage.deps.sql`select unreachable_at as at from accounts where user_id = 510`;
  expect(account?.at).toBeNull();
  // The same words where they count.
  expect((await admin.says('/invite')).join()).toContain('没绑定');
});

it('sets nothing aside when somebody has stopped the bot before they could be refused', async () => {
  const chat = stage.chat(503);
  stage.api.meddle(({ method }) =>
    method === 'sendMessage'
      ? { code: 403, description: 'Forbidden: bot was blocked by the user' }
      : undefined,
  );

  await chat.says('/nope');
  await chat.presses('forged');
  stage.api.meddle(() => undefined);

  expect(await dead()).toEqual([]);
});
