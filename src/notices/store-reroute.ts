import { standInOf } from '../appeal/views-stand-in.ts';
import type { Sql } from '../db/client.ts';
import type { Notice, Side } from './notice.ts';

type Lost = { appealId: string; personId: string; audience: Side };

/**
 * Who can be written to instead: for an enterprise its next contact, for the owner of a case the deputy.
 * Only people with an open account that has not refused us.
 */
export async function nextReachable(sql: Sql, botId: number, lost: Lost): Promise<string | null> {
  const [row] = await sql<{ id: string }[]>`
    with others as (
      select c.person_id as id, c.position as place from appeals a
      join contacts c on c.enterprise_id = a.enterprise_id and c.active
      where a.id = ${lost.appealId} and ${lost.audience} = 'enterprise'
      union all
      select o.deputy_id, 0 from appeals a join people o on o.id = a.owner_id
      where a.id = ${lost.appealId} and ${lost.audience} = 'staff' and o.id = ${lost.personId}
    )
    select others.id from others
    join people p on p.id = others.id and p.active
    join accounts x on x.person_id = others.id and x.bot_id = ${botId} and x.ended_at is null and x.unreachable_at is null
    where others.id <> ${lost.personId} order by others.place limit 1`;
  return row?.id ?? null;
}

/** The same notice for somebody else, once. */
export async function addReroutes(sql: Sql, n: Notice, now: Date): Promise<void> {
  await sql`
    with told as (
      insert into notices (id, appeal_id, event_id, person_id, kind, manner, urgent, audience, data, created_at, not_before)
      select ${n.id}, ${n.appealId}, ${n.eventId}, ${n.personId}, ${n.kind}, ${n.manner}, ${n.urgent}, ${n.audience},
        ${sql.json(n.data as never)}, ${now}, ${now}
      on conflict do nothing
    ) select pg_notify('outbox', '')`;
}

type Office = {
  appealId: string;
  kind: string;
  data: Record<string, string | null>;
  newId: () => string;
  now: Date;
  notBefore: Date;
};

/** Tells every dispatcher (a leader where there is none) once about a person, as long as nothing changed. */
export async function tellOffice(
  sql: Sql,
  { appealId, kind, data, newId, now, notBefore }: Office,
): Promise<void> {
  const office = await sql<{ id: string }[]>`
    select id from people p where active and id <> ${data.who ?? ''} and (
      'dispatcher' = any(roles) or ('leader' = any(roles) and not exists (
        select 1 from people where active and 'dispatcher' = any(roles))))
    and not exists (
      select 1 from notices n where n.person_id = p.id and n.kind = ${kind}
        and n.data->>'who' = ${data.who ?? ''} and n.data->>'since' = ${data.since ?? ''})`;
  for (const { id } of office) {
    await sql`
      insert into notices (id, appeal_id, person_id, kind, manner, audience, data, created_at, not_before)
      values (${newId()}, ${appealId}, ${id}, ${kind}, 'ring', 'staff', ${sql.json(data)}, ${now},
        ${notBefore})`;
  }
  if (office.length > 0) await sql`select pg_notify('outbox', '')`;
}

/** Tells whoever handles the case, once a case and person, that what they did was not heard of. */
export async function tellSender(
  sql: Sql,
  { appealId, eventId, kind, data, newId, now, notBefore }: Office & { eventId: string },
): Promise<void> {
  const told = await sql`
    insert into notices (id, appeal_id, person_id, kind, manner, audience, data, created_at, not_before)
    select ${newId()}, ${appealId}, e.actor_id, ${kind}, 'ring', 'staff', ${sql.json(data)}, ${now}, ${notBefore}
    from appeal_events e join people p on p.id = e.actor_id and p.active
    where e.id = ${eventId} and e.relation in ('owner', 'deputy') and not exists (
      select 1 from notices n where n.appeal_id = ${appealId} and n.person_id = e.actor_id and n.kind = ${kind}
        and n.data->>'who' = ${data.who ?? ''} and n.data->>'since' = ${data.since ?? ''})`;
  if (told.count > 0) await sql`select pg_notify('outbox', '')`;
}

/** Tells the lead of a case, or who stands in, once a case and person, that a co-handler with a sub-task in hand cannot be written to. */
export async function tellLead(
  sql: Sql,
  { appealId, kind, data, newId, now, notBefore }: Office,
): Promise<void> {
  const told = await sql`
    insert into notices (id, appeal_id, person_id, kind, manner, audience, data, created_at, not_before)
    select ${newId()}, ${appealId}, lead.id, ${kind}, 'ring', 'staff', ${sql.json(data)}, ${now}, ${notBefore}
    from appeals a cross join lateral (select coalesce((${standInOf(sql, now)}), a.owner_id) as id) lead
    where a.id = ${appealId} and lead.id is not null and lead.id <> ${data.who ?? ''}
      and a.waits_on @> array[${`helper:${data.who ?? ''}`}] and not exists (
        select 1 from notices n where n.appeal_id = ${appealId} and n.person_id = lead.id and n.kind = ${kind}
          and n.data->>'who' = ${data.who ?? ''} and n.data->>'since' = ${data.since ?? ''})`;
  if (told.count > 0) await sql`select pg_notify('outbox', '')`;
}
