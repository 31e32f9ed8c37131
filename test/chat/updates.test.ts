import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, it } from 'vitest';
import { drain, guest, openStage, refusal, TOKEN } from './stage.ts';
import { cleanUp } from '../support/clean-up.ts';

const stage = await openStage();
const { telegram } = stage;
const poll = (extra: object) => telegram.callApi('getUpdates', { timeout: 0, ...extra }) as Promise<Told[]>;
type Told = { update_id: number; message: { text: string } };
const texts = (updates: Told[]) => updates.map(({ message }) => message.text);

it('gives updates again until they are confirmed', async () => {
  const user = await guest(stage);
  const { write } = await stage.chat.as(user, stage.botId);
  for (const text of ['一', '二', '三']) await write(text);

  const first = await poll({ limit: 2 });
  expect(texts(first)).toEqual(['一', '二']);
  expect(texts(await poll({}))).toEqual(['一', '二', '三']);
  expect(texts(await poll({ offset: (first[0]?.update_id ?? 0) + 1 }))).toEqual(['二', '三']);
  expect(texts(await poll({ offset: -1 }))).toEqual(['三']);
  expect(texts(await poll({}))).toEqual(['三']);
  await drain(stage);
});

it('holds a long poll until somebody writes', async () => {
  const user = await guest(stage);
  const waiting = poll({ timeout: 20 });
  await new Promise((resolve) => setTimeout(resolve, 100));

  const began = performance.now();
  await (await stage.chat.as(user, stage.botId)).write('来了');

  expect(texts(await waiting)).toEqual(['来了']);
  expect(performance.now() - began).toBeLessThan(2_000);
  await drain(stage);
});

it('ends the older of two pollers with 409', async () => {
  const older = refusal(poll({ timeout: 20 }));
  await new Promise((resolve) => setTimeout(resolve, 200));
  const newer = poll({ timeout: 1 });

  expect(await older).toBe(
    '409 Conflict: terminated by other getUpdates request; make sure that only one bot instance is running',
  );
  expect(await newer).toEqual([]);
});

it('is not ended by word of an earlier poll that comes late', async () => {
  const notes: string[] = [];
  const listening = await stage.world.deps.sql.listen('chat', (note) => {
    if (note.startsWith('p')) notes.push(note);
  });
  await poll({});
  await until(() => notes.length > 0);
  const running = poll({ timeout: 1 });
  await until(() => notes.length > 1);
  await stage.world.deps.sql`select pg_notify('chat', ${notes[0] ?? ''})`;

  expect(await running).toEqual([]);
  await listening.unlisten();
});

it('is not ended by an earlier poll of which the database hears later', async () => {
  const notes: string[] = [];
  const listening = await stage.world.deps.sql.listen('chat', (note) => {
    if (note.startsWith('p')) notes.push(note);
  });
  await poll({});
  await until(() => notes.length > 0);
  const running = poll({ timeout: 1 });
  await until(() => notes.length > 1);
  const late = notes[0]?.replace(/ \d+-/, ` ${'9'.repeat(20)}-`) ?? '';
  await stage.world.deps.sql`select pg_notify('chat', ${late})`;

  expect(await running).toEqual([]);
  await listening.unlisten();
});

it('is not ended by a poll of somebody who has gone before it began', async () => {
  const running = poll({ timeout: 1 });
  await new Promise((resolve) => setTimeout(resolve, 200));
  const gone = new Request(`${stage.url}/bot${TOKEN}/getUpdates`, { signal: AbortSignal.abort() });
  await stage.chat.app.fetch(gone);

  expect(await running).toEqual([]);
});

