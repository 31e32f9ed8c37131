import type { Sql, SqlTx } from '../db/client.ts';
import { type Head, linkTo, sha256 } from '../record/chain.ts';
import type { Box } from './box.ts';
import { type Checkpoint, entryFields, erasedRow, type Shown, signedRow } from './entry.ts';
import type { Report } from './report.ts';
import type { Actor, ReportEvent } from './steps.ts';

/** What happened to a report: sealed with the rest. */
export type Entry = { event: ReportEvent | { type: 'file' }; by: Actor; at: number };

/** Held by every step that adds to the reports' log, by all of them at once; by a checkpoint alone. */
const LOG_LOCK = 723_012;

/** Chains what happened to the log of a report, which is held, after the report was saved. */
export async function logEntry(tx: SqlTx, box: Box, { id, version: seq }: Report, entry: Entry) {
  const said = box.seal(entry, `entry ${id} ${seq}`);
  await addRow(tx, box, { reportId: id, seq }, (place, after) => signedRow(box, place, said, after));
}

/** Erases what the log of a report says, once the report is; its last row says so in the open, signed by the key. */
export async function eraseEntries(tx: SqlTx, box: Box, reportId: string): Promise<void> {
  const [report] = await tx<{ seq: number }[]>`
    update conduct_reports set version = version + 1 where id = ${reportId} returning version as seq`;
  const place = { reportId, seq: report?.seq ?? 0 };
  await tx`update conduct_events set sealed = null, salt = null where report_id = ${reportId} and sealed is not null`;
  await addRow(tx, box, place, (at, after) => erasedRow(box, at, after));
}

type Place = { reportId: string; seq: number };
type Held = Head & Shown;

async function addRow(
  tx: SqlTx,
  box: Box,
  { reportId, seq }: Place,
  write: (place: Place & { id: string; previous: string }, after: Shown) => string,
): Promise<void> {
  const [report] = await tx<Held[]>`
    select head as hash, events as count, sealed, open, due_at as "dueAt", pg_advisory_xact_lock_shared(${LOG_LOCK})
    from conduct_reports where id = ${reportId}`;
  if (report === undefined) throw new Error('the report is held');
  const id = box.newId();
  const sealed = write({ id, reportId, seq, previous: report.hash }, report);
  const link = linkTo(report.hash, entryFields({ id, reportId, seq }), sealed, box.newId());
  await tx`
    with added as (
      insert into conduct_events (id, report_id, seq, sealed, salt, digest, previous, hash)
      values (${id}, ${reportId}, ${seq}, ${sealed}, ${link.salt}, ${link.digest}, ${link.previous}, ${link.hash})
    )
    update conduct_reports set head = ${link.hash}, events = events + 1 where id = ${reportId}`;
}

export async function lastConductCheckpoint(sql: Sql | SqlTx): Promise<Checkpoint | null> {
  const [row] = await sql<Checkpoint[]>`
    select no, day, upto, events, digest, previous, hash from conduct_checkpoints order by no desc limit 1`;
  return row ?? null;
}

/** Closes the reports' log against its writers. */
export async function holdConductLog(tx: SqlTx): Promise<void> {
  await tx`select pg_advisory_xact_lock(${LOG_LOCK})`;
}

export async function conductHashesSince(
  tx: SqlTx,
  after: number,
): Promise<{ upto: number; events: number; digest: string }> {
  const rows = await tx<{ n: number; hash: string }[]>`
    select n, hash from conduct_events where n > ${after} order by n`;
  const digest = sha256(rows.map(({ hash }) => hash).join(''));
  return { upto: rows.at(-1)?.n ?? after, events: rows.length, digest };
}

export async function addConductCheckpoint(tx: SqlTx, c: Checkpoint, at: Date): Promise<void> {
  await tx`
    insert into conduct_checkpoints (no, day, at, upto, events, digest, previous, hash)
    values (${c.no}, ${c.day}, ${at}, ${c.upto}, ${c.events}, ${c.digest}, ${c.previous}, ${c.hash})`;
}
