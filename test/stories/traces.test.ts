import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, it } from 'vitest';
import { openTracing } from '../../src/observe/open-tracing.ts';
import { cleanUp } from '../support/clean-up.ts';
import { fileAppeal } from '../support/story.ts';
import { createSystem } from '../support/system.ts';

type Attribute = { key: string; value: Record<string, unknown> };
type Span = { name: string; traceId: string; spanId: string; parentSpanId?: string; attributes: Attribute[] };
type Body = { resourceSpans: { scopeSpans: { spans: Span[] }[] }[] };

/** What an OpenTelemetry collector would be sent, by HTTP on this machine. */
async function startCollector() {
  const bodies: string[] = [];
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk) => {
      body += chunk;
    });
    request.on('end', () => {
      bodies.push(body);
      response.writeHead(200, { 'content-type': 'application/json' }).end('{}');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  cleanUp(() => new Promise<void>((resolve) => server.close(() => resolve())));
  const spans = () =>
    bodies.flatMap((body) =>
      (JSON.parse(body) as Body).resourceSpans.flatMap(({ scopeSpans }) =>
        scopeSpans.flatMap((one) => one.spans),
      ),
    );
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, bodies, spans };
}

it('follows an update to the notice that it leads to, and tells nothing of anybody', async () => {
  const collector = await startCollector();
  const tracing = openTracing(collector.url);
  const system = await createSystem({ tracing });
  const [contact, owner] = await system.phones('contact', 'owner');
  await fileAppeal(contact);
  await owner.sees(/新诉求/);
  await system.idle();
  await system.stop();
  const typed = () => Promise.reject(new TypeError('李示范 13800000002 说电压低'));
  await tracing.span('handle', {}, typed).catch(() => {});
  await tracing.stop();

  expect(collector.bodies.join()).toContain('TypeError');
  const spans = collector.spans();
  const told = (span: Span, key: string) => span.attributes.find((one) => one.key === key)?.value.stringValue;
  const sent = spans.find((span) => span.name === 'deliver' && told(span, 'kind') === 'new.owner');
  const way: string[] = [];
  for (let at = sent; at; at = spans.find(({ spanId }) => spanId === at?.parentSpanId)) way.push(at.name);
  expect(way).toEqual(['deliver', 'act', 'handle', 'receive']);
  const relayed = spans.filter(({ name, traceId }) => name === 'relay' && traceId === sent?.traceId);
  expect(relayed.length).toBeGreaterThan(0);
  expect(sent && told(sent, 'caseId')).toMatch(/^[\da-f-]{36}$/);
  const act = spans.find(({ spanId }) => spanId === sent?.parentSpanId);
  expect(act && told(act, 'event')).toBe('submit');
  const token = (
    await system.deps.sql<
      { t: string }[]
    >`select value #>> '{}' as t from settings where key = 'builtin_token'`
  )[0]?.t;
  expect(token).toBeTruthy();
  const all = collector.bodies.join('\n');
  for (const word of ['示例', '李示范', '13800000001', '13800000002', '车间', '电压', token ?? ''])
    expect(all).not.toContain(word);
}, 60_000);

it('goes on without a word where the collector is away', async () => {
  const tracing = openTracing('http://127.0.0.1:9');
  await expect(tracing.span('handle', {}, async (trace) => trace)).resolves.toMatch(/^00-[\da-f]{32}-/);
  await expect(tracing.span('handle', {}, () => Promise.reject(new Error('a fault')))).rejects.toThrow(
    'a fault',
  );
  await tracing.stop();
});
