import type { Sql, SqlTx } from '../db/client.ts';

/** A restored copy sleeps until somebody says that it is the one that counts. Both are ISO moments. */
export type Asleep = {
  /** When the backup was made. */
  madeAt: string;
  since: string;
};

export async function fallAsleep(tx: SqlTx, asleep: Asleep): Promise<void> {
  await tx`
    insert into settings (key, value) values ('asleep', ${tx.json(asleep)})
    on conflict (key) do update set value = excluded.value`;
}

/** Null where it is awake, as every installation is that was not restored. */
export async function readAsleep(sql: Sql | SqlTx): Promise<Asleep | null> {
  const [row] = await sql<{ value: Asleep }[]>`select value from settings where key = 'asleep'`;
  return row?.value ?? null;
}

/** False where it was awake. Whoever listens for `wake` begins to work with the commit. */
export async function endSleep(tx: SqlTx): Promise<boolean> {
  const { count } = await tx`delete from settings where key = 'asleep'`;
  await tx`select pg_notify('wake', '')`;
  return count > 0;
}

export type Pending = { timers: number; notices: number };

/** What came due while it slept. */
export async function readPending(sql: Sql, now: Date): Promise<Pending> {
  const [row] = await sql<Pending[]>`
    select (select count(*)::int from timers where due_at <= ${now}) as timers,
      (select count(*)::int from notices where state in ('waiting', 'sending') and not_before <= ${now}) as notices`;
  return row ?? { timers: 0, notices: 0 };
}
