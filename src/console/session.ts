import { createHash, timingSafeEqual } from 'node:crypto';
import type { Context } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import { createMiddleware } from 'hono/factory';
import { HOUR_MS } from '../calendar/duration.ts';
import { PERSON_RATE, READER_RATE, STRANGER_RATE } from '../chat/rate.ts';
import { addressOf } from '../web/address.ts';
import { isHttps } from '../web/request.ts';
import { say } from './answer.ts';
import type { ConsoleContext, Env } from './context.ts';
import { hashOf } from './links.ts';
import { findVisitor, insertSession, type Session } from './store-sessions.ts';

const COOKIE = 'xiaoer_console';
const LASTS_HOURS = { page: 12, app: 1 } as const;

/** A new session, to be kept. */
export type Opened = { token: string; session: Session };

/** @param proof what Telegram signed for it, inside Telegram */
export function newSession({ deps }: ConsoleContext, accountId: string, proof: string | null): Opened {
  const token = deps.random(32).toString('base64url');
  const createdAt = deps.now();
  const kind = proof === null ? 'page' : 'app';
  const expiresAt = new Date(createdAt.getTime() + LASTS_HOURS[kind] * HOUR_MS);
  return { token, session: { tokenHash: hashOf(token), accountId, kind, proof, createdAt, expiresAt } };
}

export const keepSession = ({ deps }: ConsoleContext, { session }: Opened): Promise<boolean> =>
  insertSession(deps.sql, session);

/** The console alone gets it, from its own pages alone. */
export function giveCookie(c: Context, token: string, hours: number = LASTS_HOURS.page): void {
  setCookie(c, COOKIE, token, {
    path: '/console',
    httpOnly: true,
    sameSite: 'Strict',
    maxAge: hours * 3600,
    secure: isHttps(c),
  });
}

export const takeCookie = (c: Context): void => giveCookie(c, '', 0);

/** What a form on a page of this session must bring along: no other page can know it. */
export const csrfOf = (tokenHash: string): string =>
  createHash('sha256').update(`form ${tokenHash}`).digest('base64url');

export function isCsrf(tokenHash: string, given: string): boolean {
  return timingSafeEqual(Buffer.from(hashOf(csrfOf(tokenHash))), Buffer.from(hashOf(given)));
}

/** Seconds to wait; 0 where there is still something left. */
export function pause(ctx: ConsoleContext, name: string, rate: typeof PERSON_RATE): number {
  return ctx.limits === 'off' ? 0 : ctx.budgets.take(name, rate);
}

/** What a stranger may try: links, signatures, tokens. By address, since there is nothing else to count by. */
export const careful = (ctx: ConsoleContext) =>
  createMiddleware<Env>(async (c, next) => {
    const seconds = pause(ctx, `enter ${addressOf(c)}`, STRANGER_RATE);
    if (seconds > 0) return await say(ctx, c, 'wait', { seconds });
    await next();
  });

/** The token of a request: of the Mini App by a header, of a browser by its cookie. Neither is good in place of the other. */
function tokenOf(c: Context): { token: string; kind: Session['kind'] } {
  const bearer = /^Bearer ([\w-]{1,100})$/.exec(c.req.header('authorization') ?? '')?.[1];
  return bearer === undefined
    ? { token: getCookie(c, COOKIE) ?? '', kind: 'page' }
    : { token: bearer, kind: 'app' };
}

/** Lets only those through whose console it is at this moment, each as fast as hands are. */
export const entered = (ctx: ConsoleContext) =>
  createMiddleware<Env>(async (c, next) => {
    const { token, kind } = tokenOf(c);
    if (token === '') return await say(ctx, c, 'login');
    const tokenHash = hashOf(token);
    const visitor = await findVisitor(ctx.deps.sql, tokenHash, kind, ctx.deps.now());
    const isLooking = c.req.method === 'GET';
    const seconds =
      visitor === null
        ? pause(ctx, `enter ${addressOf(c)}`, STRANGER_RATE)
        : pause(ctx, `${c.req.method} ${visitor.personId}`, isLooking ? READER_RATE : PERSON_RATE);
    if (seconds > 0) return await say(ctx, c, 'wait', { seconds });
    if (visitor === null) return await say(ctx, c, 'login');
    c.set('visitor', visitor);
    c.set('tokenHash', tokenHash);
    c.set('isApp', kind === 'app');
    await next();
  });
