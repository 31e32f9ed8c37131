import path from 'node:path';
import { expect, it } from 'vitest';
import { createTestDatabase } from '../support/database.ts';
import { cleanUp } from '../support/clean-up.ts';
import { createTown } from '../support/town.ts';
import { createWorld } from '../support/world.ts';
import { jsonLines, temporaryDir, xiaoer } from './support.ts';

const world = await createWorld({ at: new Date() });
const town = await createTown(world);
await town.files();
const empty = await createTestDatabase({ empty: true });
cleanUp(empty.drop);
const dir = temporaryDir();
const file = path.join(dir, 'town.backup');
const { host, port, user, database } = world.database.target;
Object.assign(process.env, {
  PGHOST: host,
  PGPORT: String(port),
  PGUSER: user,
  DATABASE_URL: `postgres:///${database}`,
  DATA_DIR: path.join(dir, 'data'),
  LOG_LEVEL: 'error',
});

it('backs up beside whatever runs, and says what the file is worth', async () => {
  expect((await xiaoer(['backup'])).code).toBe(2);
  expect(await xiaoer(['backup', file, '--with-conduct-key'])).toMatchObject({
    code: 2,
    err: expect.stringMatching(/BACKUP_PASSPHRASE_FILE/),
  });
  const { code, out, err } = await xiaoer(['backup', file]);
  expect({ code, out }).toMatchObject({
    code: 0,
    out: expect.stringMatching(/Backed up: .*town\.backup, \d+ rows of \d+ tables/),
  });
  expect(err).toMatch(/not encrypted/);
  expect((await xiaoer(['restore', file, '--dry-run', '--lang', 'zh'])).out).toMatch(
    /完好：今天 \d\d:\d\d 的备份.*什么都没有动/,
  );
});

it('restores elsewhere, keeps what is there unless told, and sleeps until it is woken', async () => {
  const busy = await xiaoer(['restore', file, '--replace', '--yes']);
  expect(busy).toMatchObject({ code: 1, err: expect.stringMatching(/Stop it first/) });
  process.env.DATABASE_URL = `postgres:///${empty.target.database}`;

  const restored = await xiaoer(['restore', file]);
  expect(restored).toMatchObject({
    code: 0,
    out: expect.stringMatching(/Restored: as it was/),
    err: expect.stringMatching(/It sleeps/),
  });
  expect(await xiaoer(['restore', file])).toMatchObject({
    code: 2,
    err: expect.stringMatching(/1 appeals already.*add --replace/),
  });
  expect((await xiaoer(['restore', file, '--replace'])).err).toMatch(/will be deleted.*\n.*--yes/s);
  const again = await xiaoer(['restore', file, '--replace', '--yes', '--json']);
  expect(jsonLines(again.out)).toMatchObject([{ asleep: true, conduct_key: null }]);

  const queue = jsonLines((await xiaoer(['doctor', '--json'])).out).find(({ id }) => id === 'queue');
  expect(queue).toMatchObject({
    status: 'warn',
    detail: expect.stringMatching(/^asleep: .* backup of today \d\d:\d\d, which/),
    fix: expect.stringMatching(/xiaoer wake/),
  });
  expect((await xiaoer(['wake'])).code).toBe(2);
  expect(await xiaoer(['wake', '--yes'])).toMatchObject({ code: 0, out: 'Awake.\n' });
  expect((await xiaoer(['wake', '--yes'])).out).toBe('It is awake already.\n');
  expect((await xiaoer(['audit', 'verify'])).code).toBe(0);
  const log = jsonLines((await xiaoer(['audit', 'log', '--json'])).out);
  expect(log.map(({ type }) => type)).toEqual(['export', 'restore', 'wake']);
});
