import type { AppealEvent, EventType } from './events.ts';
import type { Rule } from './lifecycle-row.ts';

const cadre = ['owner', 'deputy'] as const;
/** Who looks again at what a leader ended by law; the last two only where nobody else may. */
const reviewers = ['supervisor', 'head', 'leader', 'dispatcher'] as const;
const deciders = ['leader', 'head', 'supervisor'] as const;
/** The dispatcher calls; where every dispatcher has a hand in the case, the leader or who decides in that place. */
const caller = ['dispatcher', ...deciders] as const;
/** The dispatcher, or whoever is at that desk where there is none. */
const desk = ['dispatcher', ...deciders] as const;
const office = ['dispatcher', 'leader', 'supervisor'] as const;
const working = ['submitted', 'in_progress', 'disputed', 'long_term'] as const;
const underWay = ['in_progress', 'long_term', 'need_info', 'disputed'] as const;
const open = [...working, 'need_info', 'pending_confirm', 'callback'] as const;
/** Open, or handled with another case: the enterprise has not had the last word. */
const alive = [...open, 'merged'] as const;
/** Open, and nobody disputes whose it is. */
const settled = [
  'submitted',
  'in_progress',
  'long_term',
  'need_info',
  'pending_confirm',
  'callback',
] as const;
/** Can be handled with another case from here: nobody has been asked about a result yet. */
const joinable = ['submitted', 'in_progress', 'need_info'] as const;
const closed = [
  'satisfied',
  'phone_closed',
  'explained',
  'rejected',
  'merged',
  'withdrawn',
  'unconfirmed',
] as const;

/** Ends that a case can come back from with the owner it had. */
const returning = ['satisfied', 'phone_closed', 'explained', 'rejected', 'unconfirmed'] as const;

