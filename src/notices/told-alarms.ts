import { callbackDue } from '../appeal/limits.ts';
import { pendingOf } from '../appeal/pending.ts';
import { draftParams } from '../text/card.ts';
import type { TextKey } from '../text/deck.ts';
import type { Layout } from '../text/offers.ts';
import { calling, climbing, ordering, reporting } from './params.ts';
import * as stale from './stale.ts';
import type { Spec, Telling } from './telling.ts';

const confirming = [['confirm.resolved', 'confirm.partly', 'confirm.unresolved']] as const;
const lacking = [['answer_info'], ['object_info.provided', 'object_info.unreasonable']] as const;
const reasons = [
  ['reason.wait_other', 'reason.wait_docs', 'reason.wait_money'],
  ['reason.technical', 'reason.too_few', 'done_already'],
  ['reason.other'],
] as const;

/** Silence of the enterprise: reminders, then the call-back. */
export const toldOfSilence = {
  'draft.remind': {
    text: 'draft.remind',
    params: (t) => draftParams(t.view, t.clock),
    buttons: [['resume', 'drop_draft']],
    stale: ({ view }) => view.appeal.status !== 'draft',
  },
  'info.remind': { text: 'info.remind', buttons: lacking, stale: stale.notMissing },
  'confirm.remind': {
    text: reminder,
    buttons: confirming,
    stale: (t) => stale.notAsked(t) || pendingOf(t.view.appeal) !== null,
  },
  'callback.dispatcher': {
    text: askingToCall,
    params: reporting,
    buttons: [['log_callback', 'case'], ['file_unconfirmed']],
    stale: stale.notInCallback,
  },
  'callback.info.dispatcher': {
    text: 'callback.info.dispatcher',
    buttons: [['log_callback', 'case'], ['file_unconfirmed']],
    stale: stale.notInCallback,
  },
  'callback.overdue': {
    text: 'callback.overdue',
    buttons: [['log_callback', 'case'], ['phone']],
    stale: stale.notInCallback,
  },
} as const satisfies Record<string, Spec>;

/** The call that is due, or was: the same words twice would not say which. */
function askingToCall({ view, clock }: Telling): TextKey {
  if (view.appeal.callback?.about === 'info') return 'callback.info.dispatcher';
  const due = callbackDue(view.rules, view.appeal);
  return due !== null && due < clock.now.getTime() ? 'callback.dispatcher.late' : 'callback.dispatcher';
}

/** The first reminder, the last, and those between: the policy says how many there are. */
function reminder({ kind, view }: Telling): TextKey {
  const step = Number(kind.split('.')[2] ?? 1);
  if (step >= view.rules.policy.reminders.confirm.length && step > 1) return 'confirm.remind.3';
  return step === 1 ? 'confirm.remind.1' : 'confirm.remind.2';
}

const rulings = {
  buttons: [['rule', 'case']],
  stale: stale.notDisputed,
} as const;

/** A dispute that nobody rules on. */
export const toldOfRuling = {
  'dispute.late': { text: 'dispute.late', ...rulings },
  'dispute.late.supervisor': { text: 'dispute.late.supervisor', ...rulings },
} as const satisfies Record<string, Spec>;

/** Supervision orders. */
export const toldOfOrders = {
  'order.cadre': {
    text: (t) => (stale.orderReceived(t) ? 'order.cadre.acked' : 'order.cadre'),
    params: ordering,
    buttons: [['ack_order', 'case']],
    stale: stale.orderReceived,
  },
  'order.copy': { text: 'order.copy', params: ordering, buttons: [['case']] },
  'order.unacked': {
    text: 'order.unacked',
    params: ordering,
    buttons: [['case']],
    stale: stale.orderReceived,
  },
  'order.overdue': {
    text: 'order.overdue',
    params: ordering,
    buttons: [['answer_order', 'case']],
    stale: stale.orderAnswered,
  },
  'order.answered.supervisor': {
    text: 'order.answered.supervisor',
    params: (t) => ({ ...ordering(t), owner_name: ordering(t).by }),
    buttons: [['close_order', 'case'], ['order_again']],
    stale: stale.orderClosed,
  },
  'order.closed.cadre': {
    text: 'order.closed.cadre',
    params: (t) => ({ ...ordering(t), supervisor_name: ordering(t).by }),
  },
} as const satisfies Record<string, Spec>;

