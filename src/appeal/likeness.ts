import { plain } from './answer-text.ts';
import type { Appeal } from './appeal.ts';

/** What is looked at to tell whether two cases may be one matter. */
export type Told = Pick<Appeal, 'category' | 'answers'>;

/** Share of the words of the shorter description that the other one holds too. */
const SHARE = 0.3;
/** One pair of characters in common is chance. */
const FEWEST = 2;

/**
 * Whether two cases may be one matter: of one category, and besides the same kind of it, the same place as somebody
 * wrote it, or a good part of the words in common. A category alone says nothing: everything is 其他. Pure.
 */
export function isAlike(one: Told, other: Told): boolean {
  if (one.category === null || one.category !== other.category) return false;
  return isSameKind(one, other) || isSamePlace(one, other) || haveWordsInCommon(one, other);
}

const isSameKind = (one: Told, other: Told): boolean => {
  const kind = textOf(one, 'kind');
  return kind !== '' && kind !== 'other' && kind === textOf(other, 'kind');
};

/** 厂外 and the other buttons are no places yet: only what was written is. */
function isSamePlace(one: Told, other: Told): boolean {
  const place = bare(textOf(one, 'location'));
  return (
    place !== '' && !/^[a-z_]+$/.test(textOf(one, 'location')) && place === bare(textOf(other, 'location'))
  );
}

function haveWordsInCommon(one: Told, other: Told): boolean {
  const [a, b] = [wordsIn(textOf(one, 'description')), wordsIn(textOf(other, 'description'))];
  const shorter = Math.min(a.size, b.size);
  const common = [...a].filter((word) => b.has(word)).length;
  return shorter > 0 && common >= Math.max(Math.min(FEWEST, shorter), SHARE * shorter);
}

const textOf = ({ answers }: Told, key: string): string => {
  const value = answers[key];
  return typeof value === 'string' ? value : '';
};

const bare = (text: string): string =>
  plain(text)
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');

/** Pairs of Chinese characters that stand together, and words of other scripts that are not too short to say something. */
function wordsIn(text: string): Set<string> {
  const runs =
    plain(text)
      .toLowerCase()
      .match(/\p{Script=Han}+|[\p{L}\p{N}]+/gu) ?? [];
  return new Set(
    runs.flatMap((run) => (/\p{Script=Han}/u.test(run) ? pairs(run) : run.length > 3 ? [run] : [])),
  );
}

function pairs(run: string): string[] {
  const letters = Array.from(run);
  return letters.slice(1).map((letter, i) => `${letters[i]}${letter}`);
}
