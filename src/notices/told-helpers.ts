import type { Sub } from '../appeal/facts.ts';
import {
  foremost,
  isInHand,
  isLive,
  isLoose,
  needsLead,
  needsRuling,
  subNumber,
  subOf,
} from '../appeal/subs.ts';
import type { Params } from '../text/case-params.ts';
import type { TextKey } from '../text/deck.ts';
import { raw } from '../text/html.ts';
import { levelMark } from '../text/names.ts';
import type { Layout } from '../text/offers.ts';
import { sayKey } from '../text/say.ts';
import type { Screen } from '../text/screen.ts';
import { renderHelperCard, renderSubCard, subButtons } from '../text/sub-card.ts';
import { subParams, withoutPhones } from '../text/sub-words.ts';
import * as stale from './stale.ts';
import { actorName, eventOf, type Spec, type Telling, wordsOf } from './telling.ts';

/** The sub-task that a notice speaks of; where the step names none, the reader's own. */
export function subTold({ view, viewer, recorded }: Telling): Sub | undefined {
  const named = recorded === null ? undefined : subOf(view.appeal, recorded.event);
  return given(view.appeal.subs, recorded) ?? named ?? foremost(viewer.subs);
}

/** A step that gives a sub-task names none: it is the one that was given then. */
function given(subs: readonly Sub[], recorded: Telling['recorded']): Sub | undefined {
  const isGiving = recorded?.event.type === 'give_sub' || recorded?.event.type === 'rule_sub';
  return isGiving ? subs.find(({ givenAt }) => givenAt === recorded?.at) : undefined;
}

const naming = (t: Telling): Params => {
  const sub = subTold(t);
  return {
    ...(sub === undefined ? {} : subParams(t.view, t.viewer, t.clock, sub)),
    by: actorName(t),
    text: withoutPhones(wordsOf(t), t.view, t.viewer),
  };
};

const climbing = (t: Telling): Params => {
  const level = Number(eventOf(t, 'ring')?.kind.split('.')[3] ?? 2);
  return { ...naming(t), level_mark: levelMark(t.clock.locale, level) };
};

/** Stale unless the sub-task it tells of is such. */
const is =
  (fits: (sub: Sub) => boolean) =>
  (t: Telling): boolean => {
    const sub = subTold(t);
    return sub === undefined || !fits(sub);
  };

const told = (
  text: Spec['text'],
  layout: Layout,
  isStale: (t: Telling) => boolean,
  params = naming,
): Spec => ({
  text,
  params,
  stale: isStale,
  rows: (t) => {
    const sub = subTold(t);
    return sub === undefined ? [] : subButtons(layout, t.view, t.viewer, sub);
  },
});

/** Told to the lead, for as long as it is theirs to decide. */
const lead = (
  text: Spec['text'],
  layout: Layout,
  isStale: (t: Telling) => boolean = () => false,
  params = naming,
) => told(text, layout, (t) => stale.ownersNoMore(t) || isStale(t), params);

const notHelping = is(isLive);
const late = (text: TextKey, layout: Layout): Spec => told(text, layout, is(isInHand), climbing);