it('numbers updates without a gap while many people write at once', async () => {
  const people = await Promise.all(Array.from({ length: 8 }, (_, i) => guest(stage, `人${i}`)));
  await drain(stage);

  await Promise.all(
    people.map(async (user) => {
      const { write } = await stage.chat.as(user, stage.botId);
      for (let i = 0; i < 5; i += 1) await write(`${i}`);
    }),
  );

  const updates = (await poll({})) as unknown as {
    update_id: number;
    message: { text: string; from: { id: number } };
  }[];
  const ids = updates.map(({ update_id }) => update_id);
  expect(ids).toEqual(ids.map((_, i) => (ids[0] ?? 0) + i));
  for (const user of people) {
    const own = updates.filter(({ message }) => message.from.id === user);
    expect(own.map(({ message }) => message.text)).toEqual(['0', '1', '2', '3', '4']);
  }
  await drain(stage);
});

it('keeps from a bot the kinds it does not want', async () => {
  const user = await guest(stage);
  const sent = await telegram.sendMessage(user, 'x');
  const hand = await stage.chat.as(user, stage.botId);

  await poll({ allowed_updates: ['message'] });
  await hand.press(sent.message_id, 'a');
  await hand.write('b');
  expect(await drain(stage)).toMatchObject([{ message: { text: 'b' } }]);

  await poll({ allowed_updates: [] });
  await hand.press(sent.message_id, 'a');
  expect(await drain(stage)).toMatchObject([{ callback_query: { data: 'a' } }]);
});

it('forgets a press after 150 seconds and everything after a day', async () => {
  const user = await guest(stage);
  const sent = await telegram.sendMessage(user, 'x');
  const hand = await stage.chat.as(user, stage.botId);
  await hand.press(sent.message_id, 'a');
  await hand.write('b');

  stage.world.clock.advance('151s');
  expect(await poll({})).toMatchObject([{ message: { text: 'b' } }]);
  stage.world.clock.advance('1d');
  expect(await poll({})).toEqual([]);
  await stage.world.deps.sql`delete from chat.updates`;
});

type Heard = { headers: IncomingHttpHeaders; update: { update_id: number; message: { text: string } } };

it('delivers to a webhook with its secret, a chat in order, again after a failure', async () => {
  const heard: Heard[] = [];
  const answers = [500, 200, 200];
  const hook = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk) => {
      body += chunk;
    });
    request.on('end', () => {
      heard.push({ headers: request.headers, update: JSON.parse(body) });
      response.writeHead(answers[heard.length - 1] ?? 200).end();
    });
  }).listen(0, '127.0.0.1');
  cleanUp(() => void hook.close());
  await new Promise((resolve) => hook.once('listening', resolve));
  const user = await guest(stage);
  const { write } = await stage.chat.as(user, stage.botId);
  const url = `http://127.0.0.1:${(hook.address() as AddressInfo).port}/telegram/x`;
  await telegram.setWebhook(url, { secret_token: 'se-cret' });
  expect(await refusal(poll({}))).toBe(
    "409 Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first",
  );

  await write('一');
  await write('二');
  await until(() => heard.length === 1);
  expect(await telegram.getWebhookInfo()).toMatchObject({ url, pending_update_count: 2 });
  stage.world.clock.advance('3s');
  await until(() => heard.length === 3);

  expect(heard.map(({ update }) => update.message.text)).toEqual(['一', '一', '二']);
  expect(heard[0]?.headers['x-telegram-bot-api-secret-token']).toBe('se-cret');
  await until(async () => (await telegram.getWebhookInfo()).pending_update_count === 0);
  await telegram.deleteWebhook();
  expect(await poll({})).toEqual([]);
});

it('takes a webhook on https or beside itself only', async () => {
  expect(await refusal(telegram.setWebhook('http://example.cn/x'))).toBe(
    '400 Bad Request: bad webhook: An HTTPS URL must be provided for webhook',
  );
  expect(await refusal(telegram.setWebhook('https://example.cn:8080/x'))).toBe(
    '400 Bad Request: bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443',
  );
  expect(await refusal(telegram.setWebhook('https://example.cn/x', { secret_token: '密' }))).toBe(
    '400 Bad Request: secret token contains unallowed characters',
  );
});

async function until(done: () => boolean | Promise<boolean>): Promise<void> {
  for (let i = 0; i < 100 && !(await done()); i += 1)
    await new Promise((resolve) => setTimeout(resolve, 100));
  expect(await done()).toBe(true);
}
