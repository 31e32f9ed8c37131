import type { Status } from '../appeal/appeal.ts';
import type { Sql } from '../db/client.ts';

/** A step of a case that somebody tried; `kind` of a ring. */
export type Trace = { type: string; kind: string | null };

/** What people did through the chat, and what rang about cases they had a hand in. */
export async function readTraces(sql: Sql): Promise<Trace[]> {
  return await sql<Trace[]>`
    with touched as (select distinct appeal_id from appeal_events where cause like 'tg-%')
    select distinct e.type, e.data ->> 'kind' as kind from appeal_events e
    where e.cause like 'tg-%' or e.type = 'ring' and e.appeal_id in (select appeal_id from touched)`;
}

export type TourCase = { id: string; status: Status; round: number; ownerId: string | null; filedBy: string };

/** The case of the tour: the newest that one of these people filed here, else the one touched last, else the newest of all. */
export async function tourCase(sql: Sql, filers: string[]): Promise<TourCase | null> {
  const [row] = await sql<TourCase[]>`
    select a.id, a.status, a.round, a.owner_id as "ownerId", a.filed_by as "filedBy" from appeals a
      left join lateral (
        select bool_or(type = 'submit') as filed, max(at) as touched from appeal_events e
        where e.appeal_id = a.id and e.cause like 'tg-%') e on true
    where a.filed_by = any(${filers}) and a.status = any(${['submitted', 'in_progress', 'pending_confirm', 'callback']})
    order by coalesce(e.filed, false) desc, e.touched desc nulls last, a.submitted_at desc limit 1`;
  return row ?? null;
}

/** The question that is open with somebody. */
export type OpenQuestion = { id: string; form: string; step: string; version: number };

export async function openQuestion(sql: Sql, personId: string): Promise<OpenQuestion | null> {
  const [row] = await sql<OpenQuestion[]>`
    select id, form, step, version from dialogs where person_id = ${personId} and step <> '!closed'`;
  return row ?? null;
}
