import { writtenDown } from '../text/card-layouts.ts';
import { writeFields } from '../text/case-full.ts';
import type { Params } from '../text/case-params.ts';
import { writeAt } from '../text/case-times.ts';
import { nameOf } from '../text/case-people.ts';
import { raw } from '../text/html.ts';
import { after } from '../appeal/limits.ts';
import * as stale from './stale.ts';
import { eventOf, type Spec, type Telling } from './telling.ts';

/** A message of Telegram holds 4096 characters; the rest of it needs some. */
const MOST = 3300;

const written = ({ view, clock }: Telling): Params => ({
  at: writeAt(clock, view.appeal.behalf?.at),
  text: raw(writeFields(view, clock, MOST)),
});

const submitted = ({ view }: Telling): boolean => view.appeal.status !== 'draft';

/** 代提: the enterprise reads what was written down for it. */
export const toldOfBehalf = {
  'behalf.notice': { text: 'behalf.notice', params: written, buttons: writtenDown, stale: submitted },
  'behalf.remind': { text: 'behalf.remind', params: written, buttons: writtenDown, stale: submitted },
} as const satisfies Record<string, Spec>;

/** By whom the other case had news: the step itself is the clock's. */
export function newsOf(t: Telling): Params {
  const event = eventOf(t, 'follow');
  return event?.news === 'progress' ? { by: nameOf(t.view, event.by) } : {};
}

const asking = ({ view, clock }: Telling): Params => {
  const { joinAsked } = view.appeal;
  const { rules } = view;
  const due = joinAsked && after(rules, 'normal', joinAsked.at, rules.policy.periods.merge);
  return { answer_due: writeAt(clock, due) };
};

const agreeing = [['merge.yes', 'merge.no'], ['open']] as const;
const answered = ({ view }: Telling): boolean => view.appeal.joinAsked === null;
const apart = ({ view }: Telling): boolean => view.appeal.status !== 'merged';

/** It has left the other case: the step alone knows which that was. */
const leaving = (t: Telling): Params => ({ parent_no: eventOf(t, 'split')?.parentNo ?? '' });
const joinedAgain = ({ view }: Telling): boolean => view.appeal.joined !== null;
const closedSince = ({ view }: Telling): boolean => !view.appeal.signedAhead;

/** 并案: the enterprise is asked, and what follows for everybody concerned. */
export const toldOfMerging = {
  'merge.ask': { text: 'merge.ask', params: asking, buttons: agreeing, stale: answered },
  'merge.remind': { text: 'merge.remind', params: asking, buttons: agreeing, stale: answered },
  'merge.agreed': { text: 'merge.agreed', buttons: [['case']], stale: apart },
  'merge.declined': { text: 'merge.declined', buttons: [['case']], stale: stale.ended },
  'merge.lapsed': { text: 'merge.lapsed', buttons: [['case']], stale: stale.ended },
  'merge.owner': {
    text: 'merge.owner',
    buttons: [['open', 'full']],
    stale: (t) => apart(t) || stale.passedOn(t),
  },
  'merge.former.old': { text: 'merge.former', stale: ({ viewer }) => viewer.relations.includes('owner') },
  'merge.new_owner': { text: 'merge.new_owner', buttons: [['add_info']], stale: stale.ended },
  'merge.split': {
    text: (t) => (t.recorded?.actorId === null ? 'merge.split.ended' : 'merge.split'),
    params: leaving,
    stale: (t) => stale.ended(t) || joinedAgain(t),
  },
  'merge.split.owner': {
    text: 'merge.split.owner',
    params: leaving,
    buttons: [['acknowledge', 'full'], ['open']],
    stale: (t) => stale.ownersNoMore(t) || joinedAgain(t),
  },
  'merge.left.old': { text: 'merge.left', params: leaving, stale: joinedAgain },
  'confirm.signed_ahead': { text: 'confirm.signed_ahead', stale: closedSince },
  'confirm.ahead.cadre': { text: 'confirm.ahead.cadre', stale: closedSince },
} as const satisfies Record<string, Spec>;
