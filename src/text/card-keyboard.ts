import type { Appeal, Status } from '../appeal/appeal.ts';
import type { Order } from '../appeal/facts.ts';
import { isLive } from '../appeal/subs.ts';
import type { CaseView } from '../appeal/views.ts';
import type { Action } from './screen.ts';
import { plain } from './html.ts';
import { type Button, reflow } from './keyboard.ts';
import { shortNumber } from './numbers.ts';
import { buttonsOf, type Layout, offered, type OfferName } from './offers.ts';
import { say } from './say.ts';
import { taskButton } from './sub-card.ts';
import { awaitedSubs } from './sub-lines.ts';
import type { Frame, Viewer } from './viewer.ts';

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
const layouts: Record<Exclude<Frame, 'none' | 'cohandler'>, Layouts> = {
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
      ['lead.no', 'lead.yes'],
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
const decisions: Layout = [
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
const pages: Partial<Record<Frame, Layout>> = {
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

/** A second page of so few buttons is not worth the tap: they stand on the first. */
const FEW = 2;

/** The buttons under a card. `more` asks for the second page where there is one. */
export function cardKeyboard(
  view: CaseView,
  viewer: Viewer,
  state: string,
  more: boolean,
): Button<Action>[][] {
  const { frame, open, locale } = viewer;
  if (frame === 'none' || frame === 'cohandler') return [];
  const isHelped = view.appeal.subs.length > 0;
  const known = (rows: Layout): Layout =>
    isHelped ? rows : rows.map((row) => row.filter((name) => name !== 'subs'));
  // What the enterprise adds is an answer while items are missing.
  const single = (rows: Layout): Layout =>
    open.includes('answer_info') ? rows.map((row) => row.filter((name) => name !== 'add_info')) : rows;
  const first = known([
    ...decisions,
    ...reliefRow(viewer),
    ['take_back'],
    ...promiseRow(view.appeal, viewer),
    ...orderRow(view.appeal, viewer),
    ...single(firstPage(frame, view.appeal.status, state)),
  ]);
  const shown = offered(first, open).flat();
  const second = inPairs(
    offered(known(pages[frame] ?? []), open)
      .flat()
      .filter((name) => !shown.includes(name)),
  );
  const layout = paged(first, second, more);
  const rows = buttonsOf(layout, open, locale, view.appeal.id);
  return [
    ...ownTasks(view, viewer),
    ...awaitedSubs(view, viewer),
    ...joining(view, viewer),
    ...rows.map((row) => row.map((button) => toParent(view, viewer, button))),
  ];
}

/** What looks like the same matter, one tap from 并案. */
function joining({ appeal, related }: CaseView, { open, locale }: Viewer): Button<Action>[][] {
  if (!open.includes('ask_merge')) return [];
  return reflow([
    related.alike.map(({ no }) => {
      const key = shortNumber(no);
      const label = plain(say(locale, 'opt.join_to', { no: key.replace(/^\d{4}-/, '') }));
      return { label, action: { verb: 'merge', id: appeal.id, arg: key } };
    }),
  ]);
}

/** The staff of a case that is handled with another open that one. */
export function toParent({ appeal }: CaseView, { frame }: Viewer, button: Button<Action>): Button<Action> {
  const isJoined = appeal.status === 'merged' && frame !== 'enterprise' && button.action.verb === 'open';
  if (!isJoined || appeal.joined === null) return button;
  return { ...button, action: { ...button.action, id: appeal.joined.parentId } };
}

/** Somebody who was asked to help and sees the case in another capacity too: the sub-task has a card of its own. */
function ownTasks(view: CaseView, { subs, locale }: Viewer): Button<Action>[][] {
  return subs.filter(isLive).map((sub) => [taskButton(view, sub, { locale })]);
}

/** A moment of a state that has a keyboard of its own, on the sides that know it. */
function momentOf(state: string): 'signed_ahead' | 'finished' | undefined {
  if (state.endsWith('.signed_ahead')) return 'signed_ahead';
  return /\.(?:satisfied\.late|phone_closed\.finished)$/.test(state) ? 'finished' : undefined;
}

function firstPage(frame: keyof typeof layouts, status: Status, state: string): Layout {
  const own = layouts[frame];
  if (state.endsWith('.on_behalf')) return own.on_behalf ?? [];
  const special = momentOf(state);
  if (special && own[special]) return own[special];
  const isWorking = status === 'submitted' || status === 'in_progress';
  const moment = /\.(contact|overdue)(?:\.|$)/.exec(state)?.[1] as 'contact' | 'overdue' | undefined;
  // A plan may begin before anybody has called.
  if (status === 'long_term' && moment === 'contact' && frame === 'cadre')
    return [['log_contact'], ...(own.long_term ?? [])];
  return (isWorking && moment && own[moment]) || own[status] || own.any || [];
}

const inPairs = (names: OfferName[]): OfferName[][] =>
  names.flatMap((_, i) => (i % 2 === 0 ? [names.slice(i, i + 2)] : []));

function paged(first: Layout, second: OfferName[][], more: boolean): Layout {
  const others = second.flat();
  if (!first.flat().includes('more')) return first;
  const isAlone = first.flat().length === 1;
  if (others.length > FEW && !isAlone) return more ? inPairs([...others, 'less']) : first;
  return [...first.map((row) => row.filter((name) => name !== 'more')), ...second];
}

/** An emergency: whether it is over for now, said by one side and answered by the other. */
function reliefRow({ frame }: Viewer): Layout {
  if (frame === 'enterprise') return [['relief.yes', 'relief.no']];
  return frame === 'cadre' ? [['relieve', 'no_relief']] : [];
}

/** A promise that waits for a word: of the enterprise to the offer, of the cadre once its time has come. */
function promiseRow({ promise }: Appeal, { frame }: Viewer): Layout {
  if (frame === 'enterprise') return [['accept_promise', 'decline_promise']];
  return frame === 'cadre' && promise?.slippedAt ? [['keep_promise', 'slip_promise']] : [];
}

/** A supervision order comes first: to be received, answered, closed. */
function orderRow({ orders }: Appeal, { frame }: Viewer): Layout {
  const open = orders.filter((order) => order.closedAt === null);
  if (frame !== 'cadre') return open.some(({ answeredAt }) => answeredAt !== null) ? [['close_order']] : [];
  const next = open.findLast(({ answeredAt }) => answeredAt === null);
  return next === undefined ? [] : [[nextOf(next)]];
}

const nextOf = (order: Order): OfferName => (order.ackedAt === null ? 'ack_order' : 'answer_order');
