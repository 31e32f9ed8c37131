import { type Appeal, isOpen, isWaiting } from '../appeal/appeal.ts';
import { gradeNow } from '../appeal/limits.ts';
import type { CaseView } from '../appeal/views.ts';
import { DAY_MS } from '../calendar/duration.ts';
import { bylawParams, rejectionParams } from './case-ends.ts';
import { joinedParams } from './case-joined.ts';
import { nameOf, peopleParams } from './case-people.ts';
import { promiseParams } from './case-promise.ts';
import { noteParams } from './case-note.ts';
import { planParams } from './case-plan.ts';
import { timeParams, writeAt } from './case-times.ts';
import { categoryName, titleOf } from './case-title.ts';
import { piece, say, sayKey, type Value } from './say.ts';
import {
  gradeMark,
  gradeName,
  gradeTail,
  levelMark,
  roleName,
  stateForEnterprise,
  stateName,
} from './names.ts';
import { shortName, shortNumber } from './numbers.ts';
import { reasonText } from './reasons.ts';
import { cohandlersLine } from './sub-lines.ts';
import { sideOf, type Viewer } from './viewer.ts';
import { type Clock, writeDuration } from './when.ts';

export type Params = Record<string, Value>;

/** Everything that a text about one case may name, as this reader may see it. Pure. */
export function caseParams(view: CaseView, viewer: Viewer, clock: Clock): Params {
  return {
    ...behalfParams(view, clock),
    ...joinedParams(view, clock),
    ...headParams(view, viewer, clock),
    ...peopleParams(view, viewer),
    ...timeParams(view, clock),
    proposed_unit: view.appeal.dispute?.unit ?? '',
    ...noteParams(view, clock, viewer.frame === 'enterprise'),
    ...infoParams(view.appeal),
    ...resultParams(view, clock),
    ...endingParams(view, clock),
    ...bylawParams(view, clock.locale),
    ...rejectionParams(view, clock.locale),
    review_line: reviewLine(view, clock),
    ...orderParams(view.appeal, clock),
    ...planParams(view, clock),
    ...promiseParams(view, viewer, clock),
    cohandlers: cohandlersLine(view, viewer, clock),
    ...(viewer.frame === 'cohandler' ? keptFromHelpers : {}),
    ...(view.appeal.status === 'draft' ? draftBlanks : {}),
    told: toldTo(view, clock),
  };
}

/** Who wrote it down for the enterprise, and where that was heard. */
function behalfParams(view: CaseView, { locale }: Clock): Params {
  const { behalf } = view.appeal;
  return behalf === null
    ? { by: '', source: '' }
    : { by: nameOf(view, behalf.by), source: reasonText(locale, behalf.source) };
}
/** A co-handler sees the own sub-task: nothing of what the two sides say to each other, or how it goes on. */
const keptFromHelpers: Params = {
  title: '',
  title_short: '',
  wanted: '',
  items: '',
  result: '',
  reported_by: '',
  signer: '',
  last_at: '',
  last_by: '',
  last_note: '',
  reason: '',
  reason_line: '',
  order_line: '',
  flag_line: '',
};

/** A draft has neither an owner nor a clock. */
const draftBlanks: Params = { owner_name: '', owner_unit: '', owner_phone: '', e_clock: '', c_clock: '' };

function headParams(view: CaseView, viewer: Viewer, clock: Clock): Params {
  const { appeal: a, enterprise } = view;
  const { locale } = clock;
  const wanted = typeof a.answers.wanted === 'string' ? a.answers.wanted : '';
  return {
    no: a.no ?? '',
    no_short: a.no === null ? '' : shortNumber(a.no),
    enterprise: enterprise.name,
    enterprise_short: shortName(enterprise.name),
    grid: enterprise.grid,
    category: categoryName(view, clock),
    title: titleOf(view, clock),
    title_short: titleOf(view, clock),
    grade: gradeTail(locale, gradeNow(a)),
    grade_name: gradeName(locale, a.grade),
    grade_mark: gradeMark(locale, a.grade),
    level_mark: levelMark(locale, a.level),
    state_name:
      sideOf(viewer) === 'enterprise' ? stateForEnterprise(locale, a) : stateName(locale, 'staff', a.status),
    round: a.round,
    round_mark: a.round > 1 ? piece(locale, 'card.round_mark', { round: a.round }) : '',
    hops: a.hops,
    hops_mark: a.hops === 0 ? '' : piece(locale, 'card.hops_mark', { hops: a.hops }),
    wanted: wanted === '' ? '' : piece(locale, 'card.wanted', { text: wanted }),
    deputy_part:
      view.deputy === null || view.standIn !== null
        ? ''
        : piece(locale, 'card.deputy_part', { deputy_name: view.deputy.name }),
  };
}

