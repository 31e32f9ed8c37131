import { createHash } from 'node:crypto';
import { type Context, Hono } from 'hono';
import type { ChatContext } from '../context.ts';
import { type Bot, findBot } from '../store-bots.ts';
import { ApiError, tooMany } from './api-error.ts';
import type { Method } from './call.ts';
import { sendBytes } from '../send-bytes.ts';
import { botFile } from './files.ts';
import { findMethod } from './methods.ts';
import { isUpload, readArgs } from './params.ts';

const TOKEN = /^\d+:[\w-]{1,}$/;

export const tokenHash = (token: string) => createHash('sha256').update(token).digest('hex');

/** `/bot<token>/<method>` and `/file/bot<token>/<path>`. */
export function botApi(ctx: ChatContext): Hono {
  const app = new Hono();
  app.on(['GET', 'POST'], '/:bot{bot[^/]+}/:method', (c) => answerCall(ctx, c));
  app.get('/file/:bot{bot[^/]+}/:path{.+}', (c) => answerFile(ctx, c));
  return app;
}

async function answerCall(ctx: ChatContext, c: Context): Promise<Response> {
  try {
    const bot = await authorised(ctx, c.req.param('bot') ?? '');
    const method = findMethod(c.req.param('method') ?? '');
    if (!method) throw new ApiError(404, 'Not Found: method not found');
    const result = await carryOut(ctx, bot, method, c.req.raw);
    return c.json({ ok: true, result });
  } catch (error) {
    return failure(ctx, c, error);
  }
}

/** A call with files waits for its turn, and its files are let go of once it is done. */
async function carryOut(ctx: ChatContext, bot: Bot, method: Method, request: Request): Promise<unknown> {
  const { signal } = request;
  const leave = isUpload(request) ? await ctx.botUploads.take(bot.id, signal) : () => {};
  if (leave === null) throw tooMany(5);
  try {
    const { args, close } = await readArgs(request);
    return await method({ ctx, bot, args, signal }).finally(close);
  } finally {
    leave();
  }
}

function failure(ctx: ChatContext, c: Context, error: unknown): Response {
  // Whoever asked has gone in the middle of it: nobody hears the answer, and it is no fault of ours.
  if (!(error instanceof ApiError) && c.req.raw.signal.aborted) return c.body(null, 408);
  if (!(error instanceof ApiError)) {
    const requestId: unknown = c.get('requestId' as never);
    ctx.log.error({ err: error, requestId, method: c.req.param('method') }, 'a Bot API call failed');
    return c.json({ ok: false, error_code: 500, description: 'Internal Server Error' }, 500);
  }
  const { code, message, retryAfter } = error;
  const parameters = retryAfter === undefined ? {} : { parameters: { retry_after: retryAfter } };
  return Response.json(
    { ok: false, error_code: code, description: message, ...parameters },
    { status: code, headers: retryAfter === undefined ? {} : { 'retry-after': String(retryAfter) } },
  );
}

async function authorised(ctx: ChatContext, segment: string): Promise<Bot> {
  const token = segment.slice('bot'.length);
  if (!TOKEN.test(token)) throw new ApiError(404, 'Not Found');
  const bot = await findBot(ctx.sql, tokenHash(token));
  if (!bot) throw new ApiError(401, 'Unauthorized');
  return bot;
}

async function answerFile(ctx: ChatContext, c: Context): Promise<Response> {
  try {
    const bot = await authorised(ctx, c.req.param('bot') ?? '');
    const file = await botFile(ctx, bot.id, c.req.param('path') ?? '');
    if (!file) throw new ApiError(404, 'Not Found');
    return sendBytes(ctx.sql, file, c.req.header('range'), {
      'content-type': 'application/octet-stream',
      'x-content-type-options': 'nosniff',
    });
  } catch (error) {
    return failure(ctx, c, error);
  }
}
