import { type Appeal, isUnsigned } from '../appeal/appeal.ts';
import { isHeld, type Pending, pendingOf } from '../appeal/pending.ts';
import type { EventType } from '../appeal/events.ts';
import { callbackDue, doneDue } from '../appeal/limits.ts';
import { nextStep } from '../appeal/plan.ts';
import { turnOf } from '../appeal/turn.ts';
import type { CaseView } from '../appeal/views.ts';
import type { Params } from './case-params.ts';
import { isTextKey, type TextKey } from './deck.ts';
import { sayKey } from './say.ts';
import type { Viewer } from './viewer.ts';
import type { Clock } from './when.ts';

type Voice = 'enterprise' | 'cadre' | 'supervisor';

/** Who reads the two lines: a deputy of an owner who is at work reads of the owner, like the office; and the other way round. */
function voiceOf({ appeal, standIn }: CaseView, { frame, acts, personId }: Viewer): Voice {
  if (frame === 'enterprise') return 'enterprise';
  // Why an enterprise withdrew, and how soon after a contact, the offices read alone.
  if (frame === 'cadre' && appeal.status === 'withdrawn') return 'cadre';
  const isAway = standIn !== null && standIn.id !== personId;
  return frame === 'cadre' && acts && !isAway ? 'cadre' : 'supervisor';
}

/** How the card reads while the leader has the move. */
const requested: Record<Pending['what'], string> = {
  result: 'countersign',
  extension: 'countersign',
  plan: 'planned',
  bylaw: 'bylaw',
  review: 'countersign',
};

function workingState({ appeal: a, rules }: CaseView, now: number): string {
  const turn = turnOf(rules, a, now);
  const done = doneDue(rules, a, now);
  if (turn?.what === 'approve') return requested[pendingOf(a)?.what ?? 'result'];
  if (done !== null && done < now) return 'in_progress.overdue';
  const late = turn?.due !== null && turn?.due !== undefined && turn.due < now ? '.late' : '';
  if (turn?.what === 'sign') return `submitted${late}`;
  if (turn?.what === 'contact') return `in_progress.contact${late}`;
  if (turn?.what === 'done') return 'in_progress.done';
  return a.extension === null || late !== '' ? `in_progress${late}` : 'in_progress.extended';
}

function longTermState({ appeal: a, rules }: CaseView, now: number): string {
  const what = turnOf(rules, a, now)?.what;
  if (what === 'sign') return 'submitted';
  if (what === 'contact') return 'long_term.contact';
  return (nextStep(a)?.due ?? now) < now ? 'long_term.late' : 'long_term';
}

/** An end that the enterprise has asked to be looked at again, or that was. */
function recourseState({ status, bylaw, rejection }: Appeal, { frame }: Viewer): string | null {
  if (status === 'explained' && bylaw?.objection)
    return bylaw.objection.answer === null ? 'explained.objected' : 'explained.upheld';
  if (status === 'rejected' && rejection?.review && frame === 'enterprise')
    return rejection.review.answer === null ? 'rejected.review' : 'rejected.upheld';
  return null;
}

function endedState({ appeal: a }: CaseView, viewer: Viewer): string {
  const { ending, status } = a;
  const recourse = recourseState(a, viewer);
  if (recourse !== null) return recourse;
  if (viewer.frame !== 'enterprise' || ending === null) return status;
  if (status === 'satisfied' && !viewer.open.includes('reopen')) return 'satisfied.late';
  if (status === 'unconfirmed' && a.callback?.about === 'info') return 'unconfirmed.info';
  if (status === 'phone_closed' && !viewer.open.includes('reopen')) return 'phone_closed.finished';
  if (status === 'phone_closed' && !viewer.open.includes('revert_opinion')) return 'phone_closed.late';
  return status;
}

/** The enterprise reads nothing of a proposal that nobody has approved. */
function answerState({ appeal: a }: CaseView, { frame }: Viewer): string {
  if (a.signedAhead) return 'signed_ahead';
  return isHeld(a) && frame !== 'enterprise' ? requested.bylaw : a.status;
}

function callbackState({ appeal, rules }: CaseView, now: number): string {
  if (appeal.callback?.about === 'info') return 'need_info.callback';
  return (callbackDue(rules, appeal) ?? now) < now ? 'callback.late' : 'callback';
}

function stateOf(view: CaseView, viewer: Viewer, now: number): string {
  const { status, ownerId, behalf } = view.appeal;
  if (status === 'pending_confirm') return answerState(view, viewer);
  if (status === 'draft' && behalf !== null) return 'on_behalf';
  if (ownerId === null && isUnsigned(view.appeal) && viewer.relations.includes('dispatcher'))
    return 'unowned';
  if (status === 'submitted' || status === 'in_progress') return workingState(view, now);
  if (status === 'long_term') return longTermState(view, now);
  if (status === 'callback') return callbackState(view, now);
  return endedState(view, viewer);
}

/** The key of the lines that say whose turn it is and until when. A state that a side reads like another falls back. */
export function stateKey(view: CaseView, viewer: Viewer, now: number): TextKey {
  const voice = voiceOf(view, viewer);
  const state = stateOf(view, viewer, now);
  const own = deciding(view, viewer, state, now);
  if (own !== null) return own;
  for (const key of fallbacks(voice, state, view.appeal)) if (isTextKey(key)) return key;
  throw new Error(`no card for ${voice} in ${state}`);
}

/** What is open to whoever decides, and the lines that are then read; for some only in one state of the case. */
const decisions: readonly [EventType, TextKey, string?][] = [
  ['countersign', 'card.leader.countersign', 'countersign'],
  ['uphold_review', 'card.leader.review'],
  ['decline_reject', 'card.supervisor.submitted.proposed'],
  ['explain', 'card.leader.bylaw', 'bylaw'],
  ['extend', 'card.leader.extension'],
  ['go_long_term', 'card.leader.planned', 'planned'],
];

/** Whoever has to decide reads of oneself, not of the office; null for everybody else. */
function deciding(view: CaseView, { open, relations }: Viewer, state: string, now: number): TextKey | null {
  const [, decided] =
    decisions.find(([step, , only]) => open.includes(step) && (only ?? state) === state) ?? [];
  if (decided !== undefined) return decided;
  const turn = turnOf(view.rules, view.appeal, now);
  const key = `card.desk.${state}`;
  return turn !== null && relations.includes(turn.who) && isTextKey(key) ? key : null;
}

function fallbacks(voice: Voice, state: string, { status }: Appeal): string[] {
  const parents = [
    state,
    state.replace(/\.(late|extended|contact|done)$/, ''),
    state.replace(/\..*$/, ''),
    status,
  ];
  return [...parents.map((parent) => `card.${voice}.${parent}`), `card.enterprise.${status}`];
}

/** Those lines, filled in. */
export function stateLines(key: TextKey, params: Params, { locale }: Clock): { turn: string; when: string } {
  const [turn = '', ...rest] = sayKey(locale, key, params).split('\n');
  return { turn, when: rest.join('\n') };
}
