import type { EventType } from '../appeal/events.ts';
import type { Action } from './screen.ts';
import { deck, type TextKey } from './deck.ts';
import { type Button, reflow } from './keyboard.ts';
import type { Locale } from './locale.ts';

type Offer = {
  text: TextKey;
  verb: string;
  arg?: string;
  /** Offered only while one of these steps is open to the reader; without it, always. */
  needs?: readonly EventType[];
};

const step = (type: EventType, text: TextKey, arg?: string): Offer => ({
  text,
  verb: type,
  needs: [type],
  ...(arg === undefined ? {} : { arg }),
});
const go = (verb: string, text: TextKey, arg?: string): Offer => ({
  text,
  verb,
  ...(arg === undefined ? {} : { arg }),
});
const answer = (verb: string, text: TextKey, arg: string, needs: readonly EventType[]): Offer => ({
  text,
  verb,
  arg,
  needs,
});

const confirming = ['sign', 'refuse_result'] as const;

/** Every button that may stand under a card or a notice. */
const offers = {
  acknowledge: answer('acknowledge', 'label.acknowledge', '', ['acknowledge', 'receive']),
  take_over: step('take_over', 'label.take_over'),
  log_contact: step('log_contact', 'label.log_contact'),
  progress: step('progress', 'label.progress'),
  ask_info: step('ask_info', 'label.ask_info'),
  report_done: answer('report_done', 'label.report_done', '', ['report_done', 'propose_done']),
  to_enterprise: step('message', 'label.to_enterprise'),
  to_cadre: step('message', 'label.to_cadre'),
  give_reason: step('give_reason', 'label.reason'),
  'reason.wait_other': step('give_reason', 'opt.wait_other', 'wait_other'),
  'reason.wait_docs': step('give_reason', 'opt.wait_docs', 'wait_docs'),
  'reason.wait_money': step('give_reason', 'opt.wait_money', 'wait_money'),
  'reason.technical': step('give_reason', 'opt.technical', 'technical'),
  'reason.too_few': step('give_reason', 'opt.too_few', 'too_few'),
  'reason.other': step('give_reason', 'label.other', 'other'),
  done_already: answer('report_done', 'opt.done_already', '', ['report_done', 'propose_done']),
  ack_order: step('ack_order', 'label.received'),
  answer_order: step('answer_order', 'label.answer_order'),
  add_info: step('add_info', 'label.add_info'),
  urge: step('urge', 'label.urge'),
  withdraw: step('withdraw', 'label.withdraw'),
  answer_info: step('answer_info', 'label.add_info'),
  'object_info.provided': step('object_info', 'label.provided', 'provided'),
  'object_info.unreasonable': step('object_info', 'label.unreasonable', 'unreasonable'),
  'contact.yes': answer('contact', 'label.yes', 'yes', ['confirm_contact']),
  'contact.no': answer('contact', 'label.no', 'no', ['confirm_contact']),
  'confirm.resolved': answer('confirm', 'label.resolved', 'resolved', confirming),
  'confirm.partly': answer('confirm', 'label.partly', 'partly', confirming),
  'confirm.unresolved': answer('confirm', 'label.unresolved', 'unresolved', confirming),
  reopen: step('reopen', 'label.relapse'),
  relapse: go('reopen', 'label.relapse'),
  reassign: step('reassign', 'label.reassign'),
  reject: step('reject', 'label.reject'),
  to_leader: step('to_leader', 'label.to_leader'),
  issue_order: step('issue_order', 'label.order'),
  close_order: step('close_order', 'label.close_order'),
  order_again: step('issue_order', 'opt.ask_again'),
  countersign: step('countersign', 'label.approve'),
  decline_done: step('decline_done', 'label.decline'),
  'survey.fine': answer('survey', 'opt.still_ok', 'fine', ['answer_survey']),
  'survey.bad': answer('survey', 'opt.bad_again', 'bad', ['answer_survey']),
  'survey.unsaid': answer('survey', 'opt.not_now', 'unsaid', ['answer_survey']),
  'lead.no': step('judge_lead', 'opt.check_no', 'no'),
  'lead.yes': step('judge_lead', 'opt.check_yes', 'yes'),
  open: go('open', 'label.open'),
  case: go('open', 'label.case'),
  full: go('full', 'label.full'),
  timeline: go('timeline', 'label.timeline'),
  phone: go('phone', 'label.show_phone'),
  who_saw: go('who_saw', 'label.who_saw'),
  more: go('more', 'label.more'),
  less: go('less', 'label.less'),
  resume: go('resume', 'label.resume'),
  drop_draft: go('drop_draft', 'label.drop_draft'),
  'behalf.submit': go('behalf.submit', 'label.submit'),
  'behalf.edit': go('behalf.edit', 'label.edit'),
  'behalf.drop': go('behalf.drop', 'label.not_mine'),
  new: go('new', 'label.new_appeal'),
  dispute: step('dispute', 'label.dispute'),
  rule: step('rule', 'label.rule'),
  extension: step('ask_extension', 'label.extension'),
  extend: step('extend', 'label.approve'),
  decline_extension: step('decline_extension', 'label.decline'),
  object_extension: step('object_extension', 'label.object'),
  long_term: step('propose_plan', 'label.long_term'),
  approve_plan: step('go_long_term', 'label.approve'),
  approve_change: step('change_plan', 'label.approve'),
  decline_plan: step('decline_plan', 'label.decline'),
  milestone: answer('milestone', 'label.milestone', '', ['reach_milestone', 'reach_last']),
  replan: answer('replan', 'label.replan', '', ['propose_change', 'set_plan']),
  close_plan: step('end_long_term', 'label.close_plan'),
  plan: go('plan', 'label.plan'),
  plan_here: go('plan', 'label.plan', 'here'),
  plan_less: go('plan', 'label.less', 'less'),
  object_plan: step('object_plan', 'label.object'),
  answer_plan: step('answer_plan', 'label.answer_objection'),
  object: go('object', 'label.object'),
  cohandler: step('give_sub', 'label.cohandler'),
  subs: go('subs', 'label.subs'),
  ack_sub: step('ack_sub', 'label.acknowledge'),
  sub_progress: step('sub_progress', 'label.progress'),
  report_sub: step('report_sub', 'label.done'),
  add_to_sub: step('add_to_sub', 'label.add_info'),
  explain_sub: step('explain_sub', 'label.reason'),
  return_sub: step('return_sub', 'label.return_lead'),
  tell_lead: step('tell_lead', 'label.to_lead'),
  tell_helper: step('tell_helper', 'label.to_helper'),
  accept_sub: step('accept_sub', 'label.accept_sub'),
  redo_sub: step('redo_sub', 'label.redo_sub'),
  grant_phone: step('grant_phone', 'label.grant_phone'),
  take_back_sub: step('take_back_sub', 'label.take_back'),
  pass_sub: step('pass_sub', 'label.to_dispatcher'),
  rule_sub: step('rule_sub', 'label.name_helper'),
  promise: step('make_promise', 'label.promise'),
  accept_promise: step('accept_promise', 'label.approve'),
  decline_promise: step('decline_promise', 'label.decline'),
  keep_promise: step('keep_promise', 'label.kept'),
  slip_promise: step('slip_promise', 'label.not_kept'),
  'slip.wait_other': step('slip_promise', 'opt.wait_other', 'wait_other'),
  'slip.wait_docs': step('slip_promise', 'opt.wait_docs', 'wait_docs'),
  'slip.technical': step('slip_promise', 'opt.technical', 'technical'),
  'slip.other': step('slip_promise', 'label.other', 'other'),
  take_back: step('take_back', 'label.take_back_request'),
  by_law: step('propose_bylaw', 'label.by_law'),
  explain: step('explain', 'label.approve'),
  decline_bylaw: step('decline_bylaw', 'label.decline'),
  'opine.satisfied': answer('opine', 'label.satisfied', 'satisfied', ['opine']),
  'opine.fairly': answer('opine', 'label.fairly', 'fairly', ['opine']),
  'opine.dissatisfied': answer('opine', 'label.dissatisfied', 'dissatisfied', ['opine']),
  object_bylaw: step('object_bylaw', 'label.object'),
  uphold_bylaw: step('uphold_bylaw', 'label.uphold'),
  redo_bylaw: step('redo_bylaw', 'label.redo_case'),
  grade: answer('grade', 'label.grade', '', ['raise_grade', 'set_grade']),
  relieve: step('relieve', 'opt.relieved'),
  not_relieved: step('progress', 'opt.not_relieved'),
  no_relief: step('no_relief', 'opt.no_relief'),
  'relief.yes': answer('relief', 'label.yes', 'yes', ['confirm_relief']),
  'relief.no': answer('relief', 'label.no', 'no', ['confirm_relief']),
  keep_grade: step('keep_grade', 'label.uphold'),
  object_grade: step('object_grade', 'label.object'),
  category: step('recategorise', 'label.category'),
  propose_reject: step('propose_reject', 'label.propose_reject'),
  keep_case: step('decline_reject', 'label.keep_going'),
  uphold_review: step('uphold_review', 'label.uphold'),
  accept_review: step('accept_review', 'label.accept_case'),
  merge: answer('merge', 'label.merge', '', ['ask_merge']),
  'merge.yes': answer('merge_answer', 'label.approve', 'yes', ['merge']),
  'merge.no': answer('merge_answer', 'label.decline', 'no', ['decline_merge']),
  not_same: step('split', 'label.not_same'),
  log_callback: answer('log_callback', 'label.log_callback', '', ['log_call']),
  file_unconfirmed: step('file_unconfirmed', 'label.file_away'),
  not_mine: step('revert_opinion', 'label.not_mine'),
  rate: step('revive', 'label.rate'),
  review: step('ask_review', 'label.review'),
  form: go('form', 'label.form'),
  report_conduct: go('report_conduct', 'label.report_conduct'),
  mute: go('mute', 'label.mute'),
} as const satisfies Record<string, Offer>;

