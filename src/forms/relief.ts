import { caseWords } from './case-words.ts';
import type { Form } from './form.ts';
import { oneLine } from './one-line.ts';

/** 临时恢复了: what was done; the enterprise reads it and says whether it is so. */
export const relieve: Form = {
  name: 'relieve',
  asks: (_, c) => [
    {
      key: 'text',
      type: 'text',
      required: true,
      min: 4,
      max: 600,
      withFiles: true,
      ask: { say: 'relief.ask', params: caseWords(c) },
    },
  ],
  event: ({ text }) => ({ type: 'relieve', text: String(text) }),
  done: (_, c) => ({ text: { say: 'relief.done', params: caseWords(c) } }),
};

/** 没有临时办法: why not; the limit runs on. */
export const noRelief = oneLine('no_relief', { ask: 'no_relief.ask', done: 'no_relief.done' }, (text) => ({
  type: 'no_relief',
  text,
}));
