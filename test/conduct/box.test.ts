import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pino } from 'pino';
import { afterAll, expect, it } from 'vitest';
import { openBox } from '../../src/conduct/box.ts';
import { boxOf } from '../../src/conduct/key.ts';
import { Refusal } from '../../src/refusal.ts';
import { cleanUp } from '../support/clean-up.ts';
import { createTestDatabase } from '../support/database.ts';

const dir = mkdtempSync(path.join(tmpdir(), 'xiaoer-box-'));
afterAll(() => rmSync(dir, { recursive: true, force: true }));
const log = pino({ level: 'silent' });
const box = openBox(randomBytes(32), randomBytes);

it('gives back what it sealed, and shows nothing of it', () => {
  const sealed = box.seal({ who: '示范窗口 3 号位' }, 'report 1');

  expect(box.open(sealed, 'report 1')).toEqual({ who: '示范窗口 3 号位' });
  expect(Buffer.from(sealed, 'base64url').toString()).not.toContain('示范');
  expect(box.seal('a', 'x')).not.toBe(box.seal('a', 'x'));
});

it('opens neither with another key, nor for another row, nor after a bit was changed', () => {
  const sealed = box.seal('words', 'report 1');
  const other = openBox(randomBytes(32), randomBytes);
  const flipped = sealed.replace(/.$/, (last) => (last === 'A' ? 'Q' : 'A'));

  expect(() => other.open(sealed, 'report 1')).toThrow();
  expect(() => box.open(sealed, 'report 2')).toThrow();
  expect(() => box.open(flipped, 'report 1')).toThrow();
});

it('makes a key once, for the account alone, and stays closed with another one', async () => {
  const database = await createTestDatabase();
  cleanUp(database.drop);
  const tools = { db: database.db, now: () => new Date('2026-03-02T01:00:00Z'), random: randomBytes, log };
  const where = { conductKey: undefined, conductKeyFile: undefined, dataDir: dir };

  const first = await boxOf(where, tools);
  const sealed = first.seal('words', 'a');
  const file = path.join(dir, 'conduct.key');
  const again = await boxOf({ ...where, conductKey: readFileSync(file, 'utf8') }, tools);
  const other = await boxOf({ ...where, conductKey: randomBytes(32).toString('base64') }, tools);

  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(again.open(sealed, 'a')).toBe('words');
  expect(other.isOpen).toBe(false);
  expect(() => other.seal('words', 'a')).toThrow(Refusal);
});

it('says which key file cannot be read', async () => {
  const database = await createTestDatabase();
  cleanUp(database.drop);
  const tools = { db: database.db, now: () => new Date('2026-03-02T01:00:00Z'), random: randomBytes, log };
  const where = { conductKey: undefined, conductKeyFile: path.join(dir, 'none'), dataDir: dir };

  await expect(boxOf(where, tools)).rejects.toThrow(/none \(ENOENT\)/);
});
