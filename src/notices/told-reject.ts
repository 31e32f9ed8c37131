import type { Params } from '../text/case-params.ts';
import { whoHas } from '../text/case-people.ts';
import { timeParams } from '../text/case-times.ts';
import { reasonText } from '../text/reasons.ts';
import { piece, say } from '../text/say.ts';
import { acting, saying, unsignedOnly } from './params.ts';
import * as stale from './stale.ts';
import { eventOf, type Spec, type Telling } from './telling.ts';

const notSubmitted = ({ view }: Telling): boolean => view.appeal.status !== 'submitted';
const notRejected = ({ view }: Telling): boolean => view.appeal.status !== 'rejected';
const reviewed = (t: Telling): boolean => notRejected(t) || t.view.appeal.rejection?.review?.answer !== null;

/** What the leader has found, in the leader's words, and what follows from it. */
function found(t: Telling): Params {
  const { view, clock } = t;
  const { locale } = clock;
  const isAccepted = eventOf(t, 'accept_review') !== null;
  const { done_due } = timeParams(view, clock);
  const owner_name = whoHas(view, locale);
  const next_line = isAccepted
    ? piece(locale, 'reject.next.accepted', { owner_name, done_due })
    : piece(locale, 'reject.next.upheld');
  const result = say(locale, isAccepted ? 'review.accepted' : 'review.upheld');
  return { ...saying(t), result, next_line };
}

const proposing = (t: Telling): Params => {
  const { rejectAsked } = t.view.appeal;
  const reason = rejectAsked === null ? '' : reasonText(t.clock.locale, rejectAsked.reason);
  return { ...acting(t), reason, text: rejectAsked?.text ?? '' };
};

/** What the enterprise asks, and why the dispatcher did not take it, in the dispatcher's words. */
const reviewing = ({ view, clock }: Telling): Params => {
  const { rejection } = view.appeal;
  return {
    text: rejection?.review?.text ?? '',
    reason: rejection === null ? '' : reasonText(clock.locale, rejection.reason, rejection.text),
  };
};

/** 不予受理, and its review. */
export const toldOfRejection = {
  'reject.proposed.dispatcher': {
    text: 'reject.proposed.dispatcher',
    params: proposing,
    buttons: [['reject', 'keep_case'], ['case']],
    stale: (t) => notSubmitted(t) || t.view.appeal.rejectAsked === null,
  },
  'reject.kept.cadre': {
    text: 'reject.kept.cadre',
    params: unsignedOnly,
    buttons: [['acknowledge', 'full']],
    stale: stale.ownersNoMore,
  },
  'reject.enterprise': {
    text: 'reject.enterprise',
    params: ({ view }) => ({ text: view.appeal.rejection?.text ?? '' }),
    buttons: [['review', 'new']],
    stale: notRejected,
  },
  'reject.owner': { text: 'reject.owner', stale: notRejected },
  'reject.review.leader': {
    text: 'reject.review.leader',
    params: reviewing,
    buttons: [['uphold_review', 'accept_review'], ['case']],
    stale: reviewed,
  },
  'reject.review.late': {
    text: 'reject.review.late',
    params: reviewing,
    buttons: [['uphold_review', 'accept_review'], ['case']],
    stale: reviewed,
  },
  'reject.review_done': { text: 'reject.review_done', params: found, buttons: [['open']] },
  'reject.review_told.dispatcher': {
    text: 'reject.review_told.dispatcher',
    params: found,
    buttons: [['case']],
  },
  'reject.accepted.owner': {
    text: 'reject.accepted.owner',
    params: saying,
    buttons: [['acknowledge', 'full']],
    stale: (t) => notSubmitted(t) || stale.passedOn(t),
  },
} as const satisfies Record<string, Spec>;
