import type { Status } from '../appeal/appeal.ts';
import type { Layout } from './offers.ts';
import type { Frame } from './viewer.ts';

type Layouts = Partial<
  Record<Status | 'contact' | 'overdue' | 'on_behalf' | 'signed_ahead' | 'finished' | 'any', Layout>
>;

/** The staff work on the case that it is handled with. */
const joinedTo: Layout = [['case', 'timeline'], ['to_enterprise']];
const reading: Layout = [['full', 'timeline']];
const talking: Layout = [['not_mine'], ['add_info', 'urge'], ['to_cadre', 'withdraw'], ['report_conduct']];
const confirming: Layout = [
  ['confirm.resolved', 'confirm.partly', 'confirm.unresolved'],
  ['add_info', 'withdraw'],
  ['report_conduct'],
];
const supplying: Layout = [
  ['answer_info'],
  ['object_info.provided', 'object_info.unreasonable'],
  ['withdraw', 'report_conduct'],
];

/** What the staff wrote down for an enterprise is its own to send. */
export const writtenDown: Layout = [['behalf.submit', 'behalf.edit'], ['behalf.drop']];

/** The keyboards of the cards, state by state. What cannot be done now is left out, not greyed. */
export const layouts: Record<Exclude<Frame, 'none' | 'cohandler'>, Layouts> = {
  enterprise: {
    draft: [['resume', 'drop_draft']],
    on_behalf: writtenDown,
    submitted: [
      ['add_info', 'urge'],
      ['withdraw', 'report_conduct'],
    ],
    in_progress: talking,
    need_info: supplying,
    disputed: [
      ['add_info', 'urge'],
      ['withdraw', 'report_conduct'],
    ],
    long_term: [
      ['plan', 'object_plan'],
      ['add_info', 'urge'],
      ['withdraw', 'report_conduct'],
    ],
    pending_confirm: confirming,
    signed_ahead: [
      ['confirm.unresolved', 'add_info'],
      ['withdraw', 'report_conduct'],
    ],
    callback: [...confirming.slice(0, 1), ...supplying.slice(0, 2), ...confirming.slice(1)],
    satisfied: [['reopen', 'form'], ['report_conduct']],
    finished: [['relapse', 'form'], ['report_conduct']],
    phone_closed: [['not_mine'], ['reopen', 'report_conduct']],
    explained: [
      ['opine.satisfied', 'opine.fairly', 'opine.dissatisfied'],
      ['object_bylaw', 'form'],
      ['new', 'report_conduct'],
    ],
    rejected: [['review', 'new'], ['report_conduct']],
    merged: [['add_info', 'urge'], ['not_same', 'withdraw'], ['report_conduct']],
    withdrawn: [['new', 'report_conduct']],
    unconfirmed: [['rate', 'answer_info'], ['report_conduct']],
  },
  cadre: {
    submitted: [['acknowledge'], ['take_over'], ['full', 'more']],
    contact: [
      ['acknowledge'],
      ['log_contact'],
      ['take_over'],
      ['progress', 'ask_info'],
      ['report_done', 'more'],
    ],
    in_progress: [
      ['acknowledge'],
      ['take_over'],
      ['progress', 'ask_info'],
      ['cohandler', 'extension'],
      ['report_done', 'more'],
    ],
    overdue: [
      ['acknowledge'],
      ['take_over'],
      ['report_done', 'progress'],
      ['give_reason', 'cohandler'],
      ['more'],
    ],
    need_info: [['to_enterprise', 'progress'], ...reading],
    disputed: [['progress', 'to_enterprise'], ...reading],
    pending_confirm: [['by_law'], ...reading],
    long_term: [
      ['acknowledge'],
      ['milestone', 'progress'],
      ['cohandler', 'replan'],
      ['plan', 'close_plan'],
      ['more'],
    ],
    merged: joinedTo,
    satisfied: [['form', 'timeline']],
    any: reading,
  },
  supervisor: {
    submitted: [
      ['issue_order', 'reassign'],
      ['to_leader', 'more'],
    ],
    in_progress: [
      ['issue_order', 'reassign'],
      ['to_leader', 'more'],
    ],
    need_info: [['issue_order', 'more']],
    disputed: [['to_leader', 'more']],
    long_term: [
      ['plan', 'issue_order'],
      ['to_leader', 'more'],
    ],
    pending_confirm: [['more']],
    callback: [['more']],
    merged: joinedTo,
    any: [['form', 'timeline']],
  },
  leader: {
    long_term: [
      ['take_over'],
      ['plan', 'replan'],
      ['close_plan'],
      ['reassign', 'issue_order'],
      ['subs'],
      ...reading,
    ],
    merged: joinedTo,
    any: [
      ['log_callback', 'file_unconfirmed'],
      ['take_over'],
      ['reassign', 'issue_order'],
      ['subs'],
      ...reading,
    ],
  },
  dispatcher: {
    submitted: [['keep_case'], ['reassign', 'grade'], ['merge', 'reject'], ['category', 'full'], ['subs']],
    in_progress: [['reassign', 'grade'], ['merge', 'category'], ['full'], ['subs']],
    callback: [['log_callback', 'phone'], ['file_unconfirmed'], ['subs'], ['full']],
    merged: joinedTo,
    any: [['subs'], ...reading],
  },
};

/** What only those who decide may do, whatever else they are to the case. */
export const decisions: Layout = [
  ['lead.no', 'lead.yes'],
  ['rule'],
  ['keep_grade'],
  ['countersign', 'decline_done'],
  ['extend', 'decline_extension'],
  ['approve_plan', 'approve_change', 'decline_plan'],
  ['answer_plan'],
  ['explain', 'decline_bylaw'],
  ['uphold_bylaw', 'redo_bylaw'],
  ['uphold_review', 'accept_review'],
];

/** The second page of a keyboard; what the first page shows already is not shown again. */
export const pages: Partial<Record<Frame, Layout>> = {
  cadre: [
    ['dispute', 'propose_reject'],
    ['log_contact', 'promise'],
    ['keep_promise'],
    ['to_enterprise', 'ask_info'],
    ['long_term', 'by_law'],
    ['give_reason', 'grade'],
    ['subs'],
    ['full', 'timeline'],
  ],
  supervisor: [['subs'], ['full', 'timeline'], ['phone', 'who_saw'], ['form', 'merge']],
};
