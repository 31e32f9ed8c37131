import type { Fault } from './faults.ts';

export type ImportOptions = {
  /** Checks and counts, writes nothing. */
  dryRun?: boolean;
};

/** What an import did, or with `dryRun` would do. */
export type ImportSummary = {
  added: number;
  updated: number;
  unchanged: number;
  /** Rows of the template's own example, left out. */
  examples: number;
  /** Headings that were not understood; their columns were not read. */
  unknownHeadings: string[];
  /** Phones whose person got another name: perhaps another person, with the old one's account. */
  renamed: { phone: string; from: string; to: string }[];
  /** Open cases that went to somebody else, because who answers for them has changed; 0 with `dryRun`. */
  handedOver: number;
  /** Those that nobody answers for now, so that a dispatcher has them. */
  unowned: number;
};

export type ImportResult<Summary = ImportSummary> =
  | { ok: true; summary: Summary }
  /** In the order of the file. Nothing was written. */
  | { ok: false; faults: Fault[] };

export type Outcome = 'added' | 'updated' | 'unchanged';

/** What the administrative log says of it. */
export const importedOf = ({ added, updated, unchanged }: Record<Outcome, number>) => ({
  added,
  changed: updated,
  left: unchanged,
});

export function countOutcomes(outcomes: Iterable<Outcome>): Record<Outcome, number> {
  const counts = { added: 0, updated: 0, unchanged: 0 };
  for (const outcome of outcomes) counts[outcome] += 1;
  return counts;
}
