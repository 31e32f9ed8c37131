import { Redis } from 'ioredis';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeLogger } from '../../src/log.ts';
import { openQueues } from '../../src/queue/queues.ts';
import { eventually } from '../support/backends.ts';
import { redisBinary, startRedis, type TestRedis } from '../support/redis.ts';
import { fileAppeal, makeContact, noteProgress } from '../support/story.ts';
import { createSystem, type System } from '../support/system.ts';

const NOTE = '明早 9 点带供电所去量电压，李师傅 13911112222';
const TYPED = '王示例：电话打 13933334444，地址示范园区 8 号';

type Line = Record<string, unknown> & { msg: string };

/** What no log, queue, error or metric may hold: names, phones, words, codes and tokens of this very town. */
async function secretsOf({ deps, config }: System): Promise<string[]> {
  const rows = await deps.sql<{ word: string }[]>`
    select name as word from people union select phone from people union select name from enterprises
    union select uscc from enterprises union select address from enterprises
    union select value #>> '{}' from settings where key in ('builtin_token', 'button_secret', 'webhook_secret')
    union select token_hash from chat.sessions`;
  const words = rows.map(({ word }) => word).filter((word) => word.length > 1);
  const typed = ['2 号车间', '供电所', '量电压', '电话打', '13911112222', '13933334444', '三台数控'];
  const { metricsToken = '' } = config;
  return [...words, ...typed, metricsToken].filter((word) => word !== '');
}

/** Everything that stands in the store of the queues. */
async function queueContents({ deps, config }: System): Promise<string> {
  if (config.redisUrl === undefined) {
    const tables = await deps.sql<{ name: string }[]>`
      select table_name as name from information_schema.tables where table_schema = 'bullmq'`;
    const rows = await Promise.all(
      tables.map(({ name }) => deps.sql`select to_jsonb(t) as row from bullmq.${deps.sql(name)} t`),
    );
    return JSON.stringify(rows);
  }
  const redis = new Redis(config.redisUrl);
  const keys = await redis.keys('*');
  const hashes = await Promise.all(keys.map((key) => redis.hgetall(key).catch(() => ({}))));
  redis.disconnect();
  return JSON.stringify([keys, hashes]);
}

/** While the queue is held, a step's jobs lie in it for everybody to read. */
async function scanQueue(system: System, step: () => Promise<unknown>): Promise<string> {
  const { target } = system.opened;
  const log = pino({ level: 'silent' });
  const beside = await openQueues({ target, redisUrl: system.config.redisUrl, log });
  await beside.pause('deliver');
  await step();
  const contents = await eventually(
    () => queueContents(system),
    (text) => text.includes('personId'),
  );
  await beside.resume('deliver');
  await beside.close();
  return contents;
}

async function play(redisUrl?: string): Promise<void> {
  const lines: Line[] = [];
  const log = makeLogger('debug', { write: (line) => void lines.push(JSON.parse(line)) });
  const metricsToken = 'a-token-of-the-town-1';
  const system = await createSystem({ log, redisUrl, config: { metricsToken } });
  const { sql, newId, now } = system.deps;
  const [contact, owner] = await system.phones('contact', 'owner');
  await fileAppeal(contact);
  await owner.tap('签收');
  await contact.sees(/状态：办理中/);
  await makeContact(owner, contact, NOTE);
  const queued = await scanQueue(system, () => noteProgress(owner, NOTE));

  // A fault while words of a person are handled, one while a notice is told, one while a timer fires.
  await sql`alter table dialogs rename to dialogs_away`;
  await contact.write(TYPED);
  await seen(lines, 'fault while handling an update');
  await sql`alter table dialogs_away rename to dialogs`;
  await sql`
    insert into notices (id, person_id, kind, manner, data, created_at, not_before)
    select ${newId()}, id, 'no such kind', 'ring', ${sql.json({ words: TYPED })}, ${now()}, ${now()} from people
    where phone = '13800000002'`;
  await sql`insert into timers (id, appeal_id, kind, due_at) select ${newId()}, id, 'no such kind', ${now()} from appeals`;
  await sql`select pg_notify('outbox', ''), pg_notify('timers', '')`;
  await seen(lines, 'a notice has to wait');
  const url = `${system.running.url}/metrics`;
  const metrics = await (await fetch(url, { headers: { authorization: `Bearer ${metricsToken}` } })).text();
  expect((await fetch(url)).status).toBe(404);

  const secrets = await secretsOf(system);
  expect(secrets.length).toBeGreaterThan(20);
  for (const text of [JSON.stringify(lines), queued, metrics])
    expect(secrets.filter((word) => text.includes(word))).toEqual([]);

  expect(metrics).toMatch(/xiaoer_update_seconds_count\{kind="callback_query",outcome="done"\} [1-9]/);
  expect(metrics).toMatch(/xiaoer_call_seconds_count\{method="sendMessage",outcome="ok"\} [1-9]/);
  expect(metrics).toMatch(/xiaoer_notices_total\{outcome="sent"\} [1-9]/);
  expect(metrics).toMatch(/xiaoer_queue_jobs\{queue="deliver",state="waiting"\} \d/);
  for (const line of lines.filter(({ msg }) => msg.includes('update')))
    expect(line).toHaveProperty('updateId');
  await system.stop();
}

const seen = (lines: Line[], msg: string) =>
  eventually(
    () => lines.map((line) => line.msg),
    (all) => all.includes(msg),
  );

describe('with the queues in PostgreSQL', () => {
  it('leaves nothing of anybody in logs, queue, errors or metrics', () => play(), 60_000);
});

describe.skipIf(redisBinary === undefined)('with the queues in Redis', () => {
  let redis: TestRedis | undefined;
  beforeAll(async () => {
    redis = await startRedis();
  });
  afterAll(() => redis?.stop());
  it('leaves nothing of anybody in logs, queue, errors or metrics', () => play(redis?.url), 60_000);
});
