import { isInHand } from '../appeal/subs.ts';
import { loadCase } from '../appeal/views.ts';
import type { Deps } from '../deps.ts';
import { sayKey } from '../text/say.ts';
import { subButtons } from '../text/sub-card.ts';
import { subParams } from '../text/sub-words.ts';
import type { Notice, Rendered } from './notice.ts';
import { loadViewer } from './views.ts';

/** Tells the lead, or who stands in, of a co-handler who cannot be written to; null where nothing is in that one's hands any more. */
export async function renderHelperAway(deps: Deps, notice: Notice): Promise<Rendered | null> {
  if (notice.appealId === null) return null;
  const view = await loadCase(deps, notice.appealId);
  const viewer = await loadViewer(deps, view, notice.personId);
  const sub = view.appeal.subs.find((one) => one.helperId === notice.data.who && isInHand(one));
  const isLead = viewer.relations.includes('owner') || viewer.relations.includes('deputy');
  if (sub === undefined || !isLead) return null;
  const clock = { locale: viewer.locale, zone: view.rules.calendar.zone, now: deps.now() };
  const html = sayKey(clock.locale, 'sub.unreachable.lead', subParams(view, viewer, clock, sub));
  return { html, buttons: subButtons([['cohandler', 'take_back_sub'], ['subs']], view, viewer, sub) };
}
