import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it } from 'vitest';
import { migrateDatabase, migrationsFolder } from '../../src/db/migrate.ts';
import { verifyRecord } from '../../src/record/verify.ts';
import { actsSince } from '../../src/record/views.ts';
import { deskOf } from '../conduct/support.ts';
import { cleanUp } from '../support/clean-up.ts';
import { createTestDatabase } from '../support/database.ts';
import { createTown } from '../support/town.ts';
import { createWorld } from '../support/world.ts';

/** Our migrations up to that one. */
function folderUpTo(tag: string): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'xiaoer-drizzle-'));
  cleanUp(() => rmSync(folder, { recursive: true }));
  cpSync(migrationsFolder(), folder, { recursive: true });
  const file = path.join(folder, 'meta/_journal.json');
  const journal: { entries: { tag: string }[] } = JSON.parse(readFileSync(file, 'utf8'));
  const end = journal.entries.findIndex((entry) => entry.tag === tag) + 1;
  writeFileSync(file, JSON.stringify({ ...journal, entries: journal.entries.slice(0, end) }));
  return folder;
}

it('chains the logs of a database that had them before they were chained', async () => {
  const world = await createWorld({ at: '2026-11-19T09:12+08:00' });
  const town = await createTown(world);
  const [first, second] = [await town.files(), await town.files()];
  await town.does('owner', { type: 'acknowledge' }, first);
  await town.does('owner', { type: 'acknowledge' }, second);
  await town.does('contact', { type: 'urge', what: 'general', text: '' }, first);
  const report = await deskOf(world, town).files();

  const old = await createTestDatabase({ empty: true });
  cleanUp(old.drop);
  await migrateDatabase(old.target, folderUpTo('0009_staff'));
  for (const table of [
    'people',
    'grids',
    'enterprises',
    'contacts',
    'appeals',
    'appeal_events',
    'counters',
    'conduct_reports',
  ]) {
    const rows = await world.deps.sql`select * from ${world.deps.sql(table)} order by random()`;
    await old.sql`
      insert into ${old.sql(table)} select * from jsonb_populate_recordset(null::${old.sql(table)}, ${JSON.stringify(rows)}::text::jsonb)`;
  }
  const copies = 700;
  await old.sql`
    insert into appeal_events (id, appeal_id, seq, type, actor_id, relation, at, cause, data)
    select gen_random_uuid(), ${first.id}, 100 + i, 'ring', null, 'clock', now(), 'ring ' || i, '{"type": "ring", "kind": "half", "x": 1.50}'
    from generate_series(1, ${copies}) i`;
  const [before] = await old.sql<{ n: number }[]>`select count(*)::int as n from appeal_events`;

  expect((await migrateDatabase(old.target)).applied).toBeGreaterThan(0);

  const found: unknown[] = [];
  const verified = await verifyRecord(
    { ...world.deps, sql: old.sql },
    { tell: (one) => void found.push(one) },
  );
  // Its reminders are made up above: the log is whole, and the case knows nothing of them.
  const facts = ['version', 'updatedAt', 'rung'];
  expect(found).toEqual([{ log: 'case', what: 'differs', id: first.id, no: first.no, row: null, facts }]);
  expect(verified).toMatchObject({ cases: 2, events: before?.n, faults: 1 });
  expect(await actsSince(old.sql, new Date(0))).toMatchObject([
    { type: 'chain', actorId: null, data: { events: before?.n } },
  ]);
  await expect(old.sql`update appeal_events set hash = 'x'`).rejects.toThrow(/append-only/);
  const nullable = await old.sql`
    select 1 from information_schema.columns where table_name = 'appeal_events' and is_nullable = 'YES'
      and column_name in ('digest', 'previous', 'hash')`;
  expect(nullable).toHaveLength(0);
  expect(await old.sql`select report_id as id, sealed from conduct_events`).toEqual([
    { id: report.id, sealed: expect.stringMatching(/^begins\.[\w-]{43}$/) },
  ]);
});
