import type { Logger } from 'pino';
import { type Config, readConfig } from '../config.ts';
import type { Target } from '../db/client.ts';
import { openDatabase } from '../db/open.ts';
import type { Deps } from '../deps.ts';
import { makeLogger } from '../log.ts';
import { openDeps } from '../start.ts';

export function readSettings(): Config {
  return readConfig(process.env);
}

/** Runs a command on the database of this installation: a running one, or one started for it and stopped again. */
export async function withDeps<T>(
  what: string,
  work: (deps: Deps, config: Config) => Promise<T>,
): Promise<T> {
  const config = readSettings();
  const opened = await openDeps(config, { what, mode: 'share', log: quietLogger(config) });
  const lost = opened.lost.then((error) => {
    throw error;
  });
  try {
    return await Promise.race([work(opened.deps, config), lost]);
  } finally {
    await opened.close();
  }
}

/** The database alone, neither migrated nor read. Close it. */
export function openShared(
  what: string,
  config: Config,
): Promise<{ target: Target; close: () => Promise<void> }> {
  const { databaseUrl, dataDir } = config;
  const log = quietLogger(config);
  const onLost = (error: Error) => log.error({ err: error }, 'the database is lost');
  return openDatabase({ databaseUrl, dataDir, mode: 'share', what, port: null, log, onLost });
}

/** A command speaks for itself; only trouble is logged unless asked for. */
function quietLogger({ logLevel }: Config): Logger {
  return makeLogger(logLevel === 'info' ? 'warn' : logLevel);
}
