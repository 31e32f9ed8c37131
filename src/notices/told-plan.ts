import type { Lead, Milestone } from '../appeal/facts.ts';
import { allMilestones } from '../appeal/plan.ts';
import { nameOf } from '../text/case-people.ts';
import { planLines, writeStepDue } from '../text/case-plan.ts';
import type { Params } from '../text/case-params.ts';
import { writeAt, writeOver } from '../text/case-times.ts';
import { say } from '../text/say.ts';
import { saying } from './params.ts';
import * as stale from './stale.ts';
import { actorName, eventOf, type Spec, type Telling } from './telling.ts';

const ended = stale.ended;
const notLongTerm = ({ view }: Telling): boolean => view.appeal.status !== 'long_term';
/** It asks the cadre for something about a plan that is in force no more. */
const notOwners = (t: Telling): boolean => notLongTerm(t) || stale.passedOn(t);
const decided = ({ view, recorded }: Telling): boolean => {
  const { planned } = view.appeal;
  return planned === null || (recorded?.event.type !== 'ring' && planned.at !== recorded?.at);
};
const answered = ({ view }: Telling): boolean => view.appeal.objection === null;
const deciding = [['approve_plan', 'approve_change', 'decline_plan'], ['case']] as const;
const answering = [
  ['answer_plan', 'replan'],
  ['plan', 'case'],
] as const;

/** The plan in force, told by whoever approved it. */
const inForce = (t: Telling): Params => {
  const { plan } = t.view.appeal;
  return {
    milestones: planLines(plan?.milestones ?? [], t.view.rules, t.clock),
    reason: plan?.why ?? '',
    leader_name: actorName(t, t.view.leader),
  };
};

/** What waits for the leader. */
const proposed = (t: Telling): Params => {
  const { planned } = t.view.appeal;
  return {
    why: planned?.why ?? '',
    milestones: planLines(planned?.steps ?? [], t.view.rules, t.clock),
    relief: planned?.relief ?? '',
    body: planned?.body || say(t.clock.locale, 'label.none'),
    by: nameOf(t.view, planned?.by),
    at: writeAt(t.clock, planned?.at),
  };
};

/** What the enterprise said, whoever is reminded of it. */
const objected = ({ view }: Telling): Params => ({ text: view.appeal.objection?.text ?? '' });

/** The milestone that an alarm is about, as the plan has it now. */
function milestoneOf(t: Telling): Milestone | undefined {
  const [, key] = eventOf(t, 'ring')?.kind.split('.') ?? [];
  return allMilestones(t.view.appeal).find((one) => one.key === key);
}

/** The lead that the alarm made. */
const leadNo = (t: Telling): string => eventOf(t, 'ring')?.no ?? '';
const leadOf = (t: Telling): Lead | undefined => t.view.appeal.leads.find(({ no }) => no === leadNo(t));

const naming = (t: Telling): Params => {
  const { view, clock } = t;
  const one = milestoneOf(t);
  if (one === undefined) return { over: '' };
  const { reason } = view.appeal;
  return {
    milestone: one.what,
    milestone_due: writeStepDue(clock, view.rules, one.due),
    over: writeOver(view, clock, one.due),
    ...(reason === null ? { reason_line: say(clock.locale, 'reason.none.line') } : {}),
  };
};

/** Reached, or dropped from the plan, or put off since. */
const notLate = (t: Telling): boolean => {
  const one = milestoneOf(t);
  return notLongTerm(t) || one === undefined || one.doneAt !== null || one.due > t.clock.now.getTime();
};
const explained = (t: Telling): boolean => {
  const { reason } = t.view.appeal;
  return notLate(t) || (reason !== null && reason.at >= Number(milestoneOf(t)?.due));
};
const own = (isStale: (t: Telling) => boolean) => (t: Telling) => stale.passedOn(t) || isStale(t);

const lateOwn = [
  ['milestone', 'replan'],
  ['give_reason', 'progress'],
] as const;

