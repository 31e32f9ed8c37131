import { pendingOf } from '../appeal/pending.ts';
import { answering, saying } from './params.ts';
import * as stale from './stale.ts';
import { actorName, type Spec, type Telling } from './telling.ts';

const confirming = [['confirm.resolved', 'confirm.partly', 'confirm.unresolved']] as const;

/** What was noted then does not stand any more: it was cancelled, or something else was said since. */
const notedNoMore = ({ view, recorded }: Telling): boolean =>
  view.appeal.phoned === null || view.appeal.phoned.at !== recorded?.at;

const noting = (t: Telling) => ({ ...answering(t), dispatcher_name: actorName(t, t.view.dispatcher) });

const notExplained = ({ view }: Telling): boolean => view.appeal.status !== 'explained';
const answered = (t: Telling): boolean => notExplained(t) || t.view.appeal.bylaw?.objection?.answer !== null;

/** 依法不能办, and what becomes of it. */
export const toldOfBylaw = {
  'bylaw.leader': {
    text: 'bylaw.leader',
    buttons: [['explain', 'decline_bylaw'], ['case']],
    stale: ({ view }) => pendingOf(view.appeal)?.what !== 'bylaw',
  },
  'bylaw.declined.cadre': {
    text: ({ view }) =>
      view.appeal.status === 'pending_confirm' ? 'bylaw.declined.confirm' : 'bylaw.declined.cadre',
    params: saying,
    buttons: [['open']],
    stale: stale.ownersNoMore,
  },
  'bylaw.enterprise': {
    text: 'bylaw.enterprise',
    buttons: [['opine.satisfied', 'opine.fairly', 'opine.dissatisfied'], ['object_bylaw']],
    stale: notExplained,
  },
  'bylaw.cadre': { text: 'bylaw.cadre', stale: notExplained },
  'bylaw.object.supervisor': {
    text: 'bylaw.object.supervisor',
    buttons: [['uphold_bylaw', 'redo_bylaw'], ['case']],
    stale: answered,
  },
  'bylaw.object.late': {
    text: 'bylaw.object.late',
    buttons: [['uphold_bylaw', 'redo_bylaw'], ['case']],
    stale: answered,
  },
  'bylaw.upheld': { text: 'bylaw.upheld', params: saying },
  'bylaw.redone': { text: 'bylaw.redone', params: saying, buttons: [['open']], stale: stale.anotherRound },
  'bylaw.redone.cadre': {
    text: 'bylaw.redone.cadre',
    params: saying,
    buttons: [['log_contact', 'open']],
    stale: stale.anotherRound,
  },
  'bylaw.redone.leader': {
    text: 'bylaw.redone.leader',
    params: saying,
    buttons: [['case']],
    stale: stale.anotherRound,
  },
} as const satisfies Record<string, Spec>;

/** What comes of a call-back. */
export const toldOfEnds = {
  'callback.recorded.enterprise': {
    text: ({ recorded }) =>
      recorded?.event.type === 'record_refusal' ? 'callback.recorded.round' : 'callback.recorded.enterprise',
    params: noting,
    buttons: [['not_mine']],
    stale: notedNoMore,
  },
  'callback.recorded.cadre': {
    text: 'callback.recorded.cadre',
    params: noting,
    buttons: [['open']],
    stale: notedNoMore,
  },
  'callback.info.enterprise': {
    text: 'callback.info.enterprise',
    params: (t) => ({ ...saying(t), dispatcher_name: actorName(t, t.view.dispatcher) }),
    buttons: [['add_info', 'open']],
    stale: stale.ended,
  },
  'callback.reverted.enterprise': {
    text: 'callback.reverted.enterprise',
    buttons: confirming,
    stale: stale.notAsked,
  },
  'callback.reverted.dispatcher': { text: 'callback.reverted.dispatcher', buttons: [['case']] },
  'callback.reverted.cadre': {
    text: 'callback.reverted.cadre',
    buttons: [['open']],
    stale: stale.ownersNoMore,
  },
  'callback.filed.enterprise': {
    text: ({ view }) =>
      view.appeal.callback?.about === 'info' ? 'callback.filed.info' : 'callback.filed.enterprise',
    buttons: [['rate', 'answer_info']],
    stale: ({ view }) => view.appeal.status !== 'unconfirmed',
  },
  'callback.filed.cadre': {
    text: 'callback.filed.cadre',
    stale: ({ view }) => view.appeal.status !== 'unconfirmed',
  },
  'callback.revived': { text: 'callback.revived', buttons: confirming, stale: stale.notAsked },
  'callback.revived.dispatcher': { text: 'callback.revived.dispatcher', buttons: [['case']] },
} as const satisfies Record<string, Spec>;
