import type { Answers } from '../appeal/appeal.ts';
import { Refusal } from '../refusal.ts';
import type { Ask, Wording } from './form.ts';
import { labelled, plainly } from './wording.ts';

/** Somebody who could own a case. */
export type Candidate = {
  /** Short enough for a button. */
  key: string;
  id: string;
  name: string;
  unit: string;
};

type Choice = {
  candidates: readonly Candidate[];
  /** Whoever has it now, where that is a choice too; stands alone above the others. */
  keep?: { candidate: Candidate; label: Wording } | undefined;
  ask: Wording;
};

const A_PAGE = 8;
const MORE = 'more';

/** To whom a case goes: page by page, as long as 其他 is tapped. */
export function ownerAsks(answers: Answers, choice: Choice): Ask[] {
  const asks: Ask[] = [];
  for (let page = 0; page === 0 || answers[`to${page - 1}`] === MORE; page += 1) {
    asks.push(pageAsk(page, choice));
    if (isLast(page, choice)) break;
  }
  return asks;
}

const isLast = (page: number, { candidates }: Choice): boolean => candidates.length <= (page + 1) * A_PAGE;

function pageAsk(page: number, choice: Choice): Ask {
  const { candidates, keep, ask } = choice;
  const people = candidates.slice(page * A_PAGE, (page + 1) * A_PAGE).map(({ key, name, unit }) => ({
    key,
    label: plainly(unit === '' ? name : `${name} ${unit}`),
  }));
  const kept = keep === undefined || page > 0 ? [] : [{ key: keep.candidate.key, label: keep.label }];
  const others = isLast(page, choice) ? [] : [{ key: MORE, label: labelled('other') }];
  return {
    key: `to${page}`,
    type: 'choice',
    required: true,
    ask: page === 0 ? ask : { say: 'reassign.more' },
    options: [...kept, ...people, ...others],
    layout: [kept.map(({ key }) => key), people.map(({ key }) => key), [MORE]],
  };
}

/**
 * The one who was chosen.
 * @throws Refusal `refuse.stale_button` where that person is no choice any more
 */
export function chosenOwner(answers: Answers, { candidates, keep }: Omit<Choice, 'ask'>): Candidate {
  const key = Object.entries(answers).find(([name, value]) => /^to\d+$/.test(name) && value !== MORE)?.[1];
  const all = keep === undefined ? candidates : [keep.candidate, ...candidates];
  const chosen = all.find((candidate) => candidate.key === key);
  if (chosen === undefined) throw new Refusal('refuse.stale_button');
  return chosen;
}
