import type { Moves } from '../appeal/moves.ts';
import type { Sql } from '../db/client.ts';
import type { Deps } from '../deps.ts';
import { policyDocument, restorePolicy } from './load.ts';
import type { Policy } from './policy.ts';

/** A policy that was found at a start and waits for the administrator's word. */
export type Waiting = { policy: Policy; moves: Moves };

export const POLICY_WAITING = 'policy.waiting';
const KEY = 'policy_waiting';

type Kept = { version: string; document: unknown; moves: Moves };

export async function waitingPolicy(sql: Sql): Promise<Waiting | null> {
  const [row] = await sql<{ value: Kept }[]>`select value from settings where key = ${KEY}`;
  return row === undefined ? null : { policy: restorePolicy(row.value), moves: row.value.moves };
}

/** Keeps it until somebody decides, and tells every administrator; not again while the same policy waits. */
export async function keepWaiting(
  deps: Pick<Deps, 'sql' | 'now'>,
  { policy, moves }: Waiting,
): Promise<void> {
  const { sql } = deps;
  const now = deps.now();
  const kept = { version: policy.version, document: policyDocument(policy), moves };
  const data = { version: policy.version };
  await sql`
    with waited as (
      select 1 from settings where key = ${KEY} and value ->> 'version' = ${policy.version}
    ), kept as (
      insert into settings (key, value) values (${KEY}, ${sql.json(kept as never)})
      on conflict (key) do update set value = excluded.value
    ), told as (
      insert into notices (id, person_id, kind, manner, audience, data, created_at, not_before)
      select gen_random_uuid(), p.id, ${POLICY_WAITING}, 'ring', 'staff', ${sql.json(data)}, ${now}, ${now}
      from people p where p.active and 'admin' = any(p.roles) and not exists (select 1 from waited)
    ) select pg_notify('outbox', '')`;
}

/** Nothing waits any more. @returns whether this version did */
export async function endWaiting(sql: Sql, version?: string): Promise<boolean> {
  const rows = await sql`
    delete from settings where key = ${KEY} and (${version ?? null}::text is null or value ->> 'version' = ${version ?? null})
    returning 1`;
  return rows.length > 0;
}

/** A fixed id, so that the town has one of this timer; of version 0, so that no id which is drawn is the same. */
const ROW = '00000000-0000-0000-0000-000000000365';
/** The kind of the timer on which the open cases are reckoned anew. */
export const CALENDAR = 'calendar';

/** Has the workers reckon the open cases anew, and every process look up the policy in force. */
export async function askToFollow(sql: Sql, now: Date): Promise<void> {
  await sql`
    with asked as (
      insert into timers (id, kind, due_at) values (${ROW}, ${CALENDAR}, ${now})
      on conflict (id) do update set due_at = excluded.due_at, failures = 0, claimed_until = null
    ) select pg_notify('policy', ''), pg_notify('timers', '')`;
}

/** Asked for again meanwhile, it stays. */
export async function endFollowing(sql: Sql, dueAt: Date): Promise<void> {
  await sql`delete from timers where id = ${ROW} and due_at <= ${dueAt}`;
}
