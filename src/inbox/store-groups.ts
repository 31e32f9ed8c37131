import type { Sql } from '../db/client.ts';

/** Whether nothing was said in this group yet on this day (`YYYY-MM-DD`); from now on something was. */
export async function isFirstToday(
  sql: Sql,
  { botId, chatId }: { botId: number; chatId: number },
  date: string,
): Promise<boolean> {
  const said = await sql`
    insert into settings (key, value) values (${`group ${botId} ${chatId}`}, ${sql.json(date)})
    on conflict (key) do update set value = excluded.value where settings.value <> excluded.value
    returning key`;
  return said.length > 0;
}
