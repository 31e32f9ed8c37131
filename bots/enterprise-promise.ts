import { act } from '../src/appeal/act.ts';
import { loadCase } from '../src/appeal/views.ts';
import { liveCard } from '../src/notices/store-cards.ts';
import { toldAt } from '../src/notices/store-told.ts';
import { Refusal } from '../src/refusal.ts';
import { writeAt } from '../src/text/case-times.ts';
import { plain, toast } from '../src/text/html.ts';
import { sayKey } from '../src/text/say.ts';
import type { Known } from './bot-form.ts';
import { nameInCharge } from '../src/text/case-people.ts';

/**
 * 同意 to a promised date: to the one that the message speaks of, never to a later one unseen.
 * @throws Refusal when it is not the newest any more
 */
export async function acceptPromise(talk: Known, appealId: string): Promise<void> {
  const { deps, who, cause, clock, locale } = talk;
  const { appeal } = await loadCase(deps, appealId);
  const spoken = await toldAt(deps.sql, talk, 'promise.');
  if (spoken !== null && spoken !== appeal.offer?.at) throw new Refusal('refuse.stale_button');
  await act(deps, { appealId, event: { type: 'accept_promise' }, personId: who.person.id, cause });
  const view = await loadCase(deps, appealId);
  const { promise } = view.appeal;
  const html = sayKey(locale, 'promise.accepted', {
    no: view.appeal.no ?? '',
    promise: promise?.text ?? '',
    promise_due: writeAt(clock, promise?.dueAt),
    owner_name: nameInCharge(view, locale),
  });
  const card = await liveCard(deps.sql, appealId, who.person.id);
  if (card?.messageId === talk.messageId) await talk.toast(toast(plain(html)));
  else await talk.edit(talk.messageId, html);
}
