import type { Sql } from '../src/db/client.ts';

/** Made-up people: `cadres` who share the enterprises, and one contact for each enterprise. */
export type Size = { cadres: number; enterprises: number };

export const BOT = 7_000_000_001;
/** Chats of contacts begin here, those of cadres at `CADRES`. */
const CONTACTS = 1_000_000;
const CADRES = 500_000;

/** Contact `n` (from 1) of enterprise `n`. */
export const chatOf = (n: number): number => CONTACTS + n;
const uuid = (kind: number, n: number | string): string =>
  `00000000-0000-4000-8${kind}00-${String(n).padStart(12, '0')}`;
export const contactId = (n: number): string => uuid(2, n);
export const enterpriseId = (n: number): string => uuid(3, n);
export const cadreId = (n: number): string => uuid(1, n);
/** Who answers for enterprise `n`. */
export const cadreOf = (n: number, { cadres }: Size): number => (n % cadres) + 1;

/** Writes a roster with open accounts, all in bulk. */
export async function seedRoster(sql: Sql, { cadres, enterprises }: Size): Promise<void> {
  await sql`
    insert into people (id, phone, name, unit, roles)
    select ('00000000-0000-4000-8100-' || lpad(n::text, 12, '0'))::uuid, '139' || lpad(n::text, 8, '0'), '干部' || n, '经发办',
      array['cadre']
    from generate_series(1, ${cadres}::int) n`;
  await sql`
    insert into people (id, phone, name)
    select ('00000000-0000-4000-8200-' || lpad(n::text, 12, '0'))::uuid, '138' || lpad(n::text, 8, '0'), '联系人' || n
    from generate_series(1, ${enterprises}::int) n`;
  await sql`
    insert into people (id, phone, name, roles)
    select ('00000000-0000-4000-8400-' || lpad(n::text, 12, '0'))::uuid, '137' || lpad(n::text, 8, '0'), role, array[role]
    from unnest(array['dispatcher', 'leader', 'head', 'supervisor', 'discipline']) with ordinality as r(role, n)`;
  await sql`
    insert into grids (name, cadre_id)
    select '片区' || n, ('00000000-0000-4000-8100-' || lpad(n::text, 12, '0'))::uuid from generate_series(1, ${cadres}::int) n`;
  await sql`
    insert into enterprises (id, uscc, name, address, grid)
    select ('00000000-0000-4000-8300-' || lpad(n::text, 12, '0'))::uuid, 'BENCH' || lpad(n::text, 13, '0'), '样例企业' || n,
      '示范园区 ' || n || ' 号', '片区' || (n % ${cadres}::int + 1)
    from generate_series(1, ${enterprises}::int) n`;
  await sql`
    insert into contacts (enterprise_id, person_id)
    select ('00000000-0000-4000-8300-' || lpad(n::text, 12, '0'))::uuid,
      ('00000000-0000-4000-8200-' || lpad(n::text, 12, '0'))::uuid
    from generate_series(1, ${enterprises}::int) n`;
  await sql`
    insert into accounts (id, bot_id, user_id, chat_id, person_id, bound_at)
    select gen_random_uuid(), ${BOT}, c, c, id, now() from (
      select id, case when roles = array['cadre'] then ${CADRES}::bigint else ${CONTACTS}::bigint end
        + right(id::text, 12)::bigint as c
      from people where cardinality(roles) = 0 or roles = array['cadre']) p`;
  await sql`analyze`;
}
