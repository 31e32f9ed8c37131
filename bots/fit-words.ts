import { checkAnswer } from '../src/appeal/answer.ts';
import { rulesNow } from '../src/appeal/rules.ts';
import type { Question } from '../src/policy/policy.ts';
import type { Known } from './bot-form.ts';

/**
 * What no case takes as words: too long, or with an identity number in it.
 * @param max characters
 * @throws Refusal as for an answer to a question
 */
export function refuseUnfit(talk: Known, text: string, max: number): void {
  const { policy } = rulesNow(talk.deps);
  const words = { zh: '…', en: '…' };
  const question: Question = {
    key: 'description',
    label: words,
    ask: words,
    type: 'text',
    required: true,
    max,
  };
  checkAnswer(question, { text }, { policy, answers: {}, ...talk.clock, address: '' });
}

/** Characters of a message of the staff, and of words of an enterprise. */
export const MOST = { staff: 600, enterprise: 2000 } as const;
