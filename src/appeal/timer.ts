import type { Instant } from './appeal.ts';

/** What the clock will do to an appeal, and when. One of a kind at a time. */
export type Timer = { kind: string; dueAt: Instant };

export type Maybe = Instant | null | undefined;

/** One timer, or none where there is no time for it. */
export const timer = (kind: string, dueAt: Maybe): Timer[] =>
  dueAt === null || dueAt === undefined ? [] : [{ kind, dueAt }];

/** The steps of the ladder after something was due, each kind named by its step: 2 to 5, and `notice`. */
export type Rungs = (name: (step: string) => string, due: Instant) => Timer[];
