import type { Answers, Grade } from '../appeal/appeal.ts';
import { gradeAnswerDue } from '../appeal/limits.ts';
import { gradeOrder } from '../appeal/steps/grade.ts';
import { writeAt } from '../text/case-times.ts';
import { gradeName } from '../text/names.ts';
import { caseWords } from './case-words.ts';
import type { Ask, Form, FormCase } from './form.ts';
import { oneLine } from './one-line.ts';

const MOST = 300;
/** As people think of them: the pressing ones first. */
const shown: readonly Grade[] = ['top', 'urgent', 'normal', 'complex', 'hard', 'ask'];

const gradeNow = ({ view }: FormCase): Grade => view?.appeal.grade ?? 'normal';
const rankOf = (grade: Grade): number => (gradeOrder as readonly Grade[]).indexOf(grade);

const asked = (answers: Answers): { grade: Grade; text: string } => ({
  grade: String(answers.grade) as Grade,
  text: String(answers.text),
});

const reason: Ask = {
  key: 'text',
  type: 'text',
  required: true,
  min: 2,
  max: MOST,
  ask: { say: 'grade.reason' },
};

/** 调整等级 by whoever handles it: only upwards, and the reason goes to the enterprise. */
export const raiseGrade: Form = {
  name: 'raise_grade',
  asks: (_, c) => [
    gradeAsk(
      'grade.raise.cadre',
      shown.filter((grade) => rankOf(grade) > rankOf(gradeNow(c))),
      c,
    ),
    reason,
  ],
  event: (answers) => ({ type: 'raise_grade', ...asked(answers) }),
  done: (_, c) => ({ text: { say: 'grade.done', params: gradeWords(c) } }),
};

/** The same by the dispatcher: any grade, with the limits that it brings. */
export const setGrade: Form = {
  name: 'set_grade',
  asks: (_, c) => [
    gradeAsk(
      'grade.lower.dispatcher',
      shown.filter((grade) => grade !== gradeNow(c)),
      c,
    ),
    reason,
  ],
  event: (answers) => ({ type: 'set_grade', ...asked(answers) }),
  done: (_, c) => ({ text: { say: 'grade.done', params: gradeWords(c) } }),
};

function gradeAsk(say: 'grade.raise.cadre' | 'grade.lower.dispatcher', grades: Grade[], c: FormCase): Ask {
  return {
    key: 'grade',
    type: 'choice',
    required: true,
    ask: { say, params: caseWords(c) },
    options: grades.map((grade) => ({ key: grade, label: { say: `opt.g.${grade}` } })),
  };
}

const gradeWords = (c: FormCase) => ({
  ...caseWords(c),
  grade: gradeName(c.clock.locale, gradeNow(c)),
});

/** 有异议: the enterprise does not agree with the grade; once a change. */
export const objectGrade: Form = {
  name: 'object_grade',
  asks: (_, c) => [
    {
      key: 'text',
      type: 'text',
      required: true,
      min: 2,
      max: MOST,
      ask: { say: 'grade.object.ask', params: caseWords(c) },
    },
  ],
  event: ({ text }) => ({ type: 'object_grade', text: String(text) }),
  done: (_, { view, clock }) => {
    const at = view?.appeal.gradeObjection?.at;
    const answer_due =
      view === null || at === undefined ? '' : writeAt(clock, gradeAnswerDue(view.rules, at));
    return { text: { say: 'grade.object.done', params: { answer_due } } };
  },
};

/** 维持: the grade stays, and why. */
export const keepGrade = oneLine(
  'keep_grade',
  { ask: 'grade.keep.ask', done: 'grade.keep.done' },
  (text) => ({ type: 'keep_grade', text }),
);

/** 改类别: what the case is about, as the town counts it. */
export const recategorise: Form = {
  name: 'recategorise',
  asks: (_, c) => [
    {
      key: 'category',
      type: 'choice',
      required: true,
      ask: { say: 'category.ask_change', params: caseWords(c) },
      options: c.rules.policy.categories
        .filter(({ code }) => code !== c.view?.appeal.category)
        .map(({ code, name }) => ({ key: code, label: { words: name } })),
    },
  ],
  event: ({ category }) => ({ type: 'recategorise', category: String(category) }),
  done: (_, c) => ({ text: { say: 'category.changed', params: caseWords(c) } }),
};
