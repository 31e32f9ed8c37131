import type { ChatEvent, Poll } from '../api.ts';
import type { ChatContext } from '../context.ts';
import { topic } from '../hub.ts';
import { isTooOld, lastSeq, readEvents } from '../store-events.ts';
import { problem } from './problem.ts';

const PING_MS = 20_000;
const POLL_MS = 25_000;
/** A wake-up may be lost; nobody sleeps longer than this without looking. */
const LOOK_AGAIN_MS = 5_000;
const RETRY = 'retry: 2000\n\n';

export type Listener = {
  /** Whose page it is, and whose events it may hear. */
  who: { userId: number; users: number[] };
  after: number;
  signal: AbortSignal;
  /** Asked before anything is told: whoever has logged out meanwhile, or has no account any more, hears nothing. */
  isLoggedIn: () => Promise<boolean>;
};

/** The events of these people from a number on, as server-sent events, until the page goes away or its log-in ends. */
export function eventStream(ctx: ChatContext, listener: Listener): Response {
  const gone = new AbortController();
  const wait = ctx.waits.begin(listener.who.userId, AbortSignal.any([listener.signal, gone.signal]));
  const stop = wait.signal;
  const encoder = new TextEncoder();
  const body = new ReadableStream<Uint8Array>({
    start: (controller) => {
      const write = (text: string) => {
        if (!stop.aborted) controller.enqueue(encoder.encode(text));
      };
      void feed(ctx, { ...listener, signal: stop }, write)
        .catch((error: unknown) => {
          if (!stop.aborted) ctx.log.warn({ err: error }, 'an event stream ended early');
        })
        .finally(() => {
          wait.end();
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

type Write = (text: string) => void;

async function feed(ctx: ChatContext, listener: Listener, write: Write): Promise<void> {
  const { who, signal, isLoggedIn } = listener;
  const topics = who.users.map(topic.person);
  write(RETRY);
  let cursor = await firstSeq(ctx, listener, write);
  let pinged = performance.now();
  while (!signal.aborted && !ctx.hub.closed()) {
    const changed = ctx.hub.wait(topics, LOOK_AGAIN_MS, signal);
    const events = await readEvents(ctx.sql, who.users, cursor);
    if (events.length === 0 && performance.now() - pinged < PING_MS) {
      await changed;
      continue;
    }
    if (!(await isLoggedIn())) return;
    write(events.map(frame).join('') || ': still here\n\n');
    cursor = events.at(-1)?.seq ?? cursor;
    pinged = performance.now();
  }
}

/** Where to go on; a page that missed too much is told to begin anew. */
async function firstSeq(ctx: ChatContext, { who, after }: Listener, write: Write): Promise<number> {
  if (!(await isTooOld(ctx.sql, after))) return after;
  const seq = await lastSeq(ctx.sql, who.users);
  write(frame(resetEvent(who.users, seq)));
  return seq;
}

function resetEvent(users: number[], seq: number): ChatEvent {
  return { type: 'reset', user: users[0] ?? 0, bot: 0, seq };
}

const frame = (event: ChatEvent) => `id: ${event.seq}\ndata: ${JSON.stringify(event)}\n\n`;

/** The same by long polling. @throws ProblemError `login` */
export async function pollEvents(ctx: ChatContext, listener: Listener): Promise<Poll> {
  const wait = ctx.waits.begin(listener.who.userId, listener.signal);
  try {
    const polled = await poll(ctx, { ...listener, signal: wait.signal });
    if (!(await listener.isLoggedIn())) throw problem({ error: 'login' });
    return polled;
  } finally {
    wait.end();
  }
}

async function poll(ctx: ChatContext, { who: { users }, after, signal }: Listener): Promise<Poll> {
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
