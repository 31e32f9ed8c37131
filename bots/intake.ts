import { createHash, timingSafeEqual } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Context, Hono } from 'hono';
import { Hono as App } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { HTTPException } from 'hono/http-exception';
import { isDatabaseAway } from '../src/db/away.ts';
import type { Deps } from '../src/deps.ts';
import { lastUpdateId } from '../src/inbox/store.ts';
import { keepUpdates } from '../src/inbox/store-keep.ts';
import type { Client } from '../src/telegram/client.ts';
import { asSendError, SendError } from '../src/telegram/errors.ts';
import { tooManyOf } from './too-many.ts';

/** Parts of an update that tell whose order it belongs to. */
type Raw = { update_id: number } & Record<
  string,
  { from?: { id: number }; chat?: { id: number }; message?: { chat?: { id: number } } }
>;

/** How long one poll waits at Telegram, and how long we wait for its answer before we call it dead. */
const POLL_S = 50;
const WATCHDOG_MS = 65_000;
/** Between two tries while the database is away: whoever waits shall not wait longer for this. */
const AWAY_PAUSE_MS = 500;
const BODY_LIMIT = 1024 * 1024;
/** Updates of these kinds are asked for; what is not here is never sent to us. */
const WANTED = ['message', 'edited_message', 'callback_query', 'my_chat_member'];

/** The chat an update belongs to, else its sender: what must be handled in order. */
export function laneOf(update: Raw): number {
  for (const part of Object.values(update)) {
    if (typeof part !== 'object' || part === null) continue;
    const id = [part.chat?.id, part.message?.chat?.id, part.from?.id].find(Number.isSafeInteger);
    if (id !== undefined) return id;
  }
  return update.update_id;
}

/** Keeps what came, but for what is more than one account may send. */
export async function takeIn(deps: Deps, botId: number, updates: Raw[]): Promise<void> {
  const { sql, now, metrics, policies, tracing } = deps;
  const { updates_at_once: atOnce, updates_per_minute: perMinute } = policies.current().caps;
  const arrivals = updates.map((update) => ({
    trace: tracing.mark('receive', { facts: { updateId: update.update_id } }),
    updateId: update.update_id,
    lane: laneOf(update),
    payload: update,
    instead: tooManyOf(update),
  }));
  const { refused } = await keepUpdates(sql, botId, arrivals, now(), { atOnce, perMinute });
  metrics.refused(refused);
}

export type Polling = { stop: () => Promise<void>; failed: Promise<never> };

/**
 * Polls for updates and keeps each batch before the next poll confirms it. Troubles of the network are
 * waited out; a token that is refused or a second poller ends it with a clear word (`failed`).
 */
export function startPolling(deps: Deps, client: Client, onAway: OnAway = async () => {}): Polling {
  const stopping = new AbortController();
  let fail: (error: Error) => void = () => {};
  const failed = new Promise<never>((_, reject) => {
    fail = reject;
  });
  failed.catch(() => {});
  const running = poll({ deps, client, onAway }, stopping.signal).catch((error) => fail(error));
  return {
    failed,
    stop: async () => {
      stopping.abort();
      await running;
    },
  };
}

/** What to do about an update that cannot be kept yet, because the database is away. */
export type OnAway = (update: object) => Promise<void>;
type Poller = { deps: Deps; client: Client; onAway: OnAway };

async function poll(poller: Poller, signal: AbortSignal): Promise<void> {
  let last: number | null | undefined;
  let pause = 1000;
  const refuseFatal = fatalWatch();
  while (!signal.aborted) {
    try {
      last = await pollOnce(poller, last, signal);
      pause = 1000;
    } catch (error) {
      if (signal.aborted) return;
      refuseFatal(error);
      const isAway = isDatabaseAway(error);
      poller.deps.log.warn(
        { err: isAway ? error : asSendError('getUpdates', error) },
        'polling failed, trying again',
      );
      if (isAway) pause = AWAY_PAUSE_MS;
      await sleep(pause, undefined, { signal }).catch(() => {});
      pause = Math.min(pause * 2, 30_000);
    }
  }
}

/** One poll, its updates kept. @returns the newest update that we have; null where there is none yet */
async function pollOnce(
  { deps, client, onAway }: Poller,
  known: number | null | undefined,
  signal: AbortSignal,
): Promise<number | null> {
  const last = known === undefined ? await lastUpdateId(deps.sql, client.botId) : known;
  const updates = await getUpdates(client, last, signal);
  if (updates.length === 0) return last;
  await takeIn(deps, client.botId, updates).catch((error: unknown) => {
    if (isDatabaseAway(error)) for (const update of updates) void onAway(update);
    throw error;
  });
  FAULT: await globalThis.faultPoint?.('stored');
  return Math.max(...updates.map((update) => update.update_id));
}

