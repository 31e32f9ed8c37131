import type { Appeal } from '../appeal.ts';
import type { Milestone, Plan, Planned, PlanStep } from '../facts.ts';
import type { AppealEvent, Recorded } from '../events.ts';
import { by, type Evolvers, type Facts, without } from '../evolver.ts';
import { answerDue, milestonesFor, openSteps } from '../plan.ts';
import { type Check, unless } from '../setting.ts';

/** Long-term work (挂账攻坚): a plan of milestones that a leader approves, and what becomes of it. */
export type PlanEvent =
  | { type: 'propose_plan'; text: string; steps: PlanStep[]; relief: string; body: string }
  | { type: 'go_long_term' }
  | { type: 'decline_plan'; text: string }
  | { type: 'reach_milestone'; key: string; text: string }
  | { type: 'reach_last'; key: string; text: string }
  | { type: 'propose_change'; text: string; steps: PlanStep[] }
  | { type: 'change_plan' }
  | { type: 'set_plan'; text: string; steps: PlanStep[] }
  | { type: 'object_plan'; text: string }
  | { type: 'answer_plan'; text: string }
  | { type: 'end_long_term'; text: string };

/** What has rung about the limit, which long-term work stops and its end sets anew. */
const ofLimit = ['half', 'warn', 'late', 'notice', 'stage', 'plan', 'milestone', 'objection', 'extension'];

const quieted = (rung: Appeal['rung'], ...prefixes: string[]): Appeal['rung'] =>
  prefixes.reduce(without, rung);

const archived = ({ plan, plans }: Appeal): Plan[] => (plan === null ? plans : [...plans, plan]);

function reached(a: Appeal, key: string, r: Recorded): Plan | null {
  const milestones = a.plan?.milestones.map((one) => (one.key === key ? { ...one, doneAt: r.at } : one));
  return a.plan && { ...a.plan, milestones: milestones ?? [] };
}

/** What was done is the newest progress, too. */
const noted = (a: Appeal, text: string, r: Recorded): Facts => ({
  progress: { at: r.at, by: by(r), text },
  notes: a.notes + 1,
});

/** Back in progress, with a limit that begins now. */
function back(a: Appeal, plans: Plan[], r: Recorded): Facts {
  return {
    plan: null,
    plans,
    planned: null,
    objection: null,
    backAt: r.at,
    rung: quieted(a.rung, ...ofLimit),
  };
}

type NewPlan = Pick<Planned, 'why' | 'relief' | 'body' | 'by' | 'steps'>;

/** A plan in force. A milestone that got another day may ring again; the others have rung. */
function inForce(a: Appeal, { steps, ...words }: NewPlan, r: Recorded): Facts {
  const milestones = milestonesFor(a, steps);
  const moved = milestones.filter(({ key, due }) =>
    a.plan?.milestones.some((one) => one.key === key && one.due !== due),
  );
  const names = moved.map(({ key }) => `milestone.${key}.`);
  return {
    plan: { ...words, milestones, approvedBy: by(r), at: r.at },
    plans: archived(a),
    planned: null,
    objection: null,
    rung: quieted(a.rung, 'stage', 'decide', 'objection', ...names),
  };
}

const changed = (a: Appeal, text: string, steps: PlanStep[], author: string): NewPlan => ({
  why: text,
  relief: a.plan?.relief ?? '',
  body: a.plan?.body ?? '',
  by: author,
  steps,
});

export const plan = {
  propose_plan: (a, e, r) => ({
    planned: {
      kind: 'start',
      why: e.text,
      relief: e.relief,
      body: e.body,
      steps: e.steps,
      by: by(r),
      at: r.at,
    },
    rung: without(a.rung, 'decide'),
  }),
  go_long_term: (a, _, r) =>
    a.planned === null ? {} : inForce({ ...a, rung: quieted(a.rung, ...ofLimit) }, newPlan(a.planned), r),
  decline_plan: () => ({ planned: null }),
  reach_milestone: (a, e, r) => ({
    ...noted(a, e.text, r),
    plan: reached(a, e.key, r),
    rung: quieted(a.rung, 'stage', `milestone.${e.key}.`),
  }),
  reach_last: (a, e, r) => {
    const done = reached(a, e.key, r);
    return { ...noted(a, e.text, r), ...back(a, done === null ? a.plans : [...a.plans, done], r) };
  },
  propose_change: (a, e, r) => ({
    planned: { ...changed(a, e.text, e.steps, by(r)), kind: 'change', at: r.at },
    rung: without(a.rung, 'decide'),
  }),
  change_plan: (a, _, r) => (a.planned === null ? {} : inForce(a, newPlan(a.planned), r)),
  set_plan: (a, e, r) => inForce(a, changed(a, e.text, e.steps, by(r)), r),
  object_plan: (a, e, r) => ({
    objection: { text: e.text, by: by(r), at: r.at },
    rung: without(a.rung, 'objection'),
  }),
  answer_plan: () => ({ objection: null }),
  end_long_term: (a, _, r) => back(a, archived(a), r),
} satisfies Evolvers;

const newPlan = ({ why, relief, body, by: author, steps }: Planned): NewPlan => ({
  why,
  relief,
  body,
  by: author,
  steps,
});

/** The milestones that an event, or somebody who has not said which, could reach now. */
function meant({ plan: current }: Appeal, e: AppealEvent | null): Milestone[] {
  const open = current === null ? [] : openSteps(current);
  return e !== null && 'key' in e ? open.filter(({ key }) => key === e.key) : open;
}

const left = ({ plan: current }: Appeal): number => (current === null ? 0 : openSteps(current).length);

/** With those reached before at least two, each with a day to come, in their order. */
function isSound(a: Appeal, steps: readonly PlanStep[], now: number): boolean {
  const reachedBefore = a.plan?.milestones.filter(({ doneAt }) => doneAt !== null).length ?? 0;
  const isInOrder = steps.every(
    ({ due }, i) => due > (steps[i - 1]?.due ?? now) || due === steps[i - 1]?.due,
  );
  return steps.length > 0 && steps.length + reachedBefore >= 2 && isInOrder;
}

export const planGuards = {
  plan_sound: (a, s, e) =>
    unless(e === null || ('steps' in e && isSound(a, e.steps, s.now)), 'refuse.long_plan'),
  planned: (a) => unless(a.planned !== null, 'refuse.stale_button'),
  milestone_open: (a, _, e) => unless(meant(a, e).length > 0, 'refuse.stale_button'),
  more_to_do: (a) => unless(left(a) > 1, 'refuse.stale_button'),
  last_to_do: (a) => unless(left(a) === 1, 'refuse.stale_button'),
  objected: (a) => unless(a.objection !== null, 'refuse.stale_button'),
  not_objected: (a, s) =>
    unless(a.objection === null, 'refuse.plan_objected', {
      answer_due: a.objection === null ? undefined : answerDue(s, a.objection.at),
    }),
} satisfies Record<string, Check>;
