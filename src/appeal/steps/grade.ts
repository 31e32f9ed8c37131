import type { Appeal, Grade, Instant } from '../appeal.ts';
import { by, type Evolvers, type Facts } from '../evolver.ts';
import { doneDue, type Rules } from '../limits.ts';
import { mayDispatch } from '../pending.ts';
import { Refusal } from '../../refusal.ts';
import { type Check, unless } from '../setting.ts';

/** How pressing a case is, and what it is about. */
export type GradeEvent =
  | { type: 'worsen'; urgency: string; grade: Grade }
  | { type: 'raise_grade'; grade: Grade; text: string }
  /** `passed`: by `act`, its limit has passed under the new grade too. */
  | { type: 'set_grade'; grade: Grade; text: string; passed?: boolean }
  | { type: 'object_grade'; text: string }
  | { type: 'keep_grade'; text: string }
  | { type: 'recategorise'; category: string };

/** The grades of an appeal, from the least pressing to the most. */
export const gradeOrder = ['ask', 'normal', 'complex', 'hard', 'urgent', 'top'] as const satisfies Grade[];

const rankOf = (grade: Grade): number => (gradeOrder as readonly Grade[]).indexOf(grade);

/** What rings about the owner's limits and the grade itself, which a new grade sets anew. */
const aboutLimits = /^(?:sign|contact|stage|half|warn|relief|regrade)(?:\.|$)/;
/** What rang about the limit of the whole; it does not ring again while that limit is past. */
const ofPassed = /^(?:late|notice)(?:\.|$)/;

type Change = { more?: boolean; passed?: boolean | undefined };

/**
 * The limits run anew; `more`: the dispatcher may give more time than before, nobody else can. `passed`: the limit of
 * the whole is past all the same.
 */
function regrade(a: Appeal, grade: Grade, at: Instant, { more = false, passed }: Change = {}): Facts {
  const isPast = passed ?? !more;
  const isForgotten = (kind: string): boolean => aboutLimits.test(kind) || (!isPast && ofPassed.test(kind));
  const rung = Object.fromEntries(Object.entries(a.rung).filter(([kind]) => !isForgotten(kind)));
  const raised = { at, from: a.grade, more, before: a.raised };
  // Another emergency has not been relieved yet.
  return { grade, raised, rung, ...(grade === 'top' ? { relief: null } : {}) };
}

/** Whether the limit has passed under a grade that the dispatcher gives now. Pure. */
export function isPassedUnder(rules: Rules, a: Appeal, grade: Grade, now: Instant): boolean {
  const due = doneDue(rules, { ...a, ...regrade(a, grade, now, { more: true }) }, now);
  return due !== null && due <= now;
}

export const grade = {
  worsen: (a, e, r) => regrade(a, e.grade, r.at),
  raise_grade: (a, e, r) => ({
    ...regrade(a, e.grade, r.at),
    regraded: { at: r.at, by: by(r), objected: false },
    gradeObjection: null,
  }),
  set_grade: (a, e, r) => ({
    ...regrade(a, e.grade, r.at, { more: true, passed: e.passed }),
    regraded: { at: r.at, by: by(r), objected: a.gradeObjection !== null },
    gradeObjection: null,
  }),
  object_grade: (a, e, r) => ({
    gradeObjection: { at: r.at, by: by(r), text: e.text },
    regraded: a.regraded && { ...a.regraded, objected: true },
  }),
  keep_grade: () => ({ gradeObjection: null }),
  recategorise: (_, e) => ({ category: e.category }),
} satisfies Evolvers;

export const gradeGuards = {
  grade_up: (a, _, e) => {
    const isUp = e === null ? a.grade !== 'top' : 'grade' in e && rankOf(e.grade) > rankOf(a.grade);
    return unless(isUp, 'refuse.grade_down');
  },
  other_grade: (a, _, e) =>
    unless(
      e === null || ('grade' in e && e.grade !== a.grade && rankOf(e.grade) >= 0),
      'refuse.stale_button',
    ),
  // Once a change: the answer to an objection is final, and so is what the enterprise said to it.
  regraded: (a) => unless(a.regraded !== null && !a.regraded.objected, 'refuse.stale_button'),
  grade_objected: (a) => unless(a.gradeObjection !== null, 'refuse.stale_button'),
  at_desk: (a, s) =>
    mayDispatch(a, s.office, s.actorId) ? null : new Refusal('refuse.not_allowed', { who: 'dispatcher' }),
  other_category: (a, s, e) =>
    unless(
      e === null ||
        (e.type === 'recategorise' &&
          e.category !== a.category &&
          s.policy.categories.some(({ code }) => code === e.category)),
      'refuse.stale_button',
    ),
} satisfies Record<string, Check>;
