import { type AnswerContext, type AnswerInput, checkAnswer } from '../../src/appeal/answer.ts';
import { readPolicy } from '../../src/policy/load.ts';
import type { Category, Question } from '../../src/policy/policy.ts';
import { Refusal } from '../../src/refusal.ts';

export const policy = readPolicy();
/** Thursday, 19 November 2026. */
export const context: AnswerContext = {
  policy,
  answers: {},
  now: new Date('2026-11-19T10:00+08:00'),
  zone: 'Asia/Shanghai',
  locale: 'zh',
  address: '示范园区 3 号',
};

export function categoryOf(code: string): Category {
  const found = policy.categories.find((category) => category.code === code);
  if (!found) throw new Error(code);
  return found;
}
/** @param path `PWR.kind` */
export function questionOf(path: string): Question {
  const [code = '', key] = path.split('.');
  const found = categoryOf(code).questions.find((question) => question.key === key);
  if (!found) throw new Error(path);
  return found;
}
export function answer(path: string, input: string | AnswerInput, more: Partial<AnswerContext> = {}) {
  const given = typeof input === 'string' ? { text: input } : input;
  return checkAnswer(questionOf(path), given, { ...context, ...more });
}
/** What a question says to an input: the refusal's code, with its parameters where it has some, or what was answered. */
export function refusal(path: string, input: string | AnswerInput, more: Partial<AnswerContext> = {}) {
  try {
    return { answered: answer(path, input, more) };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return Object.keys(error.params).length > 0 ? [error.code, error.params] : error.code;
  }
}
