import { randomBytes } from 'node:crypto';
import type { SqlTx } from '../db/client.ts';
import { beginningRow, entryFields as conductFields, type Shown } from '../conduct/entry.ts';
import { recordAct } from './acts.ts';
import { drawSalt, type Entry, entryFields, linkTo } from './chain.ts';

const BATCH = 500;

type Old = Entry & { data: unknown };
type Linked = { id: string; salt: string; digest: string; previous: string; hash: string };
type At = { appealId: string; seq: number };

const START: At = { appealId: '00000000-0000-0000-0000-000000000000', seq: -1 };

/**
 * Chains the events of a database that had logs before they were chained, as they stand: nothing says what they were
 * before, and the administrative log says where the chain begins. Part of migration 0011, in its transaction; in memory is
 * one batch. Its statements fit the tables as they are right after that migration, and no later ones.
 */
export async function beginChain(tx: SqlTx): Promise<void> {
  await tx`alter table appeal_events disable trigger append_only`;
  const events = await chainEvents(tx);
  await tx`alter table appeal_events enable trigger append_only`;
  await tx`
    update appeals a set head = last.hash, events = last.count
    from (select distinct on (appeal_id) appeal_id, hash, count(*) over (partition by appeal_id)::int as count
      from appeal_events order by appeal_id, seq desc) last
    where a.id = last.appeal_id`;
  for (const column of ['digest', 'previous', 'hash'])
    await tx`alter table appeal_events alter column ${tx(column)} set not null`;
  const reports = await beginReports(tx);
  if (events + reports === 0) return;
  const [clock] = await tx<{ at: Date }[]>`select clock_timestamp() as at`;
  const now = (): Date => clock?.at ?? new Date(0);
  await recordAct({ now }, tx, { type: 'chain', data: { events }, actorId: null });
}

async function chainEvents(tx: SqlTx): Promise<number> {
  let [events, after, previous] = [0, START, ''];
  for (;;) {
    const batch = await eventsAfter(tx, after);
    const linked = batch.map(({ data, ...entry }): Linked => {
      if (entry.appealId !== after.appealId) previous = '';
      const link = linkTo(previous, entryFields(entry), data, drawSalt(randomBytes));
      previous = link.hash;
      after = entry;
      return { id: entry.id, ...link };
    });
    if (linked.length === 0) return events;
    await keepLinks(tx, linked);
    events += linked.length;
  }
}

/** In the order of their chains, which the index gives. */
async function eventsAfter(tx: SqlTx, { appealId, seq }: At): Promise<Old[]> {
  return await tx<Old[]>`
    select id, appeal_id as "appealId", seq, type, actor_id as "actorId", relation,
      to_char(at, 'YYYY-MM-DD"T"HH24:MI:SS.US') as at, cause, data
    from appeal_events where (appeal_id, seq) > (${appealId}::uuid, ${seq}::int)
    order by appeal_id, seq limit ${BATCH}`;
}

/** A new `n` too: those that the column began with follow the place on the disk, which may be another order. */
async function keepLinks(tx: SqlTx, rows: readonly Linked[]): Promise<void> {
  await tx`
    with linked as (
      select given.*, nextval('appeal_events_n_seq') as n from (
        select r.* from jsonb_to_recordset(${JSON.stringify(rows.map((row, place) => ({ ...row, place })))}::text::jsonb)
          as r(id uuid, salt text, digest text, previous text, hash text, place int)
        order by place
      ) given
    )
    update appeal_events e set n = l.n, salt = l.salt, digest = l.digest, previous = l.previous, hash = l.hash
    from linked l where e.id = l.id`;
}

/** A report that was there before its log gets a first row, which says that, and what it is now; no key is needed for it. */
async function beginReports(tx: SqlTx): Promise<number> {
  const reports = await tx<(Shown & { reportId: string; seq: number; id: string })[]>`
    select id as "reportId", version as seq, gen_random_uuid() as id, sealed, open, due_at as "dueAt"
    from conduct_reports order by created_at, id`;
  for (const report of reports) {
    const sealed = beginningRow(report);
    const link = linkTo('', conductFields(report), sealed, drawSalt(randomBytes));
    await tx`
      insert into conduct_events (id, report_id, seq, sealed, salt, digest, previous, hash)
      values (${report.id}, ${report.reportId}, ${report.seq}, ${sealed}, ${link.salt}, ${link.digest}, '', ${link.hash})`;
    await tx`update conduct_reports set head = ${link.hash}, events = 1 where id = ${report.reportId}`;
  }
  return reports.length;
}
