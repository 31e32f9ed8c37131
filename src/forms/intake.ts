import { isAsked } from '../appeal/answer.ts';
import type { Answers } from '../appeal/appeal.ts';
import { categoryOf, gradeOf } from '../appeal/compose.ts';
import type { Category } from '../policy/policy.ts';
import { suggestCategories } from '../policy/suggest.ts';
import type { Ask, AskOption, Form, FormCase, Wording } from './form.ts';
import { summaryOf } from './intake-summary.ts';
import { askOfQuestion } from './policy-ask.ts';
import { labelled, plainly } from './wording.ts';

/** An open case of the same enterprise that may be the same matter. */
export type Similar = { id: string; no: string; title: string; state: string; owner: string };

export type IntakeFacts = {
  /** Those the person speaks for; asked only where there are several. */
  enterprises: { key: string; id: string; name: string }[];
  /** Whoever the case will go to. */
  owner: { name: string; unit: string } | null;
  similar: Similar | null;
  /** Enterprises of the same grid with what looks like the same matter in 90 days. */
  others: number;
  files: { photos: number; documents: number };
  /** The enterprise itself writes: what only the discipline office may hear is among the categories. */
  confidential?: true;
};

type Case = FormCase<IntakeFacts>;

/** Answers that belong to the conversation and not to the appeal. */
const spoken = new Set([
  ...['enterprise', 'optional', 'intro', 'all', 'note', 'dropped', 'early'],
  'confidential',
]);
export const isSpoken = (key: string): boolean => spoken.has(key) || key.startsWith('behalf_');

/** What may be known of a matter before anything but its description was asked. */
const beside = new Set(['description', 'category', 'danger', 'danger_seen', 'alarm']);

/** `description` as long as nothing behind it was answered: what is written then is more of it. */
export function describing(answers: Answers): 'description' | undefined {
  const isFirst = Object.keys(answers).every((key) => beside.has(key) || isSpoken(key));
  return answers.description !== undefined && isFirst ? 'description' : undefined;
}

/** 提诉求: enterprise, category, danger, the category's questions, what looks the same, the summary. */
export const intake: Form<IntakeFacts> = {
  name: 'intake',
  asks: (answers, c) => {
    if (isOver(answers)) return [];
    const category = categoryOf(c.rules.policy, text(answers.category));
    const first = [
      ...enterpriseAsk(c),
      ...dangerAsk(answers, c),
      ...describeAsk(answers, c),
      categoryAsk(answers, c),
    ];
    return category === undefined ? first : noted([...first, ...categoryAsks(category, answers, c)], answers);
  },
  fields: (answers, c) => {
    const category = categoryOf(c.rules.policy, text(answers.category));
    const questions = category === undefined ? [] : askedOf(category, answers, c);
    return [{ ...categoryAsk(answers, c), lead: [] }, ...questions];
  },
  preview: (answers, c) => (isOver(answers) ? null : { parts: summaryOf(answers, c), submit: 'submit' }),
};

/** 不是诉求, 就是这件, or for the discipline office alone: nothing more to ask, nothing to submit. */
const isOver = (answers: Answers): boolean =>
  answers.dropped !== undefined || answers.confidential !== undefined || isSame(answers);

/** The person said 就是这件. It is asked once: 不是 stays with the draft. */
export const isSame = ({ same }: Answers): boolean => same === 'same';

const text = (value: Answers[string] | undefined): string | null =>
  typeof value === 'string' ? value : null;

function enterpriseAsk({ facts, view }: Case): Ask[] {
  if (view !== null || facts.enterprises.length < 2) return [];
  return [
    {
      key: 'enterprise',
      type: 'choice',
      required: true,
      ask: { say: 'role.pick_enterprise' },
      options: facts.enterprises.map(({ key, name }) => ({ key, label: plainly(name) })),
    },
  ];
}

/** People first: due at 有人身危险, at a dangerous category or answer, and at a word of the danger list. */
function dangerAsk(answers: Answers, { rules }: Case): Ask[] {
  if (answers.alarm === undefined) return [];
  const { power, gas } = rules.policy.town.hotlines;
  const lines = { power_hotline: power, gas_hotline: gas };
  const word = String(answers.alarm).startsWith('word:') ? String(answers.alarm).slice(5) : undefined;
  return [
    {
      key: 'danger',
      type: 'choice',
      required: true,
      ask:
        word === undefined
          ? { say: 'danger.screen', params: lines }
          : { say: 'danger.by_words', params: { ...lines, word } },
      options: [
        { key: 'called', label: labelled('called') },
        { key: 'none', label: labelled('no_danger') },
      ],
    },
  ];
}

