import { sql } from 'drizzle-orm';
import type { Db, SqlTx } from '../db/client.ts';
import { type Head, newChain } from './chain.ts';

/** A transaction of either client: acts are recorded in the one that does them. */
export type ActTx = SqlTx | Db;

export type Added = {
  seq: number;
  type: string;
  actorId: string | null;
  /** The id of what it was done to; '' where it was done to the whole town. */
  subject: string;
  at: string;
  data: object;
  previous: string;
  hash: string;
};

/** Where the administrative log stands; whoever else adds to it waits until the transaction ends. */
export async function holdActs(tx: ActTx): Promise<Head> {
  await run(tx, `insert into log_heads (log, hash, count) values ('acts', '', 0) on conflict do nothing`);
  const [row] = await run(tx, `select hash, count from log_heads where log = 'acts' for update`);
  return (row as Head | undefined) ?? newChain;
}

export async function addActs(tx: ActTx, rows: readonly Added[]): Promise<void> {
  const last = rows.at(-1);
  if (last === undefined) return;
  await run(
    tx,
    `with added as (
      insert into admin_acts (seq, type, actor_id, subject, at, data, previous, hash)
      select seq, type, "actorId", subject, (at || 'Z')::timestamptz, data, previous, hash
      from jsonb_to_recordset($1::text::jsonb) as a(seq int, type text, "actorId" uuid, subject text, at text, data jsonb,
        previous text, hash text)
    )
    update log_heads set hash = $2, count = $3::int where log = 'acts'`,
    [JSON.stringify(rows), last.hash, String(last.seq)],
  );
}

/** The same statement by whichever client began the transaction. */
async function run(tx: ActTx, text: string, params: string[] = []): Promise<readonly object[]> {
  if ('unsafe' in tx) return await tx.unsafe<object[]>(text, params);
  const parts = text.split(/\$\d/);
  const chunks = parts.flatMap((part, i) =>
    i < params.length ? [sql.raw(part), sql`${params[i]}`] : [sql.raw(part)],
  );
  return await tx.execute<Record<string, unknown>>(sql.join(chunks));
}
