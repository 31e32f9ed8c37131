import { isOpen } from '../appeal/appeal.ts';
import type { Rules } from '../appeal/limits.ts';
import { type Turn, turnAtDesk, turnOf } from '../appeal/turn.ts';
import type { Appeal } from '../appeal/appeal.ts';
import type { Sub } from '../appeal/facts.ts';
import { foremost, isInHand, subNumber } from '../appeal/subs.ts';
import { subMove } from '../appeal/sub-times.ts';
import { writeStepDue } from '../text/case-plan.ts';
import { writeAt, writeOver } from '../text/case-times.ts';
import { titleOf } from '../text/case-title.ts';
import { gradeMark } from '../text/names.ts';
import { shortName, shortNumber } from '../text/numbers.ts';
import type { OfferName } from '../text/offers.ts';
import { piece, say, type Value } from '../text/say.ts';
import type { Action } from '../text/screen.ts';
import { masked, subSpans } from '../text/sub-words.ts';
import type { Clock } from '../text/when.ts';

/** One case in a list of several. */
export type Listed = {
  appeal: Appeal;
  rules: Rules;
  enterprise: string;
  /** The line is about this sub-task of the case, and says nothing else of it. */
  sub?: Sub | undefined;
  /** It waits on a desk of the reader's, whoever works on it. */
  desk?: boolean;
};

type LineName =
  | 'i'
  | 'grade_mark'
  | 'no_short'
  | 'enterprise_short'
  | 'title_short'
  | 'next_what'
  | 'next_due'
  | 'over_mark';

/** What a line of a list names of a case: what comes next, by when, and by how much that is late. */
export function lineParams(listed: Listed, i: number, clock: Clock): Record<LineName, Value> {
  const { appeal, rules, enterprise, sub, desk = false } = listed;
  if (sub !== undefined) return subLineParams(listed, sub, i, clock);
  const turn = (desk ? turnAtDesk : turnOf)(rules, appeal, clock.now.getTime());
  return {
    i,
    grade_mark: gradeMark(clock.locale, appeal.grade),
    no_short: appeal.no === null ? '' : shortNumber(appeal.no),
    enterprise_short: shortName(enterprise),
    title_short: titleOf({ appeal, rules, enterprise: { address: '' } }, clock),
    next_what: turn === null ? '' : say(clock.locale, `what.${turn.what}`),
    // The day of a milestone is written as everywhere else.
    next_due:
      turn?.what === 'milestone' && turn.due !== null
        ? writeStepDue(clock, rules, turn.due)
        : writeAt(clock, turn?.due),
    over_mark: overMark({ appeal, rules, enterprise }, turn, clock),
  };
}

/** `2026-0042-协1`: what is to be done, and the sub-task's own limit. */
function subLineParams(
  { appeal, rules, enterprise }: Listed,
  sub: Sub,
  i: number,
  clock: Clock,
): Record<LineName, Value> {
  const { what, due } = subMove(rules, sub);
  const { over } = subSpans(rules, sub, clock, due);
  return {
    i,
    grade_mark: gradeMark(clock.locale, appeal.grade),
    no_short: shortNumber(subNumber(appeal, sub)),
    enterprise_short: shortName(enterprise),
    title_short: masked(sub.task),
    next_what: say(clock.locale, `what.${what}`),
    next_due: writeAt(clock, due),
    over_mark: over === '' ? '' : piece(clock.locale, 'tasks.over_mark', { over }),
  };
}

/** What a numbered button opens: the card, or where sub-tasks are decided about. */
export function opens({ appeal, sub }: Listed): Action {
  if (sub === undefined) return { verb: 'open', id: appeal.id };
  if (!isInHand(sub)) return { verb: 'subs', id: appeal.id };
  const own = appeal.subs.filter(({ helperId }) => helperId === sub.helperId);
  if (foremost(own)?.n === sub.n) return { verb: 'open', id: appeal.id };
  return { verb: 'sub', id: appeal.id, arg: String(sub.n) };
}

function overMark({ appeal, rules }: Listed, turn: Turn | null, clock: Clock): Value {
  const now = clock.now.getTime();
  if (turn?.due === null || turn?.due === undefined || turn.due >= now) return '';
  const over = writeOver({ appeal, rules }, clock, turn.due);
  return piece(clock.locale, 'tasks.over_mark', { over });
}

const steps: Partial<Record<Turn['what'], OfferName>> = {
  sign: 'acknowledge',
  contact: 'log_contact',
  update: 'progress',
  milestone: 'milestone',
  done: 'report_done',
  info: 'answer_info',
  callback: 'log_callback',
};

/** The step that a numbered button takes at once; the card, where there is a choice to make first. */
export function nextOffer({ appeal, rules }: Listed, now: Date): OfferName {
  if (appeal.status === 'draft') return 'resume';
  const turn = isOpen(appeal.status) ? turnOf(rules, appeal, now.getTime()) : null;
  return (turn && steps[turn.what]) ?? 'open';
}

/** By what is due first, the more pressing before the less, then by number; what has no limit comes last. */
export function byDue(now: Date): (a: Listed, b: Listed) => number {
  const due = ({ appeal, rules, sub }: Listed): number =>
    sub !== undefined
      ? subMove(rules, sub).due
      : (turnOf(rules, appeal, now.getTime())?.due ?? Number.MAX_SAFE_INTEGER);
  const calm = ({ appeal }: Listed): number =>
    appeal.grade === 'top' ? 0 : appeal.grade === 'urgent' ? 1 : 2;
  const no = ({ appeal }: Listed): string => appeal.no ?? '';
  const part = ({ sub }: Listed): number => sub?.n ?? 0;
  return (a, b) => due(a) - due(b) || calm(a) - calm(b) || no(a).localeCompare(no(b)) || part(a) - part(b);
}
