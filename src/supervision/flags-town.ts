import { createHash } from 'node:crypto';
import { isNearlySame } from '../forms/same.ts';
import type { Flag } from './flags.ts';

/** What somebody wrote on a case: a progress note or a result. */
export type Written = { appealId: string; no: string; by: string; text: string };

/** Shorter ones are alike without anybody copying. */
const SHORTEST = 8;
const FEWEST_CASES = 3;
/** Of one person's texts, so that a long list does not hold up the morning. */
const MOST_TEXTS = 300;
/** Texts shown side by side. */
const SHOWN = 5;

/** Nearly the same words of one person on three cases or more, one flag for each such text. Pure. */
export function sameWords(all: readonly Written[]): Flag[] {
  const people = [...new Set(all.map(({ by }) => by))];
  return people.flatMap((by) => {
    const own = all.filter((one) => one.by === by && one.text.length >= SHORTEST).slice(0, MOST_TEXTS);
    return alike(own)
      .filter((group) => group.length >= FEWEST_CASES)
      .map((group) => flagOfWords(by, group));
  });
}

/** Groups of nearly the same text, a case once in each. */
function alike(texts: readonly Written[]): Written[][] {
  const groups: Written[][] = [];
  for (const one of texts) {
    const group = groups.find(([first]) => first !== undefined && isLike(first.text, one.text));
    if (group === undefined) groups.push([one]);
    else if (group.every(({ appealId }) => appealId !== one.appealId)) group.push(one);
  }
  return groups;
}

/** Texts of quite another length are not compared letter by letter. */
function isLike(a: string, b: string): boolean {
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  return short.length >= long.length * 0.8 && isNearlySame(a, b);
}

function flagOfWords(by: string, group: readonly Written[]): Flag {
  const first = group[0]?.text ?? '';
  const mark = createHash('sha256').update(first).digest('hex').slice(0, 12);
  return {
    kind: 'same_words',
    key: `same_words:${by}:${mark}`,
    appealIds: group.map(({ appealId }) => appealId),
    subjectId: by,
    data: {
      by,
      n: group.length,
      texts: group.slice(0, SHOWN).map(({ no, text }) => `${no}\n${text}`),
    },
    told: false,
  };
}

/** The cases of a grid filed of late, and those of which the limit was extended. */
export type GridCases = { grid: string; n: number; extended: readonly string[] };

const FEWEST_IN_GRID = 5;
const SHARE = 0.3;

/** Grids in which more than three in ten cases got an extension. Small grids say nothing. @param month told once in each */
export function manyExtensions(grids: readonly GridCases[], month: string): Flag[] {
  return grids
    .filter(({ n, extended }) => n >= FEWEST_IN_GRID && extended.length > n * SHARE)
    .map(({ grid, n, extended }) => ({
      kind: 'grid_extensions' as const,
      key: `grid_extensions:${grid}:${month}`,
      appealIds: extended,
      subjectId: null,
      data: { grid, n, k: extended.length },
      told: false,
    }));
}