/** A photo or a voice message came out of the blue: it needs a sentence before anything else. */
function describeAsk(answers: Answers, c: Case): Ask[] {
  const { note } = answers;
  if (note !== 'photo' && note !== 'voice') return [];
  const question = c.rules.policy.categories.at(-1)?.questions.find(({ key }) => key === 'description');
  if (question === undefined) return [];
  const { framed: _, ...ask } = askOfQuestion(question, c);
  return [{ ...ask, ask: { say: `free.${note}` } }];
}

/** The categories; likely ones alone where there is a description to tell from, the others behind 其他. */
function categoryAsk(answers: Answers, c: Case): Ask {
  const { policy } = c.rules;
  const described = answers.category === undefined ? text(answers.description) : null;
  const suggested =
    described === null || answers.all !== undefined ? [] : suggestCategories(policy, described);
  const open = policy.categories.filter(({ confidential }) => !confidential || c.facts.confidential);
  const offered = suggested.length > 0 ? suggested : open;
  const categories = offered.map(({ code, name }): AskOption => ({ key: code, label: { words: name } }));
  const before: AskOption[] =
    answers.danger === undefined && suggested.length === 0
      ? [{ key: 'danger', label: labelled('danger') }]
      : [];
  const more: AskOption[] = suggested.length > 0 ? [{ key: 'all', label: labelled('other') }] : [];
  const after: AskOption[] = described === null ? [] : [{ key: 'drop', label: labelled('not_appeal') }];
  const rows = [before, [...categories, ...more], after].map((row) => row.map(({ key }) => key));
  return {
    key: 'category',
    type: 'choice',
    required: true,
    ask:
      described !== null && answers.all === undefined
        ? { say: 'free.new', params: { text: described } }
        : { say: 'ask.category' },
    label: { say: 'summary.category' },
    options: [...before, ...categories, ...more, ...after],
    layout: rows.filter((row) => row.length > 0),
  };
}

function askedOf(category: Category, answers: Answers, c: Case): Ask[] {
  const { photos, documents } = c.facts.files;
  const clear = { key: 'clear', label: { say: 'label.clear_files' } as const };
  return category.questions
    .filter((q) => isAsked(q, category, answers))
    .map((q) => askOfQuestion(q, c))
    .map((ask) => (ask.type === 'files' && photos + documents > 0 ? { ...ask, options: [clear] } : ask));
}

function categoryAsks(category: Category, answers: Answers, c: Case): Ask[] {
  const asked = askedOf(category, answers, c);
  const required = asked.filter((ask) => ask.required);
  const optional = asked.filter((ask) => !ask.required);
  const isShort = answers.danger === 'called' || optional.length === 0;
  return [
    ...introAsk(category),
    ...required,
    ...(isShort ? [] : [optionalAsk(optional.length)]),
    ...(!isShort && answers.optional === 'go' ? optional.map((ask) => ({ ...ask, shortcut })) : []),
    ...similarAsks(category, answers, c),
  ];
}

const shortcut = { key: 'optional', value: 'summary', label: labelled('to_summary') };

function introAsk({ intro }: Category): Ask[] {
  if (intro === undefined) return [];
  const go = { key: 'go', label: labelled('resume') };
  return [{ key: 'intro', type: 'choice', required: true, ask: { words: intro }, options: [go] }];
}

function optionalAsk(n: number): Ask {
  return {
    key: 'optional',
    type: 'choice',
    required: true,
    ask: { say: 'ask.optional', params: { n } },
    options: [
      { key: 'go', label: labelled('resume') },
      { key: 'summary', label: labelled('to_summary') },
    ],
  };
}

/** Nothing is asked before an emergency. */
function similarAsks(category: Category, answers: Answers, { facts }: Case): Ask[] {
  if (facts.similar === null || gradeOf(category, answers).grade === 'top') return [];
  const { no, title, state, owner } = facts.similar;
  return [
    {
      key: 'same',
      type: 'choice',
      required: true,
      ask: { say: 'similar.own', params: { no, title, state_name: state, owner_name: owner } },
      options: [
        { key: 'same', label: labelled('same') },
        { key: 'other', label: labelled('not_same') },
      ],
    },
  ];
}

/** A word that is said once, above whatever is asked next. */
function noted(asks: Ask[], answers: Answers): Ask[] {
  const next = asks.findIndex((ask) => answers[ask.key] === undefined);
  const ask = asks[next];
  const lead = leadOf(asks, answers);
  return ask === undefined || lead === null ? asks : asks.with(next, { ...ask, lead: [lead] });
}

function leadOf(asks: Ask[], answers: Answers): Wording | null {
  const framed = asks.filter((ask) => ask.framed && ask.required);
  const done = framed.filter((ask) => answers[ask.key] !== undefined).length;
  if (answers.note === 'called') return { say: 'danger.after', params: { n: framed.length - done } };
  if (answers.note === 'resumed' && done > 0) return { say: 'draft.resume', params: { done_n: done } };
  return null;
}
