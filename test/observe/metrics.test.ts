import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Hono } from 'hono';
import { expect, it } from 'vitest';
import { addGauges } from '../../src/observe/gauges.ts';
import { makeMetrics } from '../../src/observe/metrics.ts';
import { metricsRoutes } from '../../src/web/metrics.ts';
import { serve } from '../../src/web/server.ts';
import { cleanUp } from '../support/clean-up.ts';
import { createWorld } from '../support/world.ts';

const TOKEN = 'a-token-of-the-town-1';

async function serving(token?: string) {
  const { deps } = await createWorld();
  const app = new Hono().route(
    '/metrics',
    metricsRoutes({ registry: deps.metrics.registry, refresh: async () => {}, token }),
  );
  const served = await serve({ host: '127.0.0.1', port: 0, app, log: deps.log });
  cleanUp(served.close);
  return async (headers: Record<string, string> = {}) =>
    (await fetch(`${served.url}/metrics`, { headers })).status;
}

it('shows metrics to this machine alone, and not by way of a proxy', async () => {
  const ask = await serving();
  expect(await ask()).toBe(200);
  expect(await ask({ 'x-forwarded-for': '203.0.113.9' })).toBe(404);
  expect(await ask({ forwarded: 'for=203.0.113.9' })).toBe(404);
});

it('shows metrics to whoever has the token, where there is one', async () => {
  const ask = await serving(TOKEN);
  expect(await ask({ authorization: `Bearer ${TOKEN}` })).toBe(200);
  expect(await ask({ authorization: `Bearer ${TOKEN}`, 'x-forwarded-for': '203.0.113.9' })).toBe(200);
  expect([await ask(), await ask({ authorization: `Bearer ${TOKEN}x` })]).toEqual([404, 404]);
});

it('tells lags, depths and failures from the tables, and goes on without them', async () => {
  const { deps, database } = await createWorld();
  const { sql } = deps;
  const at = (seconds: number) => new Date(deps.now().getTime() - seconds * 1000);
  await sql`insert into people (id, phone, name) values (${deps.newId()}, '13900000001', '王示例')`;
  await sql`
    insert into inbox (bot_id, update_id, lane, payload, received_at, done_at, error)
    values (7, 1, 1, '{}', ${at(90)}, null, null), (7, 2, 1, '{}', ${at(500)}, ${at(400)}, 'TypeError')`;
  await sql`
    insert into notices (id, person_id, kind, manner, created_at, not_before, state)
    select gen_random_uuid(), id, 'x', 'ring', ${at(60)}, ${at(30)}, state
    from people, unnest('{waiting, failed}'::text[]) as state`;
  await sql`
    insert into timers (id, kind, due_at, failures) values (${deps.newId()}, 'a', ${at(5)}, 2), (${deps.newId()}, 'b', ${at(-5)}, 0)`;
  await sql`
    insert into accounts (id, bot_id, user_id, chat_id, person_id, bound_at, unreachable_at)
    select gen_random_uuid(), 7, 1, 1, id, now(), now() from people`;
  const { registry, refresh } = addGauges(deps, {
    depths: async () => [{ queue: 'deliver', state: 'waiting', n: 4 }],
  });

  await refresh();
  const text = await registry.metrics();
  for (const line of [
    'xiaoer_lag_seconds{of="inbox"} 90',
    'xiaoer_lag_seconds{of="outbox"} 30',
    'xiaoer_lag_seconds{of="timers"} 5',
    'xiaoer_waiting{of="timers"} 1',
    'xiaoer_timers_failing 1',
    'xiaoer_dead_letters{of="inbox"} 1',
    'xiaoer_dead_letters{of="outbox"} 1',
    'xiaoer_unreachable_people 1',
    'xiaoer_queue_jobs{queue="deliver",state="waiting"} 4',
    'xiaoer_tables_readable 1',
  ])
    expect(text).toContain(`${line}\n`);

  await database.sql.end();
  await refresh();
  const away = await registry.metrics();
  expect(away).toContain('xiaoer_tables_readable 0\n');
  expect(away).not.toMatch(/^xiaoer_lag_seconds\{/m);
  expect(away).toContain('process_cpu_seconds_total');
});

it('has a line in the manual for each of them, and none for what is not there', async () => {
  const { deps } = await createWorld();
  const { registry } = addGauges(deps, { depths: async () => [] });
  const names = registry.getMetricsAsArray().map(({ name }) => name);
  const page = readFileSync(path.resolve(import.meta.dirname, '../../docs/operating.md'), 'utf8');
  const listed = [...page.matchAll(/^\| `(xiaoer_\w+)/gm)].map(([, name = '']) => name);

  expect(listed.toSorted()).toEqual(names.filter((name) => name.startsWith('xiaoer_')).toSorted());
});

it('counts by few labels, whatever an update holds', async () => {
  const { registry, handled, called, told } = makeMetrics();
  handled({ update_id: 1, message: { text: '我要投诉' } }, 'done', 12);
  handled({ update_id: 2, '13900000001': {} }, 'dead', 40_000);
  called('sendMessage', 'rate', 3);
  told('sent', 2);

  const text = await registry.metrics();
  expect(text).toContain('xiaoer_update_seconds_count{kind="message",outcome="done"} 1');
  expect(text).toContain('xiaoer_update_seconds_count{kind="other",outcome="dead"} 1');
  expect(text).toContain('xiaoer_call_seconds_count{method="sendMessage",outcome="rate"} 1');
  expect(text).toContain('xiaoer_notices_total{outcome="sent"} 2');
  expect(text).not.toMatch(/投诉|139/);
});
