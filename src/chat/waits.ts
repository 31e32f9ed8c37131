/** What keeps a connection open until something happens: event streams and long polls. */
export type Waits = {
  /** Begins one of an account; `signal` ends it, and `end` says that it is over. */
  begin: (who: number, signal: AbortSignal) => { signal: AbortSignal; end: () => void };
};

/**
 * Lets an account have so many at once in a process. One more ends the oldest rather than being refused: a phone that
 * went out of reach leaves its own behind, and comes back with a new one.
 */
export function openWaits(each: number): Waits {
  const open = new Map<number, Set<AbortController>>();

  return {
    begin(who, signal) {
      const own = open.get(who) ?? new Set();
      const wait = new AbortController();
      open.set(who, own.add(wait));
      const end = () => {
        own.delete(wait);
        if (own.size === 0 && open.get(who) === own) open.delete(who);
      };
      const [oldest] = own;
      if (own.size > each && oldest !== undefined) {
        own.delete(oldest);
        oldest.abort();
      }
      return { signal: AbortSignal.any([signal, wait.signal]), end };
    },
  };
}
