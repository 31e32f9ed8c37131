import { writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { address, telegram } from '../../src/cli/doctor/check-chat.ts';
import { migrations } from '../../src/cli/doctor/check-database.ts';
import { calendar, policy } from '../../src/cli/doctor/check-rules.ts';
import { box, waiting } from '../../src/cli/doctor/check-waiting.ts';
import { examine } from '../../src/cli/doctor/examine.ts';
import { type Check, ok } from '../../src/cli/doctor/finding.ts';
import { keyFingerprintHere } from '../../src/conduct/key.ts';
import { readConfig } from '../../src/config.ts';
import { readPolicy } from '../../src/policy/load.ts';
import { keepWaiting } from '../../src/policy/store-waiting.ts';
import { cleanUp } from '../support/clean-up.ts';
import { createTestDatabase } from '../support/database.ts';
import { jsonLines, temporaryDir, xiaoer } from './support.ts';

const TOKEN = '110201543:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw';
const configOf = (env: NodeJS.ProcessEnv) => readConfig(env, '');
const at = (date: string) => () => new Date(date);

it('lets no check take longer than it may, and asks all at once', async () => {
  const never: Check<null> = { id: 'chat', run: () => new Promise(() => {}) };
  const throws: Check<null> = { id: 'queue', run: () => Promise.reject(new Error('away')) };
  const fine: Check<null> = { id: 'disk', run: async () => ok('好', 'fine') };
  const start = performance.now();

  const findings = await examine(null, [never, never, throws, fine], 100);

  expect(performance.now() - start).toBeLessThan(190);
  expect(findings.map(({ status }) => status)).toEqual(['fail', 'fail', 'fail', 'ok']);
  expect(findings[0]?.detail.zh).toContain('没有回应');
  expect(findings[2]?.detail.en).toContain('away');
});

it('warns of missing holidays from November on', async () => {
  const config = configOf({});
  const found = async (date: string) => (await calendar.run({ config, now: at(date) })).status;
  expect(await found('2026-10-31T00:00:00Z')).toBe('ok');
  expect(await found('2026-10-31T16:00:00Z')).toBe('warn');
  expect(await found('2027-02-01T00:00:00Z')).toBe('warn');
  expect(await found('2025-12-01T00:00:00Z')).toBe('ok');
});

it('says that the sample consent text waits for approval', async () => {
  expect(await policy.run({ config: configOf({}), now: at('2026-01-01') })).toMatchObject({ status: 'warn' });
});

it('says what plain http costs, once others can open it', async () => {
  const found = async (env: NodeJS.ProcessEnv) =>
    (await address.run({ config: configOf(env), now: at('2026-01-01') })).status;
  expect(await found({})).toBe('ok');
  expect(await found({ HOST: '0.0.0.0' })).toBe('warn');
  expect(await found({ HOST: '0.0.0.0', WEBHOOK_URL: 'https://town.example' })).toBe('ok');
});

it('tells a token that Telegram does not know from a network that is down, and never shows it', async () => {
  const down = await telegramWith('http://127.0.0.1:9');
  expect(down).toMatchObject({ status: 'fail', fix: { zh: expect.stringContaining('TELEGRAM_API_ROOT') } });
  const refused = await telegramWith(
    await botApi(401, { ok: false, error_code: 401, description: 'Unauthorized' }),
  );
  expect(refused).toMatchObject({ status: 'fail', fix: { zh: expect.stringContaining('@BotFather') } });
  const fine = await telegramWith(
    await botApi(200, { ok: true, result: { username: 'xiaoer_bot', url: '', pending_update_count: 0 } }),
  );
  expect(fine).toMatchObject({ status: 'ok', detail: { zh: '@xiaoer_bot，轮询' } });
  expect(JSON.stringify([down, refused, fine])).not.toContain('AAHdq');
});

it('tells a database that is newer from one that is older', async () => {
  const { sql, drop } = await createTestDatabase();
  cleanUp(drop);
  const status = async () =>
    (await migrations.run({ sql, config: configOf({}), now: at('2026-01-01') })).status;
  expect(await status()).toBe('ok');
  await sql`update drizzle.__drizzle_migrations set created_at = created_at + 1`;
  expect(await status()).toBe('fail');
  await sql`delete from drizzle.__drizzle_migrations`;
  expect(await status()).toBe('warn');
});

it('says that a policy waits, and that the confidential box is closed', async () => {
  const { sql, drop } = await createTestDatabase();
  cleanUp(drop);
  const dir = temporaryDir();
  const config = configOf({ DATA_DIR: dir });
  const look = async (check: typeof box) => await check.run({ config, now: at('2026-01-01'), sql });
  expect(await look(waiting)).toMatchObject({ status: 'ok' });
  expect(await look(box)).toMatchObject({ status: 'ok', detail: { en: 'not used yet' } });
  const moves = { open: 2, moved: 2, later: 2, earlier: 0, byGrade: {}, first: [] };
  const next = readPolicy(undefined);
  await keepWaiting({ sql, now: at('2026-01-01') }, { policy: next, moves });
  expect(await look(waiting)).toMatchObject({
    status: 'warn',
    detail: { en: expect.stringContaining('of 2 cases') },
  });
  await sql`insert into settings (key, value) values ('conduct_key', '"another"')`;
  expect(await look(box)).toMatchObject({
    status: 'warn',
    detail: { en: expect.stringContaining('not here') },
  });
  writeFileSync(path.join(dir, 'conduct.key'), Buffer.alloc(32, 7).toString('base64url'));
  expect(await look(box)).toMatchObject({
    status: 'warn',
    detail: { en: expect.stringContaining('not the one') },
  });
  const fingerprint = keyFingerprintHere(config);
  await sql`update settings set value = ${sql.json(fingerprint)} where key = 'conduct_key'`;
  expect(await look(box)).toMatchObject({ status: 'ok' });
});

it('reports bad settings, or a database that cannot be had, as findings', async () => {
  process.env.DATA_DIR = temporaryDir();
  process.env.DATABASE_URL = 'postgres://a:secret@127.0.0.1:9/x';
  const away = await xiaoer(['doctor', '--json']);
  expect(away.code).toBe(1);
  expect(jsonLines(away.out)[0]).toMatchObject({ id: 'database', status: 'fail' });
  process.env.PORT = 'x';
  const bad = await xiaoer(['doctor', '--json']);
  expect(bad.code).toBe(1);
  expect(jsonLines(bad.out)).toMatchObject([{ id: 'settings', status: 'fail' }]);
  expect(away.out + bad.out).not.toContain('secret@');
}, 60_000);

const servers: Server[] = [];
afterAll(() => {
  for (const server of servers) server.close();
});

async function botApi(status: number, answer: object): Promise<string> {
  const server = createServer((_, response) => {
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(answer));
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

function telegramWith(root: string) {
  const config = configOf({ BOT_TOKEN: TOKEN, TELEGRAM_API_ROOT: root });
  return telegram.run({ config, now: at('2026-01-01') });
}