/** Long-term plans: what waits for the leader, what is in force, what is late. */
export const toldOfPlan: Record<string, Spec> = {
  'plan.leader': {
    text: ({ view }) => (view.appeal.planned?.kind === 'change' ? 'plan.change.leader' : 'plan.leader'),
    params: proposed,
    buttons: deciding,
    stale: (t) => ended(t) || decided(t),
  },
  'plan.enterprise': {
    text: 'plan.enterprise',
    params: inForce,
    buttons: [['object_plan', 'add_info'], ['plan']],
    stale: notLongTerm,
  },
  'plan.approved.cadre': {
    text: 'plan.approved.cadre',
    params: inForce,
    buttons: [['open']],
    stale: notOwners,
  },
  'plan.declined.cadre': {
    text: 'plan.declined.cadre',
    params: saying,
    buttons: [['long_term', 'replan'], ['open']],
    stale: (t) => stale.ownersNoMore(t) || t.view.appeal.planned !== null,
  },
  'plan.changed': {
    text: 'plan.changed',
    params: inForce,
    buttons: [['object_plan', 'plan']],
    stale: notLongTerm,
  },
  'plan.changed.cadre': {
    text: 'plan.changed.cadre',
    params: inForce,
    buttons: [['open', 'plan']],
    stale: notOwners,
  },
  'plan.objected.leader': {
    text: 'plan.objected.leader',
    params: objected,
    buttons: answering,
    stale: (t) => notLongTerm(t) || answered(t),
  },
  'plan.objected.cadre': {
    text: 'plan.objected.cadre',
    params: objected,
    buttons: [['replan', 'to_enterprise']],
    stale: (t) => notOwners(t) || answered(t),
  },
  'plan.answered.enterprise': {
    text: 'plan.answered.enterprise',
    params: saying,
    buttons: [['plan']],
    stale: ended,
  },
  'plan.last': { text: 'plan.last', buttons: [['report_done']], stale: stale.ownersNoMore },
  'plan.finished.enterprise': { text: 'plan.finished.enterprise', params: saying, stale: ended },
  'plan.ended.cadre': {
    text: 'plan.ended.cadre',
    params: saying,
    buttons: [['report_done']],
    stale: stale.ownersNoMore,
  },
  'plan.ended.enterprise': { text: 'plan.ended.enterprise', params: saying, stale: ended },
  'plan.objection_waits.leader': {
    text: 'plan.objection_waits.leader',
    params: objected,
    buttons: answering,
    stale: answered,
  },
  'plan.objection_waits.office': {
    text: 'plan.objection_waits.office',
    params: objected,
    buttons: answering,
    stale: answered,
  },
  'plan.soon.cadre': { text: 'plan.soon.cadre', buttons: [['long_term', 'open']], stale: own(planned) },
  'plan.missing.cadre': { text: 'plan.missing.cadre', buttons: [['long_term', 'open']], stale: own(planned) },
  'plan.missing.leader': { text: 'plan.missing.leader', buttons: [['case', 'reassign']], stale: planned },
  'plan.update_due.cadre': {
    text: 'plan.update_due.cadre',
    buttons: [['progress', 'milestone']],
    stale: own(heard),
  },
  'plan.update_missed.leader': {
    text: 'plan.update_missed.leader',
    buttons: [['case', 'plan']],
    stale: heard,
  },
  'milestone.soon': {
    text: 'milestone.soon',
    params: naming,
    buttons: [['milestone', 'replan'], ['open']],
    stale: (t) => notLongTerm(t) || milestoneOf(t)?.doneAt !== null,
  },
  'milestone.late.cadre': {
    text: 'milestone.late.cadre',
    params: naming,
    buttons: lateOwn,
    stale: own(notLate),
  },
  'milestone.late.office': {
    text: 'milestone.late.office',
    params: naming,
    buttons: [
      ['case', 'plan'],
      ['reassign', 'issue_order'],
    ],
    stale: notLate,
  },
  'milestone.lead.discipline': {
    text: 'milestone.lead.discipline',
    params: (t) => ({ ...naming(t), lead_no: leadNo(t) }),
    buttons: [['case'], ['lead.no', 'lead.yes']],
    stale: (t) => explained(t) || leadOf(t)?.verdict !== null,
  },
  'milestone.notice.cadre': {
    text: 'milestone.notice.cadre',
    params: naming,
    buttons: lateOwn,
    stale: own(explained),
  },
};

/** It has a plan by now, or needs none any more. */
function planned({ view }: Telling): boolean {
  const { status, planned: waiting, backAt } = view.appeal;
  return status !== 'in_progress' || waiting !== null || backAt !== null;
}

/** The enterprise has heard since the alarm rang. */
function heard(t: Telling): boolean {
  const { progress } = t.view.appeal;
  return notLongTerm(t) || (progress !== null && t.recorded !== null && progress.at > t.recorded.at);
}
