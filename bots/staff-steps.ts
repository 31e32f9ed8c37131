import { act } from '../src/appeal/act.ts';
import type { Appeal } from '../src/appeal/appeal.ts';
import type { AppealEvent, EventType } from '../src/appeal/events.ts';
import { levelOf } from '../src/appeal/evolve.ts';
import { leftUntil, signDue } from '../src/appeal/limits.ts';
import { type CaseView, loadCase, loadLog } from '../src/appeal/views.ts';
import { caseWords } from '../src/forms/case-words.ts';
import { askCard } from '../src/notices/show.ts';
import { liveCard } from '../src/notices/store-cards.ts';
import { toldAt } from '../src/notices/store-told.ts';
import { Refusal } from '../src/refusal.ts';
import { writeAt, writeSpan } from '../src/text/case-times.ts';
import type { Tap } from '../src/telegram/buttons.ts';
import { toast } from '../src/text/html.ts';
import { shortNumber } from '../src/text/numbers.ts';
import { nextOfOwner } from '../src/text/own-next.ts';
import { buttonsOf } from '../src/text/offers.ts';
import { say, sayKey } from '../src/text/say.ts';
import type { Params } from '../src/text/case-params.ts';
import { loadViewer } from '../src/notices/views.ts';
import type { Feature } from './feature.ts';
import { overtaken } from './overtaken.ts';
import { onCase, type Seen } from './staff-case.ts';
import type { Known } from './bot-form.ts';
import type { Rows } from './talk.ts';

/** Steps that one tap takes, with no question asked. */
export const staffSteps: NonNullable<Feature['verbs']> = {
  acknowledge: onCase(acknowledge),
  take_over: onCase(takeOver),
  ack_order: onCase(receiveOrder),
  close_order: onCase(closeOrder),
  countersign: onCase(countersign),
  judge_lead: onCase(judgeLead),
  explain: onCase(explain),
  take_back: onCase(takeBack),
  decline_reject: onCase(keepCase),
  extend: onCase(extend),
  go_long_term: onCase((seen) => approve(seen, 'go_long_term')),
  change_plan: onCase((seen) => approve(seen, 'change_plan')),
};

async function acknowledge(seen: Seen): Promise<void> {
  const { view, talk } = seen;
  const due = signDue(view.rules, view.appeal);
  const now = talk.clock.now.getTime();
  const late = due !== null && due < now ? -leftUntil(view.rules, view.appeal, due, now) : 0;
  const isNew = view.appeal.status === 'submitted';
  const after = await take(seen, { type: isNew ? 'acknowledge' : 'receive' }, signing);
  const next = nextOfOwner(after, words(talk, after), talk.clock);
  const params = { next, over: writeSpan(view, talk.clock, late) };
  const key = late > 0 ? 'toast.acknowledged_late' : 'toast.acknowledged';
  await talk.toast(toast(sayKey(talk.locale, key, params)));
}

async function takeOver(seen: Seen): Promise<void> {
  const { talk, view } = seen;
  await refuseIfTaken(seen);
  const after = await take(seen, { type: 'take_over' });
  const next = nextOfOwner(after, words(talk, after), talk.clock);
  await talk.toast(toast(say(talk.locale, 'toast.took_over', { next })));
  await askCard(talk.deps, view.appeal.id, talk.who.person.id);
}

/** Several are rung at once: whoever comes second is told who has it, and does not take it from them. */
async function refuseIfTaken({ talk, view, viewer }: Seen): Promise<void> {
  const log = await loadLog(talk.deps, view.appeal.id);
  const taken = log.findLast(({ event }) => event.type === 'take_over');
  const rung = log.findLast(({ event }) => event.type === 'ring' && levelOf(event.kind) > 0);
  const isFresh = taken !== undefined && taken.at === view.appeal.ownedAt && (rung?.at ?? 0) <= taken.at;
  if (!isFresh || taken.actorId === viewer.personId) return;
  throw alreadyDone(talk, view, taken.actorId, taken.at, 'take_over');
}

async function receiveOrder(seen: Seen): Promise<void> {
  const { talk, view, viewer } = seen;
  const order = view.appeal.orders.findLast((one) => one.closedAt === null && one.answeredAt === null);
  if (order === undefined) throw new Refusal('refuse.stale_button');
  if (order.ackedAt !== null) throw alreadyDone(talk, view, order.toId, order.ackedAt, 'ack_order');
  const isCard = await isLiveCard(talk, view);
  const after = await take(seen, { type: 'ack_order', id: order.id });
  const order_due = writeAt(talk.clock, order.dueAt);
  await talk.toast(toast(say(talk.locale, 'toast.order_received', { order_due })));
  if (isCard) return;
  const { no = '' } = words(talk, after);
  const at = writeAt(talk.clock, talk.clock.now.getTime());
  const params = { order_no: order.no, order_due, no, at, text: order.text };
  const { open } = await loadViewer(talk.deps, after, viewer.personId);
  const rows = buttonsOf([['answer_order', 'case']], open, talk.locale, after.appeal.id);
  await talk.edit(talk.messageId, say(talk.locale, 'order.cadre.acked', params), rows);
}

