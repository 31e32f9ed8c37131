import { type Appeal, type Instant, isOpen } from '../appeal.ts';
import type { Note, Sub, SubEnd } from '../facts.ts';
import type { Recorded } from '../events.ts';
import { by, type Evolvers, type Facts, without } from '../evolver.ts';
import { Refusal } from '../../refusal.ts';
import { type Check, type Setting, unless } from '../setting.ts';
import { isInHand, isLive, isLoose, needsRuling, subAt } from '../subs.ts';
import { deskOf } from '../pending.ts';
import { partyInTurn } from '../turn.ts';

/** Sub-tasks of co-handlers (协办). `sub` is the sub-task's number within its case. */
export type HelperEvent =
  | { type: 'give_sub'; helperId: string; task: string; phone: boolean }
  | { type: 'ack_sub'; sub: number }
  | { type: 'sub_progress'; sub: number; text: string }
  | { type: 'report_sub'; sub: number; text: string }
  | { type: 'add_to_sub'; sub: number; text: string }
  | { type: 'explain_sub'; sub: number; reason: string; text: string }
  | { type: 'return_sub'; sub: number; text: string }
  | { type: 'tell_lead'; sub: number; text: string }
  | { type: 'tell_helper'; sub: number; text: string }
  | { type: 'accept_sub'; sub: number }
  | { type: 'redo_sub'; sub: number; text: string }
  | { type: 'grant_phone'; sub: number }
  | { type: 'take_back_sub'; sub: number; text: string }
  | { type: 'pass_sub'; sub: number }
  | { type: 'rule_sub'; sub: number; helperId: string; text: string }
  /** The roster has its helper no more: it goes to somebody else, or (null) back to the lead. */
  | { type: 'hand_sub'; sub: number; helperId: string | null };

type Given = Pick<Sub, 'helperId' | 'task' | 'ruled' | 'phoneAt'>;

/** One more sub-task; whatever came back and was not the dispatcher's to decide is settled by it. */
function given(a: Appeal, r: Recorded, what: Given): Facts {
  const sub: Sub = {
    ...what,
    n: a.subs.length + 1,
    by: by(r),
    round: a.round,
    givenAt: r.at,
    from: r.at,
    state: 'asked',
    ackedAt: null,
    progress: null,
    result: null,
    again: null,
    returned: null,
    reason: null,
    passedAt: null,
    settledAt: null,
    ended: null,
  };
  return { subs: [...a.subs, sub] };
}

const changed = (a: Appeal, n: number, change: Partial<Sub>): { subs: Sub[] } => ({
  subs: a.subs.map((sub) => (sub.n === n ? { ...sub, ...change } : sub)),
});

/** What had rung about it has no reason any more. */
const calmed = (a: Appeal, n: number, change: Partial<Sub>): Facts => ({
  ...changed(a, n, change),
  rung: without(a.rung, `sub.${n}.`),
});

const note = (text: string, r: Recorded): Note => ({ at: r.at, by: by(r), text });

const over = (a: Appeal, at: Instant, why: SubEnd): Partial<Sub> => ({
  state: 'ended',
  ended: { at, why, status: a.status },
});

/** What came back waits for nobody once somebody else is asked. */
const settled = (a: Appeal, at: Instant): Appeal => ({
  ...a,
  subs: a.subs.map((sub) => (isLoose(sub) && !needsRuling(sub) ? { ...sub, settledAt: at } : sub)),
});

export const helpers = {
  give_sub: (a, e, r) =>
    given(settled(a, r.at), r, {
      helperId: e.helperId,
      task: e.task,
      ruled: false,
      phoneAt: e.phone ? r.at : null,
    }),
  ack_sub: (a, e, r) => changed(a, e.sub, { state: 'working', ackedAt: r.at }),
  sub_progress: (a, e, r) => changed(a, e.sub, { progress: note(e.text, r) }),
  report_sub: (a, e, r) => calmed(a, e.sub, { state: 'reported', result: note(e.text, r) }),
  add_to_sub: (a, e, r) => changed(a, e.sub, { progress: note(e.text, r) }),
  explain_sub: (a, e, r) =>
    changed(a, e.sub, { reason: { code: e.reason, text: e.text, by: by(r), at: r.at } }),
  return_sub: (a, e, r) => calmed(a, e.sub, { state: 'returned', returned: note(e.text, r) }),
  accept_sub: (a, e, r) => calmed(a, e.sub, over(a, r.at, 'accepted')),
  redo_sub: (a, e, r) => calmed(a, e.sub, { state: 'redo', again: note(e.text, r), from: r.at }),
  grant_phone: (a, e, r) => changed(a, e.sub, { phoneAt: r.at }),
  take_back_sub: (a, e, r) =>
    isLive(subAt(a, e.sub) ?? lost(e.sub))
      ? calmed(a, e.sub, over(a, r.at, 'taken_back'))
      : calmed(a, e.sub, { settledAt: r.at }),
  pass_sub: (a, e, r) => calmed(a, e.sub, { passedAt: r.at }),
  rule_sub: (a, e, r) => {
    const before = subAt(a, e.sub) ?? lost(e.sub);
    const done = { ...a, ...calmed(a, e.sub, { settledAt: r.at }) };
    const next = given(done, r, { helperId: e.helperId, task: before.task, ruled: true, phoneAt: null });
    return { ...next, rung: done.rung };
  },
  hand_sub: (a, e, r) => calmed(a, e.sub, handed(subAt(a, e.sub) ?? lost(e.sub), e.helperId, r.at)),
} satisfies Evolvers;

