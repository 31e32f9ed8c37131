import type { Context } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { TextKey } from '../text/deck.ts';
import type { Locale } from '../text/locale.ts';
import { languageOf } from '../web/request.ts';
import type { ConsoleContext, Env } from './context.ts';
import { type Plain, plainPage } from './frame.tsx';
import { word } from './words.ts';

const POLICY = [
  "default-src 'none'",
  "style-src 'self'",
  'img-src data:',
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** The shell inside Telegram runs one script of ours, and Telegram on the web shows it in a frame. */
export const APP_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  'img-src data:',
  "connect-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  'frame-ancestors https://web.telegram.org',
  "require-trusted-types-for 'script'",
  'trusted-types xiaoer',
].join('; ');

/** With a stricter referrer policy browsers send forms with `Origin: null`, which ours must not. */
const HEADERS = {
  'content-security-policy': POLICY,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'same-origin',
  'cache-control': 'no-store',
};

/** A document of the console. */
export function html(
  c: Context,
  page: string,
  status: ContentfulStatusCode = 200,
  headers: Record<string, string> = {},
): Response | Promise<Response> {
  return c.html(page, status, { ...HEADERS, ...headers });
}

/** What went wrong, or is wanted first, and how it is answered. */
const kinds = {
  lost: { status: 410, title: 'console.lost.title', text: 'console.lost.text' },
  login: { status: 401, title: 'console.login.title', text: 'console.login.text' },
  nowhere: { status: 404, title: 'console.nowhere.title', text: 'console.nowhere.text' },
  forged: { status: 403, title: 'console.nowhere.title', text: 'console.nowhere.text' },
  many: { status: 429, title: 'export.many.title', text: 'export.many.text' },
  wait: { status: 429, title: 'console.wait.title', text: 'console.wait.text' },
  fault: { status: 500, title: 'console.fault.title', text: 'console.fault.text' },
} as const satisfies Record<string, { status: ContentfulStatusCode; title: TextKey; text: TextKey }>;

export type Kind = keyof typeof kinds;

/** A page of a few words. It goes without a frame, so that it is the same for whatever address was asked for. */
export async function say(
  ctx: ConsoleContext,
  c: Context<Env>,
  kind: Kind,
  params: Record<string, string | number> = {},
): Promise<Response> {
  const locale = localeOf(c);
  const { status, title, text } = kinds[kind];
  const page: Plain = {
    locale,
    style: (await ctx.files()).url('console', '.css'),
    title: word(locale, title, params),
    text: word(locale, text, params),
  };
  const isInside = kind === 'nowhere' || kind === 'many' || kind === 'wait';
  const link = { href: '/console', text: word(locale, 'console.home') };
  const headers = kind === 'wait' ? { 'retry-after': String(params.seconds) } : undefined;
  return await html(c, plainPage(isInside ? { ...page, link } : page), status, headers);
}

const localeOf = (c: Context<Env>): Locale => c.get('visitor')?.locale ?? languageOf(c);

/** Nothing there, or not theirs: nobody learns which, and the log says no more than who came by which kind of address. */
export async function nowhere(ctx: ConsoleContext, c: Context<Env>): Promise<Response> {
  const { log } = ctx.deps;
  log.info(
    { person: c.get('visitor')?.personId, requestId: c.get('requestId' as never) },
    'no such page in the console',
  );
  return await say(ctx, c, 'nowhere');
}
