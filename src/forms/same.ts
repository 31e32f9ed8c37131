import { plain } from '../appeal/answer-text.ts';

/** Share of letter pairs that two texts have in common, from which on one is taken for a copy of the other. */
const COPY = 0.9;

/**
 * Whether a text says nothing that another did not say: the same words, give or take a few letters and
 * punctuation. New figures are news.
 */
export function isNearlySame(one: string, other: string): boolean {
  const [a, b] = [bare(one), bare(other)];
  if (a === b) return true;
  if (figures(one) !== figures(other)) return false;
  return likeness(pairs(a), pairs(b)) >= COPY;
}

const bare = (text: string): string =>
  plain(text)
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');

const figures = (text: string): string => (plain(text).match(/\d+/g) ?? []).join(' ');

function pairs(text: string): string[] {
  const letters = Array.from(text);
  return letters.slice(1).map((letter, i) => `${letters[i]}${letter}`);
}

/** Dice's coefficient: 1 for the same pairs, 0 for none in common. */
function likeness(a: string[], b: string[]): number {
  if (a.length + b.length === 0) return 0;
  const left = [...b];
  const common = a.filter((pair) => {
    const at = left.indexOf(pair);
    if (at >= 0) left.splice(at, 1);
    return at >= 0;
  });
  return (2 * common.length) / (a.length + b.length);
}
