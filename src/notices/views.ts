import type { CaseView } from '../appeal/views.ts';
import type { Deps } from '../deps.ts';
import { toLocale } from '../text/locale.ts';
import { type Viewer, viewerOf } from '../text/viewer.ts';

/** A file of a case, by Telegram's file id. */
export type Attachment = { kind: 'photo' | 'document' | 'voice'; fileId: string };

type ReaderRow = {
  locale: string;
  active: boolean;
  roles: string[];
  is_contact: boolean;
  owner_away: boolean;
};

/** What a person is to a case now, in their language, and what they may do to it. */
export async function loadViewer(deps: Deps, view: CaseView, personId: string): Promise<Viewer> {
  const now = deps.now();
  const [row] = await deps.sql<ReaderRow[]>`
    select p.locale, p.active, p.roles,
      exists(select 1 from contacts c
        where c.enterprise_id = ${view.enterprise.id} and c.person_id = p.id and c.active) as is_contact,
      exists(select 1 from people o
        where o.id = ${view.appeal.ownerId} and o.leave_from <= ${now} and ${now} < o.leave_until) as owner_away
    from people p where p.id = ${personId}`;
  const reader = {
    id: personId,
    locale: toLocale(row?.locale ?? 'zh'),
    active: row?.active ?? false,
    roles: row?.roles ?? [],
    isContact: row?.is_contact ?? false,
    ownerAway: row?.owner_away ?? false,
  };
  return viewerOf(reader, view, now);
}

/** The files that came with one step. */
export async function filesOfEvent(deps: Deps, eventId: string): Promise<Attachment[]> {
  const rows = await deps.sql<Attachment[]>`
    select kind, file_id as "fileId" from files where event_id = ${eventId} order by at, id`;
  return [...rows];
}

/** Every file of a case, oldest first; for 查看全文, and for whoever must take a new case. */
export async function filesOfCase(deps: Deps, appealId: string): Promise<Attachment[]> {
  const rows = await deps.sql<Attachment[]>`
    select kind, file_id as "fileId" from files where appeal_id = ${appealId} order by at, id`;
  return [...rows];
}
