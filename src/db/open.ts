import { userInfo } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { SetupError } from '../setup-error.ts';
import { connect, type Sql, type Target } from './client.ts';
import { type Embedded, type EmbeddedOptions, openEmbedded } from './embedded/open.ts';

export type OpenOptions = EmbeddedOptions & {
  /** A PostgreSQL of the operator's own; without it the built-in one runs. */
  databaseUrl?: string | undefined;
};

/** PostgreSQL 14 is the oldest that is still maintained and has all we use. */
const OLDEST = 140_000;
/** Container setups start us together with the database; a command need not wait. */
const WAIT_MS = 15_000;

/** The database of this installation, running and reachable. Does not migrate it. */
export async function openDatabase(options: OpenOptions): Promise<Embedded> {
  if (options.databaseUrl === undefined) return openEmbedded(options);
  const target = targetOf(options.databaseUrl);
  await checkServer(target, options);
  return { target, close: async () => {} };
}

/** libpq's way of naming a unix socket (`postgres://user@/database?host=/run/postgresql`) is not known to the drivers. */
function targetOf(url: string): Target {
  const { searchParams, port, username, pathname } = new URL(url);
  const host = searchParams.get('host');
  if (!host?.startsWith('/')) return { url };
  const user = decodeURIComponent(username) || userInfo().username;
  return { host, port: Number(port) || 5432, user, database: decodeURIComponent(pathname.slice(1)) || user };
}

async function checkServer(target: Target, { log, mode }: OpenOptions): Promise<void> {
  const sql = connect(target, { name: 'xiaoer check', max: 1 });
  const until = performance.now() + (mode === 'own' ? WAIT_MS : 0);
  try {
    for (;;) {
      const failure = await check(sql).catch((error: NodeJS.ErrnoException) => error);
      if (!failure) return;
      if (failure instanceof SetupError || performance.now() > until || !isWeather(failure))
        throw unreachable(target, failure);
      log.info({ code: failure.code }, 'the database does not answer yet');
      await sleep(1000);
    }
  } finally {
    await sql.end({ timeout: 1 });
  }
}

async function check(sql: Sql): Promise<undefined> {
  const [row] = await sql<{ version: number; encoding: string }[]>`
    select current_setting('server_version_num')::int as version, current_setting('server_encoding') as encoding`;
  if (!row || row.version < OLDEST) {
    throw new SetupError({
      zh: 'DATABASE_URL 的 PostgreSQL 太旧，要 14 或更新。升级它，或去掉 DATABASE_URL 用内置数据库。',
      en: 'The PostgreSQL of DATABASE_URL is too old; 14 or newer is needed. Upgrade it, or use the built-in one without DATABASE_URL.',
    });
  }
  if (row.encoding !== 'UTF8') {
    throw new SetupError({
      zh: `DATABASE_URL 的数据库编码是 ${row.encoding}，要 UTF8。另建一个：create database xiaoer encoding 'UTF8' template template0`,
      en: `The database of DATABASE_URL is in ${row.encoding}, not UTF8. Make another: create database xiaoer encoding 'UTF8' template template0`,
    });
  }
}

const isWeather = ({ code = '' }: NodeJS.ErrnoException) =>
  /^(ECONN|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|CONNECT|57P03)/.test(code);

function unreachable(target: Target, error: NodeJS.ErrnoException): SetupError {
  if (error instanceof SetupError) return error;
  const where = 'url' in target ? whereOf(target.url) : `${target.host}/${target.database}`;
  const why = error.message;
  return new SetupError(
    {
      zh: `用不了数据库 ${where}：${why}。先把它启动，或改好 DATABASE_URL；去掉 DATABASE_URL 就用内置数据库。`,
      en: `Cannot use the database ${where}: ${why}. Start it, or mend DATABASE_URL; without DATABASE_URL Xiaoer runs a PostgreSQL of its own.`,
    },
    { cause: error },
  );
}

/** Without the password. */
function whereOf(url: string): string {
  const { host, pathname, username } = new URL(url);
  return `${username}@${host}${pathname}`;
}
