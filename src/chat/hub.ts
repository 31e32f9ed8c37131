import { setMaxListeners } from 'node:events';
import type { Logger } from 'pino';
import type { Sql, SqlTx } from '../db/client.ts';

/** The PostgreSQL channel on which the processes that serve the chat wake one another. */
const CHANNEL = 'chat';

/**
 * Wakes whoever waits for a topic, in whatever process it waits. A wake-up says "look again" and may be lost or
 * come for nothing, so waiters look before they sleep and never sleep long.
 */
export type Hub = {
  /** Resolves with the note of the wake-up, or with null after `ms` or when `signal` aborts. */
  wait: (topics: string[], ms: number, signal?: AbortSignal) => Promise<string | null>;
  /** Calls back at each wake-up until the returned function is called. */
  on: (topic: string, wake: (note: string) => void) => () => void;
  /** True once the server is going down: long waits end and are not begun again. */
  closed: () => boolean;
  close: () => Promise<void>;
};

export const topic = {
  person: (userId: number) => `u${userId}`,
  bot: (botId: number) => `b${botId}`,
  poller: (botId: number) => `p${botId}`,
  webhooks: 'w',
};

/** Wakes the waiters of a topic once the transaction commits. */
export async function wake(tx: SqlTx | Sql, name: string, note = ''): Promise<void> {
  await tx`select pg_notify(${CHANNEL}, ${`${name} ${note}`})`;
}

/**
 * Wakes the waiters of a topic with a note that is greater than those of all earlier calls, by the database's clock:
 * a wake-up may come late, and must then be told from a newer one.
 * @returns the note
 */
export async function wakeInTurn(sql: Sql, name: string, salt: string): Promise<string> {
  const [row] = await sql<{ note: string }[]>`
    with turn as (
      select to_char(extract(epoch from clock_timestamp()) * 1000000, 'FM00000000000000000000') || ${`-${salt}`} as note
    )
    select note, pg_notify(${CHANNEL}, ${`${name} `} || note) from turn`;
  return row?.note ?? '';
}

/** What a note of `wakeInTurn` was told apart by. */
export const saltOf = (note: string): string => note.slice(note.indexOf('-') + 1);

export function openHub(sql: Sql, log: Logger): Hub {
  const listeners = new Map<string, Set<(note: string) => void>>();
  const closing = new AbortController();
  // Every open page waits on it, so many listeners are no leak.
  setMaxListeners(0, closing.signal);

  const hear = (payload: string) => {
    const [name = '', note = ''] = payload.split(' ');
    for (const listener of [...(listeners.get(name) ?? [])]) listener(note);
  };
  const listening = sql.listen(CHANNEL, hear).catch((error: unknown) => {
    if (!closing.signal.aborted) log.error({ err: error }, 'the chat cannot listen to its database');
    return null;
  });

  const on: Hub['on'] = (name, listener) => {
    const set = listeners.get(name) ?? new Set();
    listeners.set(name, set.add(listener));
    return () => {
      set.delete(listener);
      if (set.size === 0) listeners.delete(name);
    };
  };

  const wait: Hub['wait'] = (topics, ms, signal) =>
    new Promise((resolve) => {
      const end = (note: string | null) => {
        clearTimeout(timer);
        for (const off of offs) off();
        signal?.removeEventListener('abort', stop);
        closing.signal.removeEventListener('abort', stop);
        resolve(note);
      };
      const stop = () => end(null);
      const timer = setTimeout(stop, ms);
      const offs = topics.map((name) => on(name, end));
      signal?.addEventListener('abort', stop);
      closing.signal.addEventListener('abort', stop);
      if (signal?.aborted || closing.signal.aborted) stop();
    });

  const close = async () => {
    closing.abort();
    await (await listening)?.unlisten();
  };
  return { wait, on, close, closed: () => closing.signal.aborted };
}
