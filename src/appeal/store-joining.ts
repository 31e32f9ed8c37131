import type { Sql, SqlTx } from '../db/client.ts';
import type { Appeal } from './appeal.ts';

type StateRow = { state: Appeal };

export async function stateOf(sql: Sql | SqlTx, id: string): Promise<Appeal | null> {
  const [row] = await sql<StateRow[]>`select state from appeals where id = ${id} and status <> 'draft'`;
  return row?.state ?? null;
}

/** Those that joined a case and stayed with it, in the order of their numbers. */
export async function childrenOf(sql: Sql | SqlTx, id: string): Promise<Appeal[]> {
  const rows = await sql<StateRow[]>`select state from appeals where parent_id = ${id} order by no`;
  return rows.map(({ state }) => state);
}

/**
 * Asks for a look at these cases and at all that joined `parentId`: a timer of each is due now. It goes with the step
 * that made it needful, and no other step takes it away, so that a crash in between loses nothing.
 */
export async function askFollow(
  tx: SqlTx,
  { ids, parentId, now }: { ids: readonly string[]; parentId: string; now: Date },
): Promise<void> {
  await tx`
    insert into timers (id, appeal_id, kind, due_at)
    select gen_random_uuid(), a.id, 'follow', ${now} from appeals a
    where a.id = any(${[...ids]}) or a.parent_id = ${parentId}
    -- In one order, so that two cases which ask for each other do not wait for each other.
    order by a.id
    on conflict (appeal_id, kind) do update
    set due_at = excluded.due_at, failures = 0, id = excluded.id, claimed_until = null`;
}

/** The look was taken; one asked for meanwhile has another id and stays. */
export async function endFollow(sql: Sql, timerId: string): Promise<void> {
  await sql`delete from timers where id = ${timerId} and kind = 'follow'`;
}

/** Draws the live cards of a case anew: they show how the case it is joined to stands. */
export async function redrawCase(sql: Sql, appealId: string, now: Date): Promise<void> {
  await sql`
    with drawn as (
      insert into notices (id, appeal_id, person_id, kind, manner, created_at, not_before)
      select gen_random_uuid(), c.appeal_id, c.person_id, 'card', 'card', ${now}, ${now}
      from cards c where c.appeal_id = ${appealId} and not exists (select 1 from notices n
        where n.appeal_id = c.appeal_id and n.person_id = c.person_id and n.manner = 'card' and n.state = 'waiting'
          and n.not_before <= ${now})
      returning 1
    ) select pg_notify('outbox', '') from drawn limit 1`;
}
