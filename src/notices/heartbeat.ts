import type { Sql } from '../db/client.ts';
import { markLate } from './store-due.ts';
import type { Late } from './notice.ts';

/** Notes that the workers live. To be called each minute. */
export async function beat(sql: Sql, now: Date): Promise<void> {
  const at = now.toISOString();
  await sql`
    insert into settings (key, value) values ('heartbeat', ${sql.json(at)})
    on conflict (key) do update set value = excluded.value`;
}

/**
 * The first beat of a process. Finds out whether nobody was alive for longer than `patienceMs`; then what should have
 * gone out meanwhile is marked as late.
 * @returns the last standstill there was, whoever found it out
 */
export async function wake(sql: Sql, now: Date, patienceMs: number): Promise<Late | undefined> {
  const found = await sql.begin(async (tx) => {
    await tx`lock table settings in share row exclusive mode`;
    const [last] = await tx<{ value: string }[]>`select value from settings where key = 'heartbeat'`;
    const at = now.toISOString();
    await tx`
      insert into settings (key, value) values ('heartbeat', ${tx.json(at)})
      on conflict (key) do update set value = excluded.value`;
    if (!last || now.getTime() - new Date(last.value).getTime() <= patienceMs) return undefined;
    const late = { from: last.value, until: at };
    await tx`
      insert into settings (key, value) values ('standstill', ${tx.json(late)})
      on conflict (key) do update set value = excluded.value`;
    return late;
  });
  if (found) {
    await markLate(sql, found);
    return found;
  }
  const [known] = await sql<{ value: Late }[]>`select value from settings where key = 'standstill'`;
  return known?.value;
}

export const fellInto = (late: Late | undefined, at: Date): Late | undefined =>
  late && at > new Date(late.from) && at <= new Date(late.until) ? late : undefined;
