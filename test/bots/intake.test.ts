import { expect, it } from 'vitest';
import { laneOf, setWebhook, startPolling, webhookRoutes } from '../../bots/intake.ts';
import { openClient } from '../../src/telegram/client.ts';
import { eventually } from '../support/backends.ts';
import { type BotApi, startBotApi, type Update } from '../support/bot-api.ts';
import { cleanUp } from '../support/clean-up.ts';
import { createWorld } from '../support/world.ts';

const SECRET = 'a-secret-of-the-webhook-1';
const update = (id: number, text = 'x'): Update => ({
  update_id: id,
  message: { message_id: id, chat: { id: 5, type: 'private' }, from: { id: 5 }, text },
});

async function open() {
  const world = await createWorld();
  const api = await startBotApi();
  cleanUp(api.close);
  const client = openClient({ token: api.token, apiRoot: api.url });
  const kept = async () => {
    const rows = await world.deps.sql<{ id: number }[]>`select update_id as id from inbox order by update_id`;
    return rows.map(({ id }) => id);
  };
  return { ...world, api, client, kept };
}

const offsets = ({ calls }: BotApi) =>
  calls.filter(({ method }) => method === 'getUpdates').map(({ params }) => params.offset);

it('confirms updates only after they are kept', async () => {
  const { deps, api, client, kept } = await open();
  await deps.sql`alter table inbox add constraint full_disk check (update_id < 0)`;
  api.feed(update(7), update(8));
  const polling = startPolling(deps, client);
  await eventually(
    () => offsets(api).length,
    (n) => n >= 1,
  );
  expect(api.waiting()).toHaveLength(2);
  expect(offsets(api).every((offset) => offset === undefined)).toBe(true);

  await deps.sql`alter table inbox drop constraint full_disk`;
  await eventually(
    () => api.waiting().length,
    (n) => n === 0,
  );
  expect(await kept()).toEqual([7, 8]);
  await polling.stop();
});

it('gets again what was kept but not confirmed when it died, and keeps it once', async () => {
  const { deps, api, client, kept } = await open();
  api.feed(update(7));
  // Killed between keeping and confirming: the process is gone, Telegram still has the update.
  api.meddle(({ method, params }) => (method === 'getUpdates' && params.offset === 8 ? 'hang' : undefined));
  const first = startPolling(deps, client);
  await eventually(kept, (ids) => ids.length === 1);
  await first.stop();
  await deps.sql`update inbox set payload = '{"kept":"first"}'`;

  api.meddle(() => undefined);
  const second = startPolling(deps, client);
  api.feed(update(8));
  await eventually(
    () => api.waiting().length,
    (n) => n === 0,
  );
  expect(await kept()).toEqual([7, 8]);
  expect(await deps.sql`select payload from inbox where update_id = 7`).toEqual([
    { payload: { kept: 'first' } },
  ]);
  await second.stop();
});

it('waits troubles of the network out', async () => {
  const { deps, api, client, kept } = await open();
  let troubles = 2;
  api.meddle(({ method }) => {
    if (method !== 'getUpdates' || troubles-- <= 0) return undefined;
    return troubles === 1 ? 'reset' : { code: 502, description: 'Bad Gateway' };
  });
  api.feed(update(7));
  const polling = startPolling(deps, client);
  await eventually(kept, (ids) => ids.length === 1);
  await polling.stop();
});

it('goes on where a poll is ended by one of its own that was cut off', async () => {
  const { deps, api, client, kept } = await open();
  let troubles = 0;
  api.meddle(({ method }) => {
    if (method !== 'getUpdates' || troubles === 2) return undefined;
    troubles += 1;
    return { code: 409, description: 'Conflict: terminated by other getUpdates request' };
  });
  api.feed(update(8));
  const polling = startPolling(deps, client);
  await eventually(kept, (ids) => ids.length === 1);
  await polling.stop();
});

it.each([
  [401, 'Unauthorized', /BOT_TOKEN/],
  [409, 'Conflict: terminated by other getUpdates request', /Somebody else receives/],
])('ends with a clear word on %i', async (code, description, word) => {
  const { deps, api, client } = await open();
  api.meddle(() => ({ code, description }));
  const polling = startPolling(deps, client);
  await expect(polling.failed).rejects.toThrow(word);
  await polling.stop();
});

