import type { ChatEvent, Poll } from '../api.ts';
import { address, CallFailed, failureOf, get } from './net.ts';

export type StreamHandlers = {
  onEvent(event: ChatEvent): void;
  /** `login`: the session is over and the stream has ended for good. */
  onLine(line: 'live' | 'down' | 'login'): void;
};

const silence = 45_000;
const hiddenFor = 30_000;

type Line = {
  seq: number;
  as: number | undefined;
  polling: boolean;
  failures: number;
  open: AbortController | null;
  timer: number;
} & StreamHandlers;

/**
 * The page's one line to the server. Reads the event stream with fetch rather than EventSource, because only so
 * are the keep-alive comments seen (no frame for 45 s means something in between holds them back: long polling for
 * the rest of the visit), and a 401 too. Closed while the page is hidden; then one poll a minute.
 */
export function startStream(after: number, as: number | undefined, handlers: StreamHandlers): void {
  const line: Line = { seq: after, as, polling: false, failures: 0, open: null, timer: 0, ...handlers };
  let hiding = 0;
  document.addEventListener('visibilitychange', () => {
    clearTimeout(hiding);
    if (document.hidden) hiding = window.setTimeout(() => line.open?.abort(), hiddenFor);
    else void run(line);
  });
  window.addEventListener('offline', () => handlers.onLine('down'));
  window.addEventListener('online', () => {
    // What was open before may be dead without knowing it.
    if (line.open) line.open.abort();
    else void run(line);
  });
  void run(line);
}

async function run(line: Line): Promise<void> {
  if (line.open) return;
  clearTimeout(line.timer);
  line.open = new AbortController();
  const wait = await connect(line, line.open);
  line.open = null;
  if (wait !== null) line.timer = window.setTimeout(() => void run(line), document.hidden ? 60_000 : wait);
}

/** Follows the line until it ends; says how long to rest before the next try, null for never again. */
async function connect(line: Line, controller: AbortController): Promise<number | null> {
  try {
    if (document.hidden || line.polling) {
      await poll(line, controller.signal);
      return 0;
    }
    await listen(line, controller);
    return 2000;
  } catch (error) {
    return afterFailure(line, error, controller.signal.aborted);
  }
}

function afterFailure(line: Line, error: unknown, aborted: boolean): number | null {
  if (error instanceof Stalled) line.polling = true;
  else if (aborted) return 0;
  if (error instanceof CallFailed && error.failure.error === 'login') {
    line.onLine('login');
    return null;
  }
  line.onLine('down');
  return Math.min(2000 * 2 ** line.failures++, 15_000);
}

function take(line: Line, event: ChatEvent): void {
  if (event.seq !== undefined) line.seq = Math.max(line.seq, event.seq);
  line.onEvent(event);
}

function live(line: Line): void {
  line.failures = 0;
  line.onLine('live');
}

async function poll(line: Line, signal: AbortSignal): Promise<void> {
  const answer = await get<Poll>(`/chat/poll?after=${line.seq}`, line.as, signal);
  for (const event of answer.events) take(line, event);
  line.seq = Math.max(line.seq, answer.seq);
  live(line);
}

class Stalled extends Error {
  override name = 'Stalled';
}

/** Reads one event stream to its end; rejects when it fails, is aborted, or stays silent too long. */
async function listen(line: Line, controller: AbortController): Promise<void> {
  let stalled = false;
  const watch = () =>
    window.setTimeout(() => {
      stalled = true;
      controller.abort();
    }, silence);
  let timer = watch();
  const alive = () => {
    live(line);
    clearTimeout(timer);
    timer = watch();
  };
  try {
    const answer = await fetch(address(`/chat/events?after=${line.seq}`, line.as), {
      credentials: 'same-origin',
      cache: 'no-store',
      headers: { Accept: 'text/event-stream' },
      signal: controller.signal,
    });
    if (!answer.ok || !answer.body) throw new CallFailed(failureOf(answer.status, await answer.text()));
    alive();
    await readFrames(answer.body.getReader(), (event) => take(line, event), alive);
  } catch (error) {
    throw stalled ? new Stalled() : error;
  } finally {
    clearTimeout(timer);
  }
}

async function readFrames(
  reader: ReadableStreamDefaultReader<Uint8Array>,
  take: (event: ChatEvent) => void,
  alive: () => void,
): Promise<void> {
  const decoder = new TextDecoder();
  let rest = '';
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    alive();
    const frames = (rest + decoder.decode(value, { stream: true })).split(/\r?\n\r?\n/);
    rest = frames.pop() ?? '';
    for (const frame of frames) {
      const data = frame
        .split(/\r?\n/)
        .filter((line) => line.startsWith('data:'))
        .map((line) => line.slice(5).trim())
        .join('\n');
      if (data) take(withSeq(JSON.parse(data) as ChatEvent, frame));
    }
  }
}

/** The SSE id is the event's place in the sequence, should the data not name it. */
function withSeq(event: ChatEvent, frame: string): ChatEvent {
  const id = /^id:\s*(\d+)/m.exec(frame)?.[1];
  return event.seq === undefined && id ? { ...event, seq: Number(id) } : event;
}
