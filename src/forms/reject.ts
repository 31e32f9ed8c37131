import { say } from '../text/say.ts';
import { caseWords } from './case-words.ts';
import type { Ask, Form, FormCase } from './form.ts';
import { oneLine } from './one-line.ts';

const reasons = ['hotline', 'legal', 'repeat', 'secret', 'beyond', 'illegal'] as const;

const reasonAsk = (c: FormCase, ask: 'reject.reason' | 'reject.propose_reason'): Ask => ({
  key: 'reason',
  type: 'choice',
  required: true,
  ask: { say: ask, params: caseWords(c) },
  label: { say: 'reject.field.reason' },
  options: reasons.map((key) => ({ key, label: { say: `opt.rj.${key}` as const } })),
});

const textAsk = (ask: 'reject.text' | 'reject.propose_text'): Ask => ({
  key: 'text',
  type: 'text',
  required: true,
  min: 4,
  max: 600,
  ask: { say: ask },
  label: { say: 'reject.field.text' },
});

/** 不予受理: why, in plain words, and where the enterprise should go instead. */
export const reject: Form = {
  name: 'reject',
  asks: (_, c) => [
    reasonAsk(c, 'reject.reason'),
    textAsk('reject.text'),
    {
      key: 'where',
      type: 'text',
      required: true,
      min: 2,
      max: 300,
      ask: { say: 'reject.where' },
      label: { say: 'reject.field.where' },
    },
  ],
  preview: ({ reason, text, where }, c) => ({
    parts: [
      {
        say: 'reject.preview',
        params: {
          ...caseWords(c),
          reason: say(c.clock.locale, `opt.rj.${reason as (typeof reasons)[number]}`),
          text: String(text),
          where: String(where),
        },
      },
    ],
    submit: 'confirm',
  }),
  event: ({ reason, text, where }) => ({
    type: 'reject',
    reason: String(reason),
    text: String(text),
    where: String(where),
  }),
  done: (_, c) => ({ text: { say: 'reject.done', params: caseWords(c) } }),
};

/** 建议不受理: the dispatcher decides, the limits run on. */
export const proposeReject: Form = {
  name: 'propose_reject',
  asks: (_, c) => [reasonAsk(c, 'reject.propose_reason'), textAsk('reject.propose_text')],
  event: ({ reason, text }) => ({ type: 'propose_reject', reason: String(reason), text: String(text) }),
  done: () => ({ toast: { say: 'toast.reject_proposed' } }),
};

/** 请领导复核, once. */
export const askReview = oneLine(
  'ask_review',
  { ask: 'reject.review_ask', done: 'reject.review_sent' },
  (text) => ({ type: 'ask_review', text }),
);

/** 维持 */
export const upholdReview = oneLine(
  'uphold_review',
  { ask: 'reject.uphold_ask', done: 'reject.uphold_done' },
  (text) => ({ type: 'uphold_review', text }),
);

/** 改为受理 */
export const acceptReview = oneLine(
  'accept_review',
  { ask: 'reject.accept_ask', done: 'reject.accept_done' },
  (text) => ({ type: 'accept_review', text }),
);
