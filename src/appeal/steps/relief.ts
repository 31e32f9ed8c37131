import { by, type Evolvers, without } from '../evolver.ts';
import { isRelieved } from '../relief.ts';
import { type Check, unless } from '../setting.ts';

/** What helps for now in an emergency, and whether it does. */
export type ReliefEvent =
  | { type: 'relieve'; text: string }
  /** There is nothing that would help for now, and why; the limit runs on. */
  | { type: 'no_relief'; text: string }
  | { type: 'confirm_relief'; yes: boolean };

export const relief = {
  relieve: (a, e, r) => ({
    relief: { text: e.text, by: by(r), at: r.at, works: true, confirmed: null },
    rung: without(without(a.rung, 'relief'), 'regrade'),
  }),
  no_relief: (_, e, r) => ({
    relief: { text: e.text, by: by(r), at: r.at, works: false, confirmed: null },
  }),
  confirm_relief: (a, e) => ({ relief: a.relief && { ...a.relief, confirmed: e.yes } }),
} satisfies Evolvers;

export const reliefGuards = {
  emergency: (a) => unless(a.grade === 'top', 'refuse.stale_button'),
  unrelieved: (a) => unless(!isRelieved(a), 'refuse.stale_button'),
  relief_unsaid: (a) => unless(a.relief === null || a.relief.works, 'refuse.stale_button'),
  relief_asked: (a) => unless(a.relief?.works === true && a.relief.confirmed === null, 'refuse.stale_button'),
} satisfies Record<string, Check>;
