import { type ChildProcess, spawn } from 'node:child_process';
import { SetupError } from '../../setup-error.ts';
import type { Account } from './account.ts';
import type { Binaries } from './binaries.ts';
import { serverEnv } from './cluster.ts';
import { readPidFile } from './pid-file.ts';
import { stopPostmaster } from './predecessor.ts';
import { PORT } from './socket-dir.ts';
import { waitFor } from './wait-for.ts';

export type ServerOptions = {
  dir: string;
  socketDir: string;
  binaries: Binaries;
  account: Account;
  settings: Record<string, string>;
  /** What PostgreSQL itself says, line by line. */
  log: (line: string) => void;
};

export type Server = {
  pid: number;
  /** Settles when the postmaster is gone, with the reason. */
  exited: Promise<string>;
  /** Cuts connections off; see `stopPostmaster`. */
  stop: (ms: number) => Promise<void>;
};

// exec makes the postmaster the very child that node holds, so its death is noticed and reaped. Its stdin pipe is a dead
// man's switch: when node goes, however it goes, the reader gets an end of file and tells the postmaster to shut down
// fast. The reader is nobody's child (forked twice): PostgreSQL takes the death of a child it does not know for a crash.
const LAUNCH =
  'exec 3<&0; ((read x <&3 || kill -INT $$ 2>/dev/null) >/dev/null 2>&1 &); exec "$@" 3<&- </dev/null';

// Recovery after a crash may take long; while the process lives it is worth waiting for.
const START_MS = 600_000;

/** Starts PostgreSQL on an initialized data folder that no other server uses, and waits until it takes connections. */
export async function startServer(options: ServerOptions): Promise<Server> {
  const tail: string[] = [];
  const child = launch(options, (line) => {
    tail.push(line);
    if (tail.length > 12) tail.shift();
    options.log(line);
  });
  let gone: string | undefined;
  const exited = new Promise<string>((resolve) => {
    const settle = (reason: string) => {
      gone = reason;
      // A line tells the reader of the switch to go without killing: the pid may be another's by then.
      child.stdin?.end('\n');
      resolve(reason);
    };
    child.once('error', (error) => settle(error.message));
    child.once('exit', (code, signal) => settle(signal ?? `exit code ${code}`));
  });
  const pid = child.pid ?? 0;
  const ready = () => readPidFile(options.dir)?.pid === pid && readPidFile(options.dir)?.status === 'ready';
  await waitFor(() => gone !== undefined || ready(), START_MS);
  if (gone !== undefined) throw notStarted(gone, tail, options.dir);

  const stop: Server['stop'] = async (ms) => {
    await stopPostmaster(pid, ms);
    await exited;
  };
  return { pid, exited, stop };
}

function notStarted(gone: string, tail: string[], dir: string): SetupError {
  const why = reasonIn(tail);
  return new SetupError({
    zh: `内置 PostgreSQL 没能启动（${gone}）：${why}。数据在 ${dir}，没有动过；改好以后再运行一次。`,
    en: `The built-in PostgreSQL did not start (${gone}): ${why}. The data in ${dir} were left as they are; mend that and run again.`,
  });
}

function reasonIn(lines: string[]): string {
  const telling = lines.filter((line) => /FATAL|PANIC|ERROR|HINT/.test(line));
  return (telling.length > 0 ? telling : lines).join(' ') || 'it gave no reason';
}

function launch(
  { dir, socketDir, binaries, account, settings }: ServerOptions,
  log: (line: string) => void,
): ChildProcess {
  const flags = Object.entries({
    listen_addresses: '',
    unix_socket_directories: socketDir,
    unix_socket_permissions: '0700',
    log_line_prefix: '',
    ...settings,
  }).flatMap(([key, value]) => ['-c', `${key}=${value}`]);
  const command = [...account.wrap, binaries.postgres, '-D', dir, '-p', String(PORT), ...flags];
  // detached: Ctrl-C goes to the whole process group, and must not stop the database before the app has drained.
  const child = spawn('/bin/sh', ['-c', LAUNCH, 'postgres', ...command], {
    ...account.ids,
    env: serverEnv(),
    cwd: '/',
    detached: true,
    stdio: ['pipe', 'ignore', 'pipe'],
  });
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    for (const line of text.trimEnd().split('\n')) log(line);
  });
  child.stdin?.on('error', () => {});
  unref(child);
  return child;
}

// A process whose work is done may end without having stopped the database first: the switch does it.
function unref(child: ChildProcess): void {
  child.unref();
  for (const stream of [child.stdin, child.stderr])
    (stream as unknown as { unref?: () => void } | null)?.unref?.();
}
