import type { Appeal, Relation } from '../appeal/appeal.ts';
import type { AppealEvent } from '../appeal/events.ts';
import type { Sql, SqlTx } from '../db/client.ts';
import { canonical, entryFields, type Head, newChain } from './chain.ts';
import type { Kept } from './check.ts';
import type { Columns, Logged, Stored } from './fold.ts';

/** Rows of one chain, with what its owner remembers, and what it is now; null where the owner is gone. */
export type Chain = {
  id: string;
  no: string | null;
  head: Head | null;
  rows: (Kept & Logged)[];
  stored: Stored | null;
};

type EventRow = {
  id: string;
  appealId: string;
  seq: number;
  n: number;
  type: string;
  actorId: string | null;
  relation: string;
  at: string;
  cause: string;
  data: unknown;
  salt: string | null;
  digest: string;
  previous: string;
  hash: string;
  erasedAt: string | null;
  isErasureLogged: boolean;
  no: string | null;
  head: string | null;
  count: number | null;
  /** With the last row of a case alone. */
  state: Partial<Appeal> | null;
  columns: Columns | null;
};

const BATCH = 1000;

/** The logs of all cases, or of one, one after the other; never more in memory than a batch and the longest log. */
export async function* caseChains(tx: SqlTx, only?: string): AsyncGenerator<Chain> {
  let chain: Chain | null = null;
  for await (const batch of eventRows(tx, only)) {
    for (const row of batch) {
      if (chain !== null && chain.id !== row.appealId) yield chain;
      if (chain?.id !== row.appealId) chain = chainOf(row);
      chain.rows.push(keptOf(row));
      chain.stored = storedOf(row);
    }
  }
  if (chain !== null) yield chain;
}

function eventRows(tx: SqlTx, only: string | undefined): AsyncIterable<EventRow[]> {
  return tx<EventRow[]>`
    select e.id, e.appeal_id as "appealId", e.seq, e.n, e.type, e.actor_id as "actorId", e.relation,
      to_char(e.at, 'YYYY-MM-DD"T"HH24:MI:SS.US') as at, e.cause, e.data, e.salt, e.digest, e.previous, e.hash,
      e.erased_at as "erasedAt", e.erased_at is not null and exists (select from admin_acts x
        where x.type = 'erase' and x.subject = e.appeal_id::text and x.at = e.erased_at) as "isErasureLogged",
      a.no, a.head, a.events as count,
      case when e.is_last then (select s.state from appeals s where s.id = e.appeal_id) end as state,
      case when e.is_last and a.id is not null then ${columns(tx)} end as columns
    from (select *, lead(seq) over (partition by appeal_id order by seq) is null as is_last from appeal_events
      ${only === undefined ? tx`` : tx`where appeal_id = ${only}`}) e left join appeals a on a.id = e.appeal_id
    order by e.appeal_id, e.seq`.cursor(BATCH);
}

const storedOf = ({ state, columns: beside }: EventRow): Stored | null =>
  beside === null ? null : { state: state ?? {}, columns: beside };

/** Moments in milliseconds, as in the state. */
const columns = (
  tx: SqlTx,
) => tx`json_build_object('enterpriseId', a.enterprise_id, 'filedBy', a.filed_by, 'no', a.no,
  'ownerId', a.owner_id, 'status', a.status, 'category', a.category, 'grade', a.grade, 'round', a.round,
  'level', a.level, 'version', a.version, 'policyVersion', a.policy_version, 'parentId', a.parent_id,
  'updatedAt', (extract(epoch from a.updated_at) * 1000)::float8,
  'submittedAt', (extract(epoch from a.submitted_at) * 1000)::float8,
  'dueAt', (extract(epoch from a.due_at) * 1000)::float8, 'waitsOn', a.waits_on)`;

const chainOf = ({ appealId, no, head, count }: EventRow): Chain => ({
  id: appealId,
  no,
  head: head === null ? null : { hash: head, count: count ?? 0 },
  rows: [],
  stored: null,
});

const keptOf = (row: EventRow): Kept & Logged => ({
  seq: row.seq,
  n: row.n,
  fields: (seq) => entryFields({ ...row, seq }),
  previous: row.previous,
  hash: row.hash,
  digest: row.digest,
  salt: row.salt,
  payload: row.data,
  erased: erasureOf(row),
  recorded: {
    event: row.data as AppealEvent,
    at: Date.parse(`${row.at}Z`),
    actorId: row.actorId,
    relation: row.relation as Relation,
  },
});

