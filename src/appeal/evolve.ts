import type { Appeal, Instant } from './appeal.ts';
import { isWaiting } from './appeal.ts';
import type { AppealEvent, Recorded } from './events.ts';
import type { Evolvers, Facts } from './evolver.ts';
import { lifecycle } from './lifecycle.ts';
import type { Rule } from './lifecycle-row.ts';
import { pendingOf } from './pending.ts';
import { extension } from './steps/extension.ts';
import { helpers, subsAfter } from './steps/helpers.ts';
import { bylaw } from './steps/bylaw.ts';
import { grade } from './steps/grade.ts';
import { filing } from './steps/filing.ts';
import { joining } from './steps/joining.ts';
import { leads, newLead } from './steps/leads.ts';
import { orders } from './steps/orders.ts';
import { owning } from './steps/owning.ts';
import { plan } from './steps/plan.ts';
import { promise, promisesAfter } from './steps/promise.ts';
import { relief } from './steps/relief.ts';
import { requests } from './steps/requests.ts';
import { result } from './steps/result.ts';
import { review } from './steps/review.ts';
import { silence } from './steps/silence.ts';
import { asked, survey } from './steps/survey.ts';
import { work } from './steps/work.ts';

const evolvers: Evolvers = {
  ...filing,
  ...grade,
  ...relief,
  ...owning,
  ...work,
  ...result,
  ...silence,
  ...bylaw,
  ...requests,
  ...review,
  ...extension,
  ...plan,
  ...promise,
  ...orders,
  ...helpers,
  ...joining,
  ...survey,
  ...leads,
  ring: (a, e, r) => ({
    rung: { ...a.rung, [e.kind]: r.at },
    level: Math.max(a.level, levelOf(e.kind)),
    ...asked(a, e.kind, r.at),
    ...newLead(a, e.no, r.at),
  }),
};

/** The level an alarm's kind raises the case to, e.g. `late.3` → 3; 0 for reminders. */
export function levelOf(kind: string): number {
  const [head, , step] = kind.split('.');
  if (head === 'milestone') return step === 'warn' ? 1 : Number(step) || 0;
  // One update missed is asked for; the second is a matter for the leader.
  if (kind === 'stage.1') return 0;
  if (kind === 'plan.missing') return 2;
  const level = /^(?:late\.|sign|contact|stage)(\d)?/.exec(kind);
  return level ? Number(level[1] ?? 2) : kind === 'warn' ? 1 : 0;
}

/** It waits on the enterprise alone; while the leader has something to decide as well, that time is the town's own. */
const standsStill = (a: Appeal): boolean => isWaiting(a.status) && pendingOf(a) === null;

/**
 * Opens or closes the pause of the cadre's clock when the word passes to the enterprise or back. A case that comes back
 * in the same round stood still since its end.
 */
function pauses(before: Appeal, after: Appeal, at: Instant): Appeal['pauses'] {
  const was = standsStill(before);
  const is = standsStill(after);
  if (was && is) return after.pauses;
  if (was) return after.pauses.map(([from, to]) => [from, to ?? at]);
  const isBack = before.ending !== null && after.ending === null && after.round === before.round;
  const still: Appeal['pauses'] = isBack ? [[before.ending?.at ?? at, at]] : [];
  return [...after.pauses, ...still, ...(is ? ([[at, null]] as Appeal['pauses']) : [])];
}

/** Whoever works on a case has it: its owner, and who acts for one, need not sign for it as well. */
function receipt(before: Appeal, after: Appeal, { event, relation, actorId, at }: Recorded): Facts {
  const isWork = ['owner', 'deputy'].includes(relation) && event.type !== 'dispute';
  const isLate = before.status === 'submitted' || after.acknowledgedAt !== null;
  const acknowledgedAt = isWork && !isLate ? at : after.acknowledgedAt;
  if (acknowledgedAt === before.acknowledgedAt) return { acknowledgedAt };
  const by = isWork ? actorId : after.ownerId;
  return { acknowledgedAt, acknowledgedBy: acknowledgedAt === null ? null : by };
}

/**
 * A request for more time is about the case as it stood: it ends with the work, the owner, the round, the grade or the
 * limit, or when a result is reported.
 */
function stillAsked(before: Appeal, after: Appeal): Appeal['extensionAsked'] {
  const isSame =
    after.status === 'in_progress' &&
    after.ownerId === before.ownerId &&
    after.round === before.round &&
    after.grade === before.grade &&
    after.proposal === null &&
    after.rung['extension.lapse'] === undefined;
  return isSame ? after.extensionAsked : null;
}

/** So is 依法不能办: it ends with the work, and with whatever the enterprise says to a result. */
function stillProposed({ bylaw: proposed, status, signedAhead }: Appeal): Appeal['bylaw'] {
  const isOpen = status === 'in_progress' || (status === 'pending_confirm' && !signedAhead);
  return proposed === null || proposed.approvedAt !== null || isOpen ? proposed : null;
}

/** The appeal after one recorded event. Pure: an appeal's state is the fold of its log by this. */
export function evolve(a: Appeal, r: Recorded): Appeal {
  const rule: Rule = lifecycle[r.event.type];
  const facts = evolvers[r.event.type] as ((a: Appeal, e: AppealEvent, r: Recorded) => Facts) | undefined;
  const status = rule.to === 'same' ? a.status : rule.to;
  // One copy, changed until it is handed out: whole logs are folded by this, and a spread of many fields and more is slow.
  const next: Appeal = { ...a };
  Object.assign(next, facts?.(a, r.event, r));
  next.status = status;
  next.version = a.version + 1;
  next.updatedAt = r.at;
  next.bylaw = stillProposed(next);
  const [got, promised] = [receipt(a, next, r), promisesAfter(a, next, r)];
  const [extensionAsked, stood, subs] = [
    stillAsked(a, next),
    pauses(a, next, r.at),
    subsAfter(a, next, r.at),
  ];
  Object.assign(next, got, promised);
  next.extensionAsked = extensionAsked;
  next.pauses = stood;
  next.subs = subs;
  return next;
}
