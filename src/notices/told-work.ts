import { acting, contacting, objecting, raising, saying, supplying, urging } from './params.ts';
import { newsOf } from './told-joining.ts';
import * as stale from './stale.ts';
import { actorOf, eventOf, type Spec, type Telling } from './telling.ts';

const lacking = [['answer_info'], ['object_info.provided', 'object_info.unreasonable']] as const;
const isEnterprise = ({ viewer }: Telling): boolean => viewer.frame === 'enterprise';
const flag: Pick<Spec, 'buttons'> = { buttons: [['case']] };

/** Contact, progress, items: what passes between the two sides while the case is worked on. */
export const toldOfWork = {
  'contact.ask': {
    text: 'contact.ask',
    params: contacting,
    buttons: [['contact.yes', 'contact.no']],
    stale: stale.contactAnswered,
  },
  'contact.denied.cadre': {
    text: 'contact.denied.cadre',
    buttons: [['log_contact', 'full']],
    stale: stale.contactMade,
  },
  'contact.denied.supervisor': { text: 'contact.denied.supervisor', params: contacting, ...flag },
  'progress.enterprise': {
    // While a plan runs, news comes with what is next in it; a joined case has the news of the one it is handled with.
    text: progressText,
    params: (t) => ({ ...saying(t), ...newsOf(t) }),
    buttons: ({ view }) => (view.appeal.status === 'long_term' ? [['plan', 'mute']] : [['add_info', 'mute']]),
    stale: stale.ended,
  },
  'info.request': { text: 'info.request', params: acting, buttons: lacking, stale: stale.notMissing },
  'info.answered.cadre': {
    text: (t) => (eventOf(t, 'record_info') ? 'info.recorded.cadre' : 'info.answered.cadre'),
    params: supplying,
    buttons: [['open']],
    stale: stale.ownersNoMore,
  },
  'info.objected.cadre': {
    text: 'info.objected.cadre',
    params: objecting,
    buttons: [['open']],
    stale: stale.ownersNoMore,
  },
  'info.objected.supervisor': { text: 'info.objected.supervisor', params: objecting, ...flag },
  'info.to_callback.enterprise': {
    text: 'info.to_callback.enterprise',
    buttons: [['answer_info', 'object_info.unreasonable']],
    stale: stale.notMissing,
  },
  'urge.cadre': {
    text: 'urge.cadre',
    params: urging,
    buttons: ({ view }) =>
      view.appeal.status === 'merged' ? [['case']] : [['acknowledge'], ['progress', 'log_contact']],
    stale: stale.answeredSince,
  },
  'urge.third.supervisor': { text: 'urge.third.supervisor', params: urging, ...flag },
  'urge.raised': { text: 'urge.raised', params: raising, stale: stale.ended },
  'worse.owner': {
    text: 'worse.owner',
    params: raising,
    buttons: [['acknowledge', 'log_contact'], ['full']],
    stale: stale.ownersNoMore,
  },
  'relay.to_cadre': {
    text: (t) => (eventOf(t, 'add_info')?.edited ? 'relay.edited' : 'relay.to_cadre'),
    params: saying,
    buttons: [['to_enterprise', 'open']],
  },
  relay: {
    text: relayed,
    params: (t) => ({ ...saying(t), ...(actorOf(t) === null ? {} : { owner_unit: actorOf(t)?.unit }) }),
    buttons: (t) => (isEnterprise(t) ? [['to_cadre', 'open']] : [['to_enterprise', 'open']]),
  },
} as const satisfies Record<string, Spec>;

/** A message, or what it was changed to. */
function relayed(t: Telling) {
  if (eventOf(t, 'message')?.edited) return 'relay.edited';
  return isEnterprise(t) ? 'relay.to_enterprise' : 'relay.to_cadre';
}

function progressText(t: Telling) {
  if (eventOf(t, 'follow') !== null) return 'merge.news';
  return t.view.appeal.status === 'long_term' ? 'plan.update' : 'progress.enterprise';
}