export type OfferName = keyof typeof offers;
/** Every button by its name; a test asks each for what happens when it is tapped. */
export const offerNames = Object.keys(offers) as OfferName[];
export type Layout = readonly (readonly OfferName[])[];

/** These have no conversation yet: their buttons are left out of every keyboard until they have. */
const withoutConversation: ReadonlySet<OfferName> = new Set<OfferName>(['object', 'form']);

/** Whether a thing can be done through the chat by now; what cannot is not promised by texts either. */
export function hasConversation(name: OfferName): boolean {
  return !withoutConversation.has(name);
}

/** The words on a button. */
export const labelOfOffer = (locale: Locale, name: OfferName): string => deck[offers[name].text][locale];

/** Those of a layout that can be tapped now; empty rows go. */
export function offered(layout: Layout, open: readonly EventType[]): OfferName[][] {
  const isOpen = (name: OfferName): boolean => {
    const { needs }: Offer = offers[name];
    return (
      !withoutConversation.has(name) && (needs === undefined || needs.some((type) => open.includes(type)))
    );
  };
  const rows = layout.map((row) => ({ row: row.filter(isOpen), whole: row.every(isOpen) }));
  return closedUp(rows.filter(({ row }) => row.length > 0));
}

/** A button left alone in its row by others that went stands beside the next one that stands alone. */
function closedUp(rows: readonly { row: OfferName[]; whole: boolean }[]): OfferName[][] {
  const closed: { row: OfferName[]; whole: boolean }[] = [];
  for (const next of rows) {
    const last = closed.at(-1);
    if (last?.row.length === 1 && next.row.length === 1 && !(last.whole && next.whole)) {
      closed[closed.length - 1] = { row: [...last.row, ...next.row], whole: true };
    } else closed.push(next);
  }
  return closed.map(({ row }) => row);
}

/** Buttons of a layout for one case, in the reader's language, broken into rows that fit a phone. */
export function buttonsOf(
  layout: Layout,
  open: readonly EventType[],
  locale: Locale,
  appealId: string,
): Button<Action>[][] {
  return reflow(offered(layout, open).map((row) => row.map((name) => buttonOf(name, locale, appealId))));
}

export function buttonOf(name: OfferName, locale: Locale, appealId: string): Button<Action> {
  const { text, verb, arg }: Offer = offers[name];
  const isGeneral = verb === 'new';
  return {
    label: deck[text][locale],
    action: { verb, ...(isGeneral ? {} : { id: appealId }), ...(arg ? { arg } : {}) },
  };
}
