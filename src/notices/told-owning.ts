import { acting, nextStep, reassigning, saying } from './params.ts';
import * as stale from './stale.ts';
import { titleOf } from '../text/case-title.ts';
import type { Params } from '../text/case-params.ts';
import { piece, say, type Value } from '../text/say.ts';
import { actorName, eventOf, type Spec, type Telling, wordsOf } from './telling.ts';

/** Whoever takes over says no reason: that they did is one. */
const moving = (t: Telling): Params =>
  eventOf(t, 'take_over') === null
    ? saying(t)
    : { ...saying(t), reason: piece(t.clock.locale, 'reassign.taken', { by: actorName(t) }) };

/** Who owns it, and until when. */
export const toldOfOwning = {
  'reassign.enterprise': {
    text: 'reassign.enterprise',
    params: moving,
    buttons: [['to_cadre']],
    stale: stale.ownedSince,
  },
  'reassign.cadre.new': {
    text: 'reassign.cadre.new',
    params: reassigning,
    buttons: [['acknowledge', 'full'], ['open']],
    stale: (t) => stale.ownedSince(t) || stale.passedOn(t),
  },
  'reassign.cadre.old': {
    text: 'reassign.cadre.old',
    params: moving,
    stale: ({ viewer }) => viewer.relations.includes('owner'),
  },
  'dispute.dispatcher': {
    text: 'dispute.dispatcher',
    params: (t) => ({ ...acting(t), unit: eventOf(t, 'dispute')?.unit ?? '', basis: wordsOf(t) }),
    buttons: [['rule', 'case']],
    stale: stale.notDisputed,
  },
  'dispute.enterprise': {
    text: 'dispute.enterprise',
    stale: stale.notDisputed,
  },
  'dispute.ruled.enterprise': {
    text: 'dispute.ruled.enterprise',
    params: (t) => ({ ...saying(t), hops_part: hopsOf(t) }),
    buttons: [['to_cadre']],
    stale: stale.ruledBefore,
  },
  'dispute.ruled.cadre': {
    text: 'dispute.ruled.cadre',
    params: (t) => ({ ...saying(t), ...nextStep(t), ruling: rulingOf(t) }),
    buttons: [['acknowledge', 'full'], ['open']],
    stale: stale.ownersNoMore,
  },
  'dispute.ruled.old': {
    text: 'dispute.ruled.old',
    params: saying,
    stale: ({ viewer }) => viewer.relations.includes('owner'),
  },
  to_leader: {
    text: 'to_leader',
    params: saying,
    buttons: [['case', 'reassign'], ['issue_order']],
    stale: stale.ended,
  },
} as const satisfies Record<string, Spec>;

const hopsOf = ({ view: { appeal }, clock: { locale } }: Telling): Value =>
  appeal.hops === 0 ? '' : piece(locale, 'dispute.hops_part', { hops: appeal.hops });

/** The one who is upheld keeps the case; anybody else has just got it. */
function rulingOf({ view, clock }: Telling): string {
  const { locale } = clock;
  const { appeal, owner, enterprise } = view;
  const isMoved = appeal.ownedAt === appeal.ruling?.at;
  const key = isMoved ? 'dispute.ruling.moved' : 'dispute.ruling.kept';
  const title = titleOf(view, clock);
  return say(locale, key, { owner_name: owner?.name ?? '', enterprise: enterprise.name, title });
}
