import { aliveStatuses } from '../appeal/appeal.ts';
import type { SqlTx } from '../db/client.ts';

/** `due`: its time is over and nothing speaks against it · `held` · `busy`: something about it is not finished. */
export type OldCase = { id: string; is: 'due' | 'held' | 'busy' };

type Search = {
  before: Date;
  /** Cases that must stay for a reason that nobody is told; `all` where it is not known which. */
  secret: 'all' | readonly string[];
  /** This case alone. */
  id?: string;
};

/** Cases that ended, whose last step was before, oldest first; drafts are none, nor is what was erased. */
export async function oldCases(tx: SqlTx, { before, secret, id }: Search): Promise<OldCase[]> {
  return await tx<OldCase[]>`
    select a.id, case when exists (select from holds h where h.appeal_id = a.id) then 'held'
      when ${secret === 'all'} or a.id = any(${secret === 'all' ? [] : [...secret]}::uuid[]) or ${isUnfinished(tx)}
        then 'busy' else 'due' end as is
    from appeals a where a.erased_at is null and a.status <> 'draft' and a.status <> all(${[...aliveStatuses]})
      and a.updated_at < ${before} ${id === undefined ? tx`` : tx`and a.id = ${id}`}
    order by a.updated_at, a.id`;
}

/** Something is still to be done about a case that has ended, or a case that is open or held leans on it. */
const isUnfinished = (tx: SqlTx) => tx`(
  exists (select from timers t where t.appeal_id = a.id)
  or jsonb_path_exists(a.state, '$.orders[*] ? (@.closedAt == null)')
  or jsonb_path_exists(a.state, '$.leads[*] ? (@.verdict == null)')
  or jsonb_typeof(a.state #> '{bylaw,objection,answer}') = 'null'
  or jsonb_typeof(a.state #> '{rejection,review,answer}') = 'null'
  or exists (select from appeals o where o.status = any(${[...aliveStatuses]}) and ${leansOn(tx)})
  or exists (select from holds h join appeals o on o.id = h.appeal_id where ${leansOn(tx)}))`;

const leansOn = (tx: SqlTx) =>
  tx`(o.parent_id = a.id or o.id = a.parent_id or o.state -> 'linkedTo' ->> 'id' = a.id::text)`;

/** What goes with a case, counted. */
export type CaseCounts = { files: number; notices: number; reads: number };

/** Everything that hangs on a case and is neither its state nor its log. */
export async function forgetAround(tx: SqlTx, id: string): Promise<CaseCounts> {
  const files = await tx`delete from files where appeal_id = ${id}`;
  const notices = await tx`delete from notices where appeal_id = ${id}`;
  const seen = await tx`delete from case_reads where appeal_id = ${id}`;
  const looked = await tx`delete from reads where appeal_id = ${id}`;
  await tx`delete from cards where appeal_id = ${id}`;
  await tx`delete from said where appeal_id = ${id}`;
  await tx`delete from dialogs where appeal_id = ${id}`;
  await tx`
    delete from flags f where ${id} = any(f.appeal_ids) and not exists (
      select from appeals a where a.id = any(f.appeal_ids) and a.erased_at is null)`;
  return { files: files.count, notices: notices.count, reads: seen.count + looked.count };
}

/** Drafts that nobody touched since then. */
export async function oldDrafts(tx: SqlTx, before: Date): Promise<string[]> {
  const rows = await tx<{ id: string }[]>`
    select id from appeals where status = 'draft' and updated_at < ${before} for update skip locked`;
  return rows.map(({ id }) => id);
}

/** Conversations about these, with whatever was answered in them. @returns how many */
export async function forgetDialogs(tx: SqlTx, appealIds: readonly string[]): Promise<number> {
  return (await tx`delete from dialogs where appeal_id = any(${[...appealIds]}::uuid[])`).count;
}
