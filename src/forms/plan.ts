import type { Answers } from '../appeal/appeal.ts';
import type { PlanStep } from '../appeal/facts.ts';
import { after } from '../appeal/limits.ts';
import { answerDue, openSteps } from '../appeal/plan.ts';
import { meanwhileOf } from '../appeal/relief.ts';
import { lineOf, readPlan, writeLine } from '../appeal/plan-lines.ts';
import { planLines } from '../text/case-plan.ts';
import { writeAt } from '../text/case-times.ts';
import { deskName } from '../text/names.ts';
import type { Params } from '../text/case-params.ts';
import { piece, say } from '../text/say.ts';
import { writeDate } from '../text/when.ts';
import { caseWords } from './case-words.ts';
import type { Ask, Form, FormCase } from './form.ts';
import { labelled } from './wording.ts';

const MOST = 600;
/** Far above what a plan may have: what is too much is said, not cut off. */
const MOST_LINES = 200;
const NO_BODY = 'none';
const AS_NOW = 'as_now';

/** 挂账攻坚: why, the steps, what helps meanwhile, whose help is needed. A leader decides. */
export const proposePlan: Form = {
  name: 'propose_plan',
  asks: (_, c) => [
    {
      ...written('text'),
      ask: { say: 'plan.why', params: words(c) },
      label: { say: 'plan.why', params: words(c) },
    },
    stepsAsk(c, { say: 'plan.milestones', params: { first_by: firstBy(c) } }),
    reliefAsk(c),
    {
      key: 'body',
      type: 'text',
      required: true,
      max: 60,
      ask: { say: 'plan.body' },
      options: [{ key: NO_BODY, label: labelled('none') }],
    },
  ],
  preview: (answers, c) => ({
    parts: [{ say: 'plan.preview', params: shown(answers, c) }],
    submit: 'confirm',
  }),
  event: (answers, c) => ({
    type: 'propose_plan',
    text: String(answers.text),
    steps: stepsIn(answers, c),
    relief: reliefIn(answers, c),
    body: bodyIn(answers),
  }),
  done: (_, c) => ({ text: { say: 'plan.proposed', params: { ...words(c), answer_due: decidedBy(c) } } }),
};

export type ReplanFacts = {
  /** The change is in force at once: whoever makes it would have to approve it. */
  sets: boolean;
};

/** 调整计划: why, and the steps that are still to do. Those done stay. */
export const replan: Form<ReplanFacts> = {
  name: 'replan',
  asks: (_, c) => [
    { ...written('text'), ask: { say: 'plan.change.ask', params: words(c) } },
    stepsAsk(c, { say: 'plan.milestones.left', params: present(c) }),
  ],
  preview: (answers, c) => ({
    parts: [{ say: 'plan.change.preview', params: shown(answers, c) }],
    submit: 'confirm',
  }),
  event: (answers, c) => ({
    type: c.facts.sets ? 'set_plan' : 'propose_change',
    text: String(answers.text),
    steps: stepsIn(answers, c),
  }),
  done: (_, c) =>
    c.facts.sets
      ? { text: { say: 'plan.changed.done', params: words(c) } }
      : { text: { say: 'plan.proposed', params: { ...words(c), answer_due: decidedBy(c) } } },
};

const written = (key: string): Omit<Ask, 'ask'> => ({ key, type: 'text', required: true, min: 4, max: MOST });

function stepsAsk<F>(c: FormCase<F>, ask: Ask['ask']): Ask {
  return {
    key: 'steps',
    type: 'items',
    required: true,
    max: MOST_LINES,
    ask,
    judge: (value) => void readSteps(Array.isArray(value) ? value : [], c),
  };
}

function readSteps<F>(lines: readonly string[], { rules, clock, view }: FormCase<F>): PlanStep[] {
  const done = view?.appeal.plan?.milestones.filter(({ doneAt }) => doneAt !== null).length ?? 0;
  return readPlan(lines, { rules, now: clock.now.getTime(), done });
}

const stepsIn = <F>({ steps }: Answers, c: FormCase<F>): PlanStep[] =>
  readSteps(Array.isArray(steps) ? steps : [], c);

/** What already helps need not be typed again. */
function reliefAsk<F>({ view }: FormCase<F>): Ask {
  const relief = view === null ? '' : meanwhileOf(view.appeal);
  if (relief === '') return { ...written('relief'), ask: { say: 'plan.relief' } };
  return {
    ...written('relief'),
    ask: { say: 'plan.relief.now', params: { relief } },
    options: [{ key: AS_NOW, label: { say: 'opt.as_now' } }],
  };
}

const reliefIn = <F>({ relief }: Answers, { view }: FormCase<F>): string =>
  relief === AS_NOW && view !== null ? meanwhileOf(view.appeal) : String(relief ?? '');

const bodyIn = ({ body }: Answers): string => (body === NO_BODY ? '' : String(body));

/** A leader who owns the case does not decide on it. */
function words<F>(c: FormCase<F>): Params {
  const { view, clock } = c;
  const isOwners = view?.leader?.id === view?.appeal.ownerId;
  return { ...caseWords(c), ...(isOwners ? { leader_name: deskName(clock.locale, 'head') } : {}) };
}

/** By when the first step is best; '' where the policy gives 疑难 no time for a plan. */
function firstBy<F>({ rules, clock }: FormCase<F>): string {
  const { stage } = rules.policy.grades.hard;
  if (stage === undefined) return '';
  return writeDate(clock, new Date(after(rules, 'hard', clock.now.getTime(), stage)));
}

function shown<F>(answers: Answers, c: FormCase<F>): Params {
  const { rules, clock } = c;
  const { stage } = rules.policy.grades.hard;
  const steps = stepsIn(answers, c);
  const soon = stage === undefined ? null : after(rules, 'hard', clock.now.getTime(), stage);
  const isLate = soon !== null && (steps[0]?.due ?? 0) > soon;
  return {
    ...words(c),
    why: String(answers.text ?? ''),
    milestones: planLines(steps, rules, clock),
    relief: reliefIn(answers, c),
    body: bodyIn(answers) || say(clock.locale, 'label.none'),
    first_hint: isLate ? piece(clock.locale, 'plan.first_late') : '',
  };
}

/** What is still to do, written so that it can be copied, changed and sent. */
function present<F>(c: FormCase<F>): Params {
  const { view, rules } = c;
  const plan = view?.appeal.plan ?? null;
  const left = plan === null ? [] : openSteps(plan);
  const lines = left.map((step) => writeLine(lineOf(rules, step)));
  return { done_n: (plan?.milestones.length ?? 0) - left.length, milestones: lines.join('\n') };
}

function decidedBy<F>({ view, rules, clock }: FormCase<F>): string {
  const planned = view?.appeal.planned;
  return planned ? writeAt(clock, answerDue(rules, planned.at)) : '';
}
