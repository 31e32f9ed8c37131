import type { AnswerValue } from '../appeal/appeal.ts';
import { caseWords } from './case-words.ts';
import type { Form } from './form.ts';

const MOST_ITEMS = 20;
/** `1. `, `- `, `①`: the list is numbered anew. */
const NUMBERED = /^\s*(?:[（(]?\d{1,2}[.．、)）]|[-–•·*]|[①-⑳])\s*/;

/** 请企业补充: everything that is missing, at once; the cadre's clock stops until it is there. */
export const askInfo: Form = {
  name: 'ask_info',
  asks: (_, c) => [
    {
      key: 'items',
      type: 'items',
      required: true,
      max: MOST_ITEMS,
      ask: {
        say: 'info.ask',
        params: {
          ...caseWords(c),
          asked_n: (c.view?.appeal.info?.asked ?? 0) + 1,
          max: c.rules.policy.caps.info_per_round,
        },
      },
    },
  ],
  preview: ({ items }, c) => {
    const list = itemsOf(items);
    const lines = list.map((item, i) => `${i + 1}. ${item}`).join('\n');
    return {
      parts: [{ say: 'info.preview', params: { ...caseWords(c), n: list.length, items: lines } }],
      submit: 'confirm',
    };
  },
  event: ({ items }) => ({ type: 'ask_info', items: itemsOf(items) }),
  done: () => ({ toast: { say: 'toast.info_sent' } }),
};

function itemsOf(value: AnswerValue | undefined): string[] {
  const lines = Array.isArray(value) ? value : [];
  return lines.map((line) => line.replace(NUMBERED, '').trim()).filter((line) => line !== '');
}
