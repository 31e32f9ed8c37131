import type { Answers } from '../appeal/appeal.ts';
import { Refusal } from '../refusal.ts';
import type { Ask, Wording } from './form.ts';
import { labelled, plainly } from './wording.ts';

/** Somebody who could be given a case, or a part of it. */
export type Candidate = {
  /** Short enough for a button. */
  key: string;
  id: string;
  name: string;
  unit: string;
};

type Choice<C extends Candidate = Candidate> = {
  candidates: readonly C[];
  /** Whoever has it now, where that is a choice too; stands alone above the others. */
  keep?: { candidate: Candidate; label: Wording } | undefined;
  ask: Wording;
  /** Above the further pages. */
  more?: Wording;
  /** What stands on a button, in place of name and unit. */
  label?: (candidate: C) => string;
  /** A further look at whoever is chosen. Throws a Refusal. */
  judge?: (candidate: C) => void;
};

const nameOf = ({ name, unit }: Candidate): string => (unit === '' ? name : `${name} ${unit}`);

const A_PAGE = 8;
const MORE = 'more';

/** To whom a case goes: page by page, as long as 其他 is tapped. */
export function ownerAsks<C extends Candidate>(answers: Answers, choice: Choice<C>): Ask[] {
  const asks: Ask[] = [];
  for (let page = 0; page === 0 || answers[`to${page - 1}`] === MORE; page += 1) {
    asks.push(pageAsk(page, choice));
    if (isLast(page, choice)) break;
  }
  return asks;
}

const isLast = (page: number, { candidates }: { candidates: readonly Candidate[] }): boolean =>
  candidates.length <= (page + 1) * A_PAGE;

function pageAsk<C extends Candidate>(page: number, choice: Choice<C>): Ask {
  const { candidates, keep, ask, more = { say: 'reassign.more' }, label = nameOf, judge } = choice;
  const people = candidates.slice(page * A_PAGE, (page + 1) * A_PAGE).map((one) => ({
    key: one.key,
    label: plainly(label(one)),
  }));
  const kept = keep === undefined || page > 0 ? [] : [{ key: keep.candidate.key, label: keep.label }];
  const others = isLast(page, choice) ? [] : [{ key: MORE, label: labelled('other') }];
  return {
    key: `to${page}`,
    type: 'choice',
    required: true,
    ask: page === 0 ? ask : more,
    options: [...kept, ...people, ...others],
    layout: [kept.map(({ key }) => key), people.map(({ key }) => key), [MORE]],
    judge: (value) => {
      const one = candidates.find(({ key }) => key === value);
      if (one !== undefined) judge?.(one);
    },
  };
}

/**
 * The one who was chosen.
 * @throws Refusal `refuse.stale_button` where that person is no choice any more
 */
export function chosenOwner(answers: Answers, { candidates, keep }: Omit<Choice, 'ask'>): Candidate {
  const chosen = choiceIn(answers, keep === undefined ? candidates : [keep.candidate, ...candidates]);
  if (chosen === undefined) throw new Refusal('refuse.stale_button');
  return chosen;
}

/** Who was chosen so far, if anybody. */
export function choiceIn<C extends Candidate>(answers: Answers, candidates: readonly C[]): C | undefined {
  const key = Object.entries(answers).find(([name, value]) => /^to\d+$/.test(name) && value !== MORE)?.[1];
  return candidates.find((candidate) => candidate.key === key);
}
