import { expect, it } from 'vitest';
import { recordAct } from '../../src/record/acts.ts';
import { makeCheckpoint } from '../../src/record/checkpoint.ts';
import { eraseCase } from '../../src/record/erase.ts';
import { type Found, verifyRecord } from '../../src/record/verify.ts';
import { createTown } from '../support/town.ts';
import { createWorld } from '../support/world.ts';

const world = await createWorld();
const { deps } = world;
const town = await createTown(world);
const appeal = await town.files();
await deps.sql.begin((tx) => recordAct(deps, tx, { type: 'reset', data: {}, actorId: null }));
await makeCheckpoint(deps);
await deps.sql`
  insert into conduct_events (id, report_id, seq, sealed, salt, digest, previous, hash)
  values (gen_random_uuid(), gen_random_uuid(), 1, 'sealed', 'salt', 'd', '', 'h')`;
await deps.sql`
  insert into conduct_checkpoints (no, day, at, upto, events, digest, previous, hash)
  values (1, '2026-03-02', now(), 1, 1, 'd', '', 'h')`;

const logs = ['appeal_events', 'admin_acts', 'checkpoints', 'conduct_events', 'conduct_checkpoints'];

it.each(logs)('lets nobody change, delete or empty %s, not even its owner', async (log) => {
  const { sql } = deps;
  const before = await sql`select * from ${sql(log)}`;
  expect(before.length).toBeGreaterThan(0);

  await expect(sql`update ${sql(log)} set hash = 'x'`).rejects.toThrow(/append-only: UPDATE is refused/);
  await expect(sql`delete from ${sql(log)}`).rejects.toThrow(/append-only: DELETE is refused/);
  await expect(sql`truncate ${sql(log)}`).rejects.toThrow(/append-only: TRUNCATE is refused/);

  expect(await sql`select * from ${sql(log)}`).toEqual(before);
});

it('lets a payload be erased, once, and nothing of its row with it', async () => {
  const { sql } = deps;
  const erase = (more = sql``, data: object = { type: 'submit' }) => sql`
    update appeal_events set data = ${sql.json(data as never)}, salt = null, erased_at = ${deps.now()} ${more}
    where appeal_id = ${appeal.id}`;

  await expect(erase(sql``, { type: 'submit', no: 'another' })).rejects.toThrow(/append-only/);
  for (const more of [
    sql`, at = now()`,
    sql`, actor_id = null`,
    sql`, cause = 'another'`,
    sql`, seq = seq + 1`,
  ])
    await expect(erase(more)).rejects.toThrow(/append-only/);
  const events = await sql.begin((tx) => eraseCase(deps, tx, { appealId: appeal.id, actorId: null }));
  expect(events).toBe(1);
  await expect(erase()).rejects.toThrow(/append-only/);
  expect(await sql.begin((tx) => eraseCase(deps, tx, { appealId: appeal.id, actorId: null }))).toBe(0);

  expect(
    await sql`select data, salt, digest <> '' as kept from appeal_events where appeal_id = ${appeal.id}`,
  ).toEqual([{ data: { type: 'submit' }, salt: null, kept: true }]);
  const found: Found[] = [];
  await verifyRecord(deps, { tell: (one) => void found.push(one) });
  // That of the reports is a row made up above.
  expect(found.filter(({ log }) => log !== 'conduct')).toEqual([]);
});
