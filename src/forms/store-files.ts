import type { Sql, SqlTx } from '../db/client.ts';
import type { Deps } from '../deps.ts';

type Store = Pick<Deps, 'sql'>;

export type NewFile = {
  id: string;
  appealId: string;
  personId: string;
  kind: 'photo' | 'document' | 'voice' | 'video' | 'audio';
  fileId: string;
  /** The same for the same file, however often it is sent. */
  uniqueId: string;
  name: string;
  size: number;
  mime: string;
};

/** Keeps a file with its case; false if the same person sent the same one for it before. */
export async function addFile({ sql }: Store, f: NewFile, now: Date): Promise<boolean> {
  const added = await sql`
    insert into files (id, appeal_id, person_id, kind, file_id, unique_id, name, size, mime, at)
    select ${f.id}, ${f.appealId}, ${f.personId}, ${f.kind}, ${f.fileId}, ${f.uniqueId}, ${f.name}, ${f.size},
      ${f.mime}, ${now}
    where not exists (select 1 from files where appeal_id = ${f.appealId} and person_id = ${f.personId}
      and unique_id = ${f.uniqueId} and event_id is null)
    on conflict (id) do nothing`;
  return added.count > 0;
}

/** Takes back files that belong to no step yet. */
export async function dropFiles({ sql }: Store, ids: readonly string[], personId: string): Promise<void> {
  if (ids.length === 0) return;
  await sql`delete from files where id = any(${[...ids]}) and person_id = ${personId} and event_id is null`;
}

/** Takes back what an earlier conversation about a case left behind; a draft keeps its files. */
export async function dropLoose({ sql }: Store, appealId: string, personId: string): Promise<void> {
  await sql`
    delete from files f using appeals a
    where a.id = f.appeal_id and a.id = ${appealId} and a.status <> 'draft' and f.person_id = ${personId}
      and f.event_id is null`;
}

/** Files of a draft or of an open conversation, in the order in which they came. */
export async function looseFiles(
  { sql }: { sql: Sql | SqlTx },
  appealId: string,
  personId: string,
): Promise<LooseFile[]> {
  return await sql<LooseFile[]>`
    select id, kind, name from files
    where appeal_id = ${appealId} and person_id = ${personId} and event_id is null order by at, id`;
}
export type LooseFile = { id: string; kind: NewFile['kind']; name: string };

/** Hands the files of a draft to another case, together with the step that this cause made there. */
export async function moveFiles(tx: SqlTx, from: string, to: string, cause: string): Promise<void> {
  await tx`
    update files set appeal_id = ${to}, event_id = (select id from appeal_events where cause = ${cause})
    where appeal_id = ${from}`;
}

/**
 * Puts a file with what the same person said of the case last, if that was since then and nobody has been told of it
 * yet; false otherwise.
 */
export async function addToLast({ sql }: Store, f: NewFile, since: Date, now: Date): Promise<boolean> {
  const added = await sql`
    insert into files (id, appeal_id, event_id, person_id, kind, file_id, unique_id, name, size, mime, at)
    select ${f.id}, ${f.appealId}, e.id, ${f.personId}, ${f.kind}, ${f.fileId}, ${f.uniqueId}, ${f.name}, ${f.size},
      ${f.mime}, ${now}
    from (
      select id, type, at from appeal_events where appeal_id = ${f.appealId} and actor_id = ${f.personId}
      order by seq desc limit 1
    ) e
    where e.type in ('add_info', 'message') and e.at >= ${since}
      and not exists (select from notices n where n.event_id = e.id and n.manner <> 'card' and n.state <> 'waiting')
    on conflict (id) do nothing`;
  return added.count > 0;
}
