import type { Report } from './report.ts';

/** Somebody of the discipline office, as far as it must be known whether a report is theirs to handle. */
export type Officer = {
  id: string;
  name: string;
  unit: string;
  locale: 'zh' | 'en';
  /** Enterprises this person speaks for. */
  contactOf: string[];
};

/** Who answers for the case or the enterprise of a report, or ever had a hand in the case. */
export type Parties = readonly string[];

/**
 * Whether a report must stay hidden from an officer: it names them, or their office; they answer for the case or the
 * enterprise, or did; they speak for that enterprise, or wrote it themselves. Pure.
 */
export function isConflicted(o: Officer, r: Report, parties: Parties): boolean {
  const typed = [r.told.who, r.told.said, ...r.words.filter(isAuthors).map(({ text }) => text)].map(bare);
  const isNamed = bare(o.name).length > 1 && typed.some((text) => text.includes(bare(o.name)));
  const isUnit = bare(o.unit).length > 1 && bare(r.told.who).includes(bare(o.unit));
  return (
    isNamed ||
    isUnit ||
    r.author.personId === o.id ||
    parties.includes(o.id) ||
    o.contactOf.some((id) => r.enterpriseIds.includes(id))
  );
}

const isAuthors = ({ what }: Report['words'][number]): boolean =>
  what === 'more' || what === 'objection' || what === 'trouble';

/** Spaces and full-width letters do not hide a name. */
const bare = (text: string): string => text.normalize('NFKC').replace(/\s/g, '').toLowerCase();
