import { expect, it } from 'vitest';
import { startDispatch } from '../../bots/dispatch.ts';
import { keepUpdates } from '../../src/inbox/store-keep.ts';
import { claimUpdates } from '../../src/inbox/store.ts';
import { eventually } from '../support/backends.ts';
import { cleanUp } from '../support/clean-up.ts';
import { bundleProgram, runProgram } from '../support/program.ts';
import { createWorld } from '../support/world.ts';

const BOT = 7;
const CRASHES = 4;
const file = await bundleProgram('test/faults/standstill-program.ts');

it('takes over from a process that stands still without counting it as dead, and counts it once it is', async () => {
  const { deps, database } = await createWorld();
  const { sql } = deps;
  const { child, read, exited } = runProgram(file, { target: database.target, botId: BOT, renewMs: 50 });
  cleanUp(async () => void child.kill('SIGKILL'));
  await keepUpdates(sql, BOT, [{ updateId: 1, lane: 1, payload: { n: 1 } }], deps.now());
  expect(JSON.parse(await read())).toEqual({ n: 1 });
  const holder = async () => (await sql<{ holder: string }[]>`select holder from inbox`)[0]?.holder ?? '';
  const its = await holder();
  /** As if its minute were over, it is taken by this process. */
  const takeOver = async () => {
    const [{ pid } = { pid: 0 }] = await sql<{ pid: number }[]>`select pg_backend_pid() as pid`;
    await sql`update inbox set claimed_until = now() - interval '1 s'`;
    const claiming = { limit: 1, suspect: true, holdMs: 60_000, backend: pid };
    return (await claimUpdates(sql, BOT, claiming)).map(({ crashes, isTakenOver }) => ({
      crashes,
      isTakenOver,
    }));
  };

  for (let n = 0; n < CRASHES; n++) {
    child.kill('SIGSTOP');
    expect(await takeOver()).toEqual([{ crashes: 0, isTakenOver: true }]);
    child.kill('SIGCONT');
    await eventually(holder, (now) => now === its);
  }
  child.kill('SIGKILL');
  await exited;
  const connections = () => sql`select 1 from pg_stat_activity where application_name like 'standing still%'`;
  await eventually(connections, (rows) => rows.length === 0);
  expect(await takeOver()).toEqual([{ crashes: 1, isTakenOver: true }]);

  await sql`update inbox set claimed_until = now() - interval '1 s'`;
  const seen: object[] = [];
  const dispatch = await startDispatch(deps, BOT, async (update) => void seen.push(update));
  await eventually(
    () => seen,
    (all) => all.length === 1,
  );
  await dispatch.stop();
  expect(await sql`select error from inbox`).toEqual([{ error: null }]);
});
