import type { ChatEvent, Poll } from '../api.ts';
import type { ChatContext } from '../context.ts';
import { topic } from '../hub.ts';
import { isTooOld, lastSeq, readEvents } from '../store-events.ts';

const PING_MS = 20_000;
const POLL_MS = 25_000;
/** A wake-up may be lost; nobody sleeps longer than this without looking. */
const LOOK_AGAIN_MS = 5_000;
const RETRY = 'retry: 2000\n\n';

export type Listener = { users: number[]; after: number; signal: AbortSignal };

/** The events of these people from a number on, as server-sent events, until the page goes away. */
export function eventStream(ctx: ChatContext, { users, after, signal }: Listener): Response {
  const gone = new AbortController();
  const stop = AbortSignal.any([signal, gone.signal]);
  const encoder = new TextEncoder();
  const body = new ReadableStream<Uint8Array>({
    start: (controller) => {
      const write = (text: string) => {
        if (!stop.aborted) controller.enqueue(encoder.encode(text));
      };
      void feed(ctx, { users, after, signal: stop }, write)
        .catch((error: unknown) => {
          if (!stop.aborted) ctx.log.warn({ err: error }, 'an event stream ended early');
        })
        .finally(() => {
          if (!gone.signal.aborted) controller.close();
        })
        .catch(() => {});
    },
    cancel: () => gone.abort(),
  });
  const headers = {
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store, no-transform',
    'x-accel-buffering': 'no',
  };
  return new Response(body, { headers });
}

async function feed(ctx: ChatContext, { users, after, signal }: Listener, write: (text: string) => void) {
  write(RETRY);
  const topics = users.map(topic.person);
  let cursor = after;
  let pinged = performance.now();
  if (await isTooOld(ctx.sql, after)) {
    cursor = await lastSeq(ctx.sql, users);
    write(frame(resetEvent(users, cursor)));
  }
  while (!signal.aborted && !ctx.hub.closed()) {
    const changed = ctx.hub.wait(topics, LOOK_AGAIN_MS, signal);
    const events = await readEvents(ctx.sql, users, cursor);
    for (const event of events) write(frame(event));
    cursor = events.at(-1)?.seq ?? cursor;
    if (performance.now() - pinged > PING_MS) {
      pinged = performance.now();
      write(': still here\n\n');
    }
    if (events.length === 0) await changed;
  }
}

function resetEvent(users: number[], seq: number): ChatEvent {
  return { type: 'reset', user: users[0] ?? 0, bot: 0, seq };
}

const frame = (event: ChatEvent) => `id: ${event.seq}\ndata: ${JSON.stringify(event)}\n\n`;

/** The same by long polling. */
export async function pollEvents(ctx: ChatContext, { users, after, signal }: Listener): Promise<Poll> {
  if (await isTooOld(ctx.sql, after)) {
    const seq = await lastSeq(ctx.sql, users);
    return { events: [resetEvent(users, seq)], seq };
  }
  const end = performance.now() + POLL_MS;
  for (;;) {
    const left = Math.min(LOOK_AGAIN_MS, Math.max(0, end - performance.now()));
    const changed = ctx.hub.wait(users.map(topic.person), left, signal);
    const events = await readEvents(ctx.sql, users, after);
    const over = left === 0 || signal.aborted || ctx.hub.closed();
    if (events.length > 0 || over) return { events, seq: events.at(-1)?.seq ?? after };
    await changed;
  }
}
