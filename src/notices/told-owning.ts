import { nextStep, reassigning, saying } from './params.ts';
import * as stale from './stale.ts';
import { writeAt } from '../text/case-times.ts';
import { actorOf, eventOf, type Spec, type Telling } from './telling.ts';

/** Who owns it, until when, and on what plan. */
export const toldOfOwning = {
  'reassign.enterprise': {
    text: 'reassign.enterprise',
    params: saying,
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
    params: saying,
    stale: ({ viewer }) => viewer.relations.includes('owner'),
  },
  'dispute.dispatcher': {
    text: 'dispute.dispatcher',
    params: (t) => ({ unit: eventOf(t, 'dispute')?.unit ?? '', basis: eventOf(t, 'dispute')?.text ?? '' }),
    buttons: [['rule', 'case']],
    stale: ({ view }) => view.appeal.status !== 'disputed',
  },
  'dispute.enterprise': {
    text: 'dispute.enterprise',
    stale: ({ view }) => view.appeal.status !== 'disputed',
  },
  'dispute.ruled.enterprise': {
    text: 'dispute.ruled.enterprise',
    buttons: [['to_cadre']],
    stale: stale.ownedSince,
  },
  'dispute.ruled.cadre': {
    text: 'dispute.ruled.cadre',
    params: (t) => ({ ...saying(t), ...nextStep(t), ruling: t.view.owner?.name ?? '' }),
    buttons: [['open']],
    stale: stale.ownersNoMore,
  },
  'extension.enterprise': {
    text: 'extension.enterprise',
    params: (t) => ({ ...saying(t), ...extending(t), leader_name: actorOf(t)?.name ?? t.view.leader?.name }),
    buttons: [['object', 'add_info']],
    stale: stale.ended,
  },
  'extension.approved.cadre': {
    text: 'extension.approved.cadre',
    params: (t) => extending(t),
    stale: stale.ownersNoMore,
  },
  'plan.enterprise': {
    text: 'plan.enterprise',
    params: (t) => ({ milestones: eventOf(t, 'go_long_term')?.text ?? '', relief: '' }),
    buttons: [['object', 'add_info']],
    stale: stale.ended,
  },
  'plan.approved.cadre': { text: 'plan.approved.cadre', stale: stale.ownersNoMore },
  'plan.ended.cadre': { text: 'plan.ended.cadre', buttons: [['report_done']], stale: stale.ownersNoMore },
  to_leader: {
    text: 'to_leader',
    params: saying,
    buttons: [['case', 'reassign'], ['issue_order']],
    stale: stale.ended,
  },
} as const satisfies Record<string, Spec>;

const extending = ({ clock, view }: Telling) => ({ new_due: writeAt(clock, view.appeal.extension?.to) });