function erasureOf({ erasedAt, isErasureLogged, data, type }: EventRow): Kept['erased'] {
  if (erasedAt === null) return 'no';
  return isErasureLogged && canonical(data) === canonical({ type }) ? 'known' : 'unknown';
}

/** Cases whose whole log is gone. */
export async function casesWithoutLog(tx: SqlTx): Promise<{ id: string; no: string | null }[]> {
  return await tx<{ id: string; no: string | null }[]>`
    select a.id, a.no from appeals a where (a.events > 0 or a.status <> 'draft' or a.head <> ''
        or a.state ->> 'status' <> 'draft')
      and not exists (select from appeal_events e where e.appeal_id = a.id)
    order by a.no limit 1000`;
}

/** Numbers that were given out and that no case has. */
export async function numbersWithoutCase(tx: SqlTx): Promise<string[]> {
  const rows = await tx<{ number: string }[]>`
    with given as (
      select c.year || '-' || lpad(n::text, greatest(4, length(n::text)), '0') as number
      from counters c, generate_series(1, c.value) n where c.series = 'appeal'
    ), taken as (
      select substring(no from '[0-9]{4}-[0-9]+$') as number from appeals where no is not null
    )
    select number from given where not exists (select from taken where taken.number = given.number)
    order by number limit 1000`;
  return rows.map(({ number }) => number);
}

export type ActRow = {
  seq: number;
  type: string;
  actorId: string | null;
  subject: string;
  at: string;
  data: Record<string, unknown>;
  previous: string;
  hash: string;
};

/** The administrative log in order, in batches. */
export async function* actRows(tx: SqlTx): AsyncGenerator<ActRow[]> {
  const batches = tx<ActRow[]>`
    select seq, type, actor_id as "actorId", subject, to_char(at, 'YYYY-MM-DD"T"HH24:MI:SS.US') as at, data, previous, hash
    from admin_acts order by seq`.cursor(BATCH);
  for await (const batch of batches) yield batch;
}

/** Where a log that is one chain should stand. */
export async function headOf(tx: SqlTx, log: string): Promise<Head> {
  const [row] = await tx<Head[]>`select hash, count from log_heads where log = ${log}`;
  return row ?? newChain;
}

export type Checkpoint = {
  no: number;
  day: string;
  at: string;
  upto: number;
  events: number;
  cases: number;
  digest: string;
  acts: number;
  actsHead: string;
  previous: string;
  hash: string;
};

export async function checkpointsOf(sql: Sql | SqlTx): Promise<Checkpoint[]> {
  return await sql<Checkpoint[]>`
    select no, day, to_char(at, 'YYYY-MM-DD"T"HH24:MI:SS.US') as at, upto, events, cases, digest, acts,
      acts_head as "actsHead", previous, hash
    from checkpoints order by no`;
}

export async function lastCheckpoint(sql: Sql | SqlTx): Promise<Checkpoint | null> {
  const [row] = await sql<Checkpoint[]>`
    select no, day, to_char(at, 'YYYY-MM-DD"T"HH24:MI:SS.US') as at, upto, events, cases, digest, acts,
      acts_head as "actsHead", previous, hash
    from checkpoints order by no desc limit 1`;
  return row ?? null;
}

/** The hashes of all events in the order of `n`, in batches. */
export async function* eventHashes(tx: SqlTx): AsyncGenerator<{ n: number; hash: string }[]> {
  for await (const batch of tx<{ n: number; hash: string }[]>`
    select n, hash from appeal_events order by n`.cursor(5 * BATCH))
    yield batch;
}

export type SeenAct = {
  seq: number;
  at: Date;
  type: string;
  /** Name of whoever did it; null: the server. */
  by: string | null;
  actorId: string | null;
  subject: string;
  data: Record<string, unknown>;
};

/** The administrative log from a moment on, oldest first. */
export async function actsSince(sql: Sql, since: Date): Promise<SeenAct[]> {
  return await sql<SeenAct[]>`
    select x.seq, x.at, x.type, p.name as by, x.actor_id as "actorId", x.subject, x.data
    from admin_acts x left join people p on p.id = x.actor_id
    where x.at >= ${since} order by x.seq`;
}
