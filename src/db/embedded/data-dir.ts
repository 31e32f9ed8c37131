import { accessSync, constants, existsSync, mkdirSync, realpathSync, statfsSync } from 'node:fs';
import path from 'node:path';
import { SetupError } from '../../setup-error.ts';

/** A new cluster takes 40 MB, and PostgreSQL wants room for its log. */
const ROOM = 200 * 1024 * 1024;

/** Makes the data folder if need be; returns its real path, which is what PostgreSQL knows itself by. */
export function prepareDataDir(dataDir: string): string {
  try {
    // Root hands the database to another account, which must be able to pass through; nobody else may look inside.
    mkdirSync(dataDir, { recursive: true, mode: process.getuid?.() === 0 ? 0o711 : 0o700 });
    const dir = realpathSync(dataDir);
    accessSync(dir, constants.R_OK | constants.W_OK | constants.X_OK);
    requireRoom(dir);
    return dir;
  } catch (error) {
    throw error instanceof SetupError ? error : unusable(dataDir, error as NodeJS.ErrnoException);
  }
}

/** What a failed write into the data folder means for the operator. */
export function unusable(dataDir: string, error: NodeJS.ErrnoException): SetupError {
  const dir = path.resolve(dataDir);
  const { zh, en } = reasonOf(error);
  return new SetupError(
    { zh: `数据文件夹 ${dir} 用不了：${zh}`, en: `Cannot use the data folder ${dir}: ${en}` },
    { cause: error },
  );
}

function reasonOf({ code = '', message }: NodeJS.ErrnoException): { zh: string; en: string } {
  const user = process.getuid?.() ?? '';
  const forbidden = {
    zh: `用户 ${user} 没有写的权限。请用文件夹的主人运行，或把它交给这个用户（sudo chown -R ${user} 文件夹），或把 DATA_DIR 设到别处。`,
    en: `user ${user} may not write there. Run Xiaoer as the folder's owner, or give it the folder (sudo chown -R ${user} FOLDER), or set DATA_DIR to another.`,
  };
  const file = {
    zh: '那是文件，不是文件夹。把 DATA_DIR 设成文件夹。',
    en: 'that is a file, not a folder. Set DATA_DIR to a folder.',
  };
  const known: Record<string, { zh: string; en: string }> = {
    EACCES: forbidden,
    EPERM: forbidden,
    EROFS: {
      zh: '磁盘是只读的。改成可写，或把 DATA_DIR 设到别处。',
      en: 'the disk is read-only. Mount it for writing, or set DATA_DIR to another folder.',
    },
    ENOSPC: {
      zh: '磁盘满了。腾出空间，或把 DATA_DIR 设到别的磁盘。',
      en: 'the disk is full. Free some space, or set DATA_DIR to a folder on another disk.',
    },
    EEXIST: file,
    ENOTDIR: file,
  };
  return (
    known[code] ?? {
      zh: `${message}。把 DATA_DIR 设到别处。`,
      en: `${message}. Set DATA_DIR to another folder.`,
    }
  );
}

function requireRoom(dir: string): void {
  if (existsSync(clusterDir(dir))) return;
  const { bavail, bsize } = statfsSync(dir);
  if (bavail * bsize > ROOM) return;
  const left = Math.floor((bavail * bsize) / 1024 / 1024);
  const need = ROOM / 1024 / 1024;
  throw new SetupError({
    zh: `${dir} 所在的磁盘只剩 ${left} MB，内置数据库起步要 ${need} MB。腾出空间，或把 DATA_DIR 设到别的磁盘。`,
    en: `The disk of ${dir} has ${left} MB left; the built-in database needs ${need} MB to begin with. Free some space, or set DATA_DIR to a folder on another disk.`,
  });
}

export const clusterDir = (dataDir: string) => path.join(dataDir, 'postgres');
export const lockFile = (dataDir: string) => path.join(dataDir, 'lock');
