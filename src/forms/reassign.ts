import type { Answers } from '../appeal/appeal.ts';
import { Refusal } from '../refusal.ts';
import { caseWords } from './case-words.ts';
import type { Ask, Form, FormCase } from './form.ts';
import { labelled, plainly } from './wording.ts';

export type Candidate = {
  /** Short enough for a button. */
  key: string;
  id: string;
  name: string;
  unit: string;
};
export type ReassignFacts = {
  /** Who could take it, those nearest to it first; never the owner. */
  candidates: Candidate[];
};

const A_PAGE = 8;
const MORE = 'more';

/** 转派: to whom, and why; the enterprise and both cadres read the reason. */
export const reassign: Form<ReassignFacts> = {
  name: 'reassign',
  asks: (answers, c) => [
    ...pages(answers, c),
    { key: 'text', type: 'text', required: true, min: 2, max: 300, ask: { say: 'reassign.reason' } },
  ],
  event: (answers, c) => {
    const chosen = Object.entries(answers).find(
      ([key, value]) => key.startsWith('to') && value !== MORE,
    )?.[1];
    const to = c.facts.candidates.find(({ key }) => key === chosen);
    if (to === undefined) throw new Refusal('refuse.stale_button');
    return { type: 'reassign', toId: to.id, text: String(answers.text) };
  },
  done: (_, c) => ({ text: { say: 'reassign.done', params: caseWords(c) } }),
};

/** Page by page, as long as 其他 is tapped. */
function pages(answers: Answers, c: FormCase<ReassignFacts>): Ask[] {
  const asks: Ask[] = [];
  for (let page = 0; page === 0 || answers[`to${page - 1}`] === MORE; page += 1) {
    const shown = c.facts.candidates.slice(page * A_PAGE, (page + 1) * A_PAGE);
    const isLast = c.facts.candidates.length <= (page + 1) * A_PAGE;
    const people = shown.map(({ key, name, unit }) => ({
      key,
      label: plainly(unit === '' ? name : `${name} ${unit}`),
    }));
    asks.push({
      key: `to${page}`,
      type: 'choice',
      required: true,
      ask: page === 0 ? { say: 'reassign.ask', params: caseWords(c) } : { say: 'reassign.more' },
      options: isLast ? people : [...people, { key: MORE, label: labelled('other') }],
      layout: [people.map(({ key }) => key), [MORE]],
    });
    if (isLast) break;
  }
  return asks;
}
