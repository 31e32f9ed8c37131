import type { AppealEvent } from '../appeal/events.ts';
import type { CaseView } from '../appeal/views.ts';
import { nameOf } from './case-people.ts';
import { writeAt } from './case-times.ts';
import { categoryName } from './case-title.ts';
import { isTextKey } from './deck.ts';
import { plain } from './html.ts';
import { readWords } from './files-alone.ts';
import { gradeName } from './names.ts';
import { reasonText } from './reasons.ts';
import { say, sayKey } from './say.ts';
import { isAboutSub, subDetail } from './sub-lines.ts';
import type { Viewer } from './viewer.ts';
import type { Clock } from './when.ts';

type Of<T extends AppealEvent['type']> = Extract<AppealEvent, { type: T }>;
type Details = { [T in AppealEvent['type']]?: (event: Of<T>, clock: Clock, view: CaseView) => string };

/** Parts of a line, those that are empty left out. */
export const joined = (parts: readonly string[], { locale }: Clock, mark: ',' | ';' = ','): string =>
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

/** What a step says beyond its name: reason, words, day, whom; '' where there is nothing, or not for this reader. Pure. */
export function detailOf(view: CaseView, event: AppealEvent, viewer: Viewer, clock: Clock): string {
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
