import { addWorkingMs, workingMs } from '../calendar/calendar.ts';
import type { Appeal, Instant } from './appeal.ts';
import type { Sub } from './facts.ts';
import { isOpen } from './appeal.ts';
import { lastWarning } from './last-warning.ts';
import { after, calendarOf, rulingDue, type Rules } from './limits.ts';
import { isInHand, needsLead, needsRuling } from './subs.ts';
import type { Timer } from './timer.ts';

/** A sub-task is counted in working time, whatever its case waits for and however urgent that is. */
const GRADE = 'normal';

/** By when the co-handler must sign for it. */
export const subSignDue = (rules: Rules, sub: Sub): Instant =>
  after(rules, GRADE, sub.givenAt, rules.policy.cohandler.sign);

/** By when the co-handler must report to the lead; 请再办 gives the same time once more. */
export const subDue = (rules: Rules, sub: Sub): Instant =>
  after(rules, GRADE, sub.from, rules.policy.cohandler.done);

export const subCalendar = (rules: Rules) => calendarOf(rules, GRADE);

/** Whose move it is in a sub-task, and by when. Pure. */
export function subMove(rules: Rules, sub: Sub): { what: 'sign' | 'sub' | 'look' | 'rule'; due: Instant } {
  if (needsRuling(sub)) return { what: 'rule', due: ruleDue(rules, sub) };
  if (needsLead(sub)) return { what: 'look', due: lookDue(rules, sub) };
  return sub.state === 'asked'
    ? { what: 'sign', due: Math.min(subSignDue(rules, sub), subDue(rules, sub)) }
    : { what: 'sub', due: subDue(rules, sub) };
}

/** The lead is to look as soon as a co-handler is to sign. */
function lookDue(rules: Rules, sub: Sub): Instant {
  const since = sub.state === 'reported' ? sub.result?.at : sub.returned?.at;
  return after(rules, GRADE, since ?? sub.from, rules.policy.cohandler.sign);
}

const ruleDue = (rules: Rules, { passedAt, from }: Sub): Instant => rulingDue(rules, passedAt ?? from);

/** The same steps as the ladder of a case climbs; the last one, about reasons, is the case's own. */
function climb(rules: Rules, sub: Sub): [what: string, dueAt: Instant][] {
  const { ladder } = rules.policy;
  const calendar = subCalendar(rules);
  const from = new Date(sub.from);
  const due = subDue(rules, sub);
  const length = workingMs(calendar, from, new Date(due));
  const half = addWorkingMs(calendar, from, Math.round(length * ladder.half)).getTime();
  const isSilent = sub.progress === null || sub.progress.at < sub.from;
  return [
    ...(isSilent ? ([['half', half]] as [string, Instant][]) : []),
    ['warn', lastWarning(rules, calendar, from, new Date(due))],
    ...ladder.steps
      .filter(({ level }) => level < 5)
      .map(({ level, after: later }): [string, Instant] => [
        `late.${level}`,
        after(rules, GRADE, due, later),
      ]),
  ];
}

function timersOfOne(rules: Rules, sub: Sub): [what: string, dueAt: Instant][] {
  if (needsRuling(sub)) return [['rule', ruleDue(rules, sub)]];
  if (needsLead(sub)) return [['look', lookDue(rules, sub)]];
  if (!isInHand(sub)) return [];
  const sign: [string, Instant][] = sub.state === 'asked' ? [['sign', subSignDue(rules, sub)]] : [];
  return [...sign, ...climb(rules, sub)];
}

/** What the clock does about the sub-tasks of an open case: `sub.1.sign`, `sub.1.late.2` … Pure. */
export function subTimers(rules: Rules, a: Appeal): Timer[] {
  if (!isOpen(a.status)) return [];
  return a.subs.flatMap((sub) =>
    timersOfOne(rules, sub).map(([what, dueAt]) => ({ kind: `sub.${sub.n}.${what}`, dueAt })),
  );
}
