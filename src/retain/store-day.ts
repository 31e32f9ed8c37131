import type { Sql } from '../db/client.ts';

const KEY = 'retained';

/** Whether this call is the first of that day; a clock that was set back makes no second one. */
export async function takeDay(sql: Sql, day: string): Promise<boolean> {
  const rows = await sql`
    insert into settings (key, value) values (${KEY}, ${sql.json(day)})
    on conflict (key) do update set value = excluded.value where settings.value #>> '{}' < ${day} returning key`;
  return rows.length > 0;
}
