import type { Recorded } from '../appeal/events.ts';
import type { Instant } from '../appeal/appeal.ts';

/** By when something was offered, and by when it was agreed to. */
type Word = { offered: Instant | null; agreed: Instant | null };

function after({ offered, agreed }: Word, { event }: Recorded): Word {
  switch (event.type) {
    case 'make_promise':
      return { offered: event.dueAt, agreed };
    case 'accept_promise':
      return { offered: null, agreed: offered };
    case 'slip_promise':
      return { offered: event.dueAt, agreed: null };
    case 'keep_promise':
    case 'report_done':
    case 'propose_done':
      return { offered: null, agreed: null };
    default:
      return { offered, agreed };
  }
}

/** The results that were reported before a promised date had passed: these keep the promise. */
export function keptByResult(log: readonly Recorded[]): ReadonlySet<Recorded> {
  const kept = new Set<Recorded>();
  let word: Word = { offered: null, agreed: null };
  for (const step of log) {
    const isResult = step.event.type === 'report_done' || step.event.type === 'propose_done';
    if (isResult && word.agreed !== null && step.at <= word.agreed) kept.add(step);
    word = after(word, step);
  }
  return kept;
}
