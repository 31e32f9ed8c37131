import type { SqlTx } from '../db/client.ts';
import { sha256 } from '../record/chain.ts';
import { checkChain, type Kept } from '../record/check.ts';
import { type Checkpoint, checkpointHash, entryFields, ERASED } from './entry.ts';

type EntryRow = Omit<Kept, 'fields' | 'payload' | 'erased'> & {
  id: string;
  reportId: string;
  sealed: string | null;
  head: string | null;
  count: number | null;
};

/** Whether the reports' log is as it was written. Needs no key, and says nothing of how much there is. */
export async function isConductLogWhole(tx: SqlTx): Promise<boolean> {
  const rows = await tx<EntryRow[]>`
    select e.id, e.report_id as "reportId", e.seq, e.n, e.sealed, e.salt, e.digest, e.previous, e.hash, r.head,
      r.events as count
    from conduct_events e left join conduct_reports r on r.id = e.report_id order by e.report_id, e.seq`;
  const chains = new Map<string, EntryRow[]>();
  for (const row of rows) chains.set(row.reportId, [...(chains.get(row.reportId) ?? []), row]);
  const areWhole = [...chains.values()].every(
    (chain) => checkChain(chain.map(keptIn(chain)), headOf(chain)).length === 0,
  );
  const [lost] = await tx`
    select 1 from conduct_reports r where not exists (select from conduct_events e where e.report_id = r.id)`;
  return areWhole && lost === undefined && (await areCheckpointsWhole(tx, rows));
}

const headOf = ([first]: EntryRow[]) =>
  first === undefined || first.head === null ? null : { hash: first.head, count: first.count ?? 0 };

/** Erased is right where all of it was, and the last row, whose own hash proves it, says so. */
const keptIn = (chain: readonly EntryRow[]) => {
  const isErased =
    chain.at(-1)?.sealed === ERASED && chain.slice(0, -1).every(({ sealed }) => sealed === null);
  return (row: EntryRow): Kept => ({
    ...row,
    fields: (seq) => entryFields({ ...row, seq }),
    payload: row.sealed,
    erased: row.sealed !== null ? 'no' : isErased ? 'known' : 'unknown',
  });
};

async function areCheckpointsWhole(tx: SqlTx, rows: readonly EntryRow[]): Promise<boolean> {
  const all = await tx<Checkpoint[]>`
    select no, day, upto, events, digest, previous, hash from conduct_checkpoints order by no`;
  const inOrder = rows.toSorted((a, b) => a.n - b.n);
  return all.every((one, i) => {
    const before = all[i - 1];
    const covered = inOrder.filter(({ n }) => n > (before?.upto ?? 0) && n <= one.upto);
    return (
      checkpointHash(one) === one.hash &&
      one.previous === (before?.hash ?? '') &&
      one.digest === sha256(covered.map(({ hash }) => hash).join(''))
    );
  });
}
