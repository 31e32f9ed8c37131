import { pendingOf } from '../appeal/pending.ts';
import type { Params } from '../text/case-params.ts';
import { writeAt } from '../text/case-times.ts';
import type { Layout } from '../text/offers.ts';
import { raw } from '../text/html.ts';
import { sayKey } from '../text/say.ts';
import { acting, saying } from './params.ts';
import * as stale from './stale.ts';
import { actorOf, eventOf, type Spec, type Telling } from './telling.ts';

const deciding: Layout = [
  ['extend', 'decline_extension'],
  ['countersign', 'decline_done'],
  ['approve_plan', 'approve_change', 'decline_plan'],
  ['explain', 'decline_bylaw'],
  ['case'],
];

/** Another extension, or none, since the step told of. */
const extendedSince = (t: Telling): boolean =>
  stale.ended(t) || t.view.appeal.extension?.at !== t.recorded?.at;

const extending = ({ clock, view }: Telling): Params => ({
  new_due: writeAt(clock, view.appeal.extension?.to),
  reason: view.appeal.extension?.reason ?? '',
});

/** What waits for a decision, since when, and who asked. */
function undecided({ view, clock }: Telling): Params {
  const { appeal } = view;
  const pending = pendingOf(appeal);
  if (pending === null) return {};
  const new_due = writeAt(clock, appeal.extensionAsked?.to);
  return {
    pending: raw(sayKey(clock.locale, `pending.${pending.what}`, { new_due })),
    asked_at: writeAt(clock, pending.at),
    asked_by: view.people[pending.by]?.name ?? '',
  };
}

const objected: Spec = {
  text: 'extension.objected',
  params: (t) => ({ ...extending(t), ...saying(t) }),
  buttons: [['case']],
  stale: stale.ended,
};

/** More time, and decisions that are waited for. */
export const toldOfTime = {
  'extension.leader': {
    text: 'extension.leader',
    params: (t) => ({
      ...saying(t),
      ...acting(t),
      new_due: writeAt(t.clock, eventOf(t, 'ask_extension')?.dueAt),
    }),
    buttons: deciding,
    stale: ({ view, recorded }) => view.appeal.extensionAsked?.at !== recorded?.at,
  },
  'extension.approved.cadre': {
    text: 'extension.approved.cadre',
    params: extending,
    stale: (t) => stale.passedOn(t) || extendedSince(t),
  },
  'extension.declined.cadre': {
    text: 'extension.declined.cadre',
    params: saying,
    buttons: [['cohandler']],
    stale: stale.ownersNoMore,
  },
  'extension.enterprise': {
    text: 'extension.enterprise',
    params: (t) => ({ ...extending(t), leader_name: actorOf(t)?.name ?? t.view.leader?.name }),
    buttons: [['object_extension', 'add_info']],
    stale: extendedSince,
  },
  'extension.objected.leader': objected,
  'extension.objected.supervisor': objected,
  'extension.lapsed.cadre': {
    text: 'extension.lapsed.cadre',
    buttons: [['give_reason', 'progress']],
    stale: (t) => stale.passedOn(t) || stale.inTime(t),
  },
  'decide.remind': {
    text: 'decide.remind',
    params: undecided,
    buttons: deciding,
    stale: ({ view }) => pendingOf(view.appeal) === null,
  },
  'decide.late': {
    text: 'decide.late',
    params: undecided,
    buttons: deciding,
    stale: ({ view }) => pendingOf(view.appeal) === null,
  },
} as const satisfies Record<string, Spec>;
