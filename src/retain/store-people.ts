import type { SqlTx } from '../db/client.ts';

/** What stands in the place of a name that is gone. */
const NOBODY = '—';

/**
 * People who left before then, whom no case that is kept names as filer, owner or doer, and who answer for nothing: their
 * names, phones and accounts go, their rows stay, so that what they did keeps its place. Whom an import puts back on the
 * roster meanwhile is waited for, and stays. @returns how many
 */
export async function forgetPeople(tx: SqlTx, before: Date): Promise<number> {
  const rows = await tx<{ id: string }[]>`
    select p.id from people p where not p.active and p.left_at < ${before} and p.name <> ${NOBODY}
      and not exists (select from accounts k where k.person_id = p.id and k.ended_at is null)
      and not exists (select from grids g where g.cadre_id = p.id)
      and not exists (select from enterprises e where e.cadre_id = p.id)
    for update of p`;
  if (rows.length === 0) return 0;
  const ids = rows.map(({ id }) => id);
  const named = await tx<{ id: string }[]>`
    select filed_by as id from appeals where erased_at is null and filed_by = any(${ids})
    union select owner_id from appeals where erased_at is null and owner_id = any(${ids})
    union select e.actor_id from appeal_events e join appeals a on a.id = e.appeal_id and a.erased_at is null
      where e.actor_id = any(${ids})`;
  const kept = new Set(named.map(({ id }) => id));
  const gone = ids.filter((id) => !kept.has(id));
  await forget(tx, gone);
  return gone.length;
}

async function forget(tx: SqlTx, ids: string[]): Promise<void> {
  const users = await tx<{ id: number }[]>`
    delete from accounts where person_id = any(${ids}) returning user_id as id`;
  await tx`
    update chat.users u set name = ${NOBODY} where id = any(${users.map(({ id }) => id)})
      and not exists (select from accounts k where k.user_id = u.id)`;
  await tx`delete from invitations where person_id = any(${ids})`;
  await tx`delete from dialogs where person_id = any(${ids})`;
  await tx`
    update people set name = ${NOBODY}, phone = 'gone ' || id, unit = '', title = '', deputy_id = null
    where id = any(${ids})`;
}
