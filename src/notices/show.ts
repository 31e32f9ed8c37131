import type { Deps } from '../deps.ts';
import { noteReading } from '../record/reads.ts';

/**
 * Asks for the card of an appeal to be sent anew at the bottom of a person's chat; the older one loses
 * its buttons. Several wishes at once are one. An id that is not an appeal's is let be. That staff asked is on record.
 */
export async function askCard(deps: Deps, appealId: string, personId: string): Promise<void> {
  const now = deps.now();
  await deps.sql`
    with asked as (
      insert into notices (id, appeal_id, person_id, kind, manner, urgent, created_at, not_before)
      select ${deps.newId()}, a.id, ${personId}, 'show', 'show', true, ${now}, ${now} from appeals a
      where a.id = ${appealId} and not exists (
        select 1 from notices n where n.appeal_id = a.id and n.person_id = ${personId}
          and n.kind = 'show' and n.state = 'waiting')
    ) select pg_notify('outbox', '')`;
  await noteReading(deps, { appealId, personId });
}

/** Redraws every live card in a person's chat: they read another language from now on. */
export async function redrawCards(deps: Pick<Deps, 'sql' | 'now'>, personId: string): Promise<void> {
  const now = deps.now();
  await deps.sql`
    with asked as (
      insert into notices (id, appeal_id, person_id, kind, manner, created_at, not_before)
      select gen_random_uuid(), c.appeal_id, c.person_id, 'card', 'card', ${now}, ${now}
      from cards c where c.person_id = ${personId} returning 1
    ) select pg_notify('outbox', '') from asked limit 1`;
}
