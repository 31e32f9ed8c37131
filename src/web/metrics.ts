import { createHash, timingSafeEqual } from 'node:crypto';
import { getConnInfo } from '@hono/node-server/conninfo';
import { type Context, Hono } from 'hono';
import type { Registry } from 'prom-client';
import { isLocal } from './address.ts';

/** A proxy adds one of these to what comes from outside. */
const FORWARDED = ['forwarded', 'x-forwarded-for', 'x-real-ip', 'via'];

export type MetricsOptions = {
  registry: Registry;
  /** Before each answer. */
  refresh: () => Promise<void>;
  token: string | undefined;
};

/**
 * `/metrics` as Prometheus reads it. With a token whoever has it may ask; without one this machine alone, and not by way
 * of a proxy. To everybody else there is no such page.
 */
export function metricsRoutes({ registry, refresh, token }: MetricsOptions): Hono {
  const app = new Hono();
  app.get('/', async (c) => {
    if (!(token === undefined ? isDirect(c) : hasToken(c, token))) return c.notFound();
    await refresh();
    const text = await registry.metrics();
    return c.body(text, 200, { 'Content-Type': registry.contentType, 'Cache-Control': 'no-store' });
  });
  return app;
}

function hasToken(c: Context, token: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(c.req.header('authorization') ?? ''), digest(`Bearer ${token}`));
}

function isDirect(c: Context): boolean {
  if (FORWARDED.some((name) => c.req.header(name) !== undefined)) return false;
  return isLocal(getConnInfo(c).remote.address ?? '');
}
