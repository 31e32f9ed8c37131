import type { Answers } from '../appeal/appeal.ts';
import { after } from '../appeal/limits.ts';
import { Refusal } from '../refusal.ts';
import { writeAt } from '../text/case-times.ts';
import { caseWords } from './case-words.ts';
import type { Ask, Form, FormCase } from './form.ts';
import { labelled } from './wording.ts';

export type MergeCandidate = {
  /** Year and figures of its number: short enough for a button. */
  key: string;
  id: string;
  no: string;
  category: { zh: string; en: string };
  grid: string;
};
export type MergeFacts = {
  /** The same kind of matter in the same grid. */
  candidates: MergeCandidate[];
  /** What each typed number found. */
  found: (MergeCandidate | null)[];
};

const OTHER = 'other';

/** 并案: which case this one may be handled with; its enterprise is asked then. */
export const merge: Form<MergeFacts> = {
  name: 'merge',
  asks: (answers, c) => {
    const { candidates } = c.facts;
    if (candidates.length === 0) return findAsks(answers, c);
    return answers.to === OTHER ? [pickAsk(c), ...findAsks(answers, c)] : [pickAsk(c)];
  },
  event: (answers, { facts }) => {
    const to =
      facts.found.findLast((one) => one !== null) ?? facts.candidates.find(({ key }) => key === answers.to);
    if (to === undefined) throw new Refusal('refuse.merge_gone');
    return { type: 'ask_merge', parentId: to.id };
  },
  done: (_, c) => ({ toast: { say: 'merge.asked', params: { ...caseWords(c), ...askedOf(c) } } }),
};

function askedOf({ view, clock, rules }: FormCase<MergeFacts>) {
  const asked = view?.appeal.joinAsked ?? null;
  const due = asked && after(rules, 'normal', asked.at, rules.policy.periods.merge);
  return { parent_no: asked?.no ?? '', answer_due: writeAt(clock, due) };
}

function pickAsk(c: FormCase<MergeFacts>): Ask {
  const options = c.facts.candidates.map(({ key, category, grid }) => {
    const no = key.replace(/^\d{4}-/, '');
    const words = (locale: 'zh' | 'en'): string => `${no} ${category[locale]} ${grid}`;
    return { key, label: { words: { zh: words('zh'), en: words('en') } } };
  });
  return {
    key: 'to',
    type: 'choice',
    required: true,
    ask: { say: 'merge.pick', params: caseWords(c) },
    options: [...options, { key: OTHER, label: labelled('other') }],
    layout: [options.map(({ key }) => key), [OTHER]],
  };
}

/** By number, as often as it takes. */
function findAsks(answers: Answers, c: FormCase<MergeFacts>, i = 0): Ask[] {
  const missed = answers[`no_${i - 1}`];
  const ask: Ask = {
    key: `no_${i}`,
    type: 'text',
    required: true,
    max: 40,
    ask: { say: 'merge.find', params: caseWords(c) },
    ...(missed === undefined ? {} : { lead: [{ say: 'merge.not_found', params: { text: String(missed) } }] }),
  };
  return answers[ask.key] !== undefined && c.facts.found[i] === null
    ? [ask, ...findAsks(answers, c, i + 1)]
    : [ask];
}

/** 不是一件事: the enterprise takes its case out again. */
export const split: Form = {
  name: 'split',
  asks: (_, c) => [
    {
      key: 'sure',
      type: 'choice',
      required: true,
      ask: {
        say: 'merge.split_ask',
        params: { no: c.view?.appeal.no ?? '', parent_no: c.view?.appeal.joined?.no ?? '' },
      },
      options: [{ key: 'yes', label: labelled('not_same') }],
    },
  ],
  event: () => ({ type: 'split' }),
};
