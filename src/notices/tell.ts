import { type CaseView, loadCase, loadEvent, membersById } from '../appeal/views.ts';
import type { Deps } from '../deps.ts';
import type { Recorded } from '../appeal/appeal.ts';
import { isStale, type Rendering, renderNotice } from './render.ts';
import type { Telling } from './telling.ts';
import { type Attachment, filesOfCase, filesOfEvent, loadViewer } from './views.ts';

/** What identifies a notice about a case. */
export type Told = { kind: string; appealId: string; eventId: string | null; personId: string };

/** Reads everything a notice needs, at the moment it is sent. */
export async function loadTelling(deps: Deps, { kind, appealId, eventId, personId }: Told): Promise<Telling> {
  const [view, recorded] = await Promise.all([
    loadCase(deps, appealId),
    eventId === null ? null : loadEvent(deps, eventId),
  ]);
  const viewer = await loadViewer(deps, view, personId);
  const clock = { locale: viewer.locale, zone: view.rules.calendar.zone, now: deps.now() };
  return { kind, view: await withActor(deps, view, recorded), viewer, clock, recorded };
}

/** Whoever took the step is named though the case itself does not name them. */
async function withActor(deps: Deps, view: CaseView, recorded: Recorded | null): Promise<CaseView> {
  const id = recorded?.actorId;
  if (!id || view.people[id] !== undefined) return view;
  return { ...view, people: { ...view.people, ...(await membersById(deps, [id])) } };
}

/** A notice as it is sent: its words, and the files of the step it tells of, which follow it. */
export type Message = Rendering & { attachments: Attachment[] };

/** Renders a notice from the state of this moment; null where it need not be said any more. */
export async function tell(deps: Deps, told: Told): Promise<Message | null> {
  const telling = await loadTelling(deps, told);
  if (isStale(telling)) return null;
  return { ...renderNotice(telling), attachments: await attachmentsOf(deps, told, telling) };
}

async function attachmentsOf(deps: Deps, told: Told, { recorded }: Telling): Promise<Attachment[]> {
  if (told.kind === 'card' || told.kind === 'show') return [];
  if (told.kind === 'new.owner') return await filesOfCase(deps, told.appealId);
  // Whoever sent them has them.
  if (told.eventId === null || recorded?.actorId === told.personId) return [];
  return await filesOfEvent(deps, told.eventId);
}
