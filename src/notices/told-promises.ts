import type { Promised } from '../appeal/facts.ts';
import type { Params } from '../text/case-params.ts';
import { wordsOf } from '../text/case-promise.ts';
import { writeAt } from '../text/case-times.ts';
import { reasonText } from '../text/reasons.ts';
import { acting, saying } from './params.ts';
import * as stale from './stale.ts';
import { eventOf, type Spec, type Telling } from './telling.ts';

/** The offer told of was answered, changed or forgotten since. */
const answered = (t: Telling): boolean => stale.ended(t) || t.view.appeal.offer?.at !== t.recorded?.at;

const naming = ({ view, clock }: Telling, one: Promised | null): Params =>
  one === null ? {} : wordsOf(one, view, clock);

const offering = (t: Telling): Params => {
  const { offer, promise } = t.view.appeal;
  return {
    ...naming(t, offer),
    reason: offer?.reason ?? '',
    earlier: promise?.text ?? '',
    earlier_due: writeAt(t.clock, promise?.dueAt),
  };
};

const agreed = (t: Telling): Params => naming(t, t.view.appeal.promise);

function slipping(t: Telling): Params {
  const event = eventOf(t, 'slip_promise');
  return {
    ...acting(t),
    promise: event?.promise ?? '',
    reason: event === null ? '' : reasonText(t.clock.locale, event.reason, event.text),
    promise_due2: writeAt(t.clock, event?.dueAt),
  };
}

const slipReasons = [
  ['keep_promise'],
  ['slip.wait_other', 'slip.wait_docs', 'slip.technical'],
  ['slip.other'],
] as const;

/** Promised dates, from the word given to the word kept. */
export const toldOfPromises = {
  'promise.enterprise': {
    text: (t) => (offering(t).reason === '' ? 'promise.enterprise' : 'promise.changed.enterprise'),
    params: offering,
    buttons: [['accept_promise', 'decline_promise']],
    stale: answered,
  },
  'promise.accepted.cadre': {
    text: 'promise.accepted.cadre',
    params: agreed,
    stale: (t) => stale.ownersNoMore(t) || t.view.appeal.promise === null,
  },
  'promise.declined.cadre': {
    text: 'promise.declined.cadre',
    params: saying,
    buttons: [['promise', 'to_enterprise'], ['open']],
    stale: stale.ownersNoMore,
  },
  'promise.soon.cadre': {
    text: 'promise.soon.cadre',
    params: agreed,
    buttons: [['keep_promise', 'promise'], ['open']],
    stale: (t) => stale.ownersNoMore(t) || (t.view.appeal.promise?.dueAt ?? 0) <= t.clock.now.getTime(),
  },
  'promise.slipped': {
    text: 'promise.slipped',
    params: agreed,
    buttons: slipReasons,
    stale: (t) => stale.ownersNoMore(t) || !t.view.appeal.promise?.slippedAt,
  },
  'promise.kept.enterprise': {
    text: 'promise.kept.enterprise',
    params: (t) => ({ ...saying(t), ...acting(t) }),
    buttons: [['add_info']],
    stale: stale.ended,
  },
  'promise.slipped.enterprise': {
    text: 'promise.slipped.enterprise',
    params: slipping,
    buttons: [['accept_promise', 'decline_promise']],
    stale: stale.ended,
  },
} as const satisfies Record<string, Spec>;
