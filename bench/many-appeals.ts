import { changeDraft, startDraft, submitDraft } from '../src/appeal/compose.ts';
import { act } from '../src/appeal/act.ts';
import type { Sql } from '../src/db/client.ts';
import { answersFor, CATEGORY } from './answers.ts';
import type { BenchDeps } from './bench-deps.ts';
import { cadreId, cadreOf, contactId, enterpriseId, type Size } from './roster.ts';

/** An appeal that was filed and signed for at `at`, by the real steps; the clock is left there. */
export async function fileOne(deps: BenchDeps, n: number, size: Size, at: Date): Promise<string> {
  deps.setClock(at);
  const personId = contactId(n);
  const draft = await startDraft(deps, { personId, enterpriseId: enterpriseId(n), category: CATEGORY });
  const answers = answersFor(deps.policies.current());
  const ready = await changeDraft(deps, draft.id, personId, { answers });
  const ownerId = cadreId(cadreOf(n, size));
  await submitDraft(deps, ready, { personId, ownerId, cause: `bench-submit-${n}` });
  const cause = `bench-ack-${n}`;
  await act(deps, { appealId: draft.id, event: { type: 'acknowledge' }, personId: ownerId, cause });
  return draft.id;
}

type Span = { from: number; to: number };

/**
 * Copies one appeal with its log and timers to enterprises `from`…`to`, all in bulk: the copies differ in id, number,
 * enterprise, filer and owner alone. Appeal `n` has the id of `appealId(n)`.
 */
export async function copyAppeal(
  sql: Sql,
  model: string,
  { from, to }: Span,
  { cadres, enterprises }: Size,
): Promise<void> {
  await sql.begin(async (tx) => {
    // The keys are right by making: checked one by one, on tables that are not analyzed yet, they would take minutes.
    await tx`set local session_replication_role = replica`;
    const indexes = await tx<{ name: string; sql: string }[]>`
      select indexname as name, indexdef as sql from pg_indexes where tablename = 'timers' and indexname <> 'timers_pkey'`;
    for (const { name } of indexes) await tx`drop index ${tx(name)}`;
    await tx`
    with copies as (
      select n, ('00000000-0000-4000-8500-' || lpad(n::text, 12, '0'))::uuid as id,
        ('00000000-0000-4000-8300-' || lpad((n % ${enterprises}::int + 1)::text, 12, '0'))::uuid as enterprise_id,
        ('00000000-0000-4000-8200-' || lpad((n % ${enterprises}::int + 1)::text, 12, '0'))::uuid as filed_by,
        ('00000000-0000-4000-8100-' || lpad((n % ${cadres}::int + 1)::text, 12, '0'))::uuid as owner_id
      from generate_series(${from}::int, ${to}::int) n
    ), made as (
      insert into appeals (id, no, enterprise_id, filed_by, owner_id, status, category, grade, round, level, due_at,
        submitted_at, updated_at, version, policy_version, waits_on, head, events, state)
      select c.id, '样例-' || c.n, c.enterprise_id, c.filed_by, c.owner_id, a.status, a.category, a.grade, a.round, a.level,
        a.due_at, a.submitted_at, a.updated_at, a.version, a.policy_version, a.waits_on,
        a.head, a.events, a.state || jsonb_build_object('id', c.id, 'no', '样例-' || c.n, 'enterpriseId', c.enterprise_id,
          'filedBy', c.filed_by, 'ownerId', c.owner_id)
      from appeals a, copies c where a.id = ${model}
    ), logged as (
      insert into appeal_events (id, appeal_id, seq, type, actor_id, relation, at, cause, data, salt, digest, previous,
        hash)
      select gen_random_uuid(), c.id, e.seq, e.type, c.owner_id, e.relation, e.at, e.cause || '-' || c.n, e.data, e.salt,
        e.digest, e.previous, e.hash
      from appeal_events e, copies c where e.appeal_id = ${model}
    )
    insert into timers (id, appeal_id, kind, due_at)
    select gen_random_uuid(), c.id, t.kind, t.due_at from timers t, copies c where t.appeal_id = ${model}`;
    for (const index of indexes) await tx.unsafe(index.sql);
  });
}

export const appealId = (n: number): string => `00000000-0000-4000-8500-${String(n).padStart(12, '0')}`;
/** Who owns the copy `n`. */
export const ownerOfCopy = (n: number, { cadres }: Size): string => cadreId((n % cadres) + 1);
