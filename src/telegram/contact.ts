import type { SendError } from './errors.ts';

/** What the calls of this process show of the Bot API, so that nobody need call it just to know. */
export type Contact = {
  /** It answered, if only to refuse. */
  heard: () => void;
  missed: (why: SendError) => void;
  /** What has gone wrong since it last answered, and for how long; null where nothing has. */
  trouble: () => { why: string; ms: number } | null;
};

/** @param elapsed ms of a clock that only runs forward */
export function createContact(elapsed: () => number = () => performance.now()): Contact {
  let last: number | null = null;
  let why: string | null = null;
  return {
    heard: () => {
      last = elapsed();
      why = null;
    },
    missed: (error) => {
      last ??= elapsed();
      why = error.message;
    },
    trouble: () => (why === null || last === null ? null : { why, ms: elapsed() - last }),
  };
}