/** Sub-tasks of co-handlers: to them, to their lead, and to the office. */
export const toldOfHelpers = {
  'sub.reported.lead': lead(
    'sub.reported.lead',
    [['accept_sub', 'redo_sub']],
    is(({ state }) => state === 'reported'),
  ),
  'sub.added.lead': lead(
    'sub.added.lead',
    [['accept_sub', 'redo_sub']],
    is(({ state }) => state === 'reported'),
  ),
  'sub.reason.lead': lead('sub.reason.lead', [['tell_helper', 'subs']], is(isInHand)),
  'sub.returned.lead': lead('sub.returned.lead', [['cohandler', 'pass_sub']], is(needsLead)),
  'sub.handed.lead': lead(
    (t) => (subTold(t)?.state === 'reported' ? 'sub.handed.reported' : 'sub.handed.lead'),
    [['subs', 'open']],
  ),
  'sub.left.lead': lead('sub.left.lead', [['cohandler', 'take_back_sub'], ['pass_sub']], is(needsLead)),
  'sub.message.lead': lead('sub.message.lead', [['tell_helper', 'grant_phone']]),
  'sub.message.helper': told('sub.message.helper', [['tell_lead', 'open']], notHelping),
  'sub.accepted.helper': told('sub.accepted.helper', [], () => false),
  'sub.redo.helper': told('sub.redo.helper', [['sub_progress', 'report_sub'], ['open']], notHelping),
  'sub.phone.helper': told('sub.phone.helper', [['open']], notHelping),
  'sub.taken_back.helper': told('sub.taken_back.helper', [], () => false),
  'sub.passed.dispatcher': told('sub.passed.dispatcher', [['rule_sub', 'case']], is(needsRuling)),
  'sub.rule.dispatcher': told('sub.rule.dispatcher', [['rule_sub', 'case']], is(needsRuling)),
  'sub.ruled.lead': lead('sub.ruled.lead', [['subs', 'open']]),
  'sub.ended.helper': { text: 'sub.ended.helper', params: ending },
  'sub.inherited.lead': {
    text: 'sub.inherited.lead',
    params: inheriting,
    buttons: [['subs', 'open']],
    stale: (t) => stale.ownersNoMore(t) || !t.view.appeal.subs.some(isLive),
  },
  'sub.unsigned.helper': told(
    'sub.unsigned.helper',
    [['ack_sub', 'return_sub']],
    is(({ state }) => state === 'asked'),
  ),
  'sub.unsigned.lead': lead(
    'sub.unsigned.lead',
    [['tell_helper', 'take_back_sub'], ['cohandler']],
    is(({ state }) => state === 'asked'),
  ),
  'sub.half.helper': told('sub.half.helper', [['sub_progress', 'report_sub']], is(isSilent)),
  'sub.warn.helper': told('sub.warn.helper', [['report_sub', 'sub_progress'], ['tell_lead']], is(isInHand)),
  'sub.late.helper': late('sub.late.helper', [
    ['sub_progress', 'report_sub'],
    ['explain_sub', 'tell_lead'],
  ]),
  'sub.late.lead': lead(
    'sub.late.lead',
    [['tell_helper', 'take_back_sub'], ['cohandler']],
    is(isInHand),
    climbing,
  ),
  'sub.late.office': late('sub.late.office', [['case']]),
  'sub.look.lead': lead(
    'sub.look.lead',
    [
      ['accept_sub', 'redo_sub'],
      ['cohandler', 'pass_sub'],
    ],
    is((sub) => needsLead(sub) || isLoose(sub)),
  ),
} as const satisfies Record<string, Spec>;

/** Several may have ended with one step: each is named. */
function ending({ view, viewer, recorded, clock }: Telling): Params {
  const ended = viewer.subs.filter((sub) => sub.ended !== null && sub.ended.at === recorded?.at);
  const numbers = ended.map((sub) => subNumber(view.appeal, sub));
  return { sub_no: numbers.join(clock.locale === 'zh' ? '、' : ', ') };
}

function inheriting({ view, viewer, clock }: Telling): Params {
  const lines = view.appeal.subs
    .filter(isLive)
    .map((sub) => sayKey(clock.locale, 'sub.inherited.line', subParams(view, viewer, clock, sub)));
  return { lines: raw(lines.join('\n')) };
}

function isSilent(sub: Sub): boolean {
  return isInHand(sub) && (sub.progress === null || sub.progress.at < sub.from);
}

/**
 * A new sub-task is the live card of a co-handler. Whoever sees the case in another capacity has its own card there,
 * so that it is a message of its own.
 */
export function newSub(t: Telling): Screen {
  const { view, viewer, clock } = t;
  const sub = subTold(t);
  if (sub === undefined) throw new Error('no sub-task to tell of');
  const isCard = viewer.frame === 'cohandler';
  const card = isCard ? renderHelperCard(view, viewer, clock) : renderSubCard(view, viewer, clock, sub);
  const head = t.recorded?.event.type === 'rule_sub' ? 'notify.helper.ruled' : 'notify.helper.new';
  return { ...card, html: `${sayKey(clock.locale, head, naming(t))}\n${card.html}` };
}

/** It was signed for, returned or ended meanwhile. */
export const isNewSubStale = is(({ state }) => state === 'asked');
