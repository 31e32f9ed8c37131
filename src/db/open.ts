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
/** Container setups start us together with the database. */
const WAIT_MS = 15_000;

/** The database of this installation, running and reachable. Does not migrate it. */
export async function openDatabase(options: OpenOptions): Promise<Embedded> {
  if (options.databaseUrl === undefined) return openEmbedded(options);
  const target = { url: options.databaseUrl };
  await checkServer(target, options);
  return { target, close: async () => {} };
}

async function checkServer(target: { url: string }, { log }: OpenOptions): Promise<void> {
  const sql = connect(target, { name: 'xiaoer check', max: 1 });
  const until = performance.now() + WAIT_MS;
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
  if (!row || row.version < OLDEST)
    throw new SetupError('DATABASE_URL: this PostgreSQL is too old; 14 or newer is needed.');
  if (row.encoding !== 'UTF8') {
    throw new SetupError(
      `DATABASE_URL: the database is in ${row.encoding}. Make one with: create database xiaoer encoding 'UTF8' template template0`,
    );
  }
}

const isWeather = ({ code = '' }: NodeJS.ErrnoException) =>
  /^(ECONN|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|CONNECT|57P03)/.test(code);

function unreachable({ url }: Extract<Target, { url: string }>, error: NodeJS.ErrnoException): SetupError {
  if (error instanceof SetupError) return error;
  const { host, pathname, username } = new URL(url);
  return new SetupError(
    `Cannot use the database ${pathname.slice(1)} at ${host} as ${username}: ${error.message}. ` +
      'Start it, or mend DATABASE_URL; without DATABASE_URL Xiaoer runs a PostgreSQL of its own.',
    { cause: error },
  );
}
