import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it } from 'vitest';
import { restoreBackup } from '../../src/backup/restore.ts';
import { endSleep } from '../../src/backup/store-asleep.ts';
import { writeBackup } from '../../src/backup/write.ts';
import type { Sql } from '../../src/db/client.ts';
import { openPolicies } from '../../src/policy/store.ts';
import { verifyRecord } from '../../src/record/verify.ts';
import { retainDry } from '../../src/retain/retain.ts';
import { run } from '../../src/run/run.ts';
import { eventually } from '../support/backends.ts';
import { cleanUp } from '../support/clean-up.ts';
import { createTestDatabase } from '../support/database.ts';
import { createSystem, on } from '../support/system.ts';

/** Of each table how many rows, and a digest of them in whatever order. */
async function contentOf(sql: Sql): Promise<Record<string, string>> {
  const tables = await sql<{ name: string }[]>`
    select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname in ('public', 'chat') order by 1`;
  const rows = await Promise.all(
    tables.map(async ({ name }) => {
      const [row] = await sql.unsafe<{ is: string }[]>(
        `select count(*) || ' ' || coalesce(md5(string_agg(t::text, '|' order by t::text)), '') as is from ${name} t`,
      );
      return [name, row?.is ?? ''] as const;
    }),
  );
  return Object.fromEntries(rows);
}

const sent = async (sql: Sql): Promise<unknown> =>
  await sql`select (select count(*)::int from chat.messages where from_bot) as messages,
    (select count(*)::int from notices where state = 'sent') as notices, (select count(*)::int from timers) as timers`;

it('goes on from a backup on another machine, which reminds nobody until it is woken, and then once', async () => {
  const system = await createSystem({});
  const [contact, owner] = await system.phones('contact', 'owner');
  await contact.upload([
    { name: '清单.pdf', type: 'application/pdf', bytes: Buffer.from('%PDF-1.4 \0\n\t\\ 清单') },
  ]);
  await system.idle();
  const { files, does } = system.town;
  const late = await files();
  const reported = await files();
  await does('owner', { type: 'acknowledge' }, reported);
  await does(
    'owner',
    { type: 'report_done', outcome: 'resolved', text: '调了档，量了三次', left: '' },
    reported,
  );
  await system.idle();

  const dir = mkdtempSync(path.join(tmpdir(), 'xiaoer-backup-'));
  cleanUp(() => rmSync(dir, { recursive: true }));
  const file = path.join(dir, 'xiaoer.backup');
  await writeBackup(system.deps, { file, version: '0', passphrase: undefined, conductKey: null });
  const before = await contentOf(system.deps.sql);
  await system.stop();

  const database = await createTestDatabase({ empty: true });
  cleanUp(database.drop);
  const { clock } = system;
  await restoreBackup(database.target, {
    file,
    passphrase: undefined,
    now: clock.now,
    replace: async () => false,
  });
  const { sql, db, target } = database;
  const after = await contentOf(sql);
  // It sleeps, and has on record that it was restored; all else is as it was.
  const own = ['public.settings', 'public.admin_acts', 'public.log_heads'];
  expect(
    Object.keys(after)
      .filter((name) => after[name] !== before[name])
      .sort(),
  ).toEqual(own.sort());
  expect(await verifyRecord({ ...system.deps, sql }, { tell: () => {} })).toMatchObject({
    cases: 2,
    faults: 0,
  });

  const policies = await openPolicies(
    { db, now: clock.now, zone: 'Asia/Shanghai' },
    system.deps.policies.current(),
  );
  const deps = { ...system.deps, sql, db, policies };
  const inYears = { ...deps, now: () => new Date(clock.now().getTime() + 400 * 86_400_000) };
  const { messages, chat_files, drafts, cases } = await retainDry(inYears);
  // The file with the draft that it began, and the chat; the open cases stay.
  expect({ isChat: messages > 3, chat_files, drafts, cases }).toEqual({
    ...{ isChat: true, chat_files: 1, drafts: 1, cases: 0 },
  });
  clock.set(on('03-12 10:00'));
  const quiet = await sent(sql);
  const port = Number(new URL(system.running.url).port);
  const copy = await run({ config: { ...system.config, port }, opened: { ...system.opened, deps, target } });
  cleanUp(() => copy.stop());
  const marks = await Promise.all([contact.mark(), owner.mark()]);
  const ready = await fetch(`${copy.url}/readyz`);
  expect(ready.status).toBe(503);
  expect(await ready.json()).toMatchObject({
    checks: { awake: { ok: false, why: expect.stringMatching(/xiaoer wake/) } },
  });
  await owner.write('我的待办');
  await sql`select pg_notify('timers', ''), pg_notify('outbox', ''), pg_notify('inbox', ''), pg_notify('wake', '')`;
  expect(await sql`select count(*)::int as n from timers where due_at < ${clock.now()}`).not.toEqual([
    { n: 0 },
  ]);
  expect(await sent(sql)).toEqual(quiet);
  expect(await sql`select 1 from inbox where done_at is null`).toEqual([]);

  await sql.begin((tx) => endSleep(tx));
  await eventually(
    () => sql<{ n: number }[]>`select (select count(*) from timers where due_at <= ${clock.now()})
      + (select count(*) from notices where state in ('waiting', 'sending') and not_before <= ${clock.now()})
      + (select count(*) from chat.updates) + (select count(*) from inbox where done_at is null) as n`,
    ([row]) => Number(row?.n) === 0,
    20_000,
  );
  await owner.sees(/待办/, { after: marks[1] });
  const digests = (await owner.heard(marks[1])).filter((text) => text.startsWith('小二停了'));
  expect(digests).toEqual([expect.stringContaining((late.no ?? '').slice(-9))]);
  expect(await contact.heard(marks[0])).toHaveLength(1);
  expect((await fetch(`${copy.url}/readyz`)).status).toBe(200);
}, 60_000);
