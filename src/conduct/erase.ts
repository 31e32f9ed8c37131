import type { SqlTx } from '../db/client.ts';
import type { Deps } from '../deps.ts';
import type { Box } from './box.ts';
import type { Report } from './report.ts';
import { opened } from './store.ts';
import { eraseEntries } from './store-log.ts';

type Known = Pick<Deps, 'box'>;
type Row = { id: string; sealed: string; over: boolean };

/** Every report that is kept; null where there are some and the box is closed. `over`: nothing more happens to it. */
async function keptReports({ box }: Known, tx: SqlTx): Promise<(Report & { over: boolean })[] | null> {
  const rows = await tx<Row[]>`
    select id, sealed, not open and due_at is null as over from conduct_reports where sealed <> ''`;
  if (rows.length > 0 && !box.isOpen) return null;
  return rows.map((row) => ({ ...opened(box, row), over: row.over }));
}

/** Cases that a report is about, which stay as long as it does; `all` where nobody can tell. */
export async function reportedCases(deps: Known, tx: SqlTx): Promise<'all' | string[]> {
  const reports = await keptReports(deps, tx);
  return reports === null ? 'all' : reports.flatMap(({ caseId }) => caseId ?? []);
}

/** Ids of the files that reports point to; null where nobody can tell. */
export async function evidenceOf(deps: Known, tx: SqlTx): Promise<string[] | null> {
  const reports = await keptReports(deps, tx);
  return reports?.flatMap(({ evidence }) => evidence.map(({ fileId }) => fileId)) ?? null;
}

/** Erases reports whose last step was before then, but not about a case that is held. Nothing where the box is closed. */
export async function eraseReports(deps: Known, tx: SqlTx, before: Date): Promise<void> {
  const reports = (await keptReports(deps, tx)) ?? [];
  const old = reports.filter((report) => report.over && lastStep(report) < before.getTime());
  for (const { id, caseId } of old) {
    const [held] = await tx`select from holds where appeal_id = ${caseId}`;
    if (held === undefined) await eraseReport(tx, deps.box, id);
  }
}

const lastStep = (r: Report): number =>
  Math.max(
    r.filedAt,
    r.since,
    r.answer?.at ?? 0,
    r.checkedAt ?? 0,
    r.withdrawnAt ?? 0,
    ...r.words.map(({ at }) => at),
    ...r.openings.map(({ at }) => at),
  );

/** Its number stays, and that it was there. */
async function eraseReport(tx: SqlTx, box: Box, id: string): Promise<void> {
  await tx`select from conduct_reports where id = ${id} for update`;
  await tx`delete from conduct_causes where report_id = ${id}`;
  await tx`update conduct_reports set sealed = '' where id = ${id}`;
  await eraseEntries(tx, box, id);
}
