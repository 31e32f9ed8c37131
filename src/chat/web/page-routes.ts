import { type Context, Hono } from 'hono';
import type { ChatContext } from '../context.ts';
import { addressOf } from '../../web/address.ts';
import { giveAsset } from '../../web/assets.ts';
import { isOwnForm, languageOf } from '../../web/request.ts';
import { STRANGER_RATE } from '../rate.ts';
import { listBots } from '../store-bots.ts';
import { findUser, insertUser } from '../store-users.ts';
import * as person from './person.ts';
import { problem } from './problem.ts';
import { hasDemoSession, identify, logIn, ownUser } from './sessions.ts';

const CODE = /^[\w-]{1,64}$/;
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "media-src 'self' blob:",
  "connect-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  'trusted-types xiaoer',
].join('; ');

/** With a stricter referrer policy browsers send forms with `Origin: null`, which the join form must not. */
const HEADERS = {
  'content-security-policy': POLICY,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'same-origin',
  'cache-control': 'no-store',
};

const html = (c: Context, page: string, status: 200 | 404 | 410 = 200) => c.html(page, status, HEADERS);

/** The documents people open: the chat, an invitation, the demo. */
export function pages(ctx: ChatContext): Hono {
  const app = new Hono();
  app.get('/chat', (c) => showChat(ctx, c));
  app.get('/chat/join/:code', (c) => showInvitation(ctx, c));
  app.post('/chat/join', (c) => join(ctx, c));
  app.get('/chat/assets/:name', async (c) => giveAsset(c, await ctx.pages.asset(c.req.param('name'))));
  if (ctx.demo) app.route('/demo', demo(ctx, ctx.demo.app));
  return app;
}

async function showChat(ctx: ChatContext, c: Context): Promise<Response> {
  const start = c.req.query('start');
  const code = start !== undefined && CODE.test(start) ? start : undefined;
  const who = await identify(ctx, c);
  const me = who ? await findUser(ctx.sql, who.userId) : null;
  if (me) {
    const props = { language: me.languageCode, me: { id: me.id, name: me.name } };
    return html(c, ctx.pages.chatPage(code ? { ...props, start: code } : props));
  }
  if (code) return c.redirect(`/chat/join/${code}`);
  return html(c, ctx.pages.lostPage({ language: languageOf(c), reason: 'login' }));
}

/** Looking spends nothing: messengers fetch links for a preview. */
async function showInvitation(ctx: ChatContext, c: Context): Promise<Response> {
  const code = c.req.param('code') ?? '';
  const found = await peek(ctx, c, code);
  if (!found) return lost(ctx, c);
  return html(c, ctx.pages.joinPage({ language: languageOf(c), code, ...found }));
}

async function join(ctx: ChatContext, c: Context): Promise<Response> {
  if (!isOwnForm(c)) throw problem({ error: 'forbidden' });
  // What is no form is no invitation either.
  const form = await c.req.parseBody().catch(() => ({}) as { code?: unknown });
  const code = String(form.code ?? '');
  const found = await peek(ctx, c, code);
  const [bot] = await listBots(ctx.sql);
  if (!found || !bot) return lost(ctx, c);
  const userId = (await ownUser(ctx, c)) ?? (await register(ctx, c, found.name));
  const content = person.textContent(`/start ${code}`);
  const seat = await person.takeSeat(ctx, userId, bot.id);
  await person.write(ctx, seat, { clientId: `join-${code}`, parts: () => [{ content }] });
  return c.redirect('/chat', 303);
}

async function register(ctx: ChatContext, c: Context, name: string): Promise<number> {
  const id = await insertUser(ctx.sql, { name, language: languageOf(c), at: ctx.now() });
  await logIn(ctx, c, id);
  return id;
}

async function peek(ctx: ChatContext, c: Context, code: string) {
  if (ctx.limits !== 'off') {
    const seconds = ctx.budgets.take(`join ${addressOf(c)}`, STRANGER_RATE);
    if (seconds > 0) throw problem({ error: 'too_fast', seconds });
  }
  return CODE.test(code) ? ctx.invitations.peek(code) : null;
}

function lost(ctx: ChatContext, c: Context): Response | Promise<Response> {
  return html(c, ctx.pages.lostPage({ language: languageOf(c), reason: 'invitation' }), 410);
}

/** Opening the demo page is the log-in to it. */
function demo(ctx: ChatContext, inner: Hono): Hono {
  const app = new Hono();
  app.get('/', async (c) => {
    if (!(await hasDemoSession(ctx, c))) await logIn(ctx, c, null);
    return html(c, ctx.pages.demoPage({ language: languageOf(c) }));
  });
  app.use('/*', async (c, next) => {
    if (!(await hasDemoSession(ctx, c))) throw problem({ error: 'login' });
    const forged = c.req.method === 'POST' && c.req.header('x-requested-with') !== 'xiaoer';
    if (forged) throw problem({ error: 'forbidden' });
    await next();
  });
  app.route('/', inner);
  return app;
}
