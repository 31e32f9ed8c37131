import { Refusal } from '../refusal.ts';
import type { Appeal, Instant, Relation } from './appeal.ts';
import type { AppealEvent, EventType, Recorded } from './events.ts';
import { alarmsOf, isOvertaken } from './alarms.ts';
import { evolve } from './evolve.ts';
import type { Setting } from './setting.ts';
import { guards } from './guards.ts';
import type { Audience, Condition, Rule } from './lifecycle-row.ts';
import { eventTypes, lifecycle, ruleOf } from './lifecycle.ts';
import { pendingOf } from './pending.ts';
import { endedBetween, isLive } from './subs.ts';
import { timersOf } from './timers.ts';

/** What to tell whom because of a step; `what` is a kind of notice. */
export type Telling = { to: Audience; what: string };

export type Step = { appeal: Appeal; recorded: Recorded; tells: Telling[] };

const day = 24 * 3_600_000;

/** The conditions of the table, on the appeal before and after the step. */
const conditions: Record<
  Condition,
  (before: Appeal, e: AppealEvent, after: Appeal, now: Instant) => boolean
> = {
  to_top: (before, _, after) => after.grade === 'top' && before.grade !== 'top',
  owned: (_, __, after) => after.ownerId !== null,
  unowned: (_, __, after) => after.ownerId === null,
  denied: (_, e) => (e.type === 'confirm_contact' || e.type === 'confirm_relief') && !e.yes,
  round_2: (_, __, after) => after.round === 2,
  soon_after_contact: (before, _, __, now) => before.contact !== null && now - before.contact.loggedAt < day,
  third_urge: (_, __, after) => after.urges.length >= 3,
  overtaken: (before, _, after) => pendingOf(before) !== null && pendingOf(after) === null,
  news_progress: (_, e) => e.type === 'follow' && e.news === 'progress',
  news_owner: (_, e) => e.type === 'follow' && e.news === 'owner',
  helped_on: (_, e) => e.type === 'hand_sub' && e.helperId !== null,
  left_alone: (_, e) => e.type === 'hand_sub' && e.helperId === null,
  about_info: (_, e) => e.type === 'call_back' && e.about === 'info',
  about_result: (_, e) => e.type === 'call_back' && e.about === 'result',
};

/** The relation in which somebody may take this step, or undefined. A deputy acts only for somebody away. */
function standing(rule: Rule, s: Setting): Relation | undefined {
  const deputyActs = s.ownerAway || rule.guards?.includes('absent_owner');
  return rule.by.find((relation) => s.relations.includes(relation) && (relation !== 'deputy' || deputyActs));
}

/** What the clock says when it rings, unless something stronger about the same thing is due too. */
function alarms(a: Appeal, kind: string, s: Setting): Telling[] {
  return isOvertaken(kind, timersOf(s, a, s.now), s.now, a.rung) ? [] : alarmsOf(s, a, kind);
}

/** Whoever handles the case, or did what it is about, has a stake in the answer. */
const hasHand = (a: Appeal, { relations, actorId }: Setting): boolean =>
  relations.includes('owner') ||
  relations.includes('deputy') ||
  (actorId !== null && a.result?.by === actorId);
/** Whatever step ends the sub-tasks of a case tells those who had them; one that gives it away tells the new owner. */
function aboutSubs(before: Appeal, after: Appeal): Telling[] {
  const isPassedOn = before.ownerId !== after.ownerId && after.subs.some(isLive);
  return [
    ...(endedBetween(before, after).length > 0
      ? [{ to: 'former_helper', what: 'sub.ended.helper' } as const]
      : []),
    ...(isPassedOn ? [{ to: 'owner', what: 'sub.inherited.lead' } as const] : []),
  ];
}

function refusal(a: Appeal, type: EventType, event: AppealEvent | null, s: Setting): Refusal | null {
  const rule: Rule = lifecycle[type];
  const may = standing(rule, s) !== undefined;
  if (rule.apart !== undefined && hasHand(a, s)) return new Refusal(may ? 'refuse.conflict' : rule.apart);
  if (!may) return new Refusal('refuse.not_yours');
  if (!rule.from.includes(a.status)) return wrongState(a, s);
  for (const guard of rule.guards ?? []) {
    const no = guards[guard](a, s, event);
    if (no !== null) return no;
  }
  return null;
}

/** Who is to work on a case that is handled with another is sent to that one. */
function wrongState({ status, joined }: Appeal, s: Setting): Refusal {
  if (joined !== null && status === 'merged' && !s.relations.includes('enterprise'))
    return new Refusal('refuse.merged_child', { parent_no: joined.no, parentId: joined.parentId });
  return new Refusal('refuse.wrong_state', { state: status });
}

/**
 * Applies one event to an appeal. Pure; the only place that says what may happen.
 * @throws Refusal when the actor, the state or a guard forbids it.
 */
export function step(a: Appeal, event: AppealEvent, s: Setting): Step {
  const no = refusal(a, event.type, event, s);
  if (no !== null) throw no;
  const rule = ruleOf(event);
  const recorded = { event, at: s.now, actorId: s.actorId, relation: standing(rule, s) ?? 'clock' };
  const appeal = evolve(a, recorded);
  if (event.type === 'ring') return { appeal, recorded, tells: alarms(a, event.kind, s) };
  const tells = rule.tells
    .filter(([, , only]) => only === undefined || conditions[only](a, event, appeal, s.now))
    .map(([to, what]) => ({ to, what }));
  return { appeal, recorded, tells: [...tells, ...aboutSubs(a, appeal)] };
}

/** Why somebody could not take a step now, as far as that is known before its event; null: they could. */
export function whyNot(a: Appeal, type: EventType, s: Setting): Refusal | null {
  return refusal(a, type, null, s);
}

const isOnSub = (type: EventType): boolean =>
  type !== 'give_sub' && ((lifecycle[type] as Rule).guards ?? []).some((guard) => guard.startsWith('sub_'));

/** The steps about one sub-task that somebody could take now: on another one of the case they may differ. */
export function openOnSub(a: Appeal, sub: number, s: Setting): EventType[] {
  const asked = (type: EventType): AppealEvent => ({ type, sub }) as AppealEvent;
  return eventTypes.filter((type) => isOnSub(type) && refusal(a, type, asked(type), s) === null);
}

/** The steps somebody could take on an appeal now: what its card may offer. */
export function openEvents(a: Appeal, s: Setting): EventType[] {
  return eventTypes.filter((type) => {
    const rule: Rule = lifecycle[type];
    // Most fall here, before a refusal is made that nobody reads.
    const isPossible = rule.from.includes(a.status) && standing(rule, s) !== undefined;
    return isPossible && refusal(a, type, null, s) === null;
  });
}
