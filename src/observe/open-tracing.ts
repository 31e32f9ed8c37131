import { setTimeout as sleep } from 'node:timers/promises';
import { ROOT_CONTEXT, type Context, type Span, SpanStatusCode, trace } from '@opentelemetry/api';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { resourceFromAttributes } from '@opentelemetry/resources';
import { BatchSpanProcessor, TracerProvider } from '@opentelemetry/sdk-trace';
import type { Facts, Tracing } from './tracing.ts';

/** An end does not wait longer than this for a collector that is away. */
const GRACE_MS = 1000;
const TRACEPARENT = /^00-([\da-f]{32})-([\da-f]{16})-([\da-f]{2})$/;

/**
 * Sends spans to a collector by OTLP over HTTP, as JSON. A collector that is away costs spans and nothing else.
 * @param endpoint such as `http://127.0.0.1:4318`
 */
export function openTracing(endpoint: string): Tracing {
  const exporter = new OTLPTraceExporter({ url: `${endpoint}/v1/traces` });
  const provider = new TracerProvider({
    resource: resourceFromAttributes({ 'service.name': 'xiaoer' }),
    spanProcessors: [new BatchSpanProcessor({ exporter })],
  });
  const tracer = provider.getTracer('xiaoer');
  const begin = (name: string, parent: string | null | undefined, facts: Facts = {}): Span =>
    tracer.startSpan(name, { attributes: facts }, contextOf(parent));
  return {
    span: async (name, { parent, facts }, work) => {
      const span = begin(name, parent, facts);
      try {
        return await work(traceOf(span));
      } catch (error) {
        // Its kind alone: the text of an error may hold more.
        span.setStatus({
          code: SpanStatusCode.ERROR,
          message: error instanceof Error ? error.name : 'unknown',
        });
        throw error;
      } finally {
        span.end();
      }
    },
    mark: (name, { parent, facts } = {}) => {
      const span = begin(name, parent, facts);
      span.end();
      return traceOf(span);
    },
    stop: () =>
      Promise.race([provider.shutdown().catch(() => {}), sleep(GRACE_MS, undefined, { ref: false })]),
  };
}

function traceOf(span: Span): string {
  const { traceId, spanId, traceFlags } = span.spanContext();
  return `00-${traceId}-${spanId}-${traceFlags.toString(16).padStart(2, '0')}`;
}

function contextOf(traceparent: string | null | undefined): Context {
  const [, traceId, spanId, flags = '01'] = TRACEPARENT.exec(traceparent ?? '') ?? [];
  if (traceId === undefined || spanId === undefined) return ROOT_CONTEXT;
  return trace.setSpanContext(ROOT_CONTEXT, {
    traceId,
    spanId,
    traceFlags: Number.parseInt(flags, 16),
    isRemote: true,
  });
}
