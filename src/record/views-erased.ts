import type { SqlTx } from '../db/client.ts';

/** What is left of a case once its contents are erased: columns, and the state without words. */
export type Left = {
  enterpriseId: string;
  filedBy: string;
  ownerId: string | null;
  parentId: string | null;
  policyVersion: string;
  no: string | null;
  status: string;
  category: string | null;
  grade: string;
  round: number;
  level: number;
  submittedAt: string | null;
  updatedAt: string;
  dueAt: string | null;
  waitsOn: string[];
  erasedAt: string | null;
  state: unknown;
};

const left = (
  tx: SqlTx,
) => tx`a.enterprise_id as "enterpriseId", a.filed_by as "filedBy", a.owner_id as "ownerId",
  a.parent_id as "parentId", a.policy_version as "policyVersion", a.no, a.status, a.category, a.grade, a.round, a.level,
  to_char(a.submitted_at, 'YYYY-MM-DD"T"HH24:MI:SS.US') as "submittedAt",
  to_char(a.updated_at, 'YYYY-MM-DD"T"HH24:MI:SS.US') as "updatedAt", a.due_at::text as "dueAt", a.waits_on as "waitsOn",
  to_char(a.erased_at, 'YYYY-MM-DD"T"HH24:MI:SS.US') as "erasedAt", a.state`;

/** Holds the row: nothing happens to the case meanwhile. */
export async function leftOf(tx: SqlTx, appealId: string): Promise<Left | null> {
  const [row] = await tx<Left[]>`select ${left(tx)} from appeals a where a.id = ${appealId} for update`;
  return row ?? null;
}

export type ErasedCase = Left & {
  id: string;
  /** Events that were erased at that very moment. */
  events: number;
  /** What the administrative log says of it; null where it says nothing. */
  logged: { events: number; kept: string } | null;
};

const BATCH = 500;

/** Every case that was erased, or of which the administrative log says so, in batches. */
export async function* erasedCases(tx: SqlTx): AsyncGenerator<ErasedCase[]> {
  const batches = tx<ErasedCase[]>`
    select a.id, ${left(tx)}, x.data as logged, (select count(*)::int from appeal_events e
      where e.appeal_id = a.id and e.erased_at = a.erased_at) as events
    from appeals a left join admin_acts x on x.type = 'erase' and x.subject = a.id::text
    where a.erased_at is not null or x.seq is not null order by a.id`.cursor(BATCH);
  for await (const batch of batches) yield batch;
}
