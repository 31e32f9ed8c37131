import type { Sql, SqlTx } from '../db/client.ts';
import type { Deps } from '../deps.ts';
import { isConflicted, type Officer, type Parties } from './conflict.ts';
import type { Author, Report } from './report.ts';
import { opened } from './store.ts';

type Store = Pick<Deps, 'sql' | 'box'>;
type Row = { id: string; sealed: string };

/** Everybody of the discipline office who is active, in the order in which they came. */
export async function officers(sql: Sql | SqlTx): Promise<Officer[]> {
  return await sql<Officer[]>`
    select p.id, p.name, p.unit, p.locale,
      array(select c.enterprise_id from contacts c where c.person_id = p.id and c.active) as "contactOf"
    from people p where p.active and 'discipline' = any(p.roles) order by p.created_at, p.id`;
}

/**
 * Whoever answers for the case or the enterprises of a report, and their deputies; and whoever ever owned the case,
 * acted for its owner or helped with it.
 */
export async function partiesOf(
  sql: Sql | SqlTx,
  r: Pick<Report, 'caseId' | 'enterpriseIds'>,
): Promise<Parties> {
  const rows = await sql<{ id: string }[]>`
    with answering as (
      select p.id, p.deputy_id from people p where p.id in (
        select a.owner_id from appeals a where a.id = ${r.caseId}
        union select coalesce(e.cadre_id, g.cadre_id) from enterprises e left join grids g on g.name = e.grid
          where e.id = any(${r.enterpriseIds}))
    ), steps as (
      select type, relation, actor_id, data from appeal_events where appeal_id = ${r.caseId}
    )
    select id from answering
    union select deputy_id from answering where deputy_id is not null
    union select actor_id from steps where relation in ('owner', 'deputy', 'helper') or type = 'take_over'
    union select v.id::uuid from steps, lateral (values (data ->> 'toId'), (data ->> 'ownerId'), (data ->> 'helperId')) as v(id)
      where v.id is not null`;
  return rows.map(({ id }) => id);
}

/** Those of the office who may handle a report: whom it names, or who is a party to it, is left out. */
export async function fitOfficers(sql: Sql | SqlTx, r: Report): Promise<Officer[]> {
  const [all, parties] = [await officers(sql), await partiesOf(sql, r)];
  return all.filter((officer) => !isConflicted(officer, r, parties));
}

export async function readReport({ sql, box }: Store, id: string): Promise<Report | null> {
  const [row] = await sql<Row[]>`select id, sealed from conduct_reports where id = ${id} and sealed <> ''`;
  return row === undefined ? null : opened(box, row);
}

/** A report by its number, for the account that wrote it and for no other. */
export async function ownReport({ sql, box }: Store, no: string, account: Author): Promise<Report | null> {
  const [row] = await sql<Row[]>`select id, sealed from conduct_reports where no = ${no} and sealed <> ''`;
  const report = row === undefined ? null : opened(box, row);
  return report !== null && isSame(report.author, account) ? report : null;
}

export const isSame = (a: Author, b: Author): boolean =>
  a.personId === b.personId && a.botId === b.botId && a.userId === b.userId;

/** The reports that wait for the office, oldest first, as far as this officer may handle them. */
export async function openReportsFor({ sql, box }: Store, officerId: string): Promise<Report[]> {
  const [rows, all] = [
    await sql<Row[]>`select id, sealed from conduct_reports where open order by created_at, id`,
    await officers(sql),
  ];
  const me = all.find(({ id }) => id === officerId);
  if (me === undefined) return [];
  const reports = rows.map((row) => opened(box, row));
  const parties = await Promise.all(reports.map((report) => partiesOf(sql, report)));
  return reports.filter((report, i) => !isConflicted(me, report, parties[i] ?? []));
}

/** Who wrote it, for a report whose author gave their name. */
export async function authorOf(
  { sql }: Pick<Deps, 'sql'>,
  { author, enterpriseIds }: Report,
): Promise<{ name: string; phone: string; enterprise: string }> {
  const [row] = await sql<{ name: string; phone: string; enterprise: string | null }[]>`
    select p.name, p.phone, (select string_agg(e.name, '、' order by e.name) from enterprises e
      where e.id = any(${enterpriseIds})) as enterprise
    from people p where p.id = ${author.personId}`;
  return { name: row?.name ?? '', phone: row?.phone ?? '', enterprise: row?.enterprise ?? '' };
}
