import { inspect } from 'node:util';
import { afterAll, beforeEach, expect, it } from 'vitest';
import { openClient } from '../../src/telegram/client.ts';
import type { SendError } from '../../src/telegram/errors.ts';
import { noPacing } from '../../src/telegram/pacing.ts';
import { createSend } from '../../src/telegram/send.ts';
import { buttonSecret } from '../../src/telegram/store.ts';
import { startBotApi } from '../support/bot-api.ts';
import { createWorld } from '../support/world.ts';

const api = await startBotApi();
afterAll(api.close);
const client = openClient({ token: api.token, apiRoot: api.url });
const send = createSend(client, noPacing(), 'notice');
const CHAT = 5_000_000_001;

beforeEach(() => {
  api.meddle(() => undefined);
  api.calls.length = 0;
});

const failing = (call: Promise<unknown>) =>
  call.then(
    () => expect.fail('it went through'),
    (error: SendError) => error,
  );

it('sends, edits and removes a message with buttons', async () => {
  const markup = { inline: [[{ text: '签收', data: 'abc' }]] };

  const id = await send.text(CHAT, '<b>新诉求</b>', { markup });
  expect(api.chat(CHAT)).toEqual([
    {
      messageId: id,
      text: '<b>新诉求</b>',
      markup: { inline_keyboard: [[{ text: '签收', callback_data: 'abc' }]] },
      silent: false,
    },
  ]);

  await send.edit(CHAT, id, '已签收');
  expect(api.chat(CHAT)).toMatchObject([{ text: '已签收' }]);

  await send.remove(CHAT, id);
  expect(api.chat(CHAT)).toEqual([]);
});

it('takes nothing-to-do answers for success', async () => {
  const id = await send.text(CHAT, 'same');
  await send.edit(CHAT, id, 'same');
  await send.remove(CHAT, 999);
  api.meddle(() => ({
    code: 400,
    description: 'Bad Request: query is too old and response timeout expired or query ID is invalid',
  }));
  await send.answer('1');
});

it.each([
  [403, 'Forbidden: bot was blocked by the user', 'blocked'],
  [403, 'Forbidden: user is deactivated', 'blocked'],
  [400, 'Bad Request: chat not found', 'no_chat'],
  [400, 'Bad Request: message to edit not found', 'gone'],
  [400, 'Bad Request: can\'t parse entities: Unsupported start tag "张三" at byte offset 3', 'fault'],
  [401, 'Unauthorized', 'weather'],
  [429, 'Too Many Requests: retry after 7', 'rate'],
  [500, 'Internal Server Error', 'server'],
  [502, 'Bad Gateway', 'server'],
])('knows what to do about %i %s', async (code, description, kind) => {
  api.meddle(() => ({ code, description, ...(code === 429 ? { retryAfter: 7 } : {}) }));

  const error = await failing(createSend(client, noPacing(), 'notice').text(1, 'x'));

  expect(error.kind).toBe(kind);
  expect(error.retryAfterMs).toBe(code === 429 ? 7000 : 0);
  expect(error.message).not.toContain('张三');
});

it('tells a call that never left from one whose answer was lost', async () => {
  api.meddle(() => 'lost');
  expect((await failing(send.text(CHAT, 'x'))).kind).toBe('unknown');

  api.meddle(() => 'hang');
  expect((await failing(client.call('sendMessage', { chat_id: 1, text: 'x' }, 200))).kind).toBe('unknown');

  const nobody = openClient({ token: api.token, apiRoot: 'http://127.0.0.1:1' });
  expect((await failing(nobody.call('getMe'))).kind).toBe('weather');
});

it('keeps token and words out of its errors', async () => {
  for (const mischief of ['reset', { code: 400, description: 'Bad Request: x' }] as const) {
    api.meddle(() => mischief);
    const error = await failing(send.text(CHAT, 'a private matter'));
    expect(inspect(error, { depth: 9 })).not.toMatch(/AAfake|a private matter/);
  }
  const nobody = openClient({ token: api.token, apiRoot: 'http://127.0.0.1:1' });
  expect(inspect(await failing(nobody.call('getMe')), { depth: 9 })).not.toContain('AAfake');
});

it('lets a reply wait out a short 429 itself', async () => {
  let first = true;
  api.meddle(() => {
    const told = first
      ? ({ code: 429, description: 'Too Many Requests', retryAfter: 1 } as const)
      : undefined;
    first = false;
    return told;
  });
  const began = performance.now();

  await createSend(client, noPacing(), 'reply').text(77, 'hello');

  expect(performance.now() - began).toBeGreaterThan(900);
  expect(api.calls).toHaveLength(2);
});

it('uploads bytes, and sends files and albums by id', async () => {
  await send.file(CHAT, { kind: 'photo', bytes: Buffer.from('png'), name: 'qr.png', html: 'code' });
  await send.file(CHAT, { kind: 'document', fileId: 'D1' });
  await send.album(CHAT, [
    { kind: 'photo', fileId: 'P1', html: 'two' },
    { kind: 'photo', fileId: 'P2' },
  ]);

  expect(api.calls.map((call) => call.method)).toEqual(['sendPhoto', 'sendDocument', 'sendMediaGroup']);
  expect(api.calls[0]?.params.multipart).toContain('qr.png');
  expect(api.calls[2]?.params.media).toEqual([
    { type: 'photo', media: 'P1', caption: 'two', parse_mode: 'HTML' },
    { type: 'photo', media: 'P2' },
  ]);
});

it('makes the secret of the buttons once', async () => {
  const { deps } = await createWorld();

  const made = await Promise.all([buttonSecret(deps), buttonSecret(deps)]);

  expect(made[0]).toHaveLength(32);
  expect(made[1]).toEqual(made[0]);
});

it('does not sleep where a chat is held for long, but says how long', async () => {
  const pacing = noPacing();
  pacing.hold(CHAT, 60_000);
  const error = await failing(createSend(client, pacing, 'reply').text(CHAT, 'x'));
  expect(error.kind).toBe('rate');
  expect(error.retryAfterMs).toBeGreaterThan(50_000);
  expect(api.calls).toEqual([]);
});
