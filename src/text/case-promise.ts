import type { Promised } from '../appeal/facts.ts';
import type { CaseView } from '../appeal/views.ts';
import { nameOf } from './case-people.ts';
import { writeAt } from './case-times.ts';
import { piece, type Value } from './say.ts';
import { sideOf, type Viewer } from './viewer.ts';
import type { Clock } from './when.ts';

/** The 📅 line of a card: what waits for the enterprise's 同意 before what was agreed to. */
export function promiseParams(view: CaseView, viewer: Viewer, clock: Clock): Record<string, Value> {
  const { offer, promise } = view.appeal;
  const newest = offer ?? promise;
  if (newest === null) return { promise_line: '', promise: '', promise_due: '' };
  const words = wordsOf(newest, view, clock);
  const { promise: text, promise_due } = words;
  return { promise_line: piece(clock.locale, keyOf(view, viewer), words), promise: text, promise_due };
}

/** A promise as texts name it; whoever gave it stays its author. */
export function wordsOf(one: Promised, view: CaseView, clock: Clock) {
  return { promise: one.text, promise_due: writeAt(clock, one.dueAt), owner_name: nameOf(view, one.by) };
}

function keyOf({ appeal: { offer, promise } }: CaseView, viewer: Viewer) {
  if (offer !== null) return sideOf(viewer) === 'enterprise' ? 'card.promise.yours' : 'card.promise.offered';
  return promise?.slippedAt ? 'card.promise.due' : 'card.promise';
}
