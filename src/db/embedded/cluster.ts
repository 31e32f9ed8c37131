import { execFile } from 'node:child_process';
import { chownSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { SetupError } from '../../setup-error.ts';
import type { Account } from './account.ts';
import type { Binaries } from './binaries.ts';

/** The superuser and the database of the embedded server; its socket admits nobody but the owner of the folder. */
export const USER = 'xiaoer';
export const DATABASE = 'xiaoer';

// From an empty environment initdb would choose SQL_ASCII. Of the providers, only builtin with a UTF-8
// libc locale gives all of: UTF-8, trigrams of Chinese text, and case-insensitive matching.
const LOCALE = [
  '--encoding=UTF8',
  '--locale=C.UTF-8',
  '--locale-provider=builtin',
  '--builtin-locale=C.UTF-8',
];

export const serverEnv = () => ({ PATH: process.env.PATH, TZ: 'UTC', LC_ALL: 'C.UTF-8' });

/** Makes a new data folder in a folder beside it and renames it, so that a killed attempt leaves no half of one. */
export async function initCluster(dir: string, binaries: Binaries, account: Account): Promise<void> {
  if (existsSync(path.join(dir, 'PG_VERSION'))) return;
  const side = `${dir}.init-${process.pid}`;
  removeLeftovers(dir);
  mkdirSync(side, { recursive: true, mode: 0o700 });
  if (account.ids.uid !== undefined && account.ids.gid !== undefined)
    chownSync(side, account.ids.uid, account.ids.gid);
  const [command = binaries.initdb, ...args] = [
    ...account.wrap,
    binaries.initdb,
    '-D',
    side,
    '-U',
    USER,
    '-A',
    'trust',
    ...LOCALE,
  ];
  try {
    await promisify(execFile)(command, args, { ...account.ids, env: serverEnv(), cwd: path.dirname(side) });
    renameSync(side, dir);
  } catch (error) {
    rmSync(side, { recursive: true, force: true });
    const { stderr, message } = error as Error & { stderr?: string };
    const why = (stderr || message).trim();
    const words = {
      zh: `PostgreSQL 建不了数据文件夹 ${dir}：${why}。改好以后再运行一次，或把 DATA_DIR 设到别处。`,
      en: `PostgreSQL could not make its data folder ${dir}: ${why}. Mend that and run again, or set DATA_DIR to another folder.`,
    };
    throw new SetupError(words, { cause: error });
  }
}

function removeLeftovers(dir: string): void {
  const prefix = `${path.basename(dir)}.init-`;
  for (const name of readdirSync(path.dirname(dir)).filter((each) => each.startsWith(prefix))) {
    rmSync(path.join(path.dirname(dir), name), { recursive: true, force: true, maxRetries: 5 });
  }
}
