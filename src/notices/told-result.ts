import { answering, ledBy, reporting, saying, withdrawing } from './params.ts';
import * as stale from './stale.ts';
import { eventOf, type Spec, type Telling } from './telling.ts';

const confirming = [['confirm.resolved', 'confirm.partly', 'confirm.unresolved']] as const;
const flag: Pick<Spec, 'buttons'> = { buttons: [['case']] };

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
    buttons: [['log_contact', 'open'], ['timeline']],
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
} as const satisfies Record<string, Spec>;

/** The words grow with the rounds: the third is the leader's own, or the head's, where the town has one. */
function roundText(t: Telling, to: 'enterprise' | 'owner' | 'supervisor') {
  const { round } = t.view.appeal;
  const isLed = ledBy(t.view.owner) !== undefined;
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
