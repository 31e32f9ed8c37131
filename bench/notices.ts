import { Agent, request } from 'node:http';
import { createOnUnreachable } from '../src/notices/unreachable.ts';
import { makeFire } from '../src/notices/fire.ts';
import { makeRender, makeRenderBundle } from '../src/notices/tell.ts';
import { openQueues } from '../src/queue/queues.ts';
import { createButtons } from '../src/telegram/buttons.ts';
import { openClient } from '../src/telegram/client.ts';
import { noPacing } from '../src/telegram/pacing.ts';
import { createSend } from '../src/telegram/send.ts';
import { buttonSecret } from '../src/telegram/store.ts';
import { startWorkers, type Workers } from '../workers/main.ts';
import { type BenchDeps, benchDeps } from './bench-deps.ts';
import type { Bench } from './database.ts';
import type { FakeApi } from './fake-api.ts';
import { copyAppeal, fileOne } from './many-appeals.ts';
import { type Line, line } from './report.ts';
import { BOT, chatOf, seedRoster } from './roster.ts';
import { interleaved } from './rounds.ts';

const TOKEN = `${BOT}:bench`;
const ROUNDS = 5;
const NOTICES = 200;
const POSTS = 1000;
/** As many calls under way at a time as deliver has. */
const AT_ONCE = 16;

/** Notices from the outbox into as many chats, rendered from their cases; compared with HTTP posts of such a text and nothing else. */
export async function benchNotices(bench: Bench, api: FakeApi): Promise<Line[]> {
  const deps = await benchDeps(bench);
  const size = { cadres: 20, enterprises: NOTICES * (ROUNDS + 1) };
  await seedRoster(deps.sql, size);
  const model = await fileOne(deps, 1, size, new Date());
  await copyAppeal(deps.sql, model, { from: 0, to: size.enterprises - 1 }, size);
  await deps.sql`delete from notices`;
  await deps.sql`analyze`;
  deps.setClock();
  const { workers, stop } = await startDelivery(deps, bench, api);
  try {
    const rounds = await interleaved(ROUNDS, {
      ours: async (round) => (NOTICES / (await tellMany(deps, api, round))) * 1000,
      posts: async () => (POSTS / (await postMany(api))) * 1000,
    });
    return [
      line(
        'notices out (outbox → queue → rendered → sent → settled), pacing off',
        'notices/s',
        { name: 'xiaoer', rounds: rounds.ours },
        { name: 'bare HTTP posts/s', rounds: rounds.posts },
      ),
    ];
  } finally {
    await workers.stop();
    await stop();
  }
}

async function startDelivery(
  deps: BenchDeps,
  { target }: Bench,
  api: FakeApi,
): Promise<{ workers: Workers; stop: () => Promise<void> }> {
  const queues = await openQueues({ target, log: deps.log });
  const pacing = noPacing();
  const workers = await startWorkers({
    deps,
    queues,
    pacing,
    botId: BOT,
    send: createSend(openClient({ token: TOKEN, apiRoot: api.url }), pacing, 'notice'),
    buttons: createButtons(await buttonSecret(deps)),
    render: makeRender(deps),
    renderBundle: makeRenderBundle(deps),
    onUnreachable: createOnUnreachable(deps, BOT),
    fire: makeFire(deps),
  });
  return { workers, stop: queues.close };
}

/** One message each about their case to the contacts of this round, who have not heard of it yet. */
async function tellMany(deps: BenchDeps, api: FakeApi, round: number): Promise<number> {
  const [from, to] = [round * NOTICES, (round + 1) * NOTICES - 1];
  const start = async () => {
    await deps.sql`
      with born as (
        insert into notices (id, appeal_id, person_id, kind, manner, audience, created_at, not_before)
        select gen_random_uuid(), id, filed_by, 'receipt', 'ring', 'enterprise', now(), now() from appeals
        where no in (select '样例-' || n from generate_series(${from}::int, ${to}::int) n)
      ) select pg_notify('outbox', '')`;
  };
  const ms = await api.run({ expect: NOTICES, start });
  const settled = async () =>
    (await deps.sql`select from notices where state in ('waiting', 'sending') limit 1`).length === 0;
  while (!(await settled())) await new Promise((resolve) => setTimeout(resolve, 20));
  return ms;
}

async function postMany(api: FakeApi): Promise<number> {
  const agent = new Agent({ keepAlive: true, maxSockets: AT_ONCE });
  const text = '📨 杨企诉-2026-0001 收到了。'.repeat(8);
  let next = 0;
  const lane = async () => {
    while (next < POSTS) await post(api, agent, { chat_id: chatOf(++next), text, parse_mode: 'HTML' });
  };
  const start = async () => {
    await Promise.all(Array.from({ length: AT_ONCE }, lane));
  };
  const ms = await api.run({ expect: POSTS, start });
  agent.destroy();
  return ms;
}

function post(api: FakeApi, agent: Agent, payload: object): Promise<void> {
  return new Promise((resolve, reject) => {
    const headers = { 'content-type': 'application/json' };
    const call = request(
      `${api.url}/bot${TOKEN}/sendMessage`,
      { agent, method: 'POST', headers },
      (response) => {
        response.resume();
        response.on('end', resolve);
      },
    );
    call.on('error', reject);
    call.end(JSON.stringify(payload));
  });
}
