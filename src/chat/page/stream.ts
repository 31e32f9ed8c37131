import type { ChatEvent, Poll } from '../api.ts';
import { address, CallFailed, failureOf, get } from './net.ts';

export type StreamHandlers = {
  onEvent(event: ChatEvent): void;
  /** `login`: the session is over and the stream has ended for good. */
  onLine(line: 'live' | 'down' | 'login'): void;
};

const silence = 45_000;
const hiddenFor = 30_000;

/**
 * The page's one line to the server. Reads the event stream with fetch rather than EventSource, because only so
 * are the keep-alive comments seen (no frame for 45 s means something in between holds them back: long polling for
 * the rest of the visit), and a 401 too. Closed while the page is hidden; then one poll a minute.
 */
export function startStream(after: number, as: number | undefined, handlers: StreamHandlers): void {
  let seq = after;
  let polling = false;
  let failures = 0;
  let open: AbortController | undefined;
  let timer: number | undefined;

  const take = (event: ChatEvent) => {
    if (event.seq !== undefined) seq = Math.max(seq, event.seq);
    handlers.onEvent(event);
  };
  const live = () => {
    failures = 0;
    handlers.onLine('live');
  };
  const poll = async (signal: AbortSignal) => {
    const answer = await get<Poll>(`/chat/poll?after=${seq}`, as, signal);
    for (const event of answer.events) take(event);
    seq = Math.max(seq, answer.seq);
    live();
  };

  /** Says how long to rest before the next try, null for never again. */
  const afterFailure = (error: unknown, aborted: boolean): number | null => {
    if (error instanceof Stalled) polling = true;
    else if (aborted) return 0;
    if (error instanceof CallFailed && error.failure.error === 'login') {
      handlers.onLine('login');
      return null;
    }
    handlers.onLine('down');
    return Math.min(2000 * 2 ** failures++, 15_000);
  };

  const connect = async (controller: AbortController): Promise<number | null> => {
    try {
      if (document.hidden || polling) {
        await poll(controller.signal);
        return 0;
      }
      await listen(address(`/chat/events?after=${seq}`, as), controller, take, live);
      return 2000;
    } catch (error) {
      return afterFailure(error, controller.signal.aborted);
    }
  };

  const run = async () => {
    if (open) return;
    open = new AbortController();
    const wait = await connect(open);
    open = undefined;
    clearTimeout(timer);
    if (wait !== null) timer = window.setTimeout(() => void run(), document.hidden ? 60_000 : wait);
  };

  const now = () => {
    clearTimeout(timer);
    void run();
  };
  let hiding: number | undefined;
  document.addEventListener('visibilitychange', () => {
    clearTimeout(hiding);
    if (document.hidden) hiding = window.setTimeout(() => open?.abort(), hiddenFor);
    else now();
  });
  // What was open before may be dead without knowing it.
  window.addEventListener('online', () => {
    if (open) open.abort();
    else now();
  });
  window.addEventListener('offline', () => handlers.onLine('down'));
  now();
}

class Stalled extends Error {
  override name = 'Stalled';
}

/** Reads one event stream to its end; rejects when it fails, is aborted, or stays silent too long. */
async function listen(
  url: string,
  controller: AbortController,
  take: (event: ChatEvent) => void,
  opened: () => void,
): Promise<void> {
  let stalled = false;
  const watch = () =>
    window.setTimeout(() => {
      stalled = true;
      controller.abort();
    }, silence);
  let timer = watch();
  try {
    const answer = await fetch(url, {
      credentials: 'same-origin',
      cache: 'no-store',
      headers: { Accept: 'text/event-stream' },
      signal: controller.signal,
    });
    if (!answer.ok || !answer.body) throw new CallFailed(failureOf(answer.status, await answer.text()));
    opened();
    await readFrames(answer.body.getReader(), take, () => {
      opened();
      clearTimeout(timer);
      timer = watch();
    });
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
