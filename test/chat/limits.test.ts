import { request } from 'node:http';
import { Readable } from 'node:stream';
import { Input } from 'telegraf';
import { expect, it } from 'vitest';
import { guest, openStage, png, refusal, TOKEN } from './stage.ts';

const stage = await openStage();
const { telegram } = stage;
const user = await guest(stage);
const say = (text: string, extra = {}) => refusal(telegram.sendMessage(user, text, extra));
const html = (text: string) => say(text, { parse_mode: 'HTML' });
const OK = 'not refused';

it('counts a text in characters after parsing: 4096 pass, 4097 do not', async () => {
  expect(await say('😀'.repeat(4096))).toBe(OK);
  expect(await html(`<b>${'字'.repeat(4096)}</b>`)).toBe(OK);
  expect(await say('字'.repeat(4097))).toBe('400 Bad Request: message is too long');
  expect(await say('x'.repeat(32_769))).toBe('400 Bad Request: text is too long');
});

it('refuses an empty text', async () => {
  expect(await say('')).toBe('400 Bad Request: message text is empty');
  expect(await say(' \n ')).toBe('400 Bad Request: text must be non-empty');
});

it('names the place of a fault in HTML, in bytes', async () => {
  const fault = "400 Bad Request: can't parse entities: ";
  expect(await html('李 <a@b>')).toBe(`${fault}Unsupported start tag "a@b" at byte offset 4`);
  expect(await html('<b>x')).toBe(`${fault}Can't find end tag corresponding to start tag "b"`);
  expect(await html('x</b>')).toBe(`${fault}Unexpected end tag at byte offset 1`);
  expect(await html('<b>x</i>')).toBe(
    `${fault}Unmatched end tag at byte offset 4, expected "</b>", found "</i>"`,
  );
  expect(await html('1 < 2')).toBe(`${fault}Unsupported start tag "" at byte offset 2`);
  expect(await html('<b')).toBe(`${fault}Unclosed start tag at byte offset 0`);
  expect(await html('<a href="x>y')).toBe(`${fault}Unclosed start tag at byte offset 0`);
  expect(await html('<a href=x"y>z</a>')).toBe(`${fault}Unexpected end of name token at byte offset 8`);
  expect(await html('<a ="x">z</a>')).toBe(`${fault}Empty attribute name in the tag "a" at byte offset 0`);
  expect(await html('<span>x</span>')).toBe(
    `${fault}Tag "span" must have class "tg-spoiler" at byte offset 0`,
  );
  expect(await say('*x*', { parse_mode: 'MarkdownV2' })).toMatch(/^400 Bad Request: markdown/);
  expect(await say('x', { parse_mode: 'BBCode' })).toBe('400 Bad Request: unsupported parse_mode');
});

it('lets a caption have 1024 characters', async () => {
  const photo = (caption: string) =>
    refusal(telegram.sendPhoto(user, Input.fromBuffer(png(9, 9)), { caption }));
  expect(await photo('字'.repeat(1024))).toBe(OK);
  expect(await photo('字'.repeat(1025))).toBe('400 Bad Request: message caption is too long');
});

it('lets callback data have 64 bytes', async () => {
  const press = (data: string) =>
    say('x', { reply_markup: { inline_keyboard: [[{ text: 'x', callback_data: data }]] } });
  expect(await press('x'.repeat(64))).toBe(OK);
  expect(await press('字'.repeat(22))).toBe('400 Bad Request: BUTTON_DATA_INVALID');
});

it('bounds keyboards', async () => {
  const button = (text: string) => ({ text, callback_data: '1' });
  const inline = (rows: object[][]) => say('x', { reply_markup: { inline_keyboard: rows } });
  const row = (length: number) => Array.from({ length }, (_, i) => button(`${i}`));
  expect(await inline([row(8)])).toBe(OK);
  expect(await inline([row(9)])).toBe('400 Bad Request: reply markup is too long');
  expect(await inline(Array.from({ length: 13 }, () => row(8)))).toBe(
    '400 Bad Request: reply markup is too long',
  );
  expect(await inline([[button('x'.repeat(11_000))]])).toBe('400 Bad Request: reply markup is too long');
  expect(await inline([[{ text: 'x' }]])).toBe(
    "400 Bad Request: can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard",
  );
  expect(await inline([[{ text: 'x', url: 'http://localhost:3000' }]])).toBe(
    "400 Bad Request: inline keyboard button URL 'http://localhost:3000' is invalid: Wrong HTTP URL",
  );
});

