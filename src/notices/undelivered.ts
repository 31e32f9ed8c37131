import { z } from 'zod';
import { loadCase, membersById } from '../appeal/views.ts';
import type { Deps } from '../deps.ts';
import { buttonsOf } from '../text/offers.ts';
import { say, sayKey } from '../text/say.ts';
import type { Notice, Rendered } from './notice.ts';
import { loadViewer } from './views.ts';

/** `data` of the notice: who did not get it, why, and who got it in their place. */
const dataSchema = z.object({
  who: z.string(),
  why: z.enum(['no_account', 'blocked', 'no_chat']),
  next: z.string().nullish(),
});

/** Tells a cadre that the enterprise could not be written to, and who reads it instead; null where nobody is named. */
export async function renderUndelivered(deps: Deps, notice: Notice): Promise<Rendered | null> {
  const parsed = dataSchema.safeParse(notice.data);
  if (!parsed.success || notice.appealId === null) return null;
  const { who, why, next } = parsed.data;
  const view = await loadCase(deps, notice.appealId);
  const [{ locale, frame, open }, people] = await Promise.all([
    loadViewer(deps, view, notice.personId),
    membersById(deps, next ? [who, next] : [who]),
  ]);
  if (frame === 'none') return null;
  const html = sayKey(locale, next ? 'undeliverable.owner' : 'undeliverable.owner.none', {
    no: view.appeal.no ?? '',
    contact_name: people[who]?.name,
    contact_phone: people[who]?.phone,
    why: say(locale, `undeliverable.why.${why}`),
    next_contact: next ? people[next]?.name : '',
  });
  return { html, buttons: buttonsOf([['log_contact', 'open']], open, locale, view.appeal.id) };
}
