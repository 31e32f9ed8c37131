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
};

type CaseRow = {
  id: string;
  no: string | null;
  head: string;
  count: number;
  state: Partial<Appeal>;
  columns: Columns;
};

const BATCH = 1000;
const CASES = 200;
const FIRST = '00000000-0000-0000-0000-000000000000';

/**
 * The logs of all cases, or of one, one after the other. In memory are those of two times 200 cases: the next ones are
 * read while these are looked at.
 */
export async function* caseChains(tx: SqlTx, only?: string): AsyncGenerator<Chain> {
  if (only !== undefined) return void (yield* await chainsOf(tx, [only]));
  let next = chainsAfter(tx, FIRST);
  for (;;) {
    const chains = await next;
    const last = chains.at(-1);
    if (last === undefined) return;
    next = chainsAfter(tx, last.id);
    // Told where it is waited for; whoever reads may have stopped before.
    next.catch(() => {});
    yield* chains;
  }
}

async function chainsAfter(tx: SqlTx, after: string): Promise<Chain[]> {
  const ids = await tx<{ id: string }[]>`
    select distinct appeal_id as id from appeal_events where appeal_id > ${after} order by appeal_id limit ${CASES}`;
  return await chainsOf(
    tx,
    ids.map(({ id }) => id),
  );
}

/** Of these cases, which have a log, in the order of their ids. */
async function chainsOf(tx: SqlTx, ids: readonly string[]): Promise<Chain[]> {
  if (ids.length === 0) return [];
  const [events, cases] = await Promise.all([eventsOf(tx, ids), casesOf(tx, ids)]);
  const known = new Map(cases.map((one) => [one.id, one]));
  const chains: Chain[] = [];
  let chain: Chain | null = null;
  for (const row of events) {
    if (chain?.id !== row.appealId) {
      chain = chainOf(row.appealId, known.get(row.appealId));
      chains.push(chain);
    }
    chain.rows.push(keptOf(row));
  }
  return chains;
}

async function eventsOf(tx: SqlTx, ids: readonly string[]): Promise<EventRow[]> {
  return await tx<EventRow[]>`
    select e.id, e.appeal_id as "appealId", e.seq, e.n, e.type, e.actor_id as "actorId", e.relation,
      to_char(e.at, 'YYYY-MM-DD"T"HH24:MI:SS.US') as at, e.cause, e.data, e.salt, e.digest, e.previous, e.hash,
      e.erased_at as "erasedAt", e.erased_at is not null and exists (select from admin_acts x
        where x.type = 'erase' and x.subject = e.appeal_id::text and x.at = e.erased_at) as "isErasureLogged"
    from appeal_events e where e.appeal_id = any(${[...ids]}::uuid[]) order by e.appeal_id, e.seq`;
}

/** Moments in milliseconds, as in the state. */
async function casesOf(tx: SqlTx, ids: readonly string[]): Promise<CaseRow[]> {
  return await tx<CaseRow[]>`
    select a.id, a.no, a.head, a.events as count, a.state,
      json_build_object('enterpriseId', a.enterprise_id, 'filedBy', a.filed_by, 'no', a.no,
        'ownerId', a.owner_id, 'status', a.status, 'category', a.category, 'grade', a.grade, 'round', a.round,
        'level', a.level, 'version', a.version, 'policyVersion', a.policy_version, 'parentId', a.parent_id,
        'updatedAt', (extract(epoch from a.updated_at) * 1000)::float8,
        'submittedAt', (extract(epoch from a.submitted_at) * 1000)::float8,
        'dueAt', (extract(epoch from a.due_at) * 1000)::float8, 'waitsOn', a.waits_on) as columns
    from appeals a where a.id = any(${[...ids]}::uuid[])`;
}

const chainOf = (id: string, known: CaseRow | undefined): Chain => ({
  id,
  no: known?.no ?? null,
  head: known === undefined ? null : { hash: known.head, count: known.count },
  rows: [],
  stored: known === undefined ? null : { state: known.state, columns: known.columns },
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

/** As the cases remember it: to say how far something is, and for nothing else. */
export async function countEvents(tx: SqlTx): Promise<number> {
  const [row] = await tx<{ n: number }[]>`select coalesce(sum(events), 0)::int as n from appeals`;
  return row?.n ?? 0;
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
