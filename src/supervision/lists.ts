import { doneDue } from '../appeal/limits.ts';
import { needsRuling } from '../appeal/subs.ts';
import { turnOf } from '../appeal/turn.ts';
import { lineParams, opens } from '../notices/line.ts';
import { writeAt, writeOver } from '../text/case-times.ts';
import { categoryName, titleOf } from '../text/case-title.ts';
import { raw } from '../text/html.ts';
import { levelMark } from '../text/names.ts';
import { reasonText } from '../text/reasons.ts';
import { piece, say, type Value } from '../text/say.ts';
import type { Screen } from '../text/screen.ts';
import type { Clock } from '../text/when.ts';
import { holderOf, type Page } from './page.ts';
import { writingDown } from './firms.ts';
import { firstOn, numbers, turning } from './paging.ts';
import type { CaseRow, Desk, DeskCounts, LevelCounts, OverdueRow, Task } from './views.ts';

const opening = (rows: readonly CaseRow[]) => rows.map(opens);

const joined = (lines: readonly string[]): Value => raw(lines.join('\n'));

function shortTitle({ appeal, rules, address }: CaseRow, clock: Clock): string {
  return titleOf({ appeal, rules, enterprise: { address } }, clock);
}

/** 我的待办, nearest limit first. */
export function tasksScreen({ rows, total }: Page<Task>, page: number, clock: Clock): Screen {
  const lines = rows.map((task, i) => taskLine(task, firstOn(page) + i, clock));
  const html = say(clock.locale, 'tasks.head', { n: total, lines: joined(lines) });
  return { html, buttons: [...numbers(opening(rows), page), ...turning('tasks', page, total, clock.locale)] };
}

function taskLine(task: Task, i: number, clock: Clock): string {
  return say(clock.locale, 'tasks.line', {
    ...lineParams(task, i, clock),
    ...(task.sub === undefined ? { title_short: shortTitle(task, clock) } : {}),
    ...orderParams(task, clock),
    ...leadParams(task, clock),
  });
}

/** A line about a lead names it, and when it was raised. */
function leadParams({ lead }: Task, clock: Clock): Record<string, Value> {
  if (lead === null || lead === undefined) return {};
  const next_what = say(clock.locale, 'tasks.lead', { lead_no: lead.no });
  return { next_what, next_due: writeAt(clock, lead.at), over_mark: '' };
}

/** A line about an order names the order and its own limit, not the case's next step. */
function orderParams(task: Task, clock: Clock): Record<string, Value> {
  const { order, kind } = task;
  if (order === null) return {};
  const { locale } = clock;
  if (kind === 'answered') {
    const next_what = say(locale, 'tasks.order_answered', { order_no: order.no });
    return { next_what, next_due: writeAt(clock, order.answeredAt), over_mark: '' };
  }
  const isLate = clock.now.getTime() > order.dueAt;
  const over = isLate ? writeOver(task, clock, order.dueAt) : '';
  return {
    next_what: say(locale, 'tasks.order', { order_no: order.no }),
    next_due: writeAt(clock, order.dueAt),
    over_mark: over === '' ? '' : piece(locale, 'tasks.over_mark', { over }),
  };
}

/** 收件台 */
export function deskScreen(
  { rows, total, counts }: Page<CaseRow> & { counts: DeskCounts },
  part: Desk,
  page: number,
  clock: Clock,
): Screen {
  const { locale } = clock;
  const shown = rows.map(withRuling);
  const lines = shown.map((row, i) => {
    const { next_what, ...line } = lineParams(row, firstOn(page) + i, clock);
    const category = categoryName(row, clock);
    const isProposed = row.appeal.status === 'submitted' && row.appeal.rejectAsked !== null;
    const what = isProposed ? say(locale, 'label.propose_reject') : next_what;
    return say(locale, 'intake.line', { ...line, category, what });
  });
  const html = say(locale, 'intake.head', {
    ...counts,
    sub_n: counts.sub_n || '',
    propose_n: counts.propose_n || '',
    lines: joined(lines),
  });
  const part_ = (name: Desk, key: 'opt.intake_new' | 'opt.intake_rule' | 'opt.intake_call', n: number) =>
    n === 0 || part === name
      ? []
      : [{ label: say(locale, key), action: { verb: 'list', arg: `intake-${name}.0` } }];
  const parts = [
    ...part_('new', 'opt.intake_new', counts.new_n),
    ...part_('rule', 'opt.intake_rule', counts.dispute_n + counts.sub_n),
    ...part_('call', 'opt.intake_call', counts.call_n),
  ];
  return {
    html,
    buttons: [
      ...numbers(opening(shown), page),
      ...turning(part === 'all' ? 'intake' : `intake-${part}`, page, total, locale),
      ...(parts.length > 1 || part !== 'all' ? [parts] : []),
      writingDown(locale),
    ].filter((row) => row.length > 0),
  };
}

/** A case that is at the desk for a co-handler's part alone is named by that part. */
function withRuling(row: CaseRow): CaseRow {
  const { status, ownerId, subs } = row.appeal;
  const isWhole = ownerId === null || ['submitted', 'disputed', 'callback'].includes(status);
  return isWhole ? row : { ...row, sub: subs.find(needsRuling) };
}

/** 超期 */
export function overdueScreen(
  { rows, total, y, o, r }: Page<OverdueRow> & LevelCounts,
  page: number,
  clock: Clock,
): Screen {
  const { locale } = clock;
  const lines = rows.map((row, i) => {
    const { no_short, enterprise_short, ...next } = lineParams(row, 0, clock);
    const over = overOf(row, clock);
    return say(locale, over === '' ? 'overdue.line.in_time' : 'overdue.line', {
      ...next,
      i: firstOn(page) + i,
      level_mark: levelMark(locale, row.appeal.level),
      no_short,
      enterprise_short,
      owner_name: holderOf(row, locale),
      over,
      round: row.appeal.round,
      reason_line: reasonOf(row, clock),
    });
  });
  const html = say(locale, 'overdue.head', { n: total, y, o, r, lines: joined(lines) });
  return { html, buttons: [...numbers(opening(rows), page), ...turning('overdue', page, total, locale)] };
}

/** By how much the limit of the case is over, or that of its next step; '' where it is in time again. */
function overOf({ appeal, rules }: CaseRow, clock: Clock): string {
  const now = clock.now.getTime();
  const dues = [doneDue(rules, appeal, now), turnOf(rules, appeal, now)?.due ?? null];
  const past = dues.find((due) => due !== null && due < now);
  return past ? writeOver({ appeal, rules }, clock, past) : '';
}

function reasonOf({ appeal: { reason } }: CaseRow, { locale }: Clock): string {
  if (reason === null) return say(locale, 'reason.none');
  const text = reasonText(locale, reason.code, reason.text);
  // Within a sentence.
  return locale === 'en' ? text.charAt(0).toLowerCase() + text.slice(1) : text;
}
