import { drizzle, type PostgresJsQueryResultHKT } from 'drizzle-orm/postgres-js';
import type { PgDatabase } from 'drizzle-orm/pg-core';
import postgres from 'postgres';

/** drizzle on its own connections; a transaction of it fits wherever a `Db` is asked for. */
export type Db = PgDatabase<PostgresJsQueryResultHKT>;

type Types = { bigint: number };
/** postgres.js untouched by drizzle: prepared statements, `listen`, real Dates; bigint comes back as a number. */
export type Sql = postgres.Sql<Types>;
/** What `sql.begin` hands over. A function that takes `SqlTx | Sql` runs inside and outside of a transaction. */
export type SqlTx = postgres.TransactionSql<Types>;

/** Where a database is: a URL, or the socket folder (or host) of the embedded one. */
export type Target = { url: string } | SocketTarget;
export type SocketTarget = { host: string; port: number; user: string; database: string };

export type Clients = { db: Db; sql: Sql; close: () => Promise<void> };

export type ClientOptions = {
  /** Shown in pg_stat_activity. */
  name?: string;
  /** Connections of drizzle, and of the raw client (to which each `listen` adds one in all). */
  drizzleMax?: number;
  sqlMax?: number;
};

// Our bigints are Telegram ids, sequence numbers and counts: all below 2^53.
const bigint = {
  to: 20,
  from: [20],
  serialize: (value: number) => String(value),
  parse: (text: string) => Number(text),
};

/**
 * Two clients of one database. They are never the same one: drizzle changes the parsers of the
 * client it is given, so that afterwards Dates come back as strings and `sql.json` fails.
 */
export function openClients(target: Target, options: ClientOptions = {}): Clients {
  const { name = 'xiaoer', drizzleMax = 6, sqlMax = 8 } = options;
  const under = connect(target, { name: `${name} drizzle`, max: drizzleMax });
  const sql = connect(target, { name, max: sqlMax });
  const close = async () => {
    await Promise.all([under.end({ timeout: 5 }), sql.end({ timeout: 5 })]);
  };
  return { db: drizzle(under), sql, close };
}

type ConnectOptions = {
  name: string;
  max: number;
  /** Keeps connections past postgres.js's usual half hour or so: a session lock must not be lost. */
  forever?: boolean;
};

/** One postgres.js client; connects on first use. */
export function connect(target: Target, { name, max, forever = false }: ConnectOptions): Sql {
  const options = {
    max,
    ...(forever ? { max_lifetime: null } : {}),
    connect_timeout: 10,
    // postgres.js itself would let up to 20 s pass between two tries, and with them people wait for a database that is back.
    backoff: (tries: number) => Math.min(1, 0.05 * 2 ** tries),
    connection: { application_name: name, TimeZone: 'UTC' },
    types: { bigint },
    onnotice: () => {},
  };
  return 'url' in target ? postgres(target.url, options) : postgres({ ...target, ...options });
}