/** Where several are answered, which one is asked. */
async function closeOrder(seen: Seen, { arg }: Tap): Promise<void> {
  const { talk, view } = seen;
  const answered = view.appeal.orders.filter((one) => one.closedAt === null && one.answeredAt !== null);
  if (arg === undefined && answered.length > 1) {
    const rows = answered.map(({ no }) => [
      { label: no, action: { verb: 'close_order', id: view.appeal.id, arg: shortNumber(no) } },
    ]);
    await talk.reply(say(talk.locale, 'order.which', { no: view.appeal.no ?? '' }), rows);
    return;
  }
  const order = answered.find(({ no }) => arg === undefined || shortNumber(no) === arg);
  if (order === undefined)
    throw (await doneBefore(seen, 'close_order')) ?? new Refusal('refuse.stale_button');
  await take(seen, { type: 'close_order', id: order.id });
  const closed = say(talk.locale, 'toast.order_closed', { order_no: order.no });
  if (arg !== undefined) await talk.edit(talk.messageId, closed);
  await talk.toast(toast(closed));
}

/** 不用查, 要了解: recorded, and nothing else; the bot draws no conclusion. */
async function judgeLead(seen: Seen, { arg }: Tap): Promise<void> {
  if (arg !== 'no' && arg !== 'yes') throw new Refusal('refuse.stale_button');
  await take(seen, { type: 'judge_lead', verdict: arg });
  await seen.talk.toast(toast(say(seen.talk.locale, `toast.lead_${arg}`)));
}

async function countersign(seen: Seen): Promise<void> {
  await take(seen, { type: 'countersign' });
  await seen.talk.toast(toast(say(seen.talk.locale, 'toast.countersigned')));
}

/** The request that the message speaks of is approved, never a later one unseen. */
async function extend(seen: Seen): Promise<void> {
  const spoken = await toldAt(seen.talk.deps.sql, seen.talk, 'extension.');
  const { extensionAsked } = seen.view.appeal;
  if (spoken !== null && extensionAsked !== null && spoken < extensionAsked.at)
    throw new Refusal('refuse.stale_button');
  const after = await take(seen, { type: 'extend' });
  await seen.talk.toast(toast(sayKey(seen.talk.locale, 'toast.extended', words(seen.talk, after))));
}

async function approve(seen: Seen, type: 'go_long_term' | 'change_plan'): Promise<void> {
  await take(seen, { type });
  await seen.talk.toast(toast(say(seen.talk.locale, 'toast.plan_approved')));
}

async function keepCase(seen: Seen): Promise<void> {
  const after = await take(seen, { type: 'decline_reject' });
  await seen.talk.toast(toast(sayKey(seen.talk.locale, 'toast.case_kept', words(seen.talk, after))));
}

async function explain(seen: Seen): Promise<void> {
  await take(seen, { type: 'explain' });
  await seen.talk.toast(toast(say(seen.talk.locale, 'toast.explained')));
}

async function takeBack(seen: Seen): Promise<void> {
  const after = await take(seen, { type: 'take_back' });
  await seen.talk.toast(toast(sayKey(seen.talk.locale, 'toast.request_taken_back', words(seen.talk, after))));
}

const words = (talk: Known, view: CaseView): Params => {
  const { id, name } = talk.who.person;
  return caseWords({ view, rules: view.rules, clock: talk.clock, person: { id, name }, facts: undefined });
};

const signing = ['acknowledge', 'receive'] as const;

/**
 * Takes the step; a second tap is told that it was taken.
 * @param same steps that come to the same for whoever taps
 * @returns the case after it
 */
async function take(
  seen: Seen,
  event: AppealEvent,
  same: readonly EventType[] = [event.type],
): Promise<CaseView> {
  const { talk, view, viewer } = seen;
  const { deps, cause } = talk;
  const appealId = view.appeal.id;
  try {
    await act(deps, { appealId, event, personId: viewer.personId, cause });
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    // Who took it is told to those whose step it might have been, not to everybody who may read the case.
    if (error.code === 'refuse.not_yours') throw await overtaken(talk, view, error);
    throw (await doneBefore(seen, ...same)) ?? (await overtaken(talk, view, error));
  }
  await settleNotice(seen);
  return await loadCase(deps, appealId);
}

/**
 * A notice whose button was used has none any more; the live card is redrawn by itself.
 * @param rest what may still be done with it
 */
export async function settleNotice(
  { talk, view }: Pick<Seen, 'talk' | 'view'>,
  rest: Rows = [],
): Promise<void> {
  if (await isLiveCard(talk, view)) return;
  await talk.editKeys(talk.messageId, rest).catch(() => {});
}

async function isLiveCard({ deps, who, messageId }: Known, { appeal }: CaseView): Promise<boolean> {
  const card = await liveCard(deps.sql, appeal.id, who.person.id);
  return card?.messageId === messageId;
}

/** The refusal that names who did it and when; null where nobody did since the round began. */
async function doneBefore({ talk, view }: Seen, ...types: EventType[]): Promise<Refusal | null> {
  const log = await loadLog(talk.deps, view.appeal.id);
  const last = log.findLast(({ event }) => types.includes(event.type));
  if (last === undefined || last.at < (view.appeal.roundAt ?? 0)) return null;
  return alreadyDone(talk, view, last.actorId, last.at, last.event.type);
}

function alreadyDone(
  talk: Known,
  view: CaseView,
  byId: string | null,
  at: Appeal['updatedAt'],
  type: EventType,
): Refusal {
  const by = (byId === null ? undefined : view.people[byId]?.name) ?? '';
  const action = sayKey(talk.locale, `log.${type}`);
  return new Refusal('refuse.already_done', { by, at: new Date(at), action });
}
