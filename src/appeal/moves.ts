import type { Appeal, Grade, Instant } from './appeal.ts';
import { doneDue, type Rules } from './limits.ts';
import { timersOf } from './timers.ts';

type Shift<T> = { before: T; after: T };

/** How another calendar would move one case: its limit, and what the clock does next. Null: that stays. */
export type Move = {
  limit: Shift<Instant> | null;
  alarm: (Shift<Instant> & { kind: string }) | null;
};

/** What would move if a case were reckoned by other rules from now on; null where nothing would. Pure. */
export function moveOf(a: Appeal, rules: Shift<Rules>, now: Instant): Move | null {
  const limit = shift(doneDue(rules.before, a, now), doneDue(rules.after, a, now));
  const next = nextOf(rules.before, a, now);
  const then = timersOf(rules.after, a, now).find(({ kind }) => kind === next?.kind);
  const alarm = shift(next?.dueAt ?? null, then?.dueAt ?? null);
  if (limit === null && alarm === null) return null;
  return { limit, alarm: alarm && { ...alarm, kind: next?.kind ?? '' } };
}

function nextOf(rules: Rules, a: Appeal, now: Instant) {
  const ahead = timersOf(rules, a, now).filter(({ dueAt }) => dueAt > now);
  return ahead.toSorted((x, y) => x.dueAt - y.dueAt)[0];
}

const shift = (before: Instant | null, after: Instant | null): Shift<Instant> | null =>
  before === null || after === null || before === after ? null : { before, after };

export type MovedCase = { id: string; no: string; grade: Grade } & Move;

/** All open cases under another calendar, counted. */
export type Moves = {
  open: number;
  /** Cases of which the limit or the next alarm would move. */
  moved: number;
  /** Of those, by the limit. */
  later: number;
  earlier: number;
  byGrade: Partial<Record<Grade, number>>;
  /** The first of them, by number. */
  first: MovedCase[];
};

export const noMoves = (): Moves => ({ open: 0, moved: 0, later: 0, earlier: 0, byGrade: {}, first: [] });

/** Cases that are named one by one. */
const NAMED = 20;

/** Adds one case to the count. Pure. */
export function count(moves: Moves, a: Appeal, move: Move | null): Moves {
  const open = moves.open + 1;
  if (move === null) return { ...moves, open };
  const by = move.limit === null ? 0 : move.limit.after - move.limit.before;
  const named = moves.first.length < NAMED ? [{ id: a.id, no: a.no ?? '', grade: a.grade, ...move }] : [];
  return {
    open,
    moved: moves.moved + 1,
    later: moves.later + (by > 0 ? 1 : 0),
    earlier: moves.earlier + (by < 0 ? 1 : 0),
    byGrade: { ...moves.byGrade, [a.grade]: (moves.byGrade[a.grade] ?? 0) + 1 },
    first: [...moves.first, ...named],
  };
}
