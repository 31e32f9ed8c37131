import type { CaseView } from '../appeal/views.ts';
import { planLines } from './case-plan.ts';
import { caseParams } from './case-params.ts';
import { type Html, raw } from './html.ts';
import { piece, say } from './say.ts';
import type { Viewer } from './viewer.ts';
import type { Clock } from './when.ts';

/** 查看计划: every milestone with its mark, and what is still being talked about. */
export function writePlan(view: CaseView, viewer: Viewer, clock: Clock): string {
  const { plan } = view.appeal;
  const params = caseParams(view, viewer, clock);
  return say(clock.locale, 'plan.view', {
    no: params.no,
    milestones: planLines(plan?.milestones ?? [], view.rules, clock),
    relief: params.relief,
    body: plan?.body ?? '',
    update_due: params.update_due,
    pending: pendingOf(view, clock, viewer.frame === 'enterprise'),
  });
}

/** A change that is not approved yet is the house's; an objection is both sides'. */
function pendingOf({ appeal, rules }: CaseView, clock: Clock, isEnterprise: boolean): Html {
  const { planned, objection } = appeal;
  const milestones = planned === null ? null : planLines(planned.steps, rules, clock);
  const parts = [
    ...(milestones === null || isEnterprise
      ? []
      : [piece(clock.locale, 'plan.view.pending', { milestones })]),
    ...(objection === null ? [] : [piece(clock.locale, 'plan.view.objection', { text: objection.text })]),
  ];
  return raw(parts.map(({ html }) => html).join('\n'));
}
