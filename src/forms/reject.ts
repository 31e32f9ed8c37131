import { caseWords } from './case-words.ts';
import type { Form } from './form.ts';

const reasons = ['hotline', 'legal', 'repeat', 'secret', 'beyond', 'illegal'] as const;

/** 不予受理: why, and where the enterprise should go instead. */
export const reject: Form = {
  name: 'reject',
  asks: (_, c) => [
    {
      key: 'reason',
      type: 'choice',
      required: true,
      ask: { say: 'reject.reason', params: caseWords(c) },
      options: reasons.map((key) => ({ key, label: { say: `opt.rj.${key}` as const } })),
    },
    { key: 'where', type: 'text', required: true, min: 2, max: 300, ask: { say: 'reject.where' } },
  ],
  event: ({ reason, where }) => ({ type: 'reject', reason: String(reason), text: String(where) }),
  done: (_, c) => ({ text: { say: 'reject.done', params: caseWords(c) } }),
};
