import { z } from 'zod';
import { loadCase, membersById } from '../appeal/views.ts';
import type { Deps } from '../deps.ts';
import { buttonsOf } from '../text/offers.ts';
import { sayKey } from '../text/say.ts';
import { writeMoment } from '../text/when.ts';
import type { Notice, Rendered } from './notice.ts';
import { loadViewer } from './views.ts';

/** `data` of the notice: who cannot be reached, since when, and who is written to in their place. */
const blockedSchema = z.object({
  who: z.string(),
  why: z.string().nullish(),
  since: z.string().nullish(),
  next: z.string().nullish(),
});

/** Tells the dispatcher that a contact cannot be written to; null where the notice does not say who. */
export async function renderBlocked(deps: Deps, notice: Notice): Promise<Rendered | null> {
  const parsed = blockedSchema.safeParse(notice.data);
  if (!parsed.success || notice.appealId === null) return null;
  const { who, since, next } = parsed.data;
  const view = await loadCase(deps, notice.appealId);
  const [viewer, people] = await Promise.all([
    loadViewer(deps, view, notice.personId),
    membersById(deps, next ? [who, next] : [who]),
  ]);
  const clock = { locale: viewer.locale, zone: view.rules.calendar.zone, now: deps.now() };
  const outside =
    parsed.data.why === 'no_account' ? 'remind.no_account.dispatcher' : 'remind.bot_blocked.dispatcher';
  const isStaff = (people[who]?.roles.length ?? 0) > 0 && who !== view.appeal.filedBy;
  const html = sayKey(clock.locale, isStaff ? 'remind.unreachable.staff' : outside, {
    enterprise: view.enterprise.name,
    unit: people[who]?.unit,
    contact_name: people[who]?.name,
    contact_phone: people[who]?.phone,
    at: since ? writeMoment(clock, new Date(since)) : '',
    next_contact: next ? people[next]?.name : '',
  });
  const layout = [['log_callback', 'case']] as const;
  return { html, buttons: buttonsOf(layout, viewer.open, clock.locale, view.appeal.id) };
}
