import type { TextKey } from '../text/deck.ts';
import type { AppealEvent } from '../appeal/events.ts';
import { answerDue } from '../appeal/plan.ts';
import type { Params } from '../text/case-params.ts';
import { writeAt } from '../text/case-times.ts';
import { caseWords } from './case-words.ts';
import type { Form, FormCase } from './form.ts';

/** A step that asks for a sentence and nothing else. */
export function oneLine(
  name: string,
  texts: { ask: TextKey; done: TextKey },
  event: (text: string) => AppealEvent,
): Form {
  return {
    name,
    asks: (_, c) => [
      {
        key: 'text',
        type: 'text',
        required: true,
        min: 2,
        max: 600,
        ask: { say: texts.ask, params: wordsOf(c) },
      },
    ],
    event: ({ text }) => event(String(text)),
    done: (_, c) => ({ text: { say: texts.done, params: wordsOf(c) } }),
  };
}

/** What the enterprise objected to, besides the facts of the case. */
function wordsOf(c: FormCase): Params {
  const { view, rules, clock } = c;
  const objection = view?.appeal.objection ?? null;
  return {
    ...caseWords(c),
    text: objection?.text ?? '',
    ...(objection === null ? {} : { answer_due: writeAt(clock, answerDue(rules, objection.at)) }),
  };
}

/** 报领导. */
export const toLeader = oneLine('to_leader', { ask: 'to_leader.ask', done: 'to_leader.done' }, (text) => ({
  type: 'to_leader',
  text,
}));

/** 不同意 to a result that was to be countersigned: the reason goes to the cadre. */
export const declineDone = oneLine('decline_done', { ask: 'decline.ask', done: 'decline.done' }, (text) => ({
  type: 'decline_done',
  text,
}));

/** 不同意 to a plan or to a change of it. */
export const declinePlan = oneLine(
  'decline_plan',
  { ask: 'plan.decline.ask', done: 'plan.decline.done' },
  (text) => ({ type: 'decline_plan', text }),
);

/** 结束挂账 before the last milestone: the enterprise reads why. */
export const endLongTerm = oneLine(
  'end_long_term',
  { ask: 'plan.end.ask', done: 'plan.end.done' },
  (text) => ({
    type: 'end_long_term',
    text,
  }),
);

/** 有异议 to a plan. */
export const objectPlan = oneLine(
  'object_plan',
  { ask: 'plan.object.ask', done: 'plan.object.done' },
  (text) => ({ type: 'object_plan', text }),
);

/** 答复企业: what a leader says to an objection. */
export const answerPlan = oneLine(
  'answer_plan',
  { ask: 'plan.answer.ask', done: 'plan.answer.done' },
  (text) => ({ type: 'answer_plan', text }),
);
