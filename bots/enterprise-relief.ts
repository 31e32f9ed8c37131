import { act } from '../src/appeal/act.ts';
import { loadCase } from '../src/appeal/views.ts';
import { liveCard } from '../src/notices/store-cards.ts';
import { toldAt } from '../src/notices/store-told.ts';
import { Refusal } from '../src/refusal.ts';
import type { Tap } from '../src/telegram/buttons.ts';
import { inCharge, shownPhone, whoHas } from '../src/text/case-people.ts';
import { plain, toast } from '../src/text/html.ts';
import { say } from '../src/text/say.ts';
import type { Known } from './bot-form.ts';

/**
 * 是 or 否 to "it works again for now": to what the message speaks of, never to a later word unseen.
 * @throws Refusal when it is not the newest any more
 */
export async function confirmRelief(talk: Known, appealId: string, { arg }: Tap): Promise<void> {
  const { deps, locale, who, cause } = talk;
  const { appeal } = await loadCase(deps, appealId);
  const spoken = await toldAt(deps.sql, talk, 'top.relief.');
  if (spoken !== null && spoken !== appeal.relief?.at) throw new Refusal('refuse.stale_button');
  const yes = arg === 'yes';
  await act(deps, { appealId, event: { type: 'confirm_relief', yes }, personId: who.person.id, cause });
  const after = await loadCase(deps, appealId);
  const owner_name = whoHas(after, locale);
  const owner_phone = shownPhone(after.rules.policy, inCharge(after));
  const html = yes
    ? say(locale, 'top.relief.yes')
    : say(locale, 'top.relief.no', { owner_name, owner_phone });
  const card = await liveCard(deps.sql, appealId, who.person.id);
  if (card?.messageId === talk.messageId) await talk.toast(toast(plain(html)));
  else await talk.edit(talk.messageId, html);
}
