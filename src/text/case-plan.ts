import type { Instant } from '../appeal/appeal.ts';
import type { Milestone, PlanStep } from '../appeal/facts.ts';
import type { Rules } from '../appeal/limits.ts';
import { meanwhileOf } from '../appeal/relief.ts';
import { answerDue, nextStep, planDue } from '../appeal/plan.ts';
import type { CaseView } from '../appeal/views.ts';
import { isProvisional } from '../calendar/calendar.ts';
import { localTime } from '../calendar/zone.ts';
import { type Html, raw } from './html.ts';
import { piece, say, type Value } from './say.ts';
import { type Clock, writeDate, writeDue, writeTime } from './when.ts';

type Step = PlanStep & Partial<Pick<Milestone, 'doneAt' | 'first'>>;

/** A milestone's day; with the hour where it ends at another than the close of business. */
export function writeStepDue(clock: Clock, { calendar }: Pick<Rules, 'calendar'>, due: Instant): string {
  const at = new Date(due);
  const { msOfDay } = localTime(calendar.zone, at);
  // Where every hour counts a day ends at midnight, which is written as the day that it ends.
  if (calendar.kind === 'always' && msOfDay === 0) return writeDate(clock, new Date(due - 1));
  const closes = calendar.hours.at(-1)?.[1];
  if (calendar.kind === 'always' || msOfDay !== closes) return writeTime(clock, at);
  const day = writeDate(clock, at);
  return isProvisional(calendar, at) ? say(clock.locale, 'time.provisional', { due: day }) : day;
}

/** The lines of a plan: ✅ done, ⏰ ahead, ❗ late; a day that was moved with the one that was promised first. */
export function planLines(steps: readonly Step[], rules: Rules, clock: Clock): Html {
  return raw(steps.map((step) => planLine(step, rules, clock)).join('\n'));
}

function planLine({ due, who, what, doneAt = null, first = due }: Step, rules: Rules, clock: Clock): string {
  const isLate = due < clock.now.getTime();
  const wasMoved = first !== due;
  return say(clock.locale, 'plan.line', {
    mark: doneAt !== null ? '✅' : isLate ? '❗' : '⏰',
    due: writeStepDue(clock, rules, due),
    who,
    what,
    first_part: wasMoved
      ? piece(clock.locale, 'plan.line.first', { first: writeDate(clock, new Date(first)) })
      : '',
  });
}

/** What texts name of the plan of a case: the next milestone, how many are done, what helps meanwhile. */
export function planParams(view: CaseView, clock: Clock): Record<string, Value> {
  const { appeal: a, rules } = view;
  const { plan, planned, objection } = a;
  const next = nextStep(a);
  const asked = planned?.at ?? objection?.at;
  const due = planDue(rules, a);
  return {
    milestone: next?.what ?? '',
    milestone_due: next === null ? '' : writeStepDue(clock, rules, next.due),
    done_n: plan?.milestones.filter(({ doneAt }) => doneAt !== null).length ?? '',
    all_n: plan?.milestones.length ?? '',
    relief: meanwhileOf(a),
    plan_due: due === null ? '' : writeDue(clock, rules.calendar, new Date(due)),
    ...(asked === undefined
      ? {}
      : { answer_due: writeDue(clock, rules.calendar, new Date(answerDue(rules, asked))) }),
  };
}
