import type { AppealEvent, Recorded } from '../appeal/events.ts';
import { lifecycle, ruleOf } from '../appeal/lifecycle.ts';
import type { CaseView } from '../appeal/views.ts';
import { nameOf } from './case-people.ts';
import { writeAt } from './case-times.ts';
import { isTextKey, type TextKey } from './deck.ts';
import { cut } from './html.ts';
import { roleName } from './names.ts';
import { piece, say, sayKey } from './say.ts';
import { isInnerSub } from './sub-lines.ts';
import { detailOf, joined } from './timeline-detail.ts';
import { keptByResult } from './timeline-promise.ts';
import { byRounds, type Placed } from './timeline-rounds.ts';
import type { Viewer } from './viewer.ts';
import type { Clock } from './when.ts';

/** Visible characters; a message of Telegram holds 4096. */
const MOST = 3800;
/** Of what a person typed. */
const WORDS = 120;

/**
 * 办理记录: the log of a case, newest first, each step on a line, so that what matters now is on the first screen.
 * @param most visible characters; what is older than fits is counted
 */
export function writeTimeline(
  view: CaseView,
  log: readonly Recorded[],
  viewer: Viewer,
  clock: Clock,
  most = MOST,
): string {
  const head = say(clock.locale, 'timeline.head', { no: view.appeal.no ?? '' });
  const rows = rowsOf(view, log, viewer, clock);
  const shown: string[] = [];
  let room = most - head.length;
  let n = 0;
  for (const { heading, line } of withHeadings(rows, clock)) {
    const lines = heading === '' ? [line] : [heading, line];
    room -= lines.join('\n').length + 1;
    if (room < 0) break;
    shown.push(...lines);
    n += 1;
  }
  const left = rows.length - n;
  const rest = left === 0 ? [] : [say(clock.locale, 'timeline.earlier', { n: left })];
  return [head, ...shown, ...rest].join('\n');
}

type Row = { round: number; line: string };

/** Newest first; a round has a heading over its newest row, where there are several rounds. */
function withHeadings(rows: readonly Row[], { locale }: Clock): { heading: string; line: string }[] {
  const isOne = rows.every(({ round }) => round === rows[0]?.round);
  return rows.map(({ round, line }, i) => {
    const begins = !isOne && round !== rows[i - 1]?.round;
    return { heading: begins ? say(locale, 'timeline.round', { round }) : '', line };
  });
}

/** Newest first, without what this reader is not to know of. */
function rowsOf(view: CaseView, log: readonly Recorded[], viewer: Viewer, clock: Clock): Row[] {
  const kept = keptByResult(log);
  const open = viewer.frame === 'enterprise' ? new Set<Recorded>() : unanswered(view, log);
  return byRounds(view, log).flatMap(({ step, round, passed }) => {
    const words = lineOf(view, step, viewer, clock);
    const notes = [
      ...(kept.has(step) ? [say(clock.locale, 'timeline.kept')] : []),
      ...(open.has(step) ? [say(clock.locale, 'contact.unanswered')] : []),
    ];
    const line = words === '' ? '' : joined([words, ...notes], clock, ';');
    return [passedLine(view, step, passed, clock), line]
      .filter((one) => one !== '')
      .map((one) => ({ round, line: one }));
  });
}

/** To whom a new round gave the case: from the third on a leader, after 并案 whoever answers for the enterprise. */
function passedLine(view: CaseView, step: Recorded, passed: Placed['passed'], clock: Clock): string {
  const name = nameOf(view, passed?.toId);
  if (passed === null || name === '') return '';
  return say(clock.locale, 'timeline.clock', {
    at: writeAt(clock, step.at),
    what: piece(clock.locale, 'log.passed', { name, round: passed.round }),
    text: '',
  });
}

/** The last step, or (`moving`) the last into another state, as a line; '' where this reader is not to know of it. */
export function lastLine(
  view: CaseView,
  log: readonly Recorded[],
  viewer: Viewer,
  clock: Clock,
  moving: boolean,
): string {
  const step = log.findLast(({ event }) => !moving || ruleOf(event).to !== 'same');
  return step === undefined ? '' : lineOf(view, step, viewer, clock);
}

