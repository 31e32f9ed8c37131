import { afterAll, expect, it } from 'vitest';
import { reportConduct } from '../support/story.ts';
import { createSystem, on } from '../support/system.ts';

const system = await createSystem({ at: on('03-02 09:00') });
afterAll(system.stop);
const { deps, town } = system;

/** Where these words stand in the database now, and with whom. */
async function standing(words: string): Promise<string[]> {
  const tables = await deps.sql<{ name: string }[]>`
    select format('%I.%I', table_schema, table_name) as name from information_schema.tables
    where table_schema in ('public', 'chat') and table_type = 'BASE TABLE'`;
  const rows = await Promise.all(
    tables.map(async ({ name }) => {
      const found = await deps.sql.unsafe<{ row: { user_id?: number } }[]>(
        `select to_jsonb(t) as row from ${name} t where t::text like '%${words}%'`,
      );
      return found.map(({ row }) => `${name} ${row.user_id ?? ''}`);
    }),
  );
  return rows.flat();
}

it('carries a report to the office and back over the built-in chat, and clears it', {
  timeout: 90_000,
}, async () => {
  const [author, office, owner] = await system.phones('contact', 'discipline', 'owner');
  await town.files();
  const receipt = await reportConduct(author, '每次都说再等等，要我们请吃饭');
  expect(receipt.has_protected_content).toBe(true);

  await office.sees(/新的保密件/);
  await office.tap('查看');
  await office.sees(/要我们请吃饭/);
  await office.tap('签收');
  await author.sees(/镇纪委签收了/);
  await office.tap('问反映人');
  await office.sees(/问反映人什么/);
  await office.write('哪一天说的？');
  const question = await author.sees(/镇纪委问/);
  await author.replyTo(question.message_id, '三月一日上午');
  await office.sees(/反映人有补充/);
  await office.tap('查看');
  await office.sees(/三月一日上午/);
  expect((await owner.heard()).join('\n')).not.toMatch(/纪-|请吃饭|作风/);

  await author.tap('清除对话');
  await author.sees(/清掉了/);
  await system.idle();
  expect((await author.heard()).join('\n')).not.toMatch(/请吃饭|三月一日/);
  // What the officer opened stands in the officer's chat, for a day; nowhere else.
  const [officer] = await deps.sql<{ id: number }[]>`
    select user_id as id from accounts where person_id = ${town.who.discipline}`;
  const chats = ['chat.events', 'chat.messages'].map((name) => `${name} ${officer?.id}`);
  expect([...new Set(await standing('请吃饭'))].toSorted()).toEqual(chats);
});
