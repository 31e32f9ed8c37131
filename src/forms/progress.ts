import { lengthOf } from '../appeal/answer-text.ts';
import { Refusal } from '../refusal.ts';
import { caseWords } from './case-words.ts';
import type { Form } from './form.ts';
import { otherReaders } from './readers.ts';
import { isNearlySame } from './same.ts';

/** Characters below which a note says nothing to the enterprise. */
const LEAST = 10;
const MOST = 600;

/** 更新进展: what was done, what comes next, and when; the enterprise reads it. */
export const progress: Form = {
  name: 'progress',
  asks: (_, c) => [
    {
      key: 'text',
      type: 'text',
      required: true,
      max: MOST,
      withFiles: true,
      ...otherReaders(c),
      ask: { say: 'progress.ask', params: caseWords(c) },
      judge: (value) => {
        const text = String(value);
        if (lengthOf(text) < LEAST) throw new Refusal('err.progress.short', { n: lengthOf(text) });
        const last = c.view?.appeal.progress;
        if (last && isNearlySame(text, last.text))
          throw new Refusal('err.progress.same', { last_at: last.at });
      },
    },
  ],
  event: ({ text }) => ({ type: 'progress', text: String(text) }),
  done: (_, c) => ({ toast: { say: 'toast.progress', params: caseWords(c) } }),
};