type CallApi = (method: string, payload: object, options: { signal: AbortSignal }) => Promise<unknown>;

async function getUpdates(client: Client, last: number | null, signal: AbortSignal): Promise<Raw[]> {
  const callApi = client.telegram.callApi.bind(client.telegram) as unknown as CallApi;
  const payload = {
    offset: last === null ? undefined : last + 1,
    timeout: POLL_S,
    limit: 100,
    allowed_updates: WANTED,
  };
  const watched = AbortSignal.any([signal, AbortSignal.timeout(WATCHDOG_MS)]);
  try {
    const updates = (await callApi('getUpdates', payload, { signal: watched })) as Raw[];
    client.contact.heard();
    return updates;
  } catch (error) {
    if (!signal.aborted) client.contact.missed(asSendError('getUpdates', error));
    throw error;
  }
}

export const UNKNOWN_TOKEN =
  'Telegram does not know this token. Check BOT_TOKEN (from @BotFather), then start again.';

/** A poll of ours that was cut off may still be open there, and ends the next; whoever else polls does so each time. */
const CONFLICTS = { most: 3, withinMs: 60_000 };

/** @returns what throws where no waiting mends an error */
function fatalWatch(): (error: unknown) => void {
  let conflicts: number[] = [];
  return (error) => {
    const code = (error as { response?: { error_code?: number } }).response?.error_code;
    if (code === 401 || code === 404) throw new Error(UNKNOWN_TOKEN);
    if (code !== 409) return;
    const at = performance.now();
    conflicts = [...conflicts.filter((one) => at - one < CONFLICTS.withinMs), at];
    if (conflicts.length < CONFLICTS.most) return;
    throw new Error(
      'Somebody else receives the updates of this bot: a second start, or a webhook. Stop the other one, or call deleteWebhook.',
    );
  };
}

/** `/telegram/<path>`: keeps each update, then says 200. The secret header is compared in constant time. */
export function webhookRoutes(
  deps: Deps,
  client: Client,
  secret: string,
  onAway: OnAway = async () => {},
): Hono {
  const app = new App();
  app.post('/', bodyLimit({ maxSize: BODY_LIMIT }), async (c: Context) => {
    if (!isSecret(c.req.header('x-telegram-bot-api-secret-token') ?? '', secret)) return c.body(null, 401);
    const update = (await c.req.json().catch(() => null)) as Raw | null;
    if (update === null || !Number.isSafeInteger(update.update_id)) return c.body(null, 400);
    await takeIn(deps, client.botId, [update]).catch((error: unknown) => {
      if (isDatabaseAway(error)) void onAway(update);
      throw error;
    });
    FAULT: await globalThis.faultPoint?.('stored');
    return c.body(null, 200);
  });
  // Telegram sends again whatever is not answered with 200.
  app.onError((error, c) => {
    if (error instanceof HTTPException) return error.getResponse();
    const requestId: unknown = c.get('requestId' as never);
    deps.log.warn({ requestId, err: error }, 'an update could not be kept');
    return c.body(null, 503);
  });
  return app;
}

/** By their hashes, so that not even the length of the secret shows in the time it takes. */
function isSecret(given: string, secret: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given), digest(secret));
}

const PASSES = new Set(['weather', 'server', 'unknown', 'rate']);

/**
 * Tells Telegram where to send updates; `undefined` goes back to polling. As long as it takes: a start while Telegram is
 * unwell waits.
 * @throws Error when Telegram refuses the address
 */
export async function setWebhook(
  { log }: Pick<Deps, 'log'>,
  client: Client,
  webhook: { url: string; secret: string } | undefined,
): Promise<void> {
  for (let pause = 250; ; pause = Math.min(pause * 2, 30_000)) {
    try {
      return await tellWebhook(client, webhook);
    } catch (error) {
      if (!(error instanceof SendError) || error.kind === 'fault') throw error;
      if (!PASSES.has(error.kind))
        throw new Error(`Telegram could not be told about the webhook (${error.message}).`);
      log.warn({ why: error.message }, 'Telegram could not be told about the webhook yet, trying again');
      await sleep(Math.max(pause, error.retryAfterMs));
    }
  }
}

async function tellWebhook(
  client: Client,
  webhook: { url: string; secret: string } | undefined,
): Promise<void> {
  if (webhook === undefined) return void (await client.call('deleteWebhook', {}));
  const { url, secret: secret_token } = webhook;
  await client.call('setWebhook', { url, secret_token, allowed_updates: WANTED, max_connections: 40 });
}
