import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { openClients } from '../../src/db/client.ts';
import { migrateDatabase } from '../../src/db/migrate.ts';
import { makeCheckpoint } from '../../src/record/checkpoint.ts';
import { eraseCase } from '../../src/record/erase.ts';
import { verifyRecord } from '../../src/record/verify.ts';
import { cleanUp } from '../support/clean-up.ts';
import { createTown } from '../support/town.ts';
import { createWorld } from '../support/world.ts';

const manual = readFileSync(path.join(import.meta.dirname, '../../docs/operating.md'), 'utf8');
const grants = /```sql\n(create role xiaoer_app[\s\S]*?)```/.exec(manual)?.[1] ?? '';

it('works as the role of the manual, which may add to the logs and can change nothing in them', async () => {
  const world = await createWorld();
  const { target } = world.database;
  const role = `app_${target.database}`;
  await world.deps.sql.unsafe(grants.replaceAll('xiaoer_app', role));
  const app = openClients({ ...target, user: role });
  cleanUp(app.close);
  const deps = { ...world.deps, ...app };
  const town = await createTown({ ...world, deps });

  const appeal = await town.files();
  await town.does('owner', { type: 'acknowledge' }, appeal);
  expect(await makeCheckpoint(deps)).toMatchObject({ events: 2 });
  await deps.sql.begin((tx) => eraseCase(deps, tx, { appealId: appeal.id, actorId: null }));
  expect(await verifyRecord(deps, { tell: () => {} })).toMatchObject({ events: 2, faults: 0 });
  expect(await migrateDatabase({ ...target, user: role })).toEqual({ applied: 0 });

  for (const statement of [
    `update appeal_events set hash = 'x'`,
    'delete from appeal_events',
    'truncate appeal_events',
    'delete from checkpoints',
    'alter table appeal_events disable trigger all',
    'set session_replication_role = replica',
  ])
    await expect(deps.sql.unsafe(statement)).rejects.toThrow(/permission denied|must be owner/);
});
