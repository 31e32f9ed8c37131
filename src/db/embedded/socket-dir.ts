import { createHash } from 'node:crypto';
import { chownSync, lstatSync, mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { SetupError } from '../../setup-error.ts';
import type { Account } from './account.ts';

/** The port is only the number in the socket's name: nothing listens on the network. */
export const PORT = 5432;

// sun_path holds 104 bytes on macOS, 108 on Linux.
const LONGEST = 100;

const fits = (dir: string) => Buffer.byteLength(path.join(dir, `.s.PGSQL.${PORT}`)) <= LONGEST;

/** Where the server's unix socket goes: the data folder itself, or, when that path is too long, a private folder in /tmp. */
export function socketDirFor(dir: string, account: Account): string {
  if (fits(dir)) return dir;
  const name = `xiaoer-${createHash('sha256').update(dir).digest('hex').slice(0, 12)}`;
  const short = [tmpdir(), '/tmp'].map((each) => path.join(each, name)).find(fits) ?? path.join('/tmp', name);
  makePrivate(short, account);
  return short;
}

// The name can be guessed and /tmp is everybody's: only a folder that is ours, and closed to others, will do.
function makePrivate(dir: string, { ids }: Account): void {
  const uid = ids.uid ?? process.getuid?.() ?? 0;
  try {
    mkdirSync(dir, { mode: 0o700 });
    if (ids.uid !== undefined && ids.gid !== undefined) chownSync(dir, ids.uid, ids.gid);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  const stat = lstatSync(dir);
  if (!stat.isDirectory() || stat.uid !== uid || (stat.mode & 0o077) !== 0) {
    throw new SetupError({
      zh: `${dir} 是别人的文件夹。删掉它，或把 DATA_DIR 设到路径短些的文件夹。`,
      en: `${dir} belongs to somebody else. Remove it, or choose a shorter DATA_DIR.`,
    });
  }
}