/** The whole life of an appeal. To change the process, change this table. */
// biome-ignore format: one event, one line
export const lifecycle = {
  submit:          { row: 1,  by: ['enterprise'], from: ['draft'], to: 'submitted', tells: [['enterprise', 'receipt'], ['owner', 'new.owner', 'owned'], ['dispatcher', 'new.owner', 'unowned']] },
  acknowledge:     { row: 3,  by: cadre, from: ['submitted'], to: 'in_progress', tells: [] },
  receive:         { row: 6,  by: cadre, from: ['in_progress', 'need_info', 'long_term', 'pending_confirm', 'callback'], to: 'same', guards: ['unsigned'], tells: [] },
  take_over:       { row: 3,  by: ['deputy', 'leader'], from: working, to: 'same', guards: ['absent_owner'], tells: [['enterprise', 'reassign.enterprise'], ['former_owner', 'reassign.cadre.old']] },
  propose_reject:  { row: 4,  by: cadre, from: ['submitted'], to: 'same', guards: ['reject_unasked', 'not_overruled'], tells: [['dispatcher', 'reject.proposed.dispatcher']] },
  decline_reject:  { row: 4,  by: ['dispatcher', ...deciders], from: ['submitted'], to: 'same', guards: ['reject_asked', 'dispatches'], tells: [['owner', 'reject.kept.cadre']] },
  reject:          { row: 4,  by: ['dispatcher', ...deciders], from: ['submitted'], to: 'rejected', guards: ['dispatches', 'not_overruled'], tells: [['enterprise', 'reject.enterprise'], ['owner', 'reject.owner']] },
  ask_review:      { row: 4,  by: ['enterprise'], from: ['rejected'], to: 'same', guards: ['review_window'], tells: [['decider', 'reject.review.leader']] },
  uphold_review:   { row: 4,  by: [...deciders, 'dispatcher'], from: ['rejected'], to: 'same', guards: ['review_open', 'decides'], tells: [['enterprise', 'reject.review_done'], ['dispatcher', 'reject.review_told.dispatcher']] },
  accept_review:   { row: 4,  by: [...deciders, 'dispatcher'], from: ['rejected'], to: 'submitted', guards: ['review_open', 'decides'], tells: [['enterprise', 'reject.review_done'], ['owner', 'reject.accepted.owner', 'owned'], ['dispatcher', 'new.owner', 'unowned'], ['dispatcher', 'reject.review_told.dispatcher', 'owned']] },
  dispute:         { row: 5,  by: cadre, from: ['submitted', 'in_progress'], to: 'disputed', guards: ['dispute_once', 'dispute_window', 'not_proposed'], tells: [['dispatcher', 'dispute.dispatcher'], ['enterprise', 'dispute.enterprise']] },
  rule:            { row: 6,  by: desk, from: ['disputed'], to: 'in_progress', guards: ['may_rule'], tells: [['enterprise', 'dispute.ruled.enterprise'], ['owner', 'dispute.ruled.cadre'], ['former_owner', 'dispute.ruled.old']] },
  log_contact:     { row: 7,  by: cadre, from: ['in_progress', 'long_term'], to: 'same', guards: ['contact_past'], tells: [['enterprise', 'contact.ask']] },
  confirm_contact: { row: 7,  by: ['enterprise'], from: open, to: 'same', guards: ['contact_asked'], tells: [['owner', 'contact.denied.cadre', 'denied'], ['supervisor', 'contact.denied.supervisor', 'denied']] },
  ask_info:        { row: 9,  by: cadre, from: ['in_progress'], to: 'need_info', guards: ['info_left', 'not_pending'], tells: [['enterprise', 'info.request']] },
  answer_info:     { row: 10, by: ['enterprise'], from: ['need_info', 'callback', 'unconfirmed'], to: 'in_progress', guards: ['info_open'], tells: [['owner', 'info.answered.cadre']] },
  progress:        { row: 8,  by: cadre, from: ['in_progress', 'need_info', 'disputed', 'long_term'], to: 'same', tells: [['enterprise', 'progress.enterprise']] },
  object_info:     { row: 10, by: ['enterprise'], from: ['need_info', 'callback'], to: 'in_progress', guards: ['info_open'], tells: [['owner', 'info.objected.cadre'], ['supervisor', 'info.objected.supervisor']] },
  call_back:       { row: 11, by: ['clock'], from: ['need_info', 'pending_confirm'], to: 'callback', guards: ['timer_due'], tells: [['dispatcher', 'callback.dispatcher', 'about_result'], ['dispatcher', 'callback.info.dispatcher', 'about_info'], ['enterprise', 'info.to_callback.enterprise', 'about_info']] },
  ask_extension:   { row: 12, by: cadre, from: ['in_progress'], to: 'same', guards: ['extension_window', 'not_pending', 'extension_fits', 'decidable'], tells: [['decider', 'extension.leader']] },
  extend:          { row: 12, by: deciders, from: ['in_progress'], to: 'same', guards: ['extension_asked', 'decides'], tells: [['enterprise', 'extension.enterprise'], ['owner', 'extension.approved.cadre']] },
  decline_extension: { row: 12, by: deciders, from: ['in_progress'], to: 'same', guards: ['extension_asked', 'decides'], tells: [['owner', 'extension.declined.cadre']] },
  take_back:       { row: 12, by: cadre, from: ['in_progress', 'long_term', 'pending_confirm'], to: 'same', guards: ['request_open'], tells: [['decider', 'request.taken_back.leader'], ['asker', 'request.taken_back.asker']] },
  object_extension: { row: 12, by: ['enterprise'], from: open, to: 'same', guards: ['extension_given'], tells: [['leader', 'extension.objected.leader'], ['supervisor', 'extension.objected.supervisor']] },
  propose_plan:    { row: 13, by: cadre, from: ['in_progress'], to: 'same', guards: ['not_pending', 'decidable', 'plan_sound'], tells: [['decider', 'plan.leader']] },
  go_long_term:    { row: 13, by: deciders, from: ['in_progress'], to: 'long_term', guards: ['planned', 'decides'], tells: [['enterprise', 'plan.enterprise'], ['owner', 'plan.approved.cadre']] },
  decline_plan:    { row: 13, by: deciders, from: ['in_progress', 'long_term'], to: 'same', guards: ['planned', 'decides'], tells: [['owner', 'plan.declined.cadre']] },
  reach_milestone: { row: 13, by: cadre, from: ['long_term'], to: 'same', guards: ['milestone_open', 'more_to_do'], tells: [['enterprise', 'progress.enterprise']] },
  propose_change:  { row: 13, by: cadre, from: ['long_term'], to: 'same', guards: ['not_pending', 'decidable', 'plan_sound'], tells: [['decider', 'plan.leader']] },
  change_plan:     { row: 13, by: deciders, from: ['long_term'], to: 'same', guards: ['planned', 'decides'], tells: [['enterprise', 'plan.changed'], ['owner', 'plan.approved.cadre']] },
  set_plan:        { row: 13, by: deciders, from: ['long_term'], to: 'same', guards: ['decides', 'not_pending', 'plan_sound'], tells: [['enterprise', 'plan.changed'], ['owner', 'plan.changed.cadre']] },
  object_plan:     { row: 13, by: ['enterprise'], from: ['long_term'], to: 'same', guards: ['not_objected'], tells: [['decider', 'plan.objected.leader'], ['owner', 'plan.objected.cadre']] },
  answer_plan:     { row: 13, by: deciders, from: ['long_term'], to: 'same', guards: ['objected', 'decides'], tells: [['enterprise', 'plan.answered.enterprise']] },
  reach_last:      { row: 14, by: cadre, from: ['long_term'], to: 'in_progress', guards: ['milestone_open', 'last_to_do'], tells: [['enterprise', 'plan.finished.enterprise'], ['owner', 'plan.last']] },
  end_long_term:   { row: 14, by: [...cadre, 'leader', 'head'], from: ['long_term'], to: 'in_progress', tells: [['enterprise', 'plan.ended.enterprise'], ['owner', 'plan.ended.cadre']] },
  report_done:     { row: 15, by: cadre, from: ['in_progress'], to: 'pending_confirm', guards: ['resolvable', 'resolved_only'], tells: [['enterprise', 'confirm.ask'], ['decider', 'request.overtaken.leader', 'overtaken'], ['asker', 'request.over.asker']] },
  propose_done:    { row: 15, by: cadre, from: ['in_progress'], to: 'same', guards: ['not_proposed', 'decidable'], tells: [['decider', 'done.countersign']] },
  countersign:     { row: 15, by: deciders, from: ['in_progress'], to: 'pending_confirm', guards: ['proposed', 'decides'], tells: [['enterprise', 'confirm.ask']] },
  decline_done:    { row: 15, by: deciders, from: ['in_progress'], to: 'same', guards: ['proposed', 'decides'], tells: [['owner', 'done.countersign_declined']] },
  sign:            { row: 16, by: ['enterprise'], from: ['pending_confirm', 'callback'], to: 'satisfied', guards: ['about_result', 'said_satisfied', 'children_settled'], tells: [['enterprise', 'confirm.signed'], ['owner', 'confirm.cadre'], ['decider', 'request.overtaken.leader', 'overtaken']] },
  refuse_result:   { row: 17, by: ['enterprise'], from: ['pending_confirm', 'callback'], to: 'in_progress', newRound: true, guards: ['about_result'], tells: [['enterprise', 'round.enterprise'], ['owner', 'round.owner'], ['leader', 'round.leader', 'round_2'], ['supervisor', 'round.supervisor'], ['decider', 'request.overtaken.leader', 'overtaken']] },
  log_call:        { row: 20, by: caller, from: ['callback'], to: 'same', guards: ['calls', 'call_time'], apart: 'refuse.callback_not_cadre', tells: [] },
  record_opinion:  { row: 19, by: caller, from: ['callback'], to: 'phone_closed', guards: ['calls', 'about_result', 'said_satisfied', 'call_time', 'children_settled'], apart: 'refuse.callback_not_cadre', tells: [['enterprise', 'callback.recorded.enterprise'], ['owner', 'callback.recorded.cadre']] },
  record_refusal:  { row: 19, by: caller, from: ['callback'], to: 'in_progress', newRound: true, guards: ['calls', 'about_result', 'said_unsatisfied', 'call_time'], apart: 'refuse.callback_not_cadre', tells: [['enterprise', 'callback.recorded.enterprise'], ['owner', 'round.owner'], ['leader', 'round.leader', 'round_2'], ['supervisor', 'round.supervisor']] },
  record_info:     { row: 19, by: caller, from: ['callback'], to: 'in_progress', guards: ['calls', 'info_open', 'call_time'], apart: 'refuse.callback_not_cadre', tells: [['enterprise', 'callback.info.enterprise'], ['owner', 'info.answered.cadre']] },
  revert_opinion:  { row: 19, by: ['enterprise'], from: ['phone_closed', 'in_progress', 'need_info', 'disputed'], to: 'pending_confirm', guards: ['revert_window'], tells: [['enterprise', 'callback.reverted.enterprise'], ['dispatcher', 'callback.reverted.dispatcher'], ['owner', 'callback.reverted.cadre']] },
  file_unconfirmed:{ row: 20, by: caller, from: ['callback'], to: 'unconfirmed', guards: ['calls', 'unconfirmed_on', 'calls_used_up', 'children_settled'], apart: 'refuse.callback_not_cadre', tells: [['enterprise', 'callback.filed.enterprise'], ['owner', 'callback.filed.cadre']] },
  revive:          { row: 20, by: ['enterprise'], from: ['unconfirmed'], to: 'pending_confirm', guards: ['about_result'], tells: [['enterprise', 'callback.revived'], ['dispatcher', 'callback.revived.dispatcher']] },
  propose_bylaw:   { row: 21, by: cadre, from: ['in_progress', 'pending_confirm'], to: 'same', guards: ['explained_on', 'not_pending', 'unanswered', 'bylaw_once', 'decidable'], tells: [['decider', 'bylaw.leader']] },
  explain:         { row: 21, by: deciders, from: ['in_progress', 'pending_confirm'], to: 'explained', guards: ['explained_on', 'bylaw_asked', 'decides'], tells: [['enterprise', 'bylaw.enterprise'], ['owner', 'bylaw.cadre']] },
  decline_bylaw:   { row: 21, by: deciders, from: ['in_progress', 'pending_confirm'], to: 'same', guards: ['bylaw_asked', 'decides'], tells: [['owner', 'bylaw.declined.cadre']] },
  opine:           { row: 21, by: ['enterprise'], from: ['explained'], to: 'same', tells: [] },
  object_bylaw:    { row: 21, by: ['enterprise'], from: ['explained'], to: 'same', guards: ['object_window'], tells: [['reviewer', 'bylaw.object.supervisor']] },
  uphold_bylaw:    { row: 21, by: reviewers, from: ['explained'], to: 'same', guards: ['objection_open', 'no_part', 'reviews'], tells: [['enterprise', 'bylaw.upheld']] },
  redo_bylaw:      { row: 21, by: reviewers, from: ['explained'], to: 'in_progress', newRound: true, guards: ['objection_open', 'no_part', 'reviews'], tells: [['enterprise', 'bylaw.redone'], ['owner', 'bylaw.redone.cadre'], ['leader', 'bylaw.redone.leader']] },
  withdraw:        { row: 22, by: ['enterprise'], from: alive, to: 'withdrawn', tells: [['owner', 'withdraw.cadre'], ['supervisor', 'withdraw.supervisor', 'soon_after_contact'], ['decider', 'request.overtaken.leader', 'overtaken']] },
  ask_merge:       { row: 23, by: ['dispatcher'], from: joinable, to: 'same', guards: ['not_proposed', 'not_asked', 'no_children'], tells: [['enterprise', 'merge.ask']] },
  merge:           { row: 23, by: ['enterprise'], from: joinable, to: 'merged', guards: ['merge_asked', 'not_proposed', 'no_children'], tells: [['owner', 'merge.owner'], ['former_owner', 'merge.former.old'], ['dispatcher', 'merge.agreed']] },
  decline_merge:   { row: 23, by: ['enterprise'], from: open, to: 'same', guards: ['merge_asked'], tells: [['dispatcher', 'merge.declined']] },
  lapse_merge:     { row: 23, by: ['clock'], from: open, to: 'same', guards: ['merge_asked', 'timer_due'], tells: [['dispatcher', 'merge.lapsed']] },
  split:           { row: 23, by: ['enterprise', 'clock'], from: ['merged'], to: 'submitted', tells: [['enterprise', 'merge.split'], ['owner', 'merge.split.owner', 'owned'], ['dispatcher', 'new.owner', 'unowned'], ['former_owner', 'merge.left.old']] },
  follow:          { row: 23, by: ['clock'], from: ['merged', 'pending_confirm', 'callback'], to: 'same', guards: ['derived'], tells: [['enterprise', 'progress.enterprise', 'news_progress'], ['enterprise', 'merge.new_owner', 'news_owner']] },
  follow_done:     { row: 23, by: ['clock'], from: ['merged', 'pending_confirm', 'callback'], to: 'pending_confirm', guards: ['derived'], tells: [['enterprise', 'confirm.ask']] },
  count_joined:    { row: 23, by: ['clock'], from: [...open, ...closed], to: 'same', guards: ['derived'], tells: [] },
  sign_ahead:      { row: 23, by: ['enterprise'], from: ['pending_confirm', 'callback'], to: 'pending_confirm', guards: ['about_result', 'said_satisfied', 'children_open'], tells: [['enterprise', 'confirm.signed_ahead'], ['owner', 'confirm.ahead.cadre'], ['decider', 'request.overtaken.leader', 'overtaken']] },
  close_joined:    { row: 23, by: ['clock'], from: ['pending_confirm'], to: 'satisfied', guards: ['signed_ahead', 'children_settled', 'derived'], tells: [['enterprise', 'confirm.signed'], ['owner', 'confirm.cadre']] },
  reopen:          { row: 24, by: ['enterprise'], from: ['satisfied', 'phone_closed'], to: 'in_progress', newRound: true, guards: ['reopen_window'], tells: [['enterprise', 'reopen.done'], ['owner', 'reopen.cadre'], ['leader', 'round.leader', 'round_2'], ['supervisor', 'round.supervisor']] },
  urge:            { row: 8,  by: ['enterprise'], from: [...working, 'callback', 'merged'], to: 'same', guards: ['urge_due'], tells: [['owner', 'urge.cadre'], ['supervisor', 'urge.third.supervisor', 'third_urge']] },
  worsen:          { row: 2,  by: ['enterprise'], from: ['submitted', 'in_progress'], to: 'same', guards: ['grade_up'], tells: [['enterprise', 'urge.raised'], ['owner', 'worse.owner'], ['deputy', 'grade.top', 'to_top'], ['leader', 'grade.top', 'to_top']] },
  raise_grade:     { row: 2,  by: cadre, from: ['submitted', 'in_progress'], to: 'same', guards: ['grade_up'], tells: [['enterprise', 'grade.enterprise'], ['dispatcher', 'grade.raised.dispatcher'], ['deputy', 'grade.top', 'to_top'], ['leader', 'grade.top', 'to_top']] },
  set_grade:       { row: 2,  by: desk, from: working, to: 'same', guards: ['at_desk', 'other_grade'], tells: [['enterprise', 'grade.enterprise'], ['owner', 'grade.owner'], ['deputy', 'grade.top', 'to_top'], ['leader', 'grade.top', 'to_top']] },
  object_grade:    { row: 2,  by: ['enterprise'], from: working, to: 'same', guards: ['regraded'], tells: [['dispatcher', 'grade.object.dispatcher']] },
  keep_grade:      { row: 2,  by: desk, from: open, to: 'same', guards: ['grade_objected', 'at_desk'], tells: [['enterprise', 'grade.kept.enterprise']] },
  recategorise:    { row: 2,  by: desk, from: open, to: 'same', guards: ['at_desk', 'other_category'], tells: [] },
  relieve:         { row: 8,  by: cadre, from: ['in_progress'], to: 'same', guards: ['emergency', 'unrelieved'], tells: [['enterprise', 'top.relief.enterprise'], ['dispatcher', 'top.relief.dispatcher']] },
  no_relief:       { row: 8,  by: cadre, from: ['in_progress'], to: 'same', guards: ['emergency', 'unrelieved', 'relief_unsaid'], tells: [['enterprise', 'top.no_relief.enterprise'], ['dispatcher', 'top.no_relief.office'], ['leader', 'top.no_relief.office']] },
  confirm_relief:  { row: 8,  by: ['enterprise'], from: underWay, to: 'same', guards: ['relief_asked'], tells: [['owner', 'top.denied.cadre', 'denied'], ['dispatcher', 'top.denied.office', 'denied'], ['leader', 'top.denied.office', 'denied'], ['supervisor', 'top.denied.office', 'denied']] },
  add_info:        { row: 8,  by: ['enterprise'], from: alive, to: 'same', tells: [['owner', 'relay.to_cadre']] },
  message:         { row: 8,  by: ['enterprise', ...cadre], from: alive, to: 'same', guards: ['talk_allowed'], tells: [['other_side', 'relay']] },
  make_promise:    { row: 8,  by: cadre, from: ['in_progress', 'long_term'], to: 'same', guards: ['promise_settled', 'promise_fits'], tells: [['enterprise', 'promise.enterprise']] },
  accept_promise:  { row: 8,  by: ['enterprise'], from: underWay, to: 'same', guards: ['promise_offered'], tells: [['owner', 'promise.accepted.cadre']] },
  decline_promise: { row: 8,  by: ['enterprise'], from: underWay, to: 'same', guards: ['promise_offered'], tells: [['owner', 'promise.declined.cadre']] },
  keep_promise:    { row: 8,  by: cadre, from: underWay, to: 'same', guards: ['promise_live'], tells: [['enterprise', 'promise.kept.enterprise']] },
  slip_promise:    { row: 8,  by: cadre, from: ['in_progress', 'long_term'], to: 'same', guards: ['promise_due', 'promise_fits'], tells: [['enterprise', 'promise.slipped.enterprise']] },
  give_reason:     { row: 8,  by: cadre, from: open, to: 'same', tells: [] },
  reassign:        { row: 6,  by: office, from: settled, to: 'same', guards: ['not_own', 'other_owner'], tells: [['enterprise', 'reassign.enterprise'], ['owner', 'reassign.cadre.new'], ['former_owner', 'reassign.cadre.old']] },
  hand_over:       { row: 6,  by: ['clock'], from: [...open, ...returning], to: 'same', guards: ['other_owner'], tells: [] },
  to_leader:       { row: 17, by: ['supervisor'], from: open, to: 'same', tells: [['leader', 'to_leader']] },
  issue_order:     { row: 17, by: ['supervisor', 'leader'], from: open, to: 'same', guards: ['order_ahead'], tells: [['owner', 'order.cadre'], ['leader', 'order.copy']] },
  ack_order:       { row: 17, by: cadre, from: [...open, ...closed], to: 'same', guards: ['order_open'], tells: [] },
  answer_order:    { row: 17, by: cadre, from: [...open, ...closed], to: 'same', guards: ['order_open'], tells: [['supervisor', 'order.answered.supervisor']] },
  close_order:     { row: 17, by: ['supervisor', 'leader'], from: [...open, ...closed], to: 'same', guards: ['order_answered'], apart: 'refuse.not_yours', tells: [['owner', 'order.closed.cadre']] },
  give_sub:        { row: 8,  by: cadre, from: open, to: 'same', guards: ['sub_time', 'sub_other'], tells: [['helper', 'sub.new']] },
  ack_sub:         { row: 8,  by: ['helper'], from: open, to: 'same', guards: ['sub_to_sign'], tells: [] },
  sub_progress:    { row: 8,  by: ['helper'], from: open, to: 'same', guards: ['sub_in_hand'], tells: [] },
  report_sub:      { row: 8,  by: ['helper'], from: open, to: 'same', guards: ['sub_in_hand'], tells: [['owner', 'sub.reported.lead']] },
  add_to_sub:      { row: 8,  by: ['helper'], from: open, to: 'same', guards: ['sub_told'], tells: [['owner', 'sub.added.lead']] },
  explain_sub:     { row: 8,  by: ['helper'], from: open, to: 'same', guards: ['sub_in_hand'], tells: [['owner', 'sub.reason.lead']] },
  return_sub:      { row: 8,  by: ['helper'], from: open, to: 'same', guards: ['sub_to_return'], tells: [['owner', 'sub.returned.lead']] },
  tell_lead:       { row: 8,  by: ['helper'], from: open, to: 'same', guards: ['sub_mine'], tells: [['owner', 'sub.message.lead']] },
  tell_helper:     { row: 8,  by: cadre, from: open, to: 'same', guards: ['sub_live'], tells: [['helper', 'sub.message.helper']] },
  accept_sub:      { row: 8,  by: cadre, from: open, to: 'same', guards: ['sub_reported'], tells: [['helper', 'sub.accepted.helper']] },
  redo_sub:        { row: 8,  by: cadre, from: open, to: 'same', guards: ['sub_reported'], tells: [['helper', 'sub.redo.helper']] },
  grant_phone:     { row: 8,  by: cadre, from: open, to: 'same', guards: ['sub_unshared'], tells: [['helper', 'sub.phone.helper']] },
  take_back_sub:   { row: 8,  by: cadre, from: open, to: 'same', guards: ['sub_to_take_back'], tells: [['helper', 'sub.taken_back.helper']] },
  pass_sub:        { row: 8,  by: cadre, from: open, to: 'same', guards: ['sub_loose'], tells: [['dispatcher', 'sub.passed.dispatcher']] },
  rule_sub:        { row: 8,  by: desk, from: open, to: 'same', guards: ['names_helper', 'sub_to_rule', 'sub_other'], tells: [['helper', 'sub.new'], ['owner', 'sub.ruled.lead']] },
  hand_sub:        { row: 8,  by: ['clock'], from: open, to: 'same', guards: ['sub_held', 'sub_other'], tells: [['helper', 'sub.new', 'helped_on'], ['owner', 'sub.handed.lead', 'helped_on'], ['owner', 'sub.left.lead', 'left_alone']] },
  judge_lead:      { row: 18, by: ['discipline'], from: [...open, ...closed], to: 'same', guards: ['lead_open'], apart: 'refuse.not_yours', tells: [] },
  answer_survey:   { row: 24, by: ['enterprise'], from: ['satisfied'], to: 'same', guards: ['survey_open'], tells: [] },
  ring:            { row: 18, by: ['clock'], from: ['draft', ...open, ...closed], to: 'same', guards: ['timer_due'], tells: [] },
} as const satisfies Record<EventType, Rule>;

/** The events a person sees as steps of a case; the rest come from the clock or follow from them. */
export const eventTypes = Object.keys(lifecycle) as EventType[];

export function ruleOf(event: Pick<AppealEvent, 'type'>): Rule {
  return lifecycle[event.type];
}