it('loses links to localhost and buttons without a text, silently', async () => {
  const message = await telegram.sendMessage(user, '<a href="http://localhost/x">here</a>', {
    parse_mode: 'HTML',
    reply_markup: {
      inline_keyboard: [[{ text: '', callback_data: '1' }], [{ text: 'a', callback_data: '2' }]],
    },
  });

  expect(message.entities).toBeUndefined();
  expect(message.reply_markup?.inline_keyboard).toEqual([[{ text: 'a', callback_data: '2' }]]);
});

it('says why an edit is refused', async () => {
  const edit = (id: number, text: string) => refusal(telegram.editMessageText(user, id, undefined, text));
  const sent = await telegram.sendMessage(user, '一');
  const keyboard = await telegram.sendMessage(user, '二', { reply_markup: { keyboard: [['a']] } });
  const photo = await telegram.sendPhoto(user, Input.fromBuffer(png(9, 9)));

  expect(await edit(sent.message_id, '一')).toBe(
    '400 Bad Request: message is not modified: specified new message content and reply markup are exactly the ' +
      'same as a current content and reply markup of the message',
  );
  expect(await edit(sent.message_id, 'x'.repeat(4097))).toBe('400 Bad Request: MESSAGE_TOO_LONG');
  expect(await edit(999_999, '三')).toBe('400 Bad Request: message to edit not found');
  expect(await edit(1, '三')).toBe("400 Bad Request: message can't be edited");
  expect(await edit(keyboard.message_id, '三')).toBe("400 Bad Request: message can't be edited");
  expect(await edit(photo.message_id, '三')).toBe('400 Bad Request: there is no text in the message to edit');
  expect(await edit(sent.message_id, '二')).toBe(OK);
});

it('takes the buttons away when an edit brings none', async () => {
  const sent = await telegram.sendMessage(user, '一', {
    reply_markup: { inline_keyboard: [[{ text: 'a', callback_data: '1' }]] },
  });

  const edited = await telegram.editMessageText(user, sent.message_id, undefined, '二');

  expect(edited).toMatchObject({ text: '二', edit_date: expect.any(Number) });
  expect(edited).not.toHaveProperty('reply_markup');
});

it('deletes within 48 hours only', async () => {
  const old = await telegram.sendMessage(user, '旧');
  stage.world.clock.advance('47h');
  const fresh = await telegram.sendMessage(user, '新');
  stage.world.clock.advance('2h');

  expect(await refusal(telegram.deleteMessage(user, old.message_id))).toBe(
    "400 Bad Request: message can't be deleted for everyone",
  );
  expect(await telegram.deleteMessage(user, fresh.message_id)).toBe(true);
  expect(await refusal(telegram.deleteMessage(user, fresh.message_id))).toBe(
    '400 Bad Request: message to delete not found',
  );
  const [a, b] = [await telegram.sendMessage(user, 'a'), await telegram.sendMessage(user, 'b')];
  expect(await telegram.deleteMessages(user, [a.message_id, b.message_id, 99_999])).toBe(true);
});

it('lets a press wait 15 seconds for its answer', async () => {
  const sent = await telegram.sendMessage(user, 'x');
  const hand = await stage.chat.as(user, stage.botId);
  const quick = await hand.press(sent.message_id, 'a');
  stage.world.clock.advance('15s');
  expect(await refusal(telegram.answerCbQuery(quick))).toBe(OK);

  const slow = await hand.press(sent.message_id, 'a');
  stage.world.clock.advance('16s');
  expect(await refusal(telegram.answerCbQuery(slow))).toMatch(/^400 Bad Request: query is too old/);
  expect(await refusal(telegram.answerCbQuery('1', 'x'.repeat(201)))).toBe(
    '400 Bad Request: MESSAGE_TOO_LONG',
  );
});

it('writes only to people who began', async () => {
  const stranger = await stage.chat.addUser({ name: '生人' });
  expect(await refusal(telegram.sendMessage(stranger, 'x'))).toBe(
    "403 Forbidden: bot can't initiate conversation with a user",
  );
  expect(await refusal(telegram.sendMessage(5, 'x'))).toBe('400 Bad Request: chat not found');
  expect(await refusal(telegram.sendMessage('@somebody', 'x'))).toBe('400 Bad Request: chat not found');
  const reply_parameters = { message_id: 99_999 };
  expect(await say('x', { reply_parameters })).toBe('400 Bad Request: message to be replied not found');
  expect(
    await say('x', { reply_parameters: { ...reply_parameters, allow_sending_without_reply: true } }),
  ).toBe(OK);
});

