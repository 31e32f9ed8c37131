import type { Sql, SqlTx } from '../db/client.ts';
import { type Head, linkTo, sha256 } from '../record/chain.ts';
import type { Box } from './box.ts';
import { entryFields, ERASED, type Checkpoint } from './entry.ts';
import type { Report } from './report.ts';
import type { Actor, ReportEvent } from './steps.ts';

/** What happened to a report: sealed with the rest. */
export type Entry = { event: ReportEvent | { type: 'file' }; by: Actor; at: number };

/** Held by every step that adds to the reports' log, by all of them at once; by a checkpoint alone. */
const LOG_LOCK = 723_012;

/** Chains what happened to the log of a report, which is held. */
export async function logEntry(tx: SqlTx, box: Box, { id: reportId, version: seq }: Report, entry: Entry) {
  const [head] = await tx<Head[]>`
    select head as hash, events as count, pg_advisory_xact_lock_shared(${LOG_LOCK}) from conduct_reports
    where id = ${reportId}`;
  const id = box.newId();
  const sealed = box.seal(entry, `entry ${reportId} ${seq}`);
  const link = linkTo(head?.hash ?? '', entryFields({ id, reportId, seq }), sealed, box.newId());
  await tx`
    with added as (
      insert into conduct_events (id, report_id, seq, sealed, salt, digest, previous, hash)
      values (${id}, ${reportId}, ${seq}, ${sealed}, ${link.salt}, ${link.digest}, ${link.previous}, ${link.hash})
    )
    update conduct_reports set head = ${link.hash}, events = events + 1 where id = ${reportId}`;
}

/** Erases what the log of a report says; its last row says so in the open, so that it can be checked without a key. */
export async function eraseEntries(tx: SqlTx, box: Box, reportId: string): Promise<void> {
  const [head] = await tx<(Head & { version: number })[]>`
    select head as hash, events as count, version, pg_advisory_xact_lock_shared(${LOG_LOCK}) from conduct_reports
    where id = ${reportId}`;
  const [id, seq] = [box.newId(), (head?.version ?? 0) + 1];
  const link = linkTo(head?.hash ?? '', entryFields({ id, reportId, seq }), ERASED, box.newId());
  await tx`update conduct_events set sealed = null, salt = null where report_id = ${reportId} and sealed is not null`;
  await tx`
    with added as (
      insert into conduct_events (id, report_id, seq, sealed, salt, digest, previous, hash)
      values (${id}, ${reportId}, ${seq}, ${ERASED}, ${link.salt}, ${link.digest}, ${link.previous}, ${link.hash})
    )
    update conduct_reports set version = ${seq}, head = ${link.hash}, events = events + 1 where id = ${reportId}`;
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