function infoParams({ info, rung, callback }: Appeal): Params {
  const items = info?.items ?? [];
  return {
    n: items.length,
    items: items.map((item, i) => `${i + 1}. ${item}`).join('\n'),
    asked_n: info?.asked ?? 0,
    calls_n: callback?.calls.length || '',
    reminded_n: Object.keys(rung).filter((kind) => /^confirm\.\d/.test(kind)).length,
  };
}

function resultParams(view: CaseView, clock: Clock): Params {
  const { appeal: a } = view;
  const result = a.proposal ?? a.result;
  const { signature } = a;
  return {
    result: result?.text ?? '',
    outcome: result === null ? '' : say(clock.locale, `label.${result.outcome}`),
    reported_at: writeAt(clock, result?.at),
    reported_by: result === null ? '' : nameOf(view, result.by),
    signer: signature?.name ?? '',
    signed_at: writeAt(clock, signature?.at),
    sign_way: say(clock.locale, 'sign.self'),
  };
}

function endingParams(view: CaseView, clock: Clock): Params {
  const { appeal: a } = view;
  const { ending, reason } = a;
  const given = reason === null ? '' : reasonText(clock.locale, reason.code, reason.text);
  const isRejected = a.status === 'rejected';
  const why = ending === null ? '' : reasonText(clock.locale, ending.reason, isRejected ? '' : ending.text);
  return {
    at: writeAt(clock, ending?.at),
    reason: why,
    flag_line: flagLine(a, clock),
    ...deciderParams(view),
    // Once the enterprise has the word, what held the cadre up is history.
    reason_line:
      reason === null || !isOpen(a.status) || isWaiting(a.status)
        ? ''
        : piece(clock.locale, 'reason.line', { reason: given, at: writeAt(clock, reason.at) }),
  };
}

/** A rejection is under review, or was reviewed. */
function reviewLine(view: CaseView, clock: Clock): Value {
  const { answer_due } = timeParams(view, clock);
  const { review_done } = rejectionParams(view, clock.locale);
  const isOpen = view.appeal.rejection?.review?.answer === null;
  return isOpen ? piece(clock.locale, 'review.line', { answer_due }) : review_done;
}

/** Whoever ended the case is named, not whoever holds the office now. */
function deciderParams(view: CaseView): Params {
  const by = nameOf(view, view.appeal.ending?.by);
  if (by === '') return {};
  if (view.appeal.status === 'explained') return { leader_name: by };
  return ['rejected', 'phone_closed'].includes(view.appeal.status) ? { dispatcher_name: by } : {};
}

/** A withdrawal within a day of a contact is pointed out to the supervisor, without a conclusion. */
function flagLine({ status, ending, contact }: Appeal, { locale }: Clock): Value {
  const gap = ending === null || contact === null ? DAY_MS : ending.at - contact.loggedAt;
  if (status !== 'withdrawn' || gap >= DAY_MS) return '';
  return piece(locale, 'flag.line', { gap: writeDuration(locale, gap) });
}

/** The newest supervision order that is not closed. */
function orderParams({ orders }: Appeal, clock: Clock): Params {
  const order = orders.filter((o) => o.closedAt === null).at(-1);
  if (order === undefined) return { order_line: '' };
  const isLate = order.dueAt < clock.now.getTime();
  const state = order.answeredAt !== null ? 'answered' : isLate ? 'late' : 'open';
  const key = `card.order_line.${state}` as const;
  const times = { order_due: writeAt(clock, order.dueAt), at: writeAt(clock, order.answeredAt) };
  return { order_line: { html: sayKey(clock.locale, key, { order_no: order.no, ...times }) } };
}

/** Who the ladder has told by now, by role: `分管领导、督查`. */
function toldTo({ appeal, rules }: CaseView, { locale }: Clock): string {
  const { tells } = rules.policy.ladder;
  const reached = (['2', '3', '4', '5'] as const).filter((level) => Number(level) <= appeal.level);
  const roles = new Set(reached.flatMap((level) => tells[level]).filter((role) => role !== 'owner'));
  return [...roles].map((role) => roleName(locale, role)).join(locale === 'zh' ? '、' : ', ');
}
