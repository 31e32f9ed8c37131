import type { Deps } from '../deps.ts';

const KEY = 'button_secret';

/** The secret that seals buttons: made once, the same for every process of this installation. */
export async function buttonSecret({ sql, random }: Pick<Deps, 'sql' | 'random'>): Promise<Buffer> {
  await sql`
    insert into settings (key, value) values (${KEY}, ${sql.json(random(32).toString('base64url'))})
    on conflict do nothing`;
  const [row] = await sql<{ value: string }[]>`select value from settings where key = ${KEY}`;
  return Buffer.from(row?.value ?? '', 'base64url');
}
