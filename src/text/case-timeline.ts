import type { AppealEvent, Recorded } from '../appeal/events.ts';
import { lifecycle, ruleOf } from '../appeal/lifecycle.ts';
import type { CaseView } from '../appeal/views.ts';
import { nameOf } from './case-people.ts';
import { writeAt } from './case-times.ts';
import { categoryName } from './case-title.ts';
import { isTextKey, type TextKey } from './deck.ts';
import { cut, plain } from './html.ts';
import { readWords } from './files-alone.ts';
import { gradeName, roleName } from './names.ts';
import { reasonText } from './reasons.ts';
import { say, sayKey } from './say.ts';
import { isAboutSub, isInnerSub, subDetail } from './sub-lines.ts';
import { keptByResult } from './timeline-promise.ts';
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
  const lines = linesOf(view, log, viewer, clock).reverse();
  const shown: string[] = [];
  let room = most - head.length;
  for (const line of lines) {
    room -= line.length + 1;
    if (room < 0) break;
    shown.push(line);
  }
  const left = lines.length - shown.length;
  const rest = left === 0 ? [] : [say(clock.locale, 'timeline.earlier', { n: left })];
  return [head, ...shown, ...rest].join('\n');
}

/** Oldest first; a line of its own where a round begins. */
function linesOf(view: CaseView, log: readonly Recorded[], viewer: Viewer, clock: Clock): string[] {
  let round = 1;
  const kept = keptByResult(log);
  const open = viewer.frame === 'enterprise' ? new Set<Recorded>() : unanswered(view, log);
  return log.flatMap((step) => {
    const words = lineOf(view, step, viewer, clock);
    const notes = [
      ...(kept.has(step) ? [say(clock.locale, 'timeline.kept')] : []),
      ...(open.has(step) ? [say(clock.locale, 'contact.unanswered')] : []),
    ];
    const line = words === '' ? '' : joined([words, ...notes], clock, ';');
    const begins = ruleOf(step.event).newRound === true;
    if (begins) round += 1;
    return [
      ...(line === '' ? [] : [line]),
      ...(begins ? [say(clock.locale, 'timeline.round', { round })] : []),
    ];
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

type Of<T extends AppealEvent['type']> = Extract<AppealEvent, { type: T }>;
type Details = { [T in AppealEvent['type']]?: (event: Of<T>, clock: Clock, view: CaseView) => string };

const joined = (parts: readonly string[], { locale }: Clock, mark: ',' | ';' = ','): string =>
  parts.filter((part) => part !== '').join(locale === 'en' ? `${mark} ` : { ',': '，', ';': '；' }[mark]);

const reported = (event: Of<'report_done'> | Of<'propose_done'>, clock: Clock): string =>
  joined([say(clock.locale, `label.${event.outcome}`), event.text], clock);
const reasoned = ({ reason, text }: { reason: string; text: string }, { locale }: Clock): string =>
  reasonText(locale, reason, text);
const named = ({ toId, text }: { toId: string; text: string }, clock: Clock, view: CaseView): string =>
  joined([nameOf(view, toId), text], clock);
const opined = (
  event: Of<'refuse_result'> | Of<'record_opinion'> | Of<'record_refusal'>,
  clock: Clock,
): string => {
  const { locale } = clock;
  const reason = 'reason' in event ? reasonText(locale, event.reason) : '';
  const taps = [say(locale, `label.${event.solved}`), say(locale, `label.${event.rating}`)];
  return joined([...taps, reason, event.text], clock);
};

const regraded = ({ grade, text }: Of<'raise_grade'> | Of<'set_grade'>, clock: Clock): string =>
  joined([gradeName(clock.locale, grade), text], clock);
const surveyWords = { fine: 'opt.still_ok', bad: 'opt.bad_again', unsaid: 'opt.not_now' } as const;

/** What a step says besides `text`. */
const details: Details = {
  submit: ({ behalf }, { locale }, view) =>
    behalf === undefined
      ? ''
      : say(locale, 'behalf.log', { by: nameOf(view, behalf.by), source: reasonText(locale, behalf.source) }),
  log_contact: (event, clock) => joined([reasonText(clock.locale, event.how), event.note], clock),
  ask_info: (event, clock) => joined(event.items, clock, ';'),
  answer_info: (event, clock) =>
    joined(
      event.answers.map((answer) => itemAnswer(answer, clock)),
      clock,
      ';',
    ),
  object_info: (event, clock) => joined([say(clock.locale, `label.${event.kind}`), event.text], clock),
  report_done: reported,
  propose_done: reported,
  sign: (event) => event.name,
  sign_ahead: (event) => event.name,
  ask_merge: (event) => event.parentNo ?? '',
  split: (event) => event.parentNo ?? '',
  follow_done: ({ result }, clock) =>
    joined([say(clock.locale, `label.${result.outcome}`), result.text], clock),
  count_joined: (event, clock) =>
    joined(
      event.children.map(({ no }) => no),
      clock,
    ),
  refuse_result: opined,
  record_opinion: opined,
  record_refusal: opined,
  propose_bylaw: ({ basis, text }, clock) => joined([basis, text], clock),
  opine: ({ rating, text }, clock) => joined([say(clock.locale, `label.${rating}`), text], clock),
  explain: (_, __, { appeal }) => appeal.bylaw?.basis ?? '',
  log_call: ({ outcome }, { locale }) => say(locale, `opt.${outcome}`),
  withdraw: reasoned,
  propose_reject: reasoned,
  reject: ({ reason, text, where }, clock) => joined([reasonText(clock.locale, reason, text), where], clock),
  give_reason: reasoned,
  worsen: (event, { locale }) => gradeName(locale, event.grade),
  urge: (event, { locale }) => reasonText(locale, event.what, event.text),
  dispute: (event, clock) => joined([event.unit, event.text], clock),
  reassign: named,
  rule: named,
  make_promise: (event, clock) => joined([writeAt(clock, event.dueAt), event.text, event.reason], clock),
  slip_promise: (event, clock) =>
    joined([reasonText(clock.locale, event.reason, event.text), writeAt(clock, event.dueAt)], clock),
  ask_extension: (event, clock) => joined([writeAt(clock, event.dueAt), event.text], clock),
  raise_grade: regraded,
  set_grade: regraded,
  recategorise: ({ category }, clock, view) =>
    categoryName({ appeal: { ...view.appeal, category }, rules: view.rules }, clock),
  hand_over: (event, _, view) => nameOf(view, event.toId),
  answer_survey: (event, { locale }) => say(locale, surveyWords[event.answer]),
  judge_lead: (event, { locale }) => say(locale, `opt.check_${event.verdict}`),
  ring: (event, clock) => levelWord(event.kind, clock),
};

function detailOf(view: CaseView, event: AppealEvent, viewer: Viewer, clock: Clock): string {
  if (isAboutSub(event)) return subDetail(view, event, viewer, clock);
  // Whoever was asked to withdraw must be able to say so: why is for the offices, never for whoever had the case.
  if (event.type === 'withdraw' && (viewer.frame === 'cadre' || viewer.frame === 'cohandler')) return '';
  const detail = details[event.type] as ((e: AppealEvent, c: Clock, v: CaseView) => string) | undefined;
  if (detail !== undefined) return detail(event, clock, view);
  return 'text' in event ? readWords(event.text, clock.locale) : '';
}

/** `🟠 橙` for the third level of the ladder. */
function levelWord(kind: string, { locale }: Clock): string {
  const key = `card.level_mark.${/^(?:late|milestone\.\w+)\.(\d)/.exec(kind)?.[1]}`;
  return isTextKey(key) ? plain(sayKey(locale, key)).replace(/ ·$/, '') : '';
}

function itemAnswer(
  { item, text, files, none }: { item: string; text: string; files: number; none: boolean },
  clock: Clock,
): string {
  const { locale } = clock;
  const sent = files === 0 ? '' : say(locale, 'info.files', { n: files });
  const said = none ? say(locale, 'label.none') : joined([text, sent], clock);
  return `${item}${locale === 'zh' ? '：' : ': '}${said}`;
}
