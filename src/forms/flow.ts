import { type AnswerInput, checkAnswer } from '../appeal/answer.ts';
import { confirmable } from '../appeal/answer-checks.ts';
import type { Answers, AnswerValue } from '../appeal/appeal.ts';
import type { Question } from '../policy/policy.ts';
import { Refusal } from '../refusal.ts';
import { momentIn } from './days.ts';
import type { Ask, Form, FormCase } from './form.ts';
import { wordsOf } from './wording.ts';

/** What the engine remembers of the open question, and of those passed over. */
export type Memo = {
  skipped?: string[];
  /** Options ticked so far, or ids of files that came. */
  ticked?: string[];
  /** A typed value that is doubtful, until it is confirmed. */
  doubt?: string;
  /** 其他 was tapped: the answer is to be typed. */
  typing?: true;
  /** Files that came along with a typed answer. */
  files?: string[];
  /** How many of these belong to questions before this one. */
  used?: number;
  /** The message whose button began the conversation. */
  from?: number;
  /** The newest message below the question that has buttons of it too. */
  side?: number;
  /** Further lines joined the words: no message alone holds them any more. */
  joined?: true;
  /** The newest typed answer, for a text that was sent in parts. */
  last?: { key: string; at: number };
  /** The album that is coming in, and the message that answers it. */
  album?: { id: string; taken: number; left: string[]; messageId: number | null };
  /** What was too long to be taken, because its rest may still come. */
  tooLong?: { text: string; at: number; messageId: number };
};

export type Position = { at: 'ask'; ask: Ask } | { at: 'preview' } | { at: 'end' };

export const PREVIEW = '!preview';
export const FIELDS = '!fields';
export const END = '!end';
export const CLOSED = '!closed';

type Any<F> = { form: Form<F>; answers: Answers; memo: Memo; c: FormCase<F> };

const isPassed = (ask: Ask, { answers, memo }: Pick<Any<never>, 'answers' | 'memo'>): boolean =>
  answers[ask.key] !== undefined || (memo.skipped?.includes(ask.key) ?? false);

/** Where a form stands: its first question without an answer, then the preview, then the end. Pure. */
export function positionOf<F>(state: Any<F>): Position {
  const { form, answers, c } = state;
  const ask = form.asks(answers, c).find((one) => !isPassed(one, state));
  if (ask !== undefined) return { at: 'ask', ask };
  const preview = form.preview?.(answers, c) ?? null;
  return { at: preview === null ? 'end' : 'preview' };
}

/** The question that is open, or undefined where the step is none. */
export function askAt<F>({ form, answers, c }: Any<F>, key: string): Ask | undefined {
  const all = [...form.asks(answers, c), ...(form.fields?.(answers, c) ?? [])];
  return all.find((ask) => ask.key === key);
}

/** The question before this one; undefined at the first. From the preview, the last. */
export function before<F>({ form, answers, c }: Any<F>, key: string): Ask | undefined {
  const asks = form.asks(answers, c);
  const at = asks.findIndex((ask) => ask.key === key);
  if (asks[at]?.first) return undefined;
  return key === PREVIEW || key === FIELDS ? asks.at(-1) : asks[at - 1];
}

/** `2` of `8` among the framed questions. */
export function countOf<F>({ form, answers, c }: Any<F>, key: string): { step: number; steps: number } {
  const framed = form.asks(answers, c).filter((ask) => ask.framed);
  const at = framed.findIndex((ask) => ask.key === key);
  return { step: at < 0 ? framed.length : at + 1, steps: framed.length };
}

/** What 修改 offers: the form's own choice, or every question that has an answer. */
export function fieldsOf<F>(state: Any<F>): Ask[] {
  const { form, answers, c } = state;
  return form.fields?.(answers, c) ?? form.asks(answers, c).filter((ask) => answers[ask.key] !== undefined);
}

/** Leaves out answers to questions that no longer apply. */
export function applying<F>({ form, answers, c }: Omit<Any<F>, 'memo'>): Answers {
  const keys = new Set(form.asks(answers, c).map((ask) => ask.key));
  const kept = Object.fromEntries(Object.entries(answers).filter(([key]) => keys.has(key)));
  const changed = Object.keys(kept).length < Object.keys(answers).length;
  return changed ? applying({ form, answers: kept, c }) : kept;
}

/** Reads an answer, or refuses it with the text that says what is wrong. */
export function readAnswer<F>(state: Any<F>, ask: Ask, input: AnswerInput, confirmed = false): AnswerValue {
  const { answers } = state;
  // Tapped a minute later, the options would be others.
  const isMoment = ask.moments && 'option' in input && momentIn(input.option) !== undefined;
  const value = isMoment ? input.option : readTyped(state, ask, input, confirmed);
  try {
    ask.judge?.(value, answers);
  } catch (error) {
    if (!(confirmed && error instanceof Refusal && isDoubt(ask, error.code))) throw error;
  }
  return value;
}

function readTyped<F>({ answers, c }: Any<F>, ask: Ask, input: AnswerInput, confirmed: boolean): AnswerValue {
  return checkAnswer(questionOf(ask), input, {
    policy: c.rules.policy,
    answers,
    now: c.clock.now,
    zone: c.clock.zone,
    locale: c.clock.locale,
    address: c.view?.enterprise.address ?? '',
    confirmed,
  });
}

/** The value of an answer that files came with. */
export function withFiles(ask: Ask, value: AnswerValue, { files = [], used = 0 }: Memo): AnswerValue {
  return ask.collects && value !== 'none' ? { text: String(value), files: files.length - used } : value;
}

/** Whether a refused value may be taken all the same, once the person confirms it. */
export function isDoubt(ask: Ask, code: string): boolean {
  return confirmable.has(code) || (ask.doubts?.includes(code) ?? false);
}

/** An ask as the checks know questions. */
export function questionOf({ ask, label, options, question: own, ...rest }: Ask): Question {
  if (own !== undefined) return own;
  const {
    lead: _,
    layout: __,
    framed: ___,
    withFiles,
    collects,
    moments,
    first,
    judge,
    doubts,
    unstoppable,
    ...question
  } = rest;
  return {
    ...question,
    ask: wordsOf(ask),
    label: wordsOf(label ?? ask),
    ...(options === undefined
      ? {}
      : { options: options.map(({ key, label: name }) => ({ key, label: wordsOf(name) })) }),
  };
}
