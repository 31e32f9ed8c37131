import type { Answers, AnswerValue } from '../appeal/appeal.ts';
import { nameInCharge } from '../text/case-people.ts';
import { timeParams } from '../text/case-times.ts';
import type { Ask, Form, FormCase } from './form.ts';
import { labelled } from './wording.ts';

const itemsOf = ({ view }: Pick<FormCase, 'view'>): string[] => view?.appeal.info?.items ?? [];

/** The enterprise hands in what was asked for, item by item: words, photos, or that there is none. */
export const answerInfo: Form = {
  name: 'answer_info',
  asks: (answers, c) => {
    const items = itemsOf(c);
    const first = items.map((item, i) => itemAsk(`item_${i}`, item, i, items.length, false));
    const left = items.flatMap((item, i) => (answers[`item_${i}`] === undefined ? [{ item, i }] : []));
    if (left.length === 0) return first;
    const names = left.map(({ item }) => item).join(c.clock.locale === 'zh' ? '、' : ', ');
    const again =
      answers.left === 'go'
        ? left.map(({ item, i }) => itemAsk(`again_${i}`, item, i, items.length, true))
        : [];
    return [...first, leftAsk(names), ...again];
  },
  event: (answers, c) => ({
    type: 'answer_info',
    answers: itemsOf(c).map((item, i) => ({ item, ...given(answers[`item_${i}`] ?? answers[`again_${i}`]) })),
  }),
  done: (_, { view, clock }) => {
    if (view === null) return {};
    const { c_left = '', done_due = '' } = timeParams(view, clock);
    return {
      text: {
        say: 'info.answered.enterprise',
        params: { owner_name: nameInCharge(view, clock.locale), c_left, done_due },
      },
    };
  },
};

function itemAsk(key: string, item: string, i: number, n: number, required: boolean): Ask {
  return {
    key,
    type: 'text',
    required,
    max: 600,
    collects: true,
    ask: { say: 'info.item', params: { i: i + 1, n, item } },
    options: [{ key: 'none', label: labelled('none') }],
  };
}

const leftAsk = (items: string): Ask => ({
  key: 'left',
  type: 'choice',
  required: true,
  ask: { say: 'info.left', params: { items } },
  options: [
    { key: 'done', label: labelled('done') },
    { key: 'go', label: labelled('resume') },
  ],
});

function given(value: AnswerValue | undefined): { text: string; files: number; none: boolean } {
  if (typeof value === 'object' && !Array.isArray(value)) {
    return { text: String(value.text ?? ''), files: Number(value.files ?? 0), none: false };
  }
  return { text: '', files: 0, none: true };
}

/** 已提供过, 不合理: the list itself is objected to. */
export const objectInfo: Form = {
  name: 'object_info',
  asks: ({ kind }) => [kindAsk, { ...textAsk, ask: { say: `info.${kindOf({ kind: kind ?? '' })}.ask` } }],
  event: (answers) => ({ type: 'object_info', kind: kindOf(answers), text: String(answers.text) }),
  done: (answers, { view, clock }) => ({
    text: {
      say: `info.${kindOf(answers)}.done`,
      params: { owner_name: view === null ? '' : nameInCharge(view, clock.locale) },
    },
  }),
};

const kindOf = ({ kind }: Answers): 'provided' | 'unreasonable' =>
  kind === 'unreasonable' ? 'unreasonable' : 'provided';

const kindAsk: Ask = {
  key: 'kind',
  type: 'choice',
  required: true,
  ask: { say: 'info.object_kind' },
  options: [
    { key: 'provided', label: labelled('provided') },
    { key: 'unreasonable', label: labelled('unreasonable') },
  ],
};

const textAsk: Ask = {
  key: 'text',
  type: 'text',
  required: true,
  min: 3,
  max: 600,
  ask: { say: 'info.provided.ask' },
};
