import { createHash, type Hash } from 'node:crypto';
import type { SqlTx } from '../db/client.ts';
import { checkChain, type Kept } from '../record/check.ts';
import { type Checkpoint, checkpointHash, entryFields, isWritten, type Origin, type Shown } from './entry.ts';

type EntryRow = Omit<Kept, 'fields' | 'payload' | 'erased'> & {
  id: string;
  reportId: string;
  sealed: string | null;
  head: string | null;
  count: number | null;
  report: string | null;
  open: boolean | null;
  dueAt: Date | null;
};

const BATCH = 1000;

/**
 * Whether the reports' log is as it was written, by the holder of the key, and the reports are what it says. Needs no key,
 * and says nothing of how much there is. In memory are a batch of rows and the longest log of one report.
 */
export async function isConductLogWhole(tx: SqlTx): Promise<boolean> {
  const origin = await originOf(tx);
  let areWhole = true;
  for await (const chain of chainsOf(tx)) areWhole &&= isChainWhole(chain, origin);
  const [lost] = await tx`
    select 1 from conduct_reports r where not exists (select from conduct_events e where e.report_id = r.id) limit 1`;
  return areWhole && lost === undefined && (await areCheckpointsWhole(tx));
}

/**
 * The first act `key` and the very first act tell, which a database from before logs were chained has from its migration:
 * whoever has the database alone can add others, and no first ones.
 */
async function originOf(tx: SqlTx): Promise<Origin> {
  const [row] = await tx<{ signer: string | null; isOlder: boolean }[]>`
    select exists (select from admin_acts where seq = 1 and type = 'chain') as "isOlder",
      (select data ->> 'signer' from admin_acts where type = 'key' and data ->> 'of' = 'conduct'
        order by seq limit 1) as signer`;
  return { signer: row?.signer ?? '', isOlder: row?.isOlder ?? false };
}

async function* chainsOf(tx: SqlTx): AsyncGenerator<EntryRow[]> {
  const batches = tx<EntryRow[]>`
    select e.id, e.report_id as "reportId", e.seq, e.n, e.sealed, e.salt, e.digest, e.previous, e.hash, r.head,
      r.events as count, r.sealed as report, r.open, r.due_at as "dueAt"
    from conduct_events e left join conduct_reports r on r.id = e.report_id order by e.report_id, e.seq`.cursor(
    BATCH,
  );
  let chain: EntryRow[] = [];
  for await (const batch of batches)
    for (const row of batch) {
      if (chain.length > 0 && chain[0]?.reportId !== row.reportId) yield chain;
      if (chain[0]?.reportId !== row.reportId) chain = [];
      chain.push(row);
    }
  if (chain.length > 0) yield chain;
}

function isChainWhole(chain: readonly EntryRow[], origin: Origin): boolean {
  const [first] = chain;
  const report = first === undefined ? null : shown(first);
  if (first === undefined || report === null) return false;
  const head = { hash: first.head ?? '', count: first.count ?? 0 };
  return checkChain(chain.map(kept), head).length === 0 && isWritten(origin, chain, report);
}

const shown = ({ report, open, dueAt }: EntryRow): Shown | null =>
  report === null || open === null ? null : { sealed: report, open, dueAt };

/** Which rows may be erased, and by whom, the last one tells. */
const kept = (row: EntryRow): Kept => ({
  ...row,
  fields: (seq) => entryFields({ ...row, seq }),
  payload: row.sealed,
  erased: row.sealed === null ? 'known' : 'no',
});

async function areCheckpointsWhole(tx: SqlTx): Promise<boolean> {
  const all = await tx<Checkpoint[]>`
    select no, day, upto, events, digest, previous, hash from conduct_checkpoints order by no`;
  const digests = await digestsOf(tx, all);
  return all.every(
    (one, i) =>
      checkpointHash(one) === one.hash &&
      one.previous === (all[i - 1]?.hash ?? '') &&
      one.digest === digests[i]?.digest('base64url'),
  );
}

async function digestsOf(tx: SqlTx, all: readonly Checkpoint[]): Promise<Hash[]> {
  const digests = all.map(() => createHash('sha256'));
  let at = 0;
  for await (const batch of tx<{ n: number; hash: string }[]>`
    select n, hash from conduct_events order by n`.cursor(BATCH))
    for (const { n, hash } of batch) {
      while (at < all.length && n > (all[at]?.upto ?? 0)) at += 1;
      digests[at]?.update(hash);
    }
  return digests;
}
