import { Hono } from 'hono';
import { giveAsset } from '../web/assets.ts';
import { isOwnForm } from '../web/request.ts';
import { APP_POLICY, html, nowhere, say } from './answer.ts';
import type { ConsoleContext, ConsoleRequest, Env } from './context.ts';
import { appShell, plainPage } from './frame.tsx';
import { readInitData } from './init-data.ts';
import { hashOf } from './links.ts';
import { careful, giveCookie, keepSession, newSession } from './session.ts';
import { insertSession, peekLink, spendLink, visitorOnTelegram } from './store-sessions.ts';
import { word } from './words.ts';

const CODE = /^[\w-]{32}$/;

/** The ways in, for who is nobody yet: a link of the bot, and Telegram's signature. */
export function doors(ctx: ConsoleContext): Hono<Env> {
  const app = new Hono<Env>();
  app.get('/console/in/:code', careful(ctx), (c) => showLink(ctx, c, c.req.param('code')));
  app.post('/console/in', careful(ctx), (c) => enterByLink(ctx, c));
  app.get('/console/app', (c) => showApp(ctx, c));
  app.post('/console/app/enter', careful(ctx), (c) => enterByTelegram(ctx, c));
  app.get('/console/assets/:name', async (c) => giveAsset(c, (await ctx.files()).find(c.req.param('name'))));
  return app;
}

/** Looking spends nothing: messengers fetch links for a preview. */
async function showLink(ctx: ConsoleContext, c: ConsoleRequest, code: string): Promise<Response> {
  const { sql, now } = ctx.deps;
  const found = CODE.test(code) ? await peekLink(sql, hashOf(code), now()) : null;
  if (found === null) return await say(ctx, c, 'lost');
  const { locale, name } = found;
  const page = plainPage({
    locale,
    style: (await ctx.files()).url('console', '.css'),
    title: word(locale, 'console.enter.title', { name }),
    text: word(locale, 'console.enter.text'),
    form: { action: '/console/in', code, key: word(locale, 'console.enter.key') },
  });
  return await html(c, page);
}

/** The code is what no other page can know; and it must come from ours, or anybody could log others in as themselves. */
async function enterByLink(ctx: ConsoleContext, c: ConsoleRequest): Promise<Response> {
  if (!isOwnForm(c)) return await say(ctx, c, 'forged');
  const { code } = await c.req.parseBody();
  const { sql, now } = ctx.deps;
  if (typeof code !== 'string' || !CODE.test(code)) return await say(ctx, c, 'lost');
  const opened = await sql.begin(async (tx) => {
    const visitor = await spendLink(tx, hashOf(code), 'enter', now());
    if (visitor === null) return null;
    const made = newSession(ctx, visitor.accountId, null);
    await insertSession(tx, made.session);
    return made;
  });
  if (opened === null) return await say(ctx, c, 'lost');
  giveCookie(c, opened.token);
  return c.redirect('/console', 303);
}

async function showApp(ctx: ConsoleContext, c: ConsoleRequest): Promise<Response> {
  if (ctx.bot === undefined) return await nowhere(ctx, c);
  const files = await ctx.files();
  const page = appShell({ style: files.url('console', '.css'), script: files.url('app', '.js') });
  return await html(c, page, 200, { 'content-security-policy': APP_POLICY });
}

/**
 * Telegram's signature opens one session, an hour long; the token is for a header, never a cookie. Whatever is wrong
 * with it is answered alike.
 */
async function enterByTelegram(ctx: ConsoleContext, c: ConsoleRequest): Promise<Response> {
  const { deps, bot } = ctx;
  if (bot === undefined) return await nowhere(ctx, c);
  const isOurs = c.req.header('x-requested-with') === 'xiaoer' && isOwnForm(c);
  const body: unknown = isOurs ? await c.req.json().catch(() => null) : null;
  const text = body !== null && typeof body === 'object' && 'initData' in body ? body.initData : null;
  const signed = typeof text === 'string' ? readInitData(text, bot.token, deps.now()) : null;
  const visitor =
    signed === null
      ? null
      : await visitorOnTelegram(deps.sql, { botId: bot.id, userId: signed.userId }, deps.now());
  const opened = visitor && signed && newSession(ctx, visitor.accountId, signed.proof);
  const isKept = opened !== null && (await keepSession(ctx, opened));
  const headers = { 'cache-control': 'no-store' };
  return isKept ? c.json({ token: opened.token }, 200, headers) : c.json({ error: 'login' }, 401, headers);
}