const rung = (text: TextKey, buttons: Layout, isStale: Spec['stale'] = stale.inTime): Spec => ({
  text,
  params: climbing,
  buttons,
  stale: (t) => Boolean(isStale?.(t)),
});
/** Asks the owner for something. */
const own = (text: TextKey, buttons: Layout, isStale: (t: Telling) => boolean = stale.inTime): Spec =>
  rung(text, buttons, (t) => stale.passedOn(t) || isStale(t));
const emergency = (text: TextKey, buttons: Layout): Spec => ({
  ...rung(text, buttons, stale.signed),
  params: (t) => ({ ...climbing(t), ...calling(t) }),
});

const isUnsignedAlarm = ({ recorded }: Telling): boolean =>
  recorded?.event.type === 'ring' && recorded.event.kind === 'sign';
const caughtUp = (t: Telling): boolean => (isUnsignedAlarm(t) ? stale.signed(t) : stale.inTime(t));

/** The ladder as the deck has it; other roles that a policy puts on a step read `ladder.any`. */
export const toldOfLadder: Record<string, Spec> = {
  'ladder.0.cadre': own(
    'ladder.0.cadre',
    [['acknowledge'], ['progress', 'extension'], ['cohandler']],
    (t) => stale.overtaken(t) || t.view.appeal.notes > 0,
  ),
  'ladder.1.cadre': own(
    'ladder.1.cadre',
    [['acknowledge'], ['report_done', 'progress'], ['give_reason', 'cohandler']],
    stale.overtaken,
  ),
  'ladder.1.deputy': rung('ladder.1.deputy', [['take_over', 'open']], stale.overtaken),
  'ladder.2.cadre.unsigned': own('ladder.2.cadre.unsigned', [['acknowledge', 'dispute']], stale.signed),
  'ladder.2.cadre.contact': {
    ...own('ladder.2.cadre.contact', [['acknowledge'], ['log_contact', 'give_reason']], stale.contactInTime),
    // 已联系 opens with 签收 alone.
    text: ({ view: { appeal } }) =>
      appeal.status === 'submitted' ? 'ladder.2.cadre.contact.unsigned' : 'ladder.2.cadre.contact',
  },
  'ladder.2.cadre.stage': own('ladder.2.cadre.stage', [['progress', 'give_reason']], stale.noteWritten),
  'ladder.2.cadre.due': own('ladder.2.cadre.due', [['acknowledge'], ...reasons]),
  'ladder.2.leader': rung('ladder.2.leader', [['case', 'reassign']], caughtUp),
  'ladder.3.cadre': own('ladder.3.cadre', [['acknowledge'], ['progress', 'report_done'], ['give_reason']]),
  'ladder.3.leader': rung('ladder.3.leader', [['case', 'reassign']]),
  'ladder.3.supervisor': rung('ladder.3.supervisor', [
    ['issue_order', 'reassign'],
    ['to_leader', 'case'],
  ]),
  'ladder.4.head': rung('ladder.4.head', [['case', 'reassign']]),
  'ladder.4.supervisor': rung('ladder.4.supervisor', [['case', 'issue_order']]),
  'ladder.5.cadre': own('ladder.5.cadre', [['give_reason', 'progress']], stale.reasonGiven),
  'ladder.5.discipline': {
    ...rung(
      'ladder.5.discipline',
      [['case'], ['lead.no', 'lead.yes']],
      (t) => stale.reasonGiven(t) || t.view.appeal.leads.at(-1)?.verdict !== null,
    ),
    params: (t) => ({ ...climbing(t), lead_no: t.view.appeal.leads.at(-1)?.no ?? '' }),
  },
  'ladder.top.deputy': emergency('ladder.top.deputy', [['take_over', 'full']]),
  'ladder.top.leader': emergency('ladder.top.leader', [['take_over', 'reassign'], ['case']]),
};

/** How an alarm of the ladder is told to a role that has no words of its own there. */
export function anyRung(kind: string): Spec {
  const [, level = '', role = ''] = kind.split('.');
  if (level === '1') return rung('ladder.any.soon', [['case']], stale.overtaken);
  const isOwner = role === 'cadre';
  return isOwner ? own('ladder.any', [['progress', 'give_reason']]) : rung('ladder.any', [['case']]);
}
