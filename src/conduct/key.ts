import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Logger } from 'pino';
import type { Config } from '../config.ts';
import type { Db } from '../db/client.ts';
import { readSetting, settingMadeOnce } from '../db/store-settings.ts';
import { recordAct } from '../record/acts.ts';
import { SetupError } from '../setup-error.ts';
import { type Box, closedBox, fingerprint, KEY_BYTES, openBox, signerOf } from './box.ts';

type Random = (bytes: number) => Buffer;
type Where = Pick<Config, 'conductKey' | 'conductKeyFile' | 'dataDir'>;
type Tools = { db: Db; now: () => Date; random: Random; log: Logger };

/** Of a key that nobody gave: made once, readable for the account alone that Xiaoer runs under. */
const OWN_FILE = 'conduct.key';
/** The setting that tells which key the database was used with. */
const KEY = 'conduct_key';

/**
 * The confidential box of this installation: with the key that was given, else with one made once in the data folder.
 * Where the database knows another key, the box stays closed; everything else runs on.
 * @throws SetupError when a key was given that cannot be read or is none
 */
export async function boxOf(config: Where, { db, now, random, log }: Tools): Promise<Box> {
  const key = readKey(config, random);
  const own = fingerprint(key);
  const known = await settingMadeOnce(
    db,
    KEY,
    () => own,
    async (tx) => {
      const data = { of: 'conduct', fingerprint: own, signer: signerOf(key) };
      await recordAct({ now }, tx, { type: 'key', data, actorId: null });
    },
  );
  if (known === own) return openBox(key, random);
  log.error(
    'the key of the confidential box is not the one this database was used with; the box stays closed',
  );
  return closedBox();
}

function readKey({ conductKey, conductKeyFile, dataDir }: Where, random: Random): Buffer {
  if (conductKey !== undefined) return decode(conductKey);
  if (conductKeyFile !== undefined) return decode(readGiven(conductKeyFile));
  const file = path.join(dataDir, OWN_FILE);
  mkdirSync(dataDir, { recursive: true });
  try {
    // Another process may make it at the same moment: the first one's counts.
    writeFileSync(file, random(KEY_BYTES).toString('base64url'), { flag: 'wx', mode: 0o600 });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  return decode(readGiven(file));
}

/** The key that is here, in base64url; null where none is. Makes none. */
export function keyHere({ conductKey, conductKeyFile, dataDir }: Where): string | null {
  const file = conductKeyFile ?? path.join(dataDir, OWN_FILE);
  if (conductKey === undefined && !existsSync(file)) return null;
  return decode(conductKey ?? readGiven(file)).toString('base64url');
}

/** Of the key that is here; null where none is. Makes none. */
export function keyFingerprintHere(where: Where): string | null {
  const key = keyHere(where);
  return key === null ? null : fingerprint(decode(key));
}

/** The box as it is with the key that is here: for a command, which makes none. Closed where there is none, or another. */
export async function boxHere(where: Where, { db, random }: Pick<Tools, 'db' | 'random'>): Promise<Box> {
  const key = keyHere(where);
  if (key === null) return closedBox();
  const bytes = decode(key);
  return (await readSetting(db, KEY)) === fingerprint(bytes) ? openBox(bytes, random) : closedBox();
}

/**
 * Puts the key of a restored database where the box looks for it; one that lies there goes aside, as `conduct.key.old`.
 * @returns `other` where the settings give another key: theirs counts, and the box stays closed
 */
export function keepKey(where: Where, key: string): 'kept' | 'other' {
  const file = path.join(where.dataDir, OWN_FILE);
  const here = keyHere(where);
  if (here === key) return 'kept';
  if (where.conductKey !== undefined || where.conductKeyFile !== undefined) return 'other';
  mkdirSync(where.dataDir, { recursive: true });
  if (here !== null) renameSync(file, `${file}.old`);
  writeFileSync(file, key, { flag: 'wx', mode: 0o600 });
  return 'kept';
}

function readGiven(file: string): string {
  try {
    return readFileSync(file, 'utf8').trim();
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new SetupError({
      zh: `读不了保密箱的钥匙文件 ${file}（${code}）。把文件放回去，或改好权限。`,
      en: `Cannot read the key file of the confidential box, ${file} (${code}). Put it back, or mend its permissions.`,
    });
  }
}

function decode(text: string): Buffer {
  const key = Buffer.from(text, 'base64url');
  if (key.length === KEY_BYTES) return key;
  throw new SetupError({
    zh: '保密箱的钥匙不对：要 32 个字节，写成 base64。可以这样生成：openssl rand -base64 32',
    en: 'The key of the confidential box is none: 32 bytes in base64 are needed. Make one with: openssl rand -base64 32',
  });
}
