import type { Category, Policy } from './policy.ts';

/** A pair of characters or a word in more categories than this says nothing about which is meant. */
const COMMON = 2;
const MOST = 3;
/** Marks that a category needs to be named at all: a word of its own, or two shared ones. */
const ENOUGH = 1;

/**
 * The categories that a text may be about, likeliest first, at most three: those whose names, questions and
 * options use the same words. Only offered, never taken silently; a confidential category is never among them.
 */
export function suggestCategories({ categories }: Pick<Policy, 'categories'>, text: string): Category[] {
  const said = marksOf(text);
  const words = categories.map(
    (category) => new Set([...vocabularyOf(category)].flatMap((one) => [...marksOf(one)])),
  );
  const holders = (mark: string): number => words.filter((own) => own.has(mark)).length;
  const weights = new Map([...said].map((mark) => [mark, holders(mark)]));
  const scored = categories.map((category, i) => {
    const marks = [...said].filter((mark) => words[i]?.has(mark) && (weights.get(mark) ?? 99) <= COMMON);
    return { category, score: marks.reduce((sum, mark) => sum + 1 / (weights.get(mark) ?? 1), 0) };
  });
  return scored
    .filter(({ category, score }) => score >= ENOUGH && !category.confidential && category.code !== 'OTH')
    .toSorted((a, b) => b.score - a.score)
    .slice(0, MOST)
    .map(({ category }) => category);
}

function vocabularyOf({ name, intro, papers, questions }: Category): string[] {
  const all = [name, intro, papers, ...questions.flatMap((q) => [q.label, q.ask, ...labelsOf(q.options)])];
  return all.flatMap((words) => (words === undefined ? [] : [words.zh, words.en]));
}

const labelsOf = (options: Category['questions'][number]['options']) =>
  options?.map((option) => option.label) ?? [];

const EVERYDAY = new Set(
  (
    'about after again already anybody before could does each even every everybody from good have here into just know ' +
    'like many more much need only other people please same shall some such than thank thanks that them then there ' +
    'they this those today very want wants week were what when where which will with would your yours'
  ).split(' '),
);

/** Pairs of neighbouring Chinese characters, and other words of four letters or more without their ending. */
function marksOf(text: string): Set<string> {
  const runs = text.normalize('NFKC').match(/\p{Script=Han}+/gu) ?? [];
  const pairs = runs.flatMap((run) => Array.from(run).flatMap((_, i, all) => pairAt(all, i)));
  const latin = text.toLowerCase().match(/[a-z]{4,}/g) ?? [];
  return new Set([
    ...pairs,
    ...latin.filter((word) => !EVERYDAY.has(word)).map((word) => word.replace(/(?:ing|ed|es|s)$/, '')),
  ]);
}

/** Figures, measures and particles stand next to anything. */
const FILLING = /[零一二三四五六七八九十两几个这那我们你您他她它的了是有在和到也都很要]/u;

function pairAt(characters: string[], i: number): string[] {
  const next = characters[i + 1];
  return next === undefined || FILLING.test(`${characters[i]}${next}`) ? [] : [`${characters[i]}${next}`];
}
