import type { ChatContext } from './context.ts';
import { topic, wake } from './hub.ts';
import { listWebhooks, noteWebhookError, type Webhook } from './store-bots.ts';
import { claimDeliveries, type Delivery, dropUpdate, KEPT_MS, prune, retryAt } from './store-updates.ts';

const ANSWER_WITHIN_MS = 60_000;
const SLOWEST_RETRY_S = 60;
const TICK_MS = 1_000;
const PRUNE_EVERY_MS = 60_000;
const SECRET_HEADER = 'x-telegram-bot-api-secret-token';

/** Delivers updates to the bots that have a webhook, and sweeps out what is too old, until `stop` aborts. */
export async function runWebhooks(ctx: ChatContext, stop: AbortSignal): Promise<void> {
  const running = new Set<Promise<void>>();
  let pruned = performance.now();
  while (!stop.aborted) {
    const woken = ctx.hub.wait([topic.webhooks], TICK_MS, stop);
    try {
      await deliverDue(ctx, running);
      if (performance.now() - pruned > PRUNE_EVERY_MS) {
        pruned = performance.now();
        await prune(ctx.sql, ctx.now());
      }
    } catch (error) {
      if (!stop.aborted) ctx.log.warn({ err: error }, 'webhooks wait for the database');
      await ctx.hub.wait([], TICK_MS, stop);
    }
    await woken;
  }
  await Promise.allSettled(running);
}

async function deliverDue(ctx: ChatContext, running: Set<Promise<void>>): Promise<void> {
  for (const { botId, webhook } of await listWebhooks(ctx.sql)) {
    const room = webhook.maxConnections - running.size;
    const due = room > 0 ? await claimDeliveries(ctx.sql, botId, ctx.now(), room) : [];
    for (const delivery of due) {
      const work = deliver(ctx, webhook, delivery)
        .catch((error: unknown) => ctx.log.warn({ err: error }, 'a webhook delivery was not settled'))
        .finally(() => running.delete(work));
      running.add(work);
    }
  }
}

/** One chat's updates one after another: what comes next in it is taken up when this one is settled. */
async function deliver(ctx: ChatContext, webhook: Webhook, delivery: Delivery): Promise<void> {
  const failure = await post(webhook, delivery);
  const now = ctx.now();
  if (failure === null || now.getTime() - delivery.createdAt.getTime() > KEPT_MS) {
    await dropUpdate(ctx.sql, delivery.botId, delivery.updateId);
    await wake(ctx.sql, topic.webhooks);
    return;
  }
  const seconds = failure.retryAfter ?? Math.min(SLOWEST_RETRY_S, 2 ** Math.min(delivery.tries, 8));
  await retryAt(ctx.sql, delivery, new Date(now.getTime() + seconds * 1000));
  const at = Math.floor(now.getTime() / 1000);
  await noteWebhookError(ctx.sql, delivery.botId, webhook.url, at, failure.message);
}

type Failure = { message: string; retryAfter?: number };

async function post(webhook: Webhook, { updateId, update }: Delivery): Promise<Failure | null> {
  try {
    const response = await fetch(webhook.url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...(webhook.secret ? { [SECRET_HEADER]: webhook.secret } : {}),
      },
      body: JSON.stringify({ update_id: updateId, ...update }),
      redirect: 'manual',
      signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
    });
    await response.arrayBuffer();
    if (response.ok) return null;
    const wait = Number(response.headers.get('retry-after') ?? 0);
    const message = `Wrong response from the webhook: ${response.status} ${response.statusText}`;
    return wait > 0 ? { message, retryAfter: Math.min(wait, 3600) } : { message };
  } catch (error) {
    return {
      message:
        error instanceof Error && error.name === 'TimeoutError'
          ? 'Read timeout expired'
          : 'Connection failed',
    };
  }
}
