import { isRelieved, isToRegrade } from '../appeal/relief.ts';
import { say } from '../text/say.ts';
import { acting, calling, climbing, saying } from './params.ts';
import * as stale from './stale.ts';
import { eventOf, type Spec, type Telling } from './telling.ts';

const relieving = [['relieve', 'not_relieved'], ['no_relief']] as const;
const regrading = [['grade', 'case']] as const;

/** There is no emergency any more in which the owner has something to relieve. */
const isOver = ({ view: { appeal } }: Telling): boolean => appeal.grade !== 'top' || isRelieved(appeal);
const ownersNoMore = (t: Telling): boolean => stale.ownersNoMore(t) || isOver(t);

/** Something else was said since of what helps for now. */
const saidSince = (t: Telling): boolean =>
  stale.ended(t) || t.view.appeal.grade !== 'top' || t.view.appeal.relief?.at !== t.recorded?.at;

/** The enterprise answered it, or something else was said since. */
const answered = (t: Telling): boolean => saidSince(t) || t.view.appeal.relief?.confirmed !== null;

const regraded = ({ view: { appeal } }: Telling): boolean => !isToRegrade(appeal);

const words = (t: Telling) => ({ ...saying(t), ...acting(t), ...calling(t) });

/** Which limit of an emergency has passed, and whom to call. */
function missing(t: Telling) {
  const [head = ''] = eventOf(t, 'ring')?.kind.split('.') ?? [];
  const what = head === 'contact' || head === 'stage' ? head : 'late';
  return { ...climbing(t), ...calling(t), what: say(t.clock.locale, `top.what.${what}`) };
}

/** What was missed was made good before anybody read of it. */
function madeGood(t: Telling): boolean {
  if (stale.ended(t) || isOver(t)) return true;
  const [head] = eventOf(t, 'ring')?.kind.split('.') ?? [];
  if (head === 'contact') return t.view.appeal.contact !== null && t.view.appeal.contact.confirmed !== false;
  if (head === 'stage') return (t.view.appeal.progress?.at ?? 0) >= (t.recorded?.at ?? 0);
  return stale.inTime(t);
}

/** An emergency until it is over for now, and its grade after that. */
export const toldOfRelief = {
  'top.stage.cadre': { text: 'top.stage.cadre', buttons: relieving, stale: ownersNoMore },
  'top.relief_soon.cadre': {
    text: 'top.relief_soon.cadre',
    buttons: relieving,
    stale: (t) => ownersNoMore(t) || stale.overtaken(t),
  },
  'top.relief_late.cadre': {
    text: 'top.relief_late.cadre',
    params: climbing,
    buttons: relieving,
    stale: (t) => ownersNoMore(t) || stale.inTime(t),
  },
  'top.missed': {
    text: 'top.missed',
    params: missing,
    buttons: [['take_over', 'case']],
    stale: madeGood,
  },
  'top.relief.enterprise': {
    text: 'top.relief.enterprise',
    params: words,
    buttons: [['relief.yes', 'relief.no']],
    stale: answered,
  },
  'top.relief.dispatcher': {
    text: 'top.relief.dispatcher',
    params: words,
    buttons: regrading,
    stale: (t) => saidSince(t) || regraded(t),
  },
  'top.regrade.late': { text: 'top.regrade.late', buttons: regrading, stale: regraded },
  'top.denied.cadre': {
    text: 'top.denied.cadre',
    params: calling,
    buttons: [['relieve', 'progress'], ['no_relief']],
    stale: ownersNoMore,
  },
  'top.denied.office': {
    text: 'top.denied.office',
    params: calling,
    buttons: [['take_over', 'case']],
    stale: (t) => stale.ended(t) || isOver(t),
  },
  'top.no_relief.enterprise': {
    text: 'top.no_relief.enterprise',
    params: words,
    buttons: [['add_info', 'urge']],
    stale: saidSince,
  },
  'top.no_relief.office': {
    text: 'top.no_relief.office',
    params: words,
    buttons: [['take_over', 'grade'], ['case']],
    stale: saidSince,
  },
} as const satisfies Record<string, Spec>;
