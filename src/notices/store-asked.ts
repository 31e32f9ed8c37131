import type { Deps } from '../deps.ts';

/** Tells every administrator that somebody asks to join; a request that they were told of is told once. */
export async function askAdministrators(
  { sql, now }: Pick<Deps, 'sql' | 'now'>,
  requestId: string,
): Promise<void> {
  const at = now();
  await sql`
    with asked as (
      insert into notices (id, event_id, person_id, kind, manner, created_at, not_before)
      select gen_random_uuid(), ${requestId}, p.id, 'invite.request.admin', 'ring', ${at}, ${at}
      from people p where p.active and 'admin' = any(p.roles)
      on conflict do nothing returning 1
    ) select pg_notify('outbox', '') from asked limit 1`;
}
