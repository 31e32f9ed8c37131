import type { Answers } from '../appeal/appeal.ts';
import type { Ask, Wording } from './form.ts';
import { labelled, plainly } from './wording.ts';

/** Somebody to choose from a list of the staff. */
export type Choice = {
  /** Short enough for a button. */
  key: string;
  id: string;
  name: string;
  unit: string;
};

const A_PAGE = 8;
const MORE = 'more';

type Choosing<C extends Choice> = {
  people: readonly C[];
  /** The question, and the one above every further page. */
  ask: Wording;
  more: Wording;
  label: (choice: C) => string;
  judge?: (choice: C) => void;
};

/** Questions `to0`, `to1` …: page by page, as long as 其他 is tapped. */
export function choosing<C extends Choice>(answers: Answers, list: Choosing<C>): Ask[] {
  const asks: Ask[] = [];
  for (let page = 0; page === 0 || answers[`to${page - 1}`] === MORE; page += 1) {
    const isLast = list.people.length <= (page + 1) * A_PAGE;
    asks.push(pageAsk(list, page, isLast));
    if (isLast) break;
  }
  return asks;
}

function pageAsk<C extends Choice>(
  { people, ask, more, label, judge }: Choosing<C>,
  page: number,
  isLast: boolean,
): Ask {
  const shown = people.slice(page * A_PAGE, (page + 1) * A_PAGE);
  const options = shown.map((choice) => ({ key: choice.key, label: plainly(label(choice)) }));
  return {
    key: `to${page}`,
    type: 'choice',
    required: true,
    ask: page === 0 ? ask : more,
    options: isLast ? options : [...options, { key: MORE, label: labelled('other') }],
    layout: [options.map(({ key }) => key), [MORE]],
    judge: (value) => {
      const choice = people.find(({ key }) => key === value);
      if (choice !== undefined) judge?.(choice);
    },
  };
}

/** Who was chosen; undefined where that person is on the list no more. */
export function chosen<C extends Choice>(answers: Answers, people: readonly C[]): C | undefined {
  const key = Object.entries(answers).find(([name, value]) => /^to\d+$/.test(name) && value !== MORE)?.[1];
  return people.find((choice) => choice.key === key);
}
