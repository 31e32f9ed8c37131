import type { Answers } from '../appeal/appeal.ts';
import type { Milestone } from '../appeal/facts.ts';
import { nextStep, openSteps } from '../appeal/plan.ts';
import { Refusal } from '../refusal.ts';
import { writeStepDue } from '../text/case-plan.ts';
import { caseWords } from './case-words.ts';
import type { Ask, Form, FormCase } from './form.ts';
import { plainly } from './wording.ts';

/** 完成节点: which, where several are open, and what was achieved; the last one ends long-term work. */
export const milestone: Form = {
  name: 'milestone',
  asks: (answers, c) => {
    const open = stillOpen(c);
    const which: Ask = {
      key: 'key',
      type: 'choice',
      required: true,
      ask: { say: 'plan.milestone_which', params: caseWords(c) },
      options: open.map(({ key, who, what }) => ({ key, label: plainly(`${what} · ${who}`) })),
      layout: open.map(({ key }) => [key]),
    };
    const chosen = chosenOf(answers, open);
    const ask: Ask = {
      key: 'text',
      type: 'text',
      required: true,
      min: 4,
      max: 600,
      withFiles: true,
      ask: { say: 'plan.milestone_ask', params: { milestone: chosen?.what ?? '' } },
    };
    return open.length > 1 ? [which, ask] : [ask];
  },
  event: (answers, c) => {
    const open = stillOpen(c);
    const chosen = chosenOf(answers, open);
    if (chosen === undefined) throw new Refusal('refuse.stale_button');
    const type = open.length > 1 ? 'reach_milestone' : 'reach_last';
    return { type, key: chosen.key, text: String(answers.text) };
  },
  done: (_, c) => {
    const plan = c.view?.appeal.plan;
    const next = c.view === null ? null : nextStep(c.view.appeal);
    if (!plan || next === null) return { text: { say: 'plan.last', params: caseWords(c) }, ...reporting(c) };
    const params = {
      ...caseWords(c),
      done_n: plan.milestones.filter(({ doneAt }) => doneAt !== null).length,
      all_n: plan.milestones.length,
      milestone: next.what,
      milestone_due: writeStepDue(c.clock, c.rules, next.due),
    };
    return { text: { say: 'plan.milestone_done', params } };
  },
};

const stillOpen = ({ view }: FormCase): Milestone[] => (view?.appeal.plan ? openSteps(view.appeal.plan) : []);

const chosenOf = ({ key }: Answers, open: readonly Milestone[]): Milestone | undefined =>
  open.length === 1 ? open[0] : open.find((one) => one.key === key);

/** What comes next is one tap away. */
function reporting({ view }: FormCase): Pick<ReturnType<NonNullable<Form['done']>>, 'rows'> {
  if (view === null) return {};
  return {
    rows: [[{ label: { say: 'label.report_done' }, action: { verb: 'report_done', id: view.appeal.id } }]],
  };
}