/** Whoever comes after signs for it and has the whole time; the phone was given to a person. */
function handed(sub: Sub, helperId: string | null, at: Instant): Partial<Sub> {
  if (helperId === null) return { state: 'returned', returned: { at, by: sub.helperId, text: '' } };
  if (sub.state === 'reported') return { helperId, phoneAt: null };
  return { helperId, phoneAt: null, state: 'asked', ackedAt: null, givenAt: at, from: at };
}

function lost(n: number): never {
  throw new Error(`no sub-task ${n}`);
}

/**
 * The sub-tasks after a step: all end with the case, and once it is reported done; that of somebody who leads it now
 * has no purpose. Nothing revives them. Pure.
 */
export function subsAfter(before: Appeal, after: Appeal, at: Instant): Sub[] {
  const { subs, status, ownerId } = after;
  const isOver = !isOpen(status) || status === 'pending_confirm';
  const leads = before.ownerId !== ownerId;
  if (!isOver && !leads) return subs;
  return subs.map((sub) => {
    if (isOver && isLoose(sub)) return { ...sub, settledAt: at };
    if (!isLive(sub)) return sub;
    if (isOver) return { ...sub, ...over(after, at, 'case') };
    return sub.helperId === ownerId ? { ...sub, ...over(after, at, 'leads') } : sub;
  });
}

type Fits = (sub: Sub, s: Setting) => boolean;

/** The sub-task that a step speaks of fits; asked without a step, any of them does. */
const some =
  (fits: Fits): Check =>
  (a, s, e) => {
    const asked = e !== null && 'sub' in e ? a.subs.filter(({ n }) => n === e.sub) : a.subs;
    return unless(
      asked.some((sub) => fits(sub, s)),
      'refuse.stale_button',
    );
  };

const mine =
  (fits: Fits): Fits =>
  (sub, s) =>
    sub.helperId === s.actorId && fits(sub, s);

/** Nobody judges what they reported themselves: a deputy may have been asked to help. */
const others =
  (fits: Fits): Fits =>
  (sub, s) =>
    sub.helperId !== s.actorId && fits(sub, s);

export const helperGuards = {
  sub_time: (a) =>
    unless(a.status === 'in_progress' || a.status === 'long_term', 'refuse.sub_when_waiting', {
      who: partyInTurn(a) ?? 'owner',
    }),
  sub_other: (a, s, e) => {
    if (e === null || !('helperId' in e)) return null;
    if (e.helperId === null) return null;
    const isLead = e.helperId === a.ownerId || (e.type === 'give_sub' && e.helperId === s.actorId);
    return isLead ? new Refusal('refuse.sub_own') : null;
  },
  sub_to_sign: some(mine(({ state }) => state === 'asked')),
  sub_in_hand: some(mine((sub) => isInHand(sub) && sub.state !== 'asked')),
  sub_to_return: some(mine((sub) => !sub.ruled && (sub.state === 'asked' || sub.state === 'working'))),
  sub_told: some(mine(({ state }) => state === 'reported')),
  sub_mine: some(mine(isLive)),
  sub_reported: some(others(({ state }) => state === 'reported')),
  sub_held: some(isLive),
  sub_live: some(others(isLive)),
  sub_unshared: some(others((sub) => isLive(sub) && sub.phoneAt === null)),
  sub_to_take_back: some(others((sub) => isLive(sub) || (isLoose(sub) && !needsRuling(sub)))),
  sub_loose: some((sub) => isLoose(sub) && !needsRuling(sub)),
  sub_to_rule: some(needsRuling),
  // Never the lead, who asked for it; the heads and supervisors only where nobody before them has the desk.
  names_helper: (a, { actorId, relations, office, ownerAway }) => {
    const isLead = relations.includes('owner') || (ownerAway && relations.includes('deputy'));
    if (isLead) return new Refusal('refuse.conflict');
    const mayAnyway = relations.includes('dispatcher') || relations.includes('leader');
    const instead = actorId !== null && deskOf(a, office).includes(actorId);
    return unless(mayAnyway || instead, 'refuse.not_yours');
  },
} satisfies Record<string, Check>;
