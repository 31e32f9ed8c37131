import type { ComponentChildren } from 'preact';
import { Hono } from 'hono';
import { createMiddleware } from 'hono/factory';
import { isOwnForm } from '../web/request.ts';
import type { Clock } from '../text/when.ts';
import { html, nowhere, say } from './answer.ts';
import type { ConsoleContext, ConsoleRequest, Env } from './context.ts';
import { openCase } from './detail.tsx';
import { exportCases } from './export.ts';
import { type Filter, readFilter } from './filter.ts';
import { consolePage, type Place } from './frame.tsx';
import { hashOf, makeLink } from './links.ts';
import { caseList } from './list.tsx';
import { overview } from './overview.tsx';
import { careful, csrfOf, entered, isCsrf, takeCookie } from './session.ts';
import { EXPORTS_AN_HOUR } from './store-exports.ts';
import { endSession, spendLink, type Visitor } from './store-sessions.ts';
import { word } from './words.ts';

/** The pages, for those whose console it is. */
export function rooms(ctx: ConsoleContext): Hono<Env> {
  const app = new Hono<Env>();
  // Previews ask with HEAD, which would count as a GET: it neither spends a link nor takes an export.
  app.use('/console/file/*', fetched);
  app.use('/console/cases.csv', fetched);
  app.get('/console/file/:code', careful(ctx), (c) => giveByLink(ctx, c, c.req.param('code')));
  app.use('/console/*', entered(ctx));
  app.get('/console', async (c) => {
    const clock = clockOf(ctx, c.var.visitor);
    return await show(
      ctx,
      c,
      'overview',
      word(clock.locale, 'console.overview'),
      await overview(ctx.deps, clock),
    );
  });
  app.get('/console/cases', async (c) => {
    const clock = clockOf(ctx, c.var.visitor);
    const content = await caseList(ctx.deps, filterOf(c), clock);
    return await show(ctx, c, 'cases', word(clock.locale, 'console.cases'), content);
  });
  app.get('/console/case/:id', async (c) => {
    const about = { clock: clockOf(ctx, c.var.visitor), from: filterOf(c) };
    const found = await openCase(ctx.deps, c.var.visitor, c.req.param('id'), about);
    return found === null ? await nowhere(ctx, c) : await show(ctx, c, 'cases', found.title, found.content);
  });
  app.get('/console/cases.csv', async (c) => {
    // Another site's link or picture takes nothing out of the house.
    if (!isOwnForm(c)) return await say(ctx, c, 'forged');
    return await give(ctx, c, c.var.visitor, filterOf(c));
  });
  app.post('/console/app/file', async (c) => {
    if (!c.var.isApp) return await say(ctx, c, 'forged');
    const code = await makeLink(ctx.deps, c.var.visitor.accountId, new URL(c.req.url).search || '?');
    return c.json({ path: `/console/file/${code}` }, 200, { 'cache-control': 'no-store' });
  });
  app.post('/console/logout', (c) => leave(ctx, c));
  app.all('/console/*', (c) => nowhere(ctx, c));
  return app;
}

const fetched = createMiddleware<Env>(async (c, next) => {
  if (c.req.method === 'HEAD') return c.body(null, 405, { allow: 'GET' });
  await next();
});

const filterOf = (c: ConsoleRequest): Filter => readFilter(new URL(c.req.url).searchParams);

function clockOf({ deps }: ConsoleContext, { locale }: Visitor): Clock {
  return { locale, zone: deps.policies.calendar(deps.policies.current()).zone, now: deps.now() };
}

async function show(
  ctx: ConsoleContext,
  c: ConsoleRequest,
  place: Place,
  title: string,
  content: ComponentChildren,
): Promise<Response> {
  const { visitor, tokenHash, isApp } = c.var;
  const page = consolePage({
    ...{ locale: visitor.locale, name: visitor.name, place, title, content },
    style: (await ctx.files()).url('console', '.css'),
    csrf: isApp ? null : csrfOf(tokenHash),
  });
  return await html(c, page);
}

/** What the Mini App asked for, fetched by whatever program its link was handed to; once, and within a minute. */
async function giveByLink(ctx: ConsoleContext, c: ConsoleRequest, code: string): Promise<Response> {
  const { sql, now } = ctx.deps;
  const found = await spendLink(sql, hashOf(code), 'export', now());
  if (found === null) return await say(ctx, c, 'lost');
  return await give(ctx, c, found, readFilter(new URLSearchParams(found.opens)));
}

async function give(
  ctx: ConsoleContext,
  c: ConsoleRequest,
  visitor: Visitor,
  filter: Filter,
): Promise<Response> {
  const exported = await exportCases(ctx.deps, visitor, filter, clockOf(ctx, visitor));
  if (exported === null) return await say(ctx, c, 'many', { n: EXPORTS_AN_HOUR });
  const name = encodeURIComponent(exported.name).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16)}`,
  );
  return c.body(exported.body, 200, {
    'content-type': 'text/csv; charset=utf-8',
    'content-disposition': `attachment; filename="cases.csv"; filename*=UTF-8''${name}`,
    'x-content-type-options': 'nosniff',
    'cache-control': 'no-store',
  });
}

async function leave(ctx: ConsoleContext, c: ConsoleRequest): Promise<Response> {
  const { csrf } = await c.req.parseBody();
  const { tokenHash, isApp } = c.var;
  const isOurs = !isApp && isOwnForm(c) && typeof csrf === 'string' && isCsrf(tokenHash, csrf);
  if (!isOurs) return await say(ctx, c, 'forged');
  await endSession(ctx.deps.sql, tokenHash, ctx.deps.now());
  takeCookie(c);
  return c.redirect('/console', 303);
}