/** Contacts that the enterprise was asked about and never spoke of, once it cannot be asked any more. */
function unanswered({ appeal }: CaseView, log: readonly Recorded[]): Set<Recorded> {
  const found = new Set<Recorded>();
  let last: Recorded | undefined;
  for (const step of log) {
    const { type } = step.event;
    if (last !== undefined && (type === 'log_contact' || ruleOf(step.event).newRound === true))
      found.add(last);
    if (type === 'log_contact') last = step;
    else if (type === 'confirm_contact' || ruleOf(step.event).newRound === true) last = undefined;
  }
  const mayAnswer = (lifecycle.confirm_contact.from as readonly string[]).includes(appeal.status);
  if (last !== undefined && !mayAnswer) found.add(last);
  return found;
}

function lineOf(view: CaseView, step: Recorded, viewer: Viewer, clock: Clock): string {
  const key = keyOf(step.event);
  if (key === null || isSecret(step.event, viewer)) return '';
  if (viewer.frame === 'enterprise' && isInner(step.event)) return '';
  const by = actorOf(view, step, clock);
  return sayKey(clock.locale, by === '' ? 'timeline.clock' : 'timeline.line', {
    at: writeAt(clock, step.at),
    by,
    what: { html: sayKey(clock.locale, key) },
    text: cut(
      `${markOf(step.event)}${detailOf(view, step.event, viewer, clock).replace(/\s+/g, ' ')}`,
      WORDS,
    ),
  });
}

/** Words in place of earlier ones show as such. */
const markOf = (event: AppealEvent): string => ('edited' in event && event.edited ? '✏️ ' : '');

const inner: readonly AppealEvent['type'][] = [
  'propose_done',
  'propose_bylaw',
  'propose_reject',
  'decline_reject',
  'decline_bylaw',
  'countersign',
  'decline_done',
  'ask_extension',
  'decline_extension',
  'to_leader',
  'issue_order',
  'ack_order',
  'answer_order',
  'close_order',
  'propose_plan',
  'decline_plan',
  'propose_change',
  'count_joined',
];

/** What passes inside the house is not the enterprise's to read; that a limit has passed is. */
const isInner = (event: AppealEvent): boolean =>
  inner.includes(event.type) ||
  isInnerSub(event) ||
  (event.type === 'ring' &&
    !/^(?:late|sign|contact|stage|stands|promise\.due|milestone\.\w+\.\d)/.test(event.kind));

/**
 * What is asked four weeks later is between the enterprise and the supervisor; what the discipline office decides about a
 * lead, between it and the supervisor. Whoever handles the case reads neither, whatever else they are.
 */
function isSecret(event: AppealEvent, { relations, frame }: Viewer): boolean {
  const isSurvey = event.type === 'answer_survey' || (event.type === 'ring' && event.kind === 'survey');
  if (!isSurvey && event.type !== 'judge_lead') return false;
  if (relations.includes('owner') || relations.includes('deputy')) return true;
  const others = isSurvey ? frame === 'enterprise' : relations.includes('discipline');
  return !others && !relations.includes('supervisor');
}

/** What was noted on the phone was not corrected in time. */
const isStanding = (event: AppealEvent): boolean => event.type === 'ring' && event.kind === 'stands';

function actorOf(view: CaseView, { actorId, relation }: Recorded, { locale }: Clock): string {
  const name = nameOf(view, actorId);
  if (name !== '') return name;
  // The clock needs no name.
  if (relation === 'clock' || actorId === null) return '';
  const role = relation === 'owner' ? 'cadre' : relation === 'helper' ? 'cohandler' : relation;
  return roleName(locale, role);
}

function keyOf(event: AppealEvent): TextKey | null {
  if (isStanding(event)) return 'callback.stands';
  const key = `log.${event.type}${variantOf(event)}`;
  return isTextKey(key) ? key : null;
}

function variantOf(event: AppealEvent): string {
  switch (event.type) {
    case 'confirm_contact':
    case 'confirm_relief':
      return event.yes ? '.yes' : '.no';
    case 'call_back':
      return `.${event.about}`;
    case 'follow':
      return `.${event.news}`;
    case 'ring':
      return `.${ringOf(event.kind)}`;
    default:
      return '';
  }
}

function ringOf(kind: string): string {
  const [head = ''] = kind.split('.');
  if (kind === 'promise.soon') return 'promise_soon';
  if (['info', 'confirm', 'draft', 'behalf', 'merge'].includes(head)) return 'remind';
  if (head === 'milestone') return kind.endsWith('.warn') ? 'warn' : 'milestone';
  return head === 'notice' ? 'late' : head;
}
