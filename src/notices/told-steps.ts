import {
  acting,
  answering,
  contacting,
  nextStep,
  objecting,
  raising,
  reassigning,
  reporting,
  saying,
  supplying,
  urging,
  withdrawing,
} from './params.ts';
import * as stale from './stale.ts';
import { writeAt } from '../text/case-times.ts';
import { actorOf, eventOf, type Spec, type Telling } from './telling.ts';

const confirming = [['confirm.resolved', 'confirm.partly', 'confirm.unresolved']] as const;
const lacking = [['answer_info'], ['object_info.provided', 'object_info.unreasonable']] as const;

const isEnterprise = ({ viewer }: Telling): boolean => viewer.frame === 'enterprise';
const flag: Pick<Spec, 'buttons'> = { buttons: [['case']] };

/** Contact, progress, items: what passes between the two sides while the case is worked on. */
export const toldOfWork = {
  'contact.ask': {
    text: 'contact.ask',
    params: contacting,
    buttons: [['contact.yes', 'contact.no']],
    stale: stale.contactAnswered,
  },
  'contact.denied.cadre': {
    text: 'contact.denied.cadre',
    buttons: [['log_contact', 'full']],
    stale: stale.contactMade,
  },
  'contact.denied.supervisor': { text: 'contact.denied.supervisor', params: contacting, ...flag },
  'progress.enterprise': {
    text: 'progress.enterprise',
    params: saying,
    buttons: [['add_info', 'mute']],
    stale: stale.ended,
  },
  'info.request': { text: 'info.request', params: acting, buttons: lacking, stale: stale.notMissing },
  'info.answered.cadre': {
    text: (t) => (eventOf(t, 'record_info') ? 'info.recorded.cadre' : 'info.answered.cadre'),
    params: supplying,
    buttons: [['open']],
    stale: stale.ownersNoMore,
  },
  'info.objected.cadre': {
    text: 'info.objected.cadre',
    params: objecting,
    buttons: [['open']],
    stale: stale.ownersNoMore,
  },
  'info.objected.supervisor': { text: 'info.objected.supervisor', params: objecting, ...flag },
  'info.to_callback.enterprise': {
    text: 'info.to_callback.enterprise',
    buttons: [['answer_info', 'object_info.unreasonable']],
    stale: stale.notMissing,
  },
  'urge.cadre': {
    text: 'urge.cadre',
    params: urging,
    buttons: [['acknowledge'], ['progress', 'log_contact']],
    stale: stale.answeredSince,
  },
  'urge.third.supervisor': { text: 'urge.third.supervisor', params: urging, ...flag },
  'urge.raised': { text: 'urge.raised', params: raising, stale: stale.ended },
  'worse.owner': {
    text: 'worse.owner',
    params: raising,
    buttons: [['acknowledge', 'log_contact'], ['full']],
    stale: stale.ownersNoMore,
  },
  'relay.to_cadre': { text: 'relay.to_cadre', params: saying, buttons: [['to_enterprise', 'open']] },
  relay: {
    text: relayed,
    params: (t) => ({ ...saying(t), ...(actorOf(t) === null ? {} : { owner_unit: actorOf(t)?.unit }) }),
    buttons: (t) => (isEnterprise(t) ? [['to_cadre', 'open']] : [['to_enterprise', 'open']]),
  },
} as const satisfies Record<string, Spec>;

/** A message, or what it was changed to. */
function relayed(t: Telling) {
  if (eventOf(t, 'message')?.edited) return 'relay.edited';
  return isEnterprise(t) ? 'relay.to_enterprise' : 'relay.to_cadre';
}

/** Who owns it, until when, and on what plan. */
export const toldOfOwning = {
  'reassign.enterprise': {
    text: 'reassign.enterprise',
    params: saying,
    buttons: [['to_cadre']],
    stale: stale.ownedSince,
  },
  'reassign.cadre.new': {
    text: 'reassign.cadre.new',
    params: reassigning,
    buttons: [['acknowledge', 'full'], ['open']],
    stale: (t) => stale.ownedSince(t) || stale.passedOn(t),
  },
  'reassign.cadre.old': {
    text: 'reassign.cadre.old',
    params: saying,
    stale: ({ viewer }) => viewer.relations.includes('owner'),
  },
  'dispute.dispatcher': {
    text: 'dispute.dispatcher',
    params: (t) => ({ unit: eventOf(t, 'dispute')?.unit ?? '', basis: eventOf(t, 'dispute')?.text ?? '' }),
    buttons: [['rule', 'case']],
    stale: ({ view }) => view.appeal.status !== 'disputed',
  },
  'dispute.enterprise': {
    text: 'dispute.enterprise',
    stale: ({ view }) => view.appeal.status !== 'disputed',
  },
  'dispute.ruled.enterprise': {
    text: 'dispute.ruled.enterprise',
    buttons: [['to_cadre']],
    stale: stale.ownedSince,
  },
  'dispute.ruled.cadre': {
    text: 'dispute.ruled.cadre',
    params: (t) => ({ ...saying(t), ...nextStep(t), ruling: t.view.owner?.name ?? '' }),
    buttons: [['open']],
    stale: stale.ownersNoMore,
  },
  'extension.enterprise': {
    text: 'extension.enterprise',
    params: (t) => ({ ...saying(t), ...extending(t), leader_name: actorOf(t)?.name ?? t.view.leader?.name }),
    buttons: [['object', 'add_info']],
    stale: stale.ended,
  },
  'extension.approved.cadre': {
    text: 'extension.approved.cadre',
    params: (t) => extending(t),
    stale: stale.ownersNoMore,
  },
  'plan.enterprise': {
    text: 'plan.enterprise',
    params: (t) => ({ milestones: eventOf(t, 'go_long_term')?.text ?? '', relief: '' }),
    buttons: [['object', 'add_info']],
    stale: stale.ended,
  },
  'plan.approved.cadre': { text: 'plan.approved.cadre', stale: stale.ownersNoMore },
  'plan.ended.cadre': { text: 'plan.ended.cadre', buttons: [['report_done']], stale: stale.ownersNoMore },
  to_leader: {
    text: 'to_leader',
    params: saying,
    buttons: [['case', 'reassign'], ['issue_order']],
    stale: stale.ended,
  },
} as const satisfies Record<string, Spec>;

