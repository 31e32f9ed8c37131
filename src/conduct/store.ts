import type { Sql, SqlTx } from '../db/client.ts';
import type { Box } from './box.ts';
import { isOpen, type Report } from './report.ts';

type Row = { id: string; sealed: string };

const about = (id: string): string => `report ${id}`;

export function opened(box: Box, { id, sealed }: Row): Report {
  return box.open<Report>(sealed, about(id));
}

/** Puts a report into the box. `dueAt`: when the clock acts next. */
export async function insertReport(tx: SqlTx, box: Box, r: Report, dueAt: Date | null): Promise<void> {
  await tx`
    insert into conduct_reports (id, no, sealed, open, due_at, version, created_at)
    values (${r.id}, ${r.no}, ${box.seal(r, about(r.id))}, true, ${dueAt}, ${r.version}, ${new Date(r.filedAt)})`;
}

/** Reads a report and holds its row until the transaction ends, so that steps on it queue up. */
export async function holdReport(tx: SqlTx, box: Box, id: string): Promise<Report | null> {
  const [row] = await tx<
    Row[]
  >`select id, sealed from conduct_reports where id = ${id} and sealed <> '' for update`;
  return row === undefined ? null : opened(box, row);
}

export async function saveReport(tx: SqlTx, box: Box, r: Report, dueAt: Date | null): Promise<void> {
  await tx`
    update conduct_reports set sealed = ${box.seal(r, about(r.id))}, open = ${isOpen(r)}, due_at = ${dueAt},
      version = ${r.version}, claimed_until = null, failures = 0
    where id = ${r.id}`;
}

/** The report on which this cause has acted already; null where it has not. */
export async function actedOn(tx: SqlTx, mark: string): Promise<string | null> {
  const [row] = await tx<{ id: string }[]>`select report_id as id from conduct_causes where mark = ${mark}`;
  return row?.id ?? null;
}

export async function noteCause(tx: SqlTx, mark: string, reportId: string): Promise<void> {
  await tx`insert into conduct_causes (mark, report_id) values (${mark}, ${reportId})`;
}

const LEASE_S = 60;
const REST_S = 30;
const REST_MAX_S = 3600;

/** Takes reports on which the clock has to act; those that others have, or that rest, are passed over. */
export async function claimDue(sql: Sql, now: Date): Promise<string[]> {
  const rows = await sql<{ id: string }[]>`
    with due as (
      select id from conduct_reports
      where due_at <= ${now} and (claimed_until is null or claimed_until <= clock_timestamp())
      order by due_at limit 50 for update skip locked
    )
    update conduct_reports r set claimed_until = clock_timestamp() + ${LEASE_S} * interval '1 s'
    from due where r.id = due.id returning r.id`;
  return rows.map(({ id }) => id);
}

/** One that failed rests, longer each time. */
export async function restReport(sql: Sql, id: string): Promise<void> {
  await sql`
    update conduct_reports set failures = failures + 1, claimed_until = clock_timestamp()
      + least(${REST_MAX_S}, ${REST_S} * 2 ^ least(failures, 10)) * interval '1 s'
    where id = ${id}`;
}

/** In how many ms a report or a notice is due next; null where none is. */
export async function nextDue(sql: Sql, now: Date): Promise<number | null> {
  const [row] = await sql<{ at: Date | null; restMs: number | null }[]>`
    with waiting as (
      select due_at as at, claimed_until from conduct_reports where due_at is not null
      union all select not_before, claimed_until from conduct_notices
    )
    select min(at) filter (where claimed_until is null or claimed_until <= clock_timestamp()) as at,
      (extract(epoch from min(claimed_until) filter (where claimed_until > clock_timestamp())
        - clock_timestamp()) * 1000)::float8 as "restMs"
    from waiting`;
  const waits = [row?.at && row.at.getTime() - now.getTime(), row?.restMs];
  const known = waits.filter((ms): ms is number => typeof ms === 'number').map((ms) => Math.max(1, ms));
  return known.length === 0 ? null : Math.min(...known);
}
