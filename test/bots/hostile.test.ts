import { expect, it } from 'vitest';
import { laneOf } from '../../bots/intake.ts';
import { openStage } from './support.ts';

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
