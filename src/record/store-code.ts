import type { Sql } from '../db/client.ts';
import type { Deps } from '../deps.ts';

const KEY = 'check_code_key';

/** The key of the verification codes: made once, the same for every process of this installation. */
export async function readCodeKey({ sql, random }: Pick<Deps, 'sql' | 'random'>): Promise<Buffer> {
  const read = () => sql<{ value: string }[]>`select value from settings where key = ${KEY}`;
  let [row] = await read();
  if (row === undefined) {
    const made = random(32).toString('base64url');
    await sql`insert into settings (key, value) values (${KEY}, ${sql.json(made)}) on conflict do nothing`;
    [row] = await read();
  }
  return Buffer.from(row?.value ?? '', 'base64url');
}

export async function headOfCase(sql: Sql, id: string): Promise<string> {
  const [row] = await sql<{ head: string }[]>`select head from appeals where id = ${id}`;
  return row?.head ?? '';
}

/** Every moment of the log of a case, in order. */
export async function momentsOf(sql: Sql, id: string): Promise<{ at: Date; hash: string }[]> {
  return await sql<{ at: Date; hash: string }[]>`
    select at, hash from appeal_events where appeal_id = ${id} order by seq`;
}
