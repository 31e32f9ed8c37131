import { beforeDue, morningOf } from '../calendar/calendar.ts';
import { parseDuration } from '../calendar/duration.ts';
import type { Appeal, Instant } from './appeal.ts';
import type { Rules } from './limits.ts';
import { after, stageDue } from './limits.ts';
import { answerDue, openSteps, planDue } from './plan.ts';
import { type Rungs, timer, type Timer } from './timer.ts';

/** Long-term work: every milestone climbs the ladder as a limit does, and the enterprise hears at least every so often. */
export function planTimers(rules: Rules, a: Appeal, climb: Rungs): Timer[] {
  const { plan } = a;
  if (plan === null) return [];
  const milestones = openSteps(plan).flatMap(({ key, due }) => {
    const name = (step: string): string => `milestone.${key}.${step}`;
    return [...timer(name('warn'), dayBefore(rules, due)), ...climb(name, due)];
  });
  return [...milestones, ...updates(rules, a), ...objections(rules, a)];
}

/** The morning of the working day before: what closes with the day is not to be told of as that day closes. */
function dayBefore({ calendar, policy }: Rules, due: Instant): Instant {
  const before = parseDuration(policy.ladder.warn.before);
  const at = beforeDue(calendar, new Date(due), before);
  return (before.unit === 'wd' ? morningOf(calendar, at, { amount: 0, unit: 'wd' }) : at).getTime();
}

/** Missed once: the cadre is asked. Missed twice: the leader hears. */
function updates(rules: Rules, a: Appeal): Timer[] {
  const every = rules.policy.grades.hard.stage_every;
  const first = stageDue(rules, a);
  if (first === null || every === undefined) return [];
  return [...timer('stage.1', first), ...timer('stage.2', after(rules, 'hard', first, every))];
}

/** What the enterprise said waits for an answer: a reminder, then the head and the supervisor hear. */
function objections(rules: Rules, { objection }: Appeal): Timer[] {
  if (objection === null) return [];
  const due = answerDue(rules, objection.at);
  return [...timer('objection.1', due), ...timer('objection.2', answerDue(rules, due))];
}

/** A case of the grade 疑难 that has no plan yet. */
export function missingPlan(rules: Rules, a: Appeal): Timer[] {
  const due = planDue(rules, a);
  return due === null ? [] : [...timer('plan.soon', dayBefore(rules, due)), ...timer('plan.missing', due)];
}
