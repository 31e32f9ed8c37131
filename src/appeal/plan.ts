import type { Appeal, Instant } from './appeal.ts';
import type { Milestone, Plan, PlanStep } from './facts.ts';
import { after, type Rules } from './limits.ts';

/** The steps of a plan that are still to be done, nearest first. */
export const openSteps = ({ milestones }: Pick<Plan, 'milestones'>): Milestone[] =>
  milestones.filter(({ doneAt }) => doneAt === null);

/** The step that comes next; null where there is no plan. */
export const nextStep = ({ plan }: Appeal): Milestone | null =>
  (plan === null ? undefined : openSteps(plan)[0]) ?? null;

/** By when a leader answers what was put before them at `from`. */
export const answerDue = (rules: Rules, from: Instant): Instant =>
  after(rules, 'normal', from, rules.policy.periods.plan_answer);

/** By when a case of the grade 疑难 must have its plan; null where it needs none, or waits for the leader with one. */
export function planDue(rules: Rules, a: Appeal): Instant | null {
  const { stage } = rules.policy.grades.hard;
  const needs = a.grade === 'hard' && a.round === 1 && a.status === 'in_progress';
  const has = a.planned !== null || a.proposal !== null || a.backAt !== null;
  if (!needs || has || stage === undefined || a.roundAt === null) return null;
  return after(rules, 'hard', a.roundAt, stage);
}

/**
 * The milestones of a plan: those done stay, and steps that were promised before keep their key and the day that was
 * promised first. Pure.
 */
export function milestonesFor(a: Pick<Appeal, 'plan' | 'plans'>, steps: readonly PlanStep[]): Milestone[] {
  const known = a.plan?.milestones ?? [];
  const done = known.filter(({ doneAt }) => doneAt !== null);
  const left = known.filter(({ doneAt }) => doneAt === null);
  let next = allMilestones(a).length;
  const made = steps.map((step): Milestone => {
    const at = left.findIndex(({ who, what }) => who === step.who && what === step.what);
    const [same] = at < 0 ? [] : left.splice(at, 1);
    if (same !== undefined) return { ...same, due: step.due };
    next += 1;
    return { ...step, key: String(next), first: step.due, doneAt: null };
  });
  return [...done, ...made].toSorted((x, y) => x.due - y.due);
}

/** Every milestone that was ever promised in a case, once each and as it stands now. */
export function allMilestones({ plan, plans }: Pick<Appeal, 'plan' | 'plans'>): Milestone[] {
  const each = [...plans, ...(plan === null ? [] : [plan])].flatMap(({ milestones }) => milestones);
  return [...new Map(each.map((one) => [one.key, one])).values()];
}
