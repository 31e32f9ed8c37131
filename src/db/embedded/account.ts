import { spawnSync } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import { SetupError } from '../../setup-error.ts';

/** How PostgreSQL's programs are run: under other ids, and behind a wrapper command. */
export type Account = { ids: { uid?: number; gid?: number }; wrap: string[] };

// Root outside, 65534 inside: files stay root's, and PostgreSQL does not see the root it refuses to run as.
const NAMESPACE = ['unshare', '--user', '--map-user=65534', '--map-group=65534', '--'];

/**
 * PostgreSQL refuses to run as root. An ordinary user runs it directly. Root hands it to whoever owns the data
 * already, else to an existing account that can reach the programs and the data folder, else to a user namespace,
 * which also works below a 0700 home. No account is ever created on the host.
 */
export function chooseAccount(postgres: string, dir: string, parent: string): Account {
  const self = { ids: {}, wrap: [] };
  if (process.getuid?.() !== 0) return requireRuns(self, postgres);

  const owner = ownerOf(dir);
  const candidates = owner === undefined ? namedAccounts() : [{ uid: owner.uid, gid: owner.gid }];
  for (const ids of candidates.filter((each) => each.uid !== 0)) {
    if (runs(postgres, ['--version'], ids) && runs('/usr/bin/env', ['test', '-x', parent], ids))
      return { ids, wrap: [] };
  }
  const usable = owner === undefined || owner.uid === 0;
  if (usable && spawnSync('unshare', [...NAMESPACE.slice(1), postgres, '--version']).status === 0)
    return { ids: {}, wrap: NAMESPACE };
  requireRuns(self, postgres);
  throw new SetupError({
    zh: `您用 root 运行，PostgreSQL 不肯；也没有普通账号能同时进入 ${postgres} 和 ${parent}。请用普通用户运行小二，或把它和 DATA_DIR 移出别人进不去的文件夹（chmod o+x），或设 DATABASE_URL。`,
    en: `Running as root, and PostgreSQL will not: no ordinary account can reach both ${postgres} and ${parent}. Run Xiaoer as an ordinary user, or move it and DATA_DIR out of folders that are closed to others (chmod o+x), or set DATABASE_URL.`,
  });
}

function requireRuns(account: Account, postgres: string): Account {
  const tried = spawnSync(postgres, ['--version'], { encoding: 'utf8' });
  if (tried.status === 0) return account;
  const reason = (tried.stderr || tried.error?.message || `signal ${tried.signal}`).trim();
  throw new SetupError({
    zh: `内置 PostgreSQL 在这台机器上启动不了：${reason}。它要用 glibc 的 Linux（Debian、Ubuntu、openEuler，不能是 Alpine）或 macOS。换成这样的系统或镜像，或设 DATABASE_URL。`,
    en: `The built-in PostgreSQL does not start on this machine: ${reason}. It needs a Linux with glibc (Debian, Ubuntu, openEuler; not Alpine) or macOS. Use such an image, or set DATABASE_URL.`,
  });
}

function runs(command: string, args: string[], ids: Account['ids']): boolean {
  return spawnSync(command, args, { ...ids, cwd: '/' }).status === 0;
}

function ownerOf(dir: string): { uid: number; gid: number } | undefined {
  return statSync(dir, { throwIfNoEntry: false });
}

function namedAccounts(): { uid: number; gid: number }[] {
  const lines = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'));
  return ['postgres', 'nobody'].flatMap((name) => {
    const fields = lines.find((each) => each[0] === name);
    return fields ? [{ uid: Number(fields[2]), gid: Number(fields[3]) }] : [];
  });
}
