import { isVacant } from '../appeal/desks.ts';
import { pendingOf } from '../appeal/pending.ts';
import type { Params } from '../text/case-params.ts';
import { raw } from '../text/html.ts';
import { say, sayKey } from '../text/say.ts';
import { actorName, eventOf, type Spec, type Telling } from './telling.ts';

/** What was asked for and is not any more. */
function takenBack(t: Telling): Params {
  const what = eventOf(t, 'take_back')?.what ?? 'result';
  const key = what === 'extension' ? 'request.extension' : (`pending.${what}` as const);
  return { by: actorName(t), request: say(t.clock.locale, key) };
}

const hows = { withdraw: 'withdrawn', refuse_result: 'refused', report_done: 'reported' } as const;

function whyOver(t: Telling): Params {
  const { type } = t.recorded?.event ?? {};
  const how = hows[type as keyof typeof hows] ?? 'signed';
  return { why: raw(sayKey(t.clock.locale, `overtaken.${how}`, { round: t.view.appeal.round })) };
}

/** Requests that need no decision any more; what nobody can decide. */
export const toldOfRequests = {
  'request.taken_back.leader': {
    text: 'request.taken_back.leader',
    params: takenBack,
    buttons: [['case']],
    stale: ({ view }) => pendingOf(view.appeal) !== null,
  },
  'request.taken_back.asker': { text: 'request.taken_back.asker', params: takenBack, buttons: [['case']] },
  'request.over.asker': {
    text: 'request.over.asker',
    params: (t) => ({ by: actorName(t) }),
    buttons: [['case']],
  },
  'request.overtaken.leader': { text: 'request.overtaken.leader', params: whyOver, buttons: [['case']] },
  'vacant.admin': { text: 'vacant.admin', stale: ({ view }) => !isVacant(view.appeal, view.office) },
} as const satisfies Record<string, Spec>;
