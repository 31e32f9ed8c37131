import { expect, it } from 'vitest';
import type { Answers } from '../../src/appeal/appeal.ts';
import {
  applying,
  before,
  countOf,
  fieldsOf,
  type Memo,
  positionOf,
  readAnswer,
} from '../../src/forms/flow.ts';
import type { Ask, Form, FormCase } from '../../src/forms/form.ts';
import { plainly } from '../../src/forms/wording.ts';
import { Refusal } from '../../src/refusal.ts';
import { context, policy } from '../support/answering.ts';

const c = {
  view: null,
  rules: { policy } as FormCase['rules'],
  clock: { locale: 'zh', zone: context.zone, now: context.now },
  person: { id: '', name: '王示例' },
  facts: undefined,
} satisfies FormCase;

const ask = (key: string, more: Partial<Ask> = {}): Ask => ({
  key,
  type: 'text',
  required: true,
  framed: true,
  ask: plainly(`${key}？`),
  ...more,
});
const fruit = ask('fruit', {
  type: 'choice',
  options: ['apple', 'pear'].map((key) => ({ key, label: plainly(key) })),
});

/** `peel` is asked of apples alone, `note` may be passed over. */
const form: Form = {
  name: 'test',
  asks: ({ fruit: chosen }) => [
    fruit,
    ...(chosen === 'apple' ? [ask('peel')] : []),
    ask('note', { required: false }),
  ],
};
const state = (answers: Answers, memo: Memo = {}) => ({ form, answers, memo, c });

it('asks in order, and what follows from an answer', () => {
  expect(positionOf(state({}))).toMatchObject({ at: 'ask', ask: { key: 'fruit' } });
  expect(positionOf(state({ fruit: 'apple' }))).toMatchObject({ ask: { key: 'peel' } });
  expect(positionOf(state({ fruit: 'pear' }))).toMatchObject({ ask: { key: 'note' } });
});

it('ends, or shows what was answered, once nothing is left to ask', () => {
  const done = state({ fruit: 'pear' }, { skipped: ['note'] });
  expect(positionOf(done)).toEqual({ at: 'end' });
  const preview = () => ({ parts: [], submit: 'confirm' as const });
  expect(positionOf({ ...done, form: { ...form, preview } })).toEqual({ at: 'preview' });
  expect(positionOf({ ...done, form: { ...form, preview: () => null } })).toEqual({ at: 'end' });
});

it('goes back to the question before, never behind the first', () => {
  expect(before(state({ fruit: 'apple' }), 'note')?.key).toBe('peel');
  expect(before(state({ fruit: 'apple' }), 'fruit')).toBeUndefined();
});

it('counts the questions that apply', () => {
  expect(countOf(state({ fruit: 'apple' }), 'note')).toEqual({ step: 3, steps: 3 });
  expect(countOf(state({ fruit: 'pear' }), 'note')).toEqual({ step: 2, steps: 2 });
});

it('drops answers to questions that no longer apply', () => {
  expect(applying({ form, answers: { fruit: 'pear', peel: 'thin', stray: '1' }, c })).toEqual({
    fruit: 'pear',
  });
});

it('offers what was answered for a change', () => {
  expect(fieldsOf(state({ fruit: 'apple', note: 'x' })).map(({ key }) => key)).toEqual(['fruit', 'note']);
});

it('reads a tapped option and the same option typed', () => {
  expect(readAnswer(state({}), fruit, { option: 'pear' })).toBe('pear');
  expect(readAnswer(state({}), fruit, { text: ' Pear' })).toBe('pear');
  expect(() => readAnswer(state({}), fruit, { text: 'plum' })).toThrow(new Refusal('ans.choice'));
});

it('takes a doubtful value only once it is confirmed, a wrong one never', () => {
  const doubtful = ask('name', {
    doubts: ['err.sign.differs'],
    judge: (value) => {
      throw new Refusal(value === 'wrong' ? 'err.sign.sentence' : 'err.sign.differs');
    },
  });
  expect(() => readAnswer(state({}), doubtful, { text: 'odd' })).toThrow('err.sign.differs');
  expect(readAnswer(state({}), doubtful, { text: 'odd' }, true)).toBe('odd');
  expect(() => readAnswer(state({}), doubtful, { text: 'wrong' }, true)).toThrow('err.sign.sentence');
});