it('bounds files: 50 MB up, 20 MB down, photos 10 MB and real', async () => {
  const document = (size: number) =>
    telegram.sendDocument(user, Input.fromBuffer(Buffer.alloc(size), 'a.bin'));
  const big = await document(21 * 1024 * 1024);
  expect(await refusal(telegram.getFile(big.document.file_id))).toBe('400 Bad Request: file is too big');
  expect(await refusal(document(51 * 1024 * 1024))).toBe('413 Request Entity Too Large');
  expect(await refusal(telegram.getFile('none'))).toBe('400 Bad Request: invalid file_id');

  const photo = (bytes: Buffer) => refusal(telegram.sendPhoto(user, Input.fromBuffer(bytes, 'a.png')));
  const heavy = Buffer.concat([png(9, 9), Buffer.alloc(10 * 1024 * 1024)]);
  expect(await photo(heavy)).toMatch(/is too big for a photo; the maximum size is 10485760 bytes$/);
  expect(await photo(Buffer.alloc(99))).toBe('400 Bad Request: IMAGE_PROCESS_FAILED');
  expect(await photo(png(9_000, 1_001))).toBe('400 Bad Request: PHOTO_INVALID_DIMENSIONS');
  expect(await photo(png(2_100, 100))).toBe('400 Bad Request: PHOTO_INVALID_DIMENSIONS');
  expect(await refusal(telegram.sendPhoto(user, big.document.file_id))).toBe(
    "400 Bad Request: can't use file of type Document as Photo",
  );
});

it('bounds albums', async () => {
  const item = (i: number) => ({ type: 'photo' as const, media: Input.fromBuffer(png(9, 9), `${i}.png`) });
  const album = (length: number) =>
    refusal(
      telegram.sendMediaGroup(
        user,
        Array.from({ length }, (_, i) => item(i)),
      ),
    );
  expect(await album(11)).toBe('400 Bad Request: too many messages to send as an album');
  expect(await album(1)).toMatch(/^400 Bad Request/);
  const mixed = [item(1), { type: 'document' as const, media: Input.fromBuffer(png(9, 9), 'b.png') }];
  expect(await refusal(telegram.sendMediaGroup(user, mixed as never))).toBe(
    "400 Bad Request: can't use the media of the specified type in the album",
  );
});

it('checks commands as Telegram does', async () => {
  const set = (command: string, description = 'x', extra = {}) =>
    refusal(telegram.setMyCommands([{ command, description }], extra));
  expect(await set('Upper')).toBe('400 Bad Request: BOT_COMMAND_INVALID');
  expect(await set('ok', '')).toBe('400 Bad Request: BOT_COMMAND_DESCRIPTION_INVALID');
  expect(await set('ok', 'x', { language_code: 'zh-Hans' })).toBe(
    '400 Bad Request: invalid language code specified',
  );
  expect(await set('ok', 'x', { scope: { type: 'chat', chat_id: 5 } })).toBe(
    '400 Bad Request: chat not found',
  );
});

const MB = 1024 * 1024;

/** Sends a photo as a form, in pieces that are nowhere whole. @returns the answer */
async function sendInPieces(mb: number): Promise<string> {
  const head = (name: string, more = '') =>
    `--x\r\nContent-Disposition: form-data; name="${name}"${more}\r\n\r\n`;
  const piece = Buffer.alloc(MB, 'x');
  const parts = [
    `${head('chat_id')}${user}\r\n`,
    head('photo', '; filename="a.png"'),
    ...Array(mb).fill(piece),
  ];
  const headers = { 'content-type': 'multipart/form-data; boundary=x' };
  return await new Promise((resolve, reject) => {
    const one = request(`${stage.url}/bot${TOKEN}/sendPhoto`, { method: 'POST', headers }, async (answer) => {
      resolve(
        (JSON.parse(Buffer.concat(await answer.toArray()).toString()) as { description: string }).description,
      );
    });
    one.on('error', reject);
    Readable.from([...parts, '\r\n--x--\r\n']).pipe(one);
  });
}

it('takes the uploads of bots through memory in pieces, and bounds what is none', async () => {
  const [at, many] = [process.memoryUsage().arrayBuffers, 4];
  let most = 0;
  const looking = setInterval(() => {
    most = Math.max(most, process.memoryUsage().arrayBuffers - at);
  }, 5);
  const answers = await Promise.all(Array.from({ length: many }, () => sendInPieces(45)));
  clearInterval(looking);

  for (const answer of answers) expect(answer).toMatch(/of size 47185920 bytes is too big for a photo/);
  // Whole forms are more than twice as much as all of them.
  expect(most).toBeLessThan(45 * MB * many);
  const body = JSON.stringify({ chat_id: user, text: 'x'.repeat(MB) });
  const headers = { 'content-type': 'application/json' };
  const tooLong = await fetch(`${stage.url}/bot${TOKEN}/sendMessage`, { method: 'POST', body, headers });
  expect(await tooLong.json()).toMatchObject({ error_code: 413 });
});