const extending = ({ clock, view }: Telling) => ({ new_due: writeAt(clock, view.appeal.extension?.to) });

/** The result, what the enterprise says to it, and every end. */
export const toldOfResult = {
  'confirm.ask': {
    text: 'confirm.ask',
    params: reporting,
    buttons: [...confirming, ['open']],
    stale: stale.notAsked,
  },
  'done.countersign': {
    text: 'done.countersign',
    params: reporting,
    buttons: [['countersign', 'decline_done'], ['case']],
    stale: ({ view }) => view.appeal.proposal === null,
  },
  'done.countersign_declined': {
    text: 'done.countersign_declined',
    params: saying,
    buttons: [['report_done', 'open']],
    stale: (t) => stale.ownersNoMore(t) || t.view.appeal.proposal !== null,
  },
  'confirm.signed': {
    text: 'confirm.signed',
    buttons: [['form', 'reopen']],
    stale: ({ view }) => view.appeal.status !== 'satisfied',
  },
  'confirm.cadre': { text: 'confirm.cadre', stale: ({ view }) => view.appeal.status !== 'satisfied' },
  'round.enterprise': {
    text: (t) => roundText(t, 'enterprise'),
    params: answering,
    buttons: [['add_info', 'to_cadre']],
    stale: stale.anotherRound,
  },
  'round.owner': {
    text: (t) => roundText(t, 'owner'),
    params: answering,
    buttons: [['log_contact', 'open']],
    stale: (t) => stale.anotherRound(t) || stale.passedOn(t),
  },
  'round.leader': {
    text: (t) => (eventOf(t, 'reopen') ? 'reopen.leader' : 'round.2.leader'),
    params: answering,
    buttons: [['case']],
    stale: stale.anotherRound,
  },
  'round.supervisor': {
    text: (t) => roundText(t, 'supervisor'),
    params: answering,
    buttons: [['case', 'issue_order']],
    stale: stale.anotherRound,
  },
  'reopen.done': { text: 'reopen.done', stale: stale.anotherRound },
  'reopen.cadre': {
    text: 'reopen.cadre',
    params: answering,
    buttons: [['log_contact', 'open']],
    stale: stale.anotherRound,
  },
  'withdraw.cadre': { text: 'withdraw.cadre' },
  'withdraw.supervisor': { text: 'withdraw.supervisor', params: withdrawing, ...flag },
  'reject.enterprise': {
    text: 'reject.enterprise',
    params: () => ({ text: '' }),
    buttons: [['review', 'new']],
  },
  'reject.owner': { text: 'reject.owner' },
  'bylaw.enterprise': {
    text: 'bylaw.enterprise',
    params: ({ view }) => ({ explain: view.appeal.ending?.text ?? '' }),
    buttons: [['object']],
  },
  'bylaw.cadre': { text: 'bylaw.cadre' },
  'merge.enterprise': { text: 'merge.enterprise', buttons: [['not_same']] },
  'merge.owner': { text: 'merge.owner' },
} as const satisfies Record<string, Spec>;

/** The words grow with the rounds: the third is the leader's own, where the town has a leader. */
function roundText(t: Telling, to: 'enterprise' | 'owner' | 'supervisor') {
  const { round } = t.view.appeal;
  const isLed = t.view.owner?.roles.includes('leader') ?? false;
  if (to === 'supervisor') return supervisorRound(t, round, isLed);
  if (round <= 2) return to === 'enterprise' ? 'round.2.enterprise' : 'round.2.cadre';
  if (round === 3 && isLed) return to === 'enterprise' ? 'round.3.enterprise' : 'round.3.leader';
  return to === 'enterprise' ? 'round.more.enterprise' : 'round.more.leader';
}

function supervisorRound(t: Telling, round: number, isLed: boolean) {
  if (eventOf(t, 'reopen')) return 'reopen.leader';
  if (round <= 2) return 'round.2.leader';
  return round === 3 && isLed ? 'round.3.supervisor' : 'round.more.supervisor';
}