async function openHook() {
  const world = await open();
  const routes = webhookRoutes(world.deps, world.client, SECRET);
  const post = async (body: string, secret?: string) => {
    const header = secret === undefined ? {} : { 'x-telegram-bot-api-secret-token': secret };
    const headers = { 'content-type': 'application/json', ...header };
    return (await routes.request('/', { method: 'POST', headers, body })).status;
  };
  return { ...world, post };
}

it('takes updates by webhook from whoever knows the secret', async () => {
  const { post, kept } = await openHook();
  expect(await post(JSON.stringify(update(7)), SECRET)).toBe(200);
  expect(await post(JSON.stringify(update(7)), SECRET)).toBe(200);
  expect(await kept()).toEqual([7]);
});

it('keeps nothing without the secret, of another shape, or too large', async () => {
  const { post, kept } = await openHook();
  const body = JSON.stringify(update(7));
  expect(await post(body)).toBe(401);
  expect(await post(body, `${SECRET}x`)).toBe(401);
  expect(await post(body, SECRET.replace('1', '2'))).toBe(401);
  expect(await post('{"update_id":', SECRET)).toBe(400);
  expect(await post('{"hello":1}', SECRET)).toBe(400);
  expect(await post(JSON.stringify(update(7, 'x'.repeat(1024 * 1024))), SECRET)).toBe(413);
  expect(await kept()).toEqual([]);
});

it('says no to Telegram, which then sends again, while nothing can be kept', async () => {
  const { deps, post, kept } = await openHook();
  const body = JSON.stringify(update(7));
  await deps.sql`alter table inbox rename to inbox_away`;
  expect(await post(body, SECRET)).toBe(503);
  await deps.sql`alter table inbox_away rename to inbox`;
  expect(await post(body, SECRET)).toBe(200);
  expect(await kept()).toEqual([7]);
});

it('tells Telegram where to send, with the secret, or to keep them for polling', async () => {
  const { deps, api, client } = await open();
  await setWebhook(deps, client, { url: 'https://example.invalid/hook', secret: SECRET });
  await setWebhook(deps, client, undefined);
  expect(api.calls.map(({ method }) => method)).toEqual(['setWebhook', 'deleteWebhook']);
  expect(api.calls[0]?.params).toMatchObject({ secret_token: SECRET, max_connections: 40 });
});

it('does not die of a Telegram that is unwell at the start, but of one that refuses the address', async () => {
  const { deps, api, client } = await open();
  const troubles = [{ html: 502 }, 'reset'] as const;
  api.meddle(() => troubles[api.calls.length - 1]);
  await setWebhook(deps, client, undefined);
  expect(api.calls).toHaveLength(3);

  api.meddle(() => ({ code: 400, description: 'Bad Request: bad webhook: HTTPS url must be provided' }));
  const webhook = { url: 'http://example.invalid/hook', secret: SECRET };
  await expect(setWebhook(deps, client, webhook)).rejects.toThrow('bad webhook');
});

it('gives each chat a lane, taps and all, and what has no chat its sender', () => {
  const chat = { id: 5 };
  expect(laneOf({ update_id: 1, message: { chat, from: { id: 9 } } } as never)).toBe(5);
  expect(laneOf({ update_id: 1, callback_query: { from: { id: 9 }, message: { chat } } } as never)).toBe(5);
  expect(laneOf({ update_id: 1, callback_query: { from: { id: 9 } } } as never)).toBe(9);
  expect(laneOf({ update_id: 1 } as never)).toBe(1);
});

it('is not held up by an update with characters that the database refuses', async () => {
  const { deps, api, client, kept } = await open();
  api.feed(update(7, 'a\0b \ud83d 😀'), update(8));
  const polling = startPolling(deps, client);
  await eventually(kept, (ids) => ids.length === 2);
  const [row] = await deps.sql`select payload -> 'message' ->> 'text' as text from inbox where update_id = 7`;
  expect(row?.text).toBe('ab  😀');
  await polling.stop();
});
