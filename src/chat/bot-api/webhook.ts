import { topic, wake } from '../hub.ts';
import { readAllowed, readWebhook, saveWebhook, type Webhook } from '../store-bots.ts';
import { countPending, dropUpdates } from '../store-updates.ts';
import { ApiError, badRequest } from './api-error.ts';
import type { Call, Method } from './call.ts';
import { flag, integer } from './params.ts';
import { takeAllowed } from './updates.ts';

export const setWebhook: Method = async (call) => {
  const { args } = call;
  const url = args.text.get('url') ?? '';
  if (!url) return deleteWebhook(call);
  checkUrl(url);
  const secret = args.text.get('secret_token') ?? '';
  if (secret.length > 256) throw badRequest('secret token is too long');
  if (!/^[\w-]*$/.test(secret)) throw badRequest('secret token contains unallowed characters');
  await takeAllowed(call);
  const webhook: Webhook = {
    url,
    maxConnections: integer(args, 'max_connections', 40, 1, 100),
    ...(secret ? { secret } : {}),
  };
  await change(call, webhook);
  return true;
};

// Telegram takes https on four ports only; here the bot may also stand beside us, where there is no https.
function checkUrl(url: string): void {
  if (!URL.canParse(url)) throw badRequest('bad webhook: invalid webhook URL specified');
  const { protocol, hostname, port } = new URL(url);
  const near = hostname === 'localhost' || hostname === '[::1]' || hostname.startsWith('127.');
  if (near && /^https?:$/.test(protocol)) return;
  if (protocol !== 'https:') throw badRequest('bad webhook: An HTTPS URL must be provided for webhook');
  if (!['', '443', '80', '88', '8443'].includes(port)) {
    throw new ApiError(
      400,
      'Bad Request: bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443',
    );
  }
}

export const deleteWebhook: Method = async (call) => {
  await change(call, null);
  return true;
};

async function change(call: Call, webhook: Webhook | null): Promise<void> {
  const { ctx, bot, args } = call;
  if (flag(args, 'drop_pending_updates')) await dropUpdates(ctx.sql, bot.id);
  await saveWebhook(ctx.sql, bot.id, webhook);
  await wake(ctx.sql, topic.poller(bot.id), 'webhook');
  await wake(ctx.sql, topic.webhooks);
}

export const getWebhookInfo: Method = async ({ ctx, bot }) => {
  const [webhook, allowed, pending] = await Promise.all([
    readWebhook(ctx.sql, bot.id),
    readAllowed(ctx.sql, bot.id),
    countPending(ctx.sql, bot.id),
  ]);
  const error = webhook?.lastError;
  return {
    url: webhook?.url ?? '',
    has_custom_certificate: false,
    pending_update_count: pending,
    ...(webhook ? { max_connections: webhook.maxConnections } : {}),
    ...(error ? { last_error_date: error.at, last_error_message: error.message } : {}),
    ...(allowed ? { allowed_updates: allowed } : {}),
  };
};
