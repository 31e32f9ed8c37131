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
    if (error instanceof SetupError) throw error;
    const { code, message } = error as NodeJS.ErrnoException;
    throw new SetupError(`Cannot use the data folder ${path.resolve(dataDir)}: ${reason(code, message)}`, {
      cause: error,
    });
  }
}

function reason(code: string | undefined, message: string): string {
  const user = process.getuid?.() ?? '';
  if (code === 'EACCES' || code === 'EPERM') {
    return `user ${user} may not write there. Run Xiaoer as the folder's owner, or give it the folder (sudo chown -R ${user} FOLDER), or set DATA_DIR to another.`;
  }
  if (code === 'EROFS')
    return 'the disk is read-only. Mount it for writing, or set DATA_DIR to another folder.';
  if (code === 'ENOSPC')
    return 'the disk is full. Free some space, or set DATA_DIR to a folder on another disk.';
  if (code === 'EEXIST' || code === 'ENOTDIR')
    return 'that is a file, not a folder. Set DATA_DIR to a folder.';
  return `${message}. Set DATA_DIR to another folder.`;
}

function requireRoom(dir: string): void {
  if (existsSync(clusterDir(dir))) return;
  const { bavail, bsize } = statfsSync(dir);
  if (bavail * bsize > ROOM) return;
  throw new SetupError(
    `The disk of ${dir} has ${Math.floor((bavail * bsize) / 1e6)} MB left; the built-in database needs ${ROOM / 1024 / 1024} MB to begin with. ` +
      'Free some space, or set DATA_DIR to a folder on another disk.',
  );
}

export const clusterDir = (dataDir: string) => path.join(dataDir, 'postgres');
export const lockFile = (dataDir: string) => path.join(dataDir, 'lock');
