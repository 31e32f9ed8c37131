import { createHash } from 'node:crypto';
import type { Context } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import { createMiddleware } from 'hono/factory';
import { isHttps } from '../../web/request.ts';
import type { ChatContext } from '../context.ts';
import { PERSON_RATE, READER_RATE } from '../rate.ts';
import { findSession, insertSession } from '../store-users.ts';
import { problem } from './problem.ts';

const COOKIE = 'xiaoer_chat';
const DEMO_COOKIE = 'xiaoer_demo';
const DAYS = 180;

/** `userId` is who acts; `users` all whose events this browser may hear. */
export type Who = { userId: number; users: number[]; tokenHash: string };
export type Env = { Variables: { who: Who } };

const hash = (token: string) => createHash('sha256').update(token).digest('hex');

/** Who a request comes from: a log-in, or in the demo any of its people by `?as=`. Null for strangers. */
export async function identify(ctx: ChatContext, c: Context): Promise<Who | null> {
  const as = c.req.query('as');
  const own = as === undefined ? await sessionOf(ctx, getCookie(c, COOKIE)) : null;
  if (own?.userId) return { userId: own.userId, users: [own.userId], tokenHash: own.tokenHash };
  if (!ctx.demo) return null;
  const demo = await sessionOf(ctx, getCookie(c, DEMO_COOKIE));
  if (!demo || demo.userId !== null) return null;
  const users = await ctx.demo.users();
  const userId = as === undefined ? users[0] : users.find((id) => id === Number(as));
  if (userId === undefined) throw problem({ error: 'forbidden' });
  return { userId, users, tokenHash: demo.tokenHash };
}

/** Who logged in on this browser, apart from the demo. */
export async function ownUser(ctx: ChatContext, c: Context): Promise<number | null> {
  return (await sessionOf(ctx, getCookie(c, COOKIE)))?.userId ?? null;
}

async function sessionOf(ctx: ChatContext, token: string | undefined) {
  if (!token) return null;
  const tokenHash = hash(token);
  const session = await findSession(ctx.sql, tokenHash, ctx.now());
  if (session === null) return null;
  if (session.userId !== null && (await ctx.invitations.isOver(session.userId))) return null;
  return { ...session, tokenHash };
}

/** Logs a person in on this browser; without a user it is the demo's session. */
export async function logIn(ctx: ChatContext, c: Context, userId: number | null): Promise<void> {
  const token = ctx.random(32).toString('base64url');
  const at = ctx.now();
  const expiresAt = new Date(at.getTime() + DAYS * 24 * 3_600_000);
  await insertSession(ctx.sql, { tokenHash: hash(token), userId, at, expiresAt });
  setCookie(c, userId === null ? DEMO_COOKIE : COOKIE, token, {
    path: '/',
    httpOnly: true,
    sameSite: 'Lax',
    maxAge: DAYS * 24 * 3600,
    secure: isHttps(c),
  });
}

export async function hasDemoSession(ctx: ChatContext, c: Context): Promise<boolean> {
  return (await sessionOf(ctx, getCookie(c, DEMO_COOKIE)))?.userId === null;
}

export function forgetCookie(c: Context): void {
  setCookie(c, COOKIE, '', { path: '/', httpOnly: true, sameSite: 'Lax', maxAge: 0, secure: isHttps(c) });
}

/** Lets only known people through. */
export const loggedIn = (ctx: ChatContext) =>
  createMiddleware<Env>(async (c, next) => {
    const who = await identify(ctx, c);
    if (!who) throw problem({ error: 'login' });
    c.set('who', who);
    await next();
  });

/** A header that no foreign site can make a browser send, and no more than hands can do, on however many browsers. */
export const careful = (ctx: ChatContext) =>
  createMiddleware<Env>(async (c, next) => {
    const isPost = c.req.method === 'POST';
    if (isPost && c.req.header('x-requested-with') !== 'xiaoer') throw problem({ error: 'forbidden' });
    const [name, rate] = isPost ? (['page', PERSON_RATE] as const) : (['look', READER_RATE] as const);
    const seconds = ctx.limits === 'off' ? 0 : ctx.budgets.take(`${name} ${c.var.who.userId}`, rate);
    if (seconds > 0) throw problem({ error: 'too_fast', seconds });
    await next();
  });
