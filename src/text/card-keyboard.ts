import type { Appeal, Status } from '../appeal/appeal.ts';
import type { Order } from '../appeal/facts.ts';
import { isLive } from '../appeal/subs.ts';
import type { CaseView } from '../appeal/views.ts';
import type { Action } from './screen.ts';
import { decisions, layouts, pages } from './card-layouts.ts';
import { plain } from './html.ts';
import { type Button, reflow } from './keyboard.ts';
import { shortNumber } from './numbers.ts';
import { buttonsOf, type Layout, offered, type OfferName } from './offers.ts';
import { say } from './say.ts';
import { taskButton } from './sub-card.ts';
import { awaitedSubs } from './sub-lines.ts';
import type { Viewer } from './viewer.ts';

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
    ...single(withCall(frame, view.appeal, firstPage(frame, view.appeal.status, state))),
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
  return (isWorking && moment && own[moment]) || own[status] || own.any || [];
}

/** Whatever else is due first: until the enterprise has been called, and does not deny it, the call stands on top. */
function withCall(frame: keyof typeof layouts, { contact }: Appeal, rows: Layout): Layout {
  const isCalled = contact !== null && contact.confirmed !== false;
  const isThere = rows.flat().includes('log_contact');
  return frame !== 'cadre' || isCalled || isThere ? rows : [['log_contact'], ...rows];
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
