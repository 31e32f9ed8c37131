import { expect, it } from 'vitest';
import { readInitData } from '../../src/console/init-data.ts';
import { BOT, initData } from './stage.ts';

const now = new Date('2026-11-19T01:12:00Z');
const read = (text: string) => readInitData(text, BOT.token, now);
const ago = (seconds: number) => new Date(now.getTime() - seconds * 1000);

it('believes what Telegram signed for this bot, in whatever order the fields come', () => {
  const text = initData(9001, now);
  const reordered = text.split('&').toReversed().join('&');

  expect(read(text)).toEqual({ userId: 9001, proof: expect.stringMatching(/^[0-9a-f]{64}$/) });
  expect(read(reordered)).toEqual(read(text));
});

it.each([
  ['nothing', ''],
  ['no signature', 'user=%7B%22id%22%3A9001%7D&auth_date=1'],
  ['the signature of another bot', initData(9001, now, '8:of-another-bot')],
  ['another user under the same signature', initData(9001, now).replace('9001', '9002')],
  ['a field more', `${initData(9001, now)}&start_param=x`],
  ['a field less', initData(9001, now).replace(/query_id=[^&]*&/, '')],
  ['a field twice', `${initData(9001, now)}&auth_date=1`],
  ['a signature twice', `${initData(9001, now)}&hash=${'0'.repeat(64)}`],
  ['a signature twice, the good one last', `hash=${'0'.repeat(64)}&${initData(9001, now)}`],
  ['a signature in capitals', initData(9001, now).replace(/hash=.*/, (hash) => hash.toUpperCase())],
  ['no user', initData(9001, now, BOT.token, { user: '' })],
  ['a user without a number', initData(9001, now, BOT.token, { user: '{"id":"9001"}' })],
  ['no moment', initData(9001, now, BOT.token, { auth_date: '' })],
  ['a moment that is none', initData(9001, now, BOT.token, { auth_date: '1e9' })],
  ['a day and a second', initData(9001, ago(24 * 3600 + 1))],
  ['61 seconds ahead', initData(9001, ago(-61))],
  ['more than anybody sends', initData(9001, now, BOT.token, { start_param: 'x'.repeat(9000) })],
])('does not believe %s', (_, text) => {
  expect(read(text)).toBeNull();
});

it('takes a day, and a clock that is a minute ahead', () => {
  expect(read(initData(9001, ago(24 * 3600)))).not.toBeNull();
  expect(read(initData(9001, ago(-60)))).not.toBeNull();
});
