import { setTimeout as sleep } from 'node:timers/promises';
import { startBots } from '../bots/main.ts';
import { createButtons } from '../src/telegram/buttons.ts';
import { openClient } from '../src/telegram/client.ts';
import { noPacing } from '../src/telegram/pacing.ts';
import { buttonSecret } from '../src/telegram/store.ts';
import { openSummary, privateChat, tapOf, userOf } from './appeals.ts';
import { type BenchDeps, benchDeps } from './bench-deps.ts';
import type { Bench } from './database.ts';
import type { FakeApi } from './fake-api.ts';
import { type Line, line } from './report.ts';
import { BOT, chatOf, seedRoster } from './roster.ts';
import { interleaved } from './rounds.ts';

const TOKEN = `${BOT}:flood`;
const ROUNDS = 7;
const FLOOD = 2000;
/** All of the flood lies before the tap at the Bot API, and is fetched a hundred at a time. */
const MOST = 15;
const LOOK_MS = 4;
const FLOODING = 1;

/**
 * How long one enterprise's tap on 提交 takes until its appeal is submitted, while another account has sent 2,000
 * messages at one blow; two sets of bots are at work on one database.
 */
export async function benchFlood(bench: Bench, api: FakeApi): Promise<Line[]> {
  const deps = await benchDeps(bench);
  await seedRoster(deps.sql, { cadres: 20, enterprises: 2 * ROUNDS + 4 });
  const tools = { deps, client: openClient({ token: TOKEN, apiRoot: api.url }), pacing: noPacing() };
  const webhook = { url: 'https://example.invalid/hook', secret: 'of-no-use-to-anybody' };
  const beside = await startBots({ ...tools, webhook });
  const polling = await startBots(tools);
  try {
    const submit = createSubmit(deps, api);
    const rounds = await interleaved(ROUNDS, { flooded: () => submit(FLOOD), alone: () => submit(0) });
    return [
      line(
        `one appeal submitted behind ${FLOOD} messages of another account (tap in → committed step)`,
        'ms',
        { name: 'flooded', rounds: rounds.flooded },
        { name: 'nobody else there', rounds: rounds.alone },
        MOST,
      ),
    ];
  } finally {
    await polling.stop();
    await beside.stop();
  }
}

function createSubmit(deps: BenchDeps, api: FakeApi): (flood: number) => Promise<number> {
  const { sql } = deps;
  let n = FLOODING;
  let updateId = 0;
  const from = { from: userOf(FLOODING), chat: privateChat(FLOODING) };
  const noise = () => {
    updateId += 1;
    return { update_id: updateId, message: { message_id: updateId, date: 0, ...from, text: '/me' } };
  };
  return async (flood) => {
    n += 1;
    const buttons = createButtons(await buttonSecret(deps));
    const data = buttons.encode({ verb: 'f', id: await openSummary(deps, n), version: 0 }, chatOf(n));
    const before = Array.from({ length: flood }, noise);
    updateId += 1;
    const tap = { update_id: updateId, callback_query: tapOf(n, data) };
    const began = performance.now();
    api.load(TOKEN, [...before, tap]);
    const isDone = () => sql`select from inbox where update_id = ${tap.update_id} and done_at is not null`;
    while ((await isDone()).length === 0) await sleep(LOOK_MS);
    const ms = performance.now() - began;
    while ((await sql`select from inbox where done_at is null limit 1`).length > 0) await sleep(50);
    await sql`delete from senders`;
    return ms;
  };
}
